defmodule Pipeline.Sink do
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, [], name: __MODULE__)

  @impl true
  def init(got), do: {:ok, got}

  @impl true
  def handle_call(:got, _from, got), do: {:reply, Enum.reverse(got), got}

  @impl true
  def handle_cast({:item, item}, got), do: {:noreply, [item | got]}
end

defmodule Pipeline.Stage do
  use GenServer

  def start_link({name, fun, next}), do: GenServer.start_link(__MODULE__, {fun, next}, name: name)

  def child_spec({name, _, _} = argument), do: Supervisor.child_spec(%{id: name, start: {__MODULE__, :start_link, [argument]}}, [])

  @impl true
  def init(state), do: {:ok, state}

  @impl true
  def handle_cast({:item, item}, {fun, next} = state) do
    case fun.(item) do
      :drop -> :ok
      made -> GenServer.cast(next, {:item, made})
    end

    {:noreply, state}
  end
end

defmodule Pipeline do
  use Supervisor

  def start_link(_), do: Supervisor.start_link(__MODULE__, [], name: __MODULE__)

  def feed(items), do: Enum.each(items, &GenServer.cast(:parse, {:item, &1}))

  @impl true
  def init(_) do
    children = [
      Pipeline.Sink,
      {Pipeline.Stage, {:square, &(&1 * &1), Pipeline.Sink}},
      {Pipeline.Stage, {:odd, &Pipeline.odd/1, :square}},
      {Pipeline.Stage, {:parse, &String.to_integer/1, :odd}}
    ]

    Supervisor.init(children, strategy: :rest_for_one, max_restarts: 2, max_seconds: 30)
  end

  def odd(n), do: if(rem(n, 2) == 1, do: n, else: :drop)
end
