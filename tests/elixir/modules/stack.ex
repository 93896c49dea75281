defmodule Stack do
  use GenServer

  def start_link(items), do: GenServer.start_link(__MODULE__, items, name: __MODULE__)

  def push(item), do: GenServer.cast(__MODULE__, {:push, item})

  def pop, do: GenServer.call(__MODULE__, :pop)

  @impl true
  def init(items), do: {:ok, items}

  # An empty stack has no clause.
  @impl true
  def handle_call(:pop, _from, [top | rest]), do: {:reply, top, rest}

  @impl true
  def handle_cast({:push, item}, items), do: {:noreply, [item | items]}
end

defmodule Stack.Client do
  def drain(count), do: for(_ <- 1..count, do: Stack.pop())
end
