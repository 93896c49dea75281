defmodule Cart do
  defstruct items: %{}, discount: 0

  def add(%Cart{} = cart, name, price, count \\ 1) when count > 0 do
    update_in(cart.items[name], fn
      nil -> {price, count}
      {^price, before} -> {price, before + count}
    end)
  end

  def total(%Cart{items: items, discount: discount}) do
    sum = for {_, {price, count}} <- items, reduce: 0, do: (sum -> sum + price * count)
    sum * (100 - discount) / 100
  end
end

defmodule Cart.Server do
  use GenServer, restart: :transient

  def start_link(customer), do: GenServer.start_link(__MODULE__, customer, name: {:via, Registry, {Carts, customer}})

  def call(customer, request), do: GenServer.call({:via, Registry, {Carts, customer}}, request)

  @impl true
  def init(customer), do: {:ok, {customer, %Cart{}}}

  @impl true
  def handle_call({:add, name, price}, _from, {customer, cart}) do
    cart = Cart.add(cart, name, price)
    {:reply, cart, {customer, cart}}
  end

  def handle_call({:discount, percent}, _from, {customer, cart}), do: {:reply, :ok, {customer, %Cart{cart | discount: percent}}}
  def handle_call(:total, _from, {_, cart} = state), do: {:reply, Cart.total(cart), state}
  def handle_call(:checkout, _from, {customer, cart}), do: {:stop, :normal, {customer, Cart.total(cart)}, {customer, cart}}
end
