# The chapter's system. Every process has a supervisor, and names are kept by a registry.

defmodule Todo.System do
  def start_link do
    children = [Todo.ProcessRegistry, Todo.Database, Todo.Cache]
    Supervisor.start_link(children, strategy: :one_for_one)
  end
end

defmodule Todo.ProcessRegistry do
  def start_link, do: Registry.start_link(keys: :unique, name: __MODULE__)

  def child_spec(_), do: %{id: __MODULE__, start: {__MODULE__, :start_link, []}, type: :supervisor}

  def via_tuple(key), do: {:via, Registry, {__MODULE__, key}}
end

defmodule Todo.Database do
  @pool_size 3
  @folder "./persist"

  def start_link do
    File.mkdir_p!(@folder)
    workers = Enum.map(1..@pool_size, &worker_spec/1)
    Supervisor.start_link(workers, strategy: :one_for_one)
  end

  def child_spec(_), do: %{id: __MODULE__, start: {__MODULE__, :start_link, []}, type: :supervisor}

  def store(key, data), do: key |> choose_worker() |> Todo.DatabaseWorker.store(key, data)

  def get(key), do: key |> choose_worker() |> Todo.DatabaseWorker.get(key)

  defp worker_spec(id), do: Supervisor.child_spec({Todo.DatabaseWorker, {@folder, id}}, id: id)

  defp choose_worker(key), do: :erlang.phash2(key, @pool_size) + 1
end

defmodule Todo.DatabaseWorker do
  use GenServer

  def start_link({folder, id}), do: GenServer.start_link(__MODULE__, folder, name: via_tuple(id))

  def store(id, key, data), do: GenServer.cast(via_tuple(id), {:store, key, data})

  def get(id, key), do: GenServer.call(via_tuple(id), {:get, key})

  @impl GenServer
  def init(folder), do: {:ok, folder}

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

  defp via_tuple(id), do: Todo.ProcessRegistry.via_tuple({__MODULE__, id})
end

defmodule Todo.Cache do
  def start_link, do: DynamicSupervisor.start_link(name: __MODULE__, strategy: :one_for_one)

  def child_spec(_), do: %{id: __MODULE__, start: {__MODULE__, :start_link, []}, type: :supervisor}

  def server_process(name) do
    case DynamicSupervisor.start_child(__MODULE__, {Todo.Server, name}) do
      {:ok, server} -> server
      {:error, {:already_started, server}} -> server
    end
  end
end

defmodule Todo.Server do
  use GenServer, restart: :temporary

  def start_link(name), do: GenServer.start_link(__MODULE__, name, name: via_tuple(name))

  def add_entry(server, entry), do: GenServer.cast(server, {:add_entry, entry})

  def update_entry(server, id, entry), do: GenServer.cast(server, {:update_entry, id, entry})

  def delete_entry(server, id), do: GenServer.cast(server, {:delete_entry, id})

  def entries(server), do: GenServer.call(server, :entries)

  def entries(server, date), do: GenServer.call(server, {:entries, date})

  @impl GenServer
  def init(name), do: {:ok, {name, nil}, {:continue, :init}}

  @impl GenServer
  def handle_continue(:init, {name, nil}), do: {:noreply, {name, Todo.Database.get(name) || Todo.List.new()}}

  @impl GenServer
  def handle_cast(change, {name, list}) do
    list = Todo.List.change(list, change)
    Todo.Database.store(name, list)
    {:noreply, {name, list}}
  end

  @impl GenServer
  def handle_call(:entries, _from, {_, list} = state), do: {:reply, Todo.List.entries(list), state}
  def handle_call({:entries, date}, _from, {_, list} = state), do: {:reply, Todo.List.entries(list, date), state}

  defp via_tuple(name), do: Todo.ProcessRegistry.via_tuple({__MODULE__, name})
end

defmodule Todo.List do
  defstruct next_id: 1, entries: %{}

  def new, do: %Todo.List{}

  def add(list, entry) do
    id = list.next_id
    %Todo.List{list | next_id: id + 1, entries: Map.put(list.entries, id, Map.put(entry, :id, id))}
  end

  def update(list, id, entry) do
    case list.entries do
      %{^id => _} -> %Todo.List{list | entries: Map.put(list.entries, id, Map.put(entry, :id, id))}
      _ -> list
    end
  end

  def delete(list, id), do: %Todo.List{list | entries: Map.delete(list.entries, id)}

  def entries(list), do: for({_id, entry} <- list.entries, do: entry)

  def entries(list, date), do: Enum.filter(entries(list), &(&1.date == date))

  def change(list, {:add_entry, entry}), do: add(list, entry)
  def change(list, {:update_entry, id, entry}), do: update(list, id, entry)
  def change(list, {:delete_entry, id}), do: delete(list, id)
end
