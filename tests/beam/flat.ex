# The flat design: one supervised process. What it needs it starts itself, linked to itself, and nobody traps exits.

defmodule Flat.System do
  def start_link(options \\ []), do: Supervisor.start_link([Flat.Cache], strategy: options[:strategy] || :one_for_one)
end

defmodule Flat.Cache do
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, nil, name: __MODULE__)
  def server_process(name), do: GenServer.call(__MODULE__, {:server_process, name})

  @impl GenServer
  def init(_) do
    Todo.Fault.start(__MODULE__)
    {:ok, _} = Flat.Database.start_link()
    {:ok, %{}}
  end

  @impl GenServer
  def handle_call({:server_process, name}, _from, servers) do
    case servers do
      %{^name => server} ->
        {:reply, server, servers}

      _ ->
        {:ok, server} = Flat.Server.start_link(name)
        {:reply, server, Map.put(servers, name, server)}
    end
  end

  @impl GenServer
  def handle_cast({:crash, how}, _), do: Todo.Fault.happen(how)
end

defmodule Flat.Database do
  use GenServer

  @folder "./persist"
  @workers 3

  def start_link, do: GenServer.start_link(__MODULE__, nil, name: __MODULE__)

  def store(key, list), do: key |> choose_worker() |> Flat.DatabaseWorker.store(key, list)
  def get(key), do: key |> choose_worker() |> Flat.DatabaseWorker.get(key)

  # In the database's own process: whoever stores or loads waits for it.
  defp choose_worker(key), do: GenServer.call(__MODULE__, {:choose_worker, key})

  @impl GenServer
  def init(_) do
    Todo.Fault.start(__MODULE__)
    File.mkdir_p!(@folder)

    workers =
      for id <- 1..@workers, into: %{} do
        {:ok, worker} = Flat.DatabaseWorker.start_link({@folder, id})
        {id, worker}
      end

    {:ok, workers}
  end

  @impl GenServer
  def handle_call({:choose_worker, key}, _from, workers),
    do: {:reply, Map.fetch!(workers, :erlang.phash2(key, @workers) + 1), workers}

  @impl GenServer
  def handle_cast({:crash, how}, _), do: Todo.Fault.happen(how)
end

defmodule Flat.DatabaseWorker do
  use GenServer

  def start_link({folder, id}), do: GenServer.start_link(__MODULE__, {folder, id})

  def store(worker, key, list), do: GenServer.cast(worker, {:store, key, list})
  def get(worker, key), do: GenServer.call(worker, {:get, key})

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

defmodule Flat.Server do
  use GenServer

  def start_link(name), do: GenServer.start_link(__MODULE__, name)

  @impl GenServer
  def init(name) do
    Todo.Fault.start({__MODULE__, name})
    {:ok, {name, nil}, {:continue, :init}}
  end

  @impl GenServer
  def handle_continue(:init, {name, nil}), do: {:noreply, {name, Flat.Database.get(name) || Todo.List.new()}}

  @impl GenServer
  def handle_cast({:crash, how}, _), do: Todo.Fault.happen(how)

  def handle_cast(change, {name, list}) do
    list = Todo.List.change(list, change)
    Flat.Database.store(name, list)
    {:noreply, {name, list}}
  end

  @impl GenServer
  def handle_call(:entries, _from, {_, list} = state), do: {:reply, Todo.List.entries(list), state}
  def handle_call({:entries, date}, _from, {_, list} = state), do: {:reply, Todo.List.entries(list, date), state}
end
