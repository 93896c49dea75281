# The system of the chapter before: one supervised process. What it needs it starts itself, linked to itself.

defmodule Flat.System do
  def start_link, do: Supervisor.start_link([Flat.Cache], strategy: :one_for_one)
end

defmodule Flat.Cache do
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, nil, name: __MODULE__)

  def server_process(name), do: GenServer.call(__MODULE__, {:server_process, name})

  @impl GenServer
  def init(_) do
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
end

defmodule Flat.Database do
  use GenServer

  @pool_size 3
  @folder "./persist"

  def start_link, do: GenServer.start_link(__MODULE__, nil, name: __MODULE__)

  def store(key, data), do: key |> choose_worker() |> Flat.DatabaseWorker.store(key, data)

  def get(key), do: key |> choose_worker() |> Flat.DatabaseWorker.get(key)

  # The database's own process chooses: whoever stores or loads waits for it.
  defp choose_worker(key), do: GenServer.call(__MODULE__, {:choose_worker, key})

  @impl GenServer
  def init(_) do
    File.mkdir_p!(@folder)

    workers =
      for id <- 1..@pool_size, into: %{} do
        {:ok, worker} = Flat.DatabaseWorker.start_link({@folder, id})
        {id, worker}
      end

    {:ok, workers}
  end

  @impl GenServer
  def handle_call({:choose_worker, key}, _from, workers),
    do: {:reply, Map.fetch!(workers, :erlang.phash2(key, @pool_size) + 1), workers}
end

defmodule Flat.DatabaseWorker do
  use GenServer

  def start_link({folder, id}), do: GenServer.start_link(__MODULE__, {folder, id})

  def store(worker, key, data), do: GenServer.cast(worker, {:store, key, data})

  def get(worker, key), do: GenServer.call(worker, {:get, key})

  @impl GenServer
  def init({folder, _id}), do: {:ok, folder}

  @impl GenServer
  def handle_cast({:store, key, data}, folder) do
    File.write!(Path.join(folder, key), :erlang.term_to_binary(data))
    {:noreply, folder}
  end

  @impl GenServer
  def handle_call({:get, key}, _from, folder) do
    data =
      case File.read(Path.join(folder, key)) do
        {:ok, contents} -> :erlang.binary_to_term(contents)
        {:error, _} -> nil
      end

    {:reply, data, folder}
  end
end

defmodule Flat.Server do
  use GenServer

  def start_link(name), do: GenServer.start_link(__MODULE__, name)

  @impl GenServer
  def init(name), do: {:ok, {name, nil}, {:continue, :init}}

  @impl GenServer
  def handle_continue(:init, {name, nil}), do: {:noreply, {name, Flat.Database.get(name) || Todo.List.new()}}

  @impl GenServer
  def handle_cast(change, {name, list}) do
    list = Todo.List.change(list, change)
    Flat.Database.store(name, list)
    {:noreply, {name, list}}
  end

  @impl GenServer
  def handle_call(:entries, _from, {_, list} = state), do: {:reply, Todo.List.entries(list), state}
  def handle_call({:entries, date}, _from, {_, list} = state), do: {:reply, Todo.List.entries(list, date), state}
end
