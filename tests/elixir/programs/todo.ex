defmodule Todo.List do
  defstruct next_id: 1, entries: %{}

  def new(entries \\ []) do
    Enum.reduce(entries, %Todo.List{}, &add_entry(&2, &1))
  end

  def size(todo_list), do: map_size(todo_list.entries)

  def add_entry(todo_list, entry) do
    entry = Map.put(entry, :id, todo_list.next_id)
    new_entries = Map.put(todo_list.entries, todo_list.next_id, entry)
    %Todo.List{todo_list | entries: new_entries, next_id: todo_list.next_id + 1}
  end

  def entries(todo_list, date) do
    todo_list.entries
    |> Map.values()
    |> Enum.filter(fn entry -> entry.date == date end)
  end

  def update_entry(todo_list, entry_id, updater_fun) do
    case Map.fetch(todo_list.entries, entry_id) do
      :error ->
        todo_list

      {:ok, old_entry} ->
        new_entry = updater_fun.(old_entry)
        put_in(todo_list.entries[new_entry.id], new_entry)
    end
  end
end

defmodule Todo.Server do
  use GenServer, restart: :temporary

  def start_link(name) do
    GenServer.start_link(Todo.Server, name, name: via_tuple(name))
  end

  def add_entry(todo_server, new_entry), do: GenServer.cast(todo_server, {:add_entry, new_entry})

  defp via_tuple(name), do: {:via, Registry, {Todo.ProcessRegistry, {__MODULE__, name}}}

  @impl GenServer
  def init(name), do: {:ok, {name, nil}, {:continue, :init}}

  @impl GenServer
  def handle_continue(:init, {name, nil}) do
    todo_list = Todo.Database.get(name) || Todo.List.new()
    {:noreply, {name, todo_list}}
  end

  @impl GenServer
  def handle_cast({:add_entry, new_entry}, {name, todo_list}) do
    new_list = Todo.List.add_entry(todo_list, new_entry)
    Todo.Database.store(name, new_list)
    {:noreply, {name, new_list}}
  end

  @impl GenServer
  def handle_call({:entries, date}, _, {name, todo_list}) do
    {:reply, Todo.List.entries(todo_list, date), {name, todo_list}}
  end
end

defmodule Todo.Database do
  @pool_size 3
  @db_folder "./persist"

  def child_spec(_) do
    File.mkdir_p!(@db_folder)
    %{id: __MODULE__, start: {__MODULE__, :start_link, []}, type: :supervisor}
  end

  def start_link do
    children = Enum.map(1..@pool_size, &worker_spec/1)
    Supervisor.start_link(children, strategy: :one_for_one)
  end

  defp worker_spec(worker_id) do
    default = {Todo.DatabaseWorker, {@db_folder, worker_id}}
    Supervisor.child_spec(default, id: worker_id)
  end

  defp choose_worker(key), do: :erlang.phash2(key, @pool_size) + 1

  def store(key, data) do
    key |> choose_worker() |> Todo.DatabaseWorker.store(key, data)
  end
end
