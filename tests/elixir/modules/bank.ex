defmodule Bank.Account do
  use GenServer

  def start_link({name, balance}), do: GenServer.start_link(__MODULE__, balance, name: via(name))

  def child_spec({name, _} = argument), do: %{id: {:account, name}, start: {__MODULE__, :start_link, [argument]}}

  def via(name), do: {:via, Registry, {Bank.Registry, name}}

  def balance(name), do: GenServer.call(via(name), :balance)

  def deposit(name, amount), do: GenServer.call(via(name), {:deposit, amount})

  def withdraw(name, amount), do: GenServer.call(via(name), {:withdraw, amount})

  @impl true
  def init(balance) when balance >= 0, do: {:ok, balance}
  def init(balance), do: {:stop, {:overdrawn, balance}}

  @impl true
  def handle_call(:balance, _from, balance), do: {:reply, balance, balance}
  def handle_call({:deposit, amount}, _from, balance) when amount > 0, do: {:reply, :ok, balance + amount}

  def handle_call({:withdraw, amount}, _from, balance) when amount <= balance, do: {:reply, :ok, balance - amount}
  def handle_call({:withdraw, _}, _from, balance), do: {:reply, {:error, :insufficient_funds}, balance}
end

defmodule Bank do
  def start_link do
    children = [
      {Registry, keys: :unique, name: Bank.Registry},
      {Bank.Account, {"ann", 100}},
      {Bank.Account, {"ben", 50}}
    ]

    Supervisor.start_link(children, strategy: :one_for_one, name: Bank)
  end

  def transfer(from, to, amount) do
    with :ok <- Bank.Account.withdraw(from, amount) do
      try do
        Bank.Account.deposit(to, amount)
      catch
        :exit, {reason, _} ->
          :ok = Bank.Account.deposit(from, amount)
          {:error, {:rolled_back, reason}}
      end
    end
  end
end
