defmodule Counter do
  use GenServer

  def start_link(initial), do: GenServer.start_link(__MODULE__, initial, name: __MODULE__)

  def increment(by \\ 1), do: GenServer.call(__MODULE__, {:increment, by})

  def value, do: GenServer.call(__MODULE__, :value)

  @impl true
  def init(initial), do: {:ok, initial}

  @impl true
  def handle_call({:increment, by}, _from, count), do: {:reply, count + by, count + by}
  def handle_call(:value, _from, count), do: {:reply, count, count}

  @impl true
  def handle_cast(:reset, _count), do: {:noreply, 0}
end

defmodule Counter.Supervisor do
  use Supervisor

  def start_link(initial), do: Supervisor.start_link(__MODULE__, initial, name: __MODULE__)

  @impl true
  def init(initial), do: Supervisor.init([{Counter, initial}], strategy: :one_for_one)
end
