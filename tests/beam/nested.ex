# The nested design, as the chapter has it in the end: every process has a supervisor, and names are kept by a registry.

defmodule Todo.System do
  # Other strategies than the chapter's: its own, and the database's.
  def start_link(options \\ []) do
    database = if options[:database], do: [strategy: options[:database]]
    children = [Todo.ProcessRegistry, {Todo.Database, database}, Todo.Cache]
    Supervisor.start_link(children, strategy: options[:strategy] || :one_for_one)
  end
end

defmodule Todo.ProcessRegistry do
  def start_link do
    Todo.Fault.start(__MODULE__)
    Registry.start_link(keys: :unique, name: __MODULE__)
  end

  def child_spec(_), do: %{id: __MODULE__, start: {__MODULE__, :start_link, []}, type: :supervisor}
  def via(key), do: {:via, Registry, {__MODULE__, key}}
end

defmodule Todo.Database do
  @folder "./persist"
  @workers 3

  def start_link(options \\ []) do
    Todo.Fault.start(__MODULE__)
    File.mkdir_p!(@folder)
    workers = for id <- 1..@workers, do: Supervisor.child_spec({Todo.DatabaseWorker, {@folder, id}}, id: id)
    Supervisor.start_link(workers, strategy: options[:strategy] || :one_for_one)
  end

  def child_spec(options), do: %{id: __MODULE__, start: {__MODULE__, :start_link, List.wrap(options && [options])}, type: :supervisor}

  def store(key, list), do: key |> worker() |> Todo.DatabaseWorker.store(key, list)
  def get(key), do: key |> worker() |> Todo.DatabaseWorker.get(key)

  defp worker(key), do: :erlang.phash2(key, @workers) + 1
end

defmodule Todo.DatabaseWorker do
  use GenServer

  def start_link({folder, id}), do: GenServer.start_link(__MODULE__, {folder, id}, name: via(id))

  def store(id, key, list), do: GenServer.cast(via(id), {:store, key, list})
  def get(id, key), do: GenServer.call(via(id), {:get, key})

  defp via(id), do: Todo.ProcessRegistry.via({__MODULE__, id})

  @impl GenServer
  def init({folder, id}) do
    Todo.Fault.start({__MODULE__, id})
    {:ok, folder}
  end

  @impl GenServer
  def handle_cast({:store, key, list}, folder) do
    Todo.File.write(folder, key, list)
    {:noreply, folder}
  end

  def handle_cast({:crash, how}, _), do: Todo.Fault.happen(how)

  @impl GenServer
  def handle_call({:get, key}, _from, folder), do: {:reply, Todo.File.read(folder, key), folder}
end

defmodule Todo.Cache do
  def start_link do
    Todo.Fault.start(__MODULE__)
    DynamicSupervisor.start_link(name: __MODULE__, strategy: :one_for_one)
  end

  def child_spec(_), do: %{id: __MODULE__, start: {__MODULE__, :start_link, []}, type: :supervisor}

  def server_process(name) do
    case DynamicSupervisor.start_child(__MODULE__, {Todo.Server, name}) do
      {:ok, server} -> server
      {:error, {:already_started, server}} -> server
      # Nobody serves it: that is the end of whoever asked.
      error -> exit(error)
    end
  end
end

defmodule Todo.Server do
  use GenServer, restart: :temporary

  def start_link(name), do: GenServer.start_link(__MODULE__, name, name: Todo.ProcessRegistry.via({__MODULE__, name}))

  @impl GenServer
  def init(name) do
    Todo.Fault.start({__MODULE__, name})
    {:ok, {name, nil}, {:continue, :init}}
  end

  @impl GenServer
  def handle_continue(:init, {name, nil}), do: {:noreply, {name, Todo.Database.get(name) || Todo.List.new()}}

  @impl GenServer
  def handle_cast({:crash, how}, _), do: Todo.Fault.happen(how)

  def handle_cast(change, {name, list}) do
    list = Todo.List.change(list, change)
    Todo.Database.store(name, list)
    {:noreply, {name, list}}
  end

  @impl GenServer
  def handle_call(:entries, _from, {_, list} = state), do: {:reply, Todo.List.entries(list), state}
  def handle_call({:entries, date}, _from, {_, list} = state), do: {:reply, Todo.List.entries(list, date), state}
end
