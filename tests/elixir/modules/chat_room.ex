defmodule Chat.Room do
  use GenServer, restart: :transient

  def start_link(name), do: GenServer.start_link(__MODULE__, name, name: via(name))

  def via(name), do: {:via, Registry, {Chat.Rooms, name}}

  def join(name, nick), do: GenServer.call(via(name), {:join, nick})

  def say(name, nick, text), do: GenServer.call(via(name), {:say, nick, text})

  def close(name), do: GenServer.cast(via(name), :close)

  @impl true
  def init(name), do: {:ok, %{name: name, members: %{}}}

  @impl true
  def handle_call({:join, nick}, {pid, _}, state) when not is_map_key(state.members, nick) do
    Process.monitor(pid)
    {:reply, {:ok, Map.keys(state.members)}, put_in(state.members[nick], pid)}
  end

  def handle_call({:join, _}, _from, state), do: {:reply, {:error, :taken}, state}

  def handle_call({:say, nick, text}, _from, %{members: members} = state) do
    _ = Map.fetch!(members, nick)
    for {other, pid} <- members, other != nick, do: send(pid, {:said, state.name, nick, text})
    {:reply, map_size(members) - 1, state}
  end

  @impl true
  def handle_cast(:close, state), do: {:stop, {:shutdown, :closed}, state}

  @impl true
  def handle_info({:DOWN, _, :process, pid, _}, state) do
    {:noreply, %{state | members: Map.reject(state.members, fn {_, member} -> member == pid end)}}
  end
end

defmodule Chat do
  use Supervisor

  def start_link, do: Supervisor.start_link(__MODULE__, [])

  def open(name), do: DynamicSupervisor.start_child(Chat.RoomSupervisor, {Chat.Room, name})

  @impl true
  def init(_) do
    children = [
      {Registry, keys: :unique, name: Chat.Rooms},
      {DynamicSupervisor, name: Chat.RoomSupervisor, strategy: :one_for_one}
    ]

    Supervisor.init(children, strategy: :rest_for_one)
  end
end
