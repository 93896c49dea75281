defmodule Pool.Worker do
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, [])

  @impl true
  def init(done), do: {:ok, done}

  @impl true
  def handle_call({:square, n}, _from, done), do: {:reply, n * n, [n | done]}
  def handle_call(:done, _from, done), do: {:reply, Enum.reverse(done), done}
end

defmodule Pool.Server do
  use GenServer

  defstruct [:supervisor, workers: [], taken: %{}]

  def start_link(size), do: GenServer.start_link(__MODULE__, size, name: __MODULE__)

  def checkout, do: GenServer.call(__MODULE__, :checkout)

  def checkin(worker), do: GenServer.cast(__MODULE__, {:checkin, worker})

  def status, do: GenServer.call(__MODULE__, :status)

  @impl true
  def init(size) do
    Process.flag(:trap_exit, true)
    {:ok, supervisor} = DynamicSupervisor.start_link(strategy: :one_for_one, max_restarts: 10)
    state = %__MODULE__{supervisor: supervisor}
    {:ok, %{state | workers: for(_ <- 1..size, do: new_worker(state))}}
  end

  @impl true
  def handle_call(:checkout, _from, %{workers: []} = state), do: {:reply, :full, state}

  def handle_call(:checkout, {client, _}, %{workers: [worker | rest], taken: taken} = state) do
    ref = Process.monitor(client)
    {:reply, {:ok, worker}, %{state | workers: rest, taken: Map.put(taken, worker, ref)}}
  end

  def handle_call(:status, _from, state), do: {:reply, {length(state.workers), map_size(state.taken)}, state}

  @impl true
  def handle_cast({:checkin, worker}, %{taken: taken} = state) do
    case Map.pop(taken, worker) do
      {nil, _} ->
        {:noreply, state}

      {ref, taken} ->
        Process.demonitor(ref, [:flush])
        {:noreply, %{state | workers: [worker | state.workers], taken: taken}}
    end
  end

  @impl true
  def handle_info({:DOWN, ref, :process, _, _}, state) do
    case Enum.find(state.taken, fn {_, taken_by} -> taken_by == ref end) do
      {worker, _} ->
        Process.unlink(worker)
        DynamicSupervisor.terminate_child(state.supervisor, worker)
        workers = [new_worker(state) | state.workers]
        {:noreply, %{state | workers: workers, taken: Map.delete(state.taken, worker)}}

      nil ->
        {:noreply, state}
    end
  end

  def handle_info({:EXIT, worker, _reason}, state) do
    {ref, taken} = Map.pop(state.taken, worker)
    if ref, do: Process.demonitor(ref, [:flush])
    workers = List.delete(state.workers, worker)
    {:noreply, %{state | workers: [new_worker(state) | workers], taken: taken}}
  end

  defp new_worker(%{supervisor: supervisor}) do
    spec = Supervisor.child_spec({Pool.Worker, []}, restart: :temporary)
    {:ok, worker} = DynamicSupervisor.start_child(supervisor, spec)
    Process.link(worker)
    worker
  end
end
