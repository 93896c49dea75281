defmodule Jobs do
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, [], name: __MODULE__)

  def run(name, fun), do: GenServer.call(__MODULE__, {:run, name, fun})

  def results, do: GenServer.call(__MODULE__, :results)

  @impl true
  def init(_), do: {:ok, %{running: %{}, results: []}}

  @impl true
  def handle_call({:run, name, fun}, _from, state) do
    task = Task.Supervisor.async_nolink(Jobs.TaskSupervisor, fun)
    {:reply, :ok, put_in(state.running[task.ref], name)}
  end

  def handle_call(:results, _from, state), do: {:reply, {Enum.reverse(state.results), map_size(state.running)}, state}

  @impl true
  def handle_info({ref, result}, %{running: running} = state) when is_map_key(running, ref) do
    Process.demonitor(ref, [:flush])
    {name, running} = Map.pop(running, ref)
    {:noreply, %{state | running: running, results: [{name, {:ok, result}} | state.results]}}
  end

  def handle_info({:DOWN, ref, :process, _pid, reason}, %{running: running} = state) when is_map_key(running, ref) do
    {name, running} = Map.pop(running, ref)
    {:noreply, %{state | running: running, results: [{name, {:error, shorten(reason)}} | state.results]}}
  end

  defp shorten({%struct{}, stack}) when is_list(stack), do: struct
  defp shorten({reason, stack}) when is_list(stack), do: reason
  defp shorten(reason), do: reason
end

defmodule Jobs.Supervisor do
  use Supervisor

  def start_link(_), do: Supervisor.start_link(__MODULE__, [])

  @impl true
  def init(_) do
    Supervisor.init([{Task.Supervisor, name: Jobs.TaskSupervisor}, Jobs], strategy: :rest_for_one)
  end
end
