# A counter, and a supervisor that starts it again.
# Run it, type Counter.next() below, and cut the counter.

defmodule Counter do
  use GenServer

  def start_link(first) do
    GenServer.start_link(__MODULE__, first, name: __MODULE__)
  end

  def next, do: GenServer.call(__MODULE__, :next)

  @impl true
  def init(first), do: {:ok, first}

  @impl true
  def handle_call(:next, _from, count) do
    {:reply, count, count + 1}
  end
end

defmodule Counter.Supervisor do
  use Supervisor

  def start_link(_) do
    Supervisor.start_link(__MODULE__, :ok, name: __MODULE__)
  end

  @impl true
  def init(:ok) do
    children = [{Counter, 1}, {Task.Supervisor, name: Counter.Tasks}]
    Supervisor.init(children, strategy: :one_for_one)
  end
end
