defmodule Orders.Error do
  defexception [:order, message: "order failed"]
end

defmodule Orders.Missing do
  defexception [:id, :message]

  @impl true
  def exception(id: id), do: %__MODULE__{id: id, message: "there is no order #{inspect(id)}"}
end

defmodule Orders do
  use GenServer

  def start_link(orders), do: GenServer.start_link(__MODULE__, Map.new(orders), name: __MODULE__)

  @impl true
  def init(orders), do: {:ok, orders}

  @impl true
  def handle_call({:get, id}, _from, orders) do
    case orders do
      %{^id => order} -> {:reply, order, orders}
      _ -> raise Orders.Missing, id: id
    end
  end

  def handle_call({:fail, id}, _from, _orders), do: raise(Orders.Error, order: id)
  def handle_call({:fail, id, message}, _from, _), do: raise(Orders.Error, order: id, message: message)
  def handle_call({:safe, id}, from, orders) do
    handle_call({:get, id}, from, orders)
  rescue
    error in Orders.Missing -> {:reply, {:missing, error.id, Exception.message(error)}, orders}
  after
    IO.puts("asked for #{id}")
  end

  def handle_call({:again, id}, from, orders) do
    handle_call({:get, id}, from, orders)
  rescue
    error -> reraise(Orders.Error, [order: error.id], __STACKTRACE__)
  end

  def handle_call(:erlang, _from, orders), do: {:reply, :erlang.error({:my, :error}), orders}
  def handle_call({:at, index}, _from, orders), do: {:reply, elem(List.to_tuple(Map.values(orders)), index), orders}
  def handle_call({:apply, m, f, a}, _from, orders), do: {:reply, apply(m, f, a), orders}
end
