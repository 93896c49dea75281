defmodule Bus do
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, [], name: __MODULE__)

  def subscribe(pattern), do: GenServer.call(__MODULE__, {:subscribe, self(), pattern})

  def publish(event), do: GenServer.cast(__MODULE__, {:publish, event})

  def subscribers, do: GenServer.call(__MODULE__, :subscribers)

  @impl true
  def init(subscribers), do: {:ok, subscribers}

  @impl true
  def handle_call({:subscribe, pid, pattern}, _from, subscribers) do
    {:reply, :ok, subscribers ++ [{pid, Process.monitor(pid), pattern}]}
  end

  def handle_call(:subscribers, _from, subscribers), do: {:reply, length(subscribers), subscribers}

  @impl true
  def handle_cast({:publish, {kind, _} = event}, subscribers) do
    for {pid, _, pattern} <- subscribers, pattern in [kind, :all], do: send(pid, event)
    {:noreply, subscribers}
  end

  @impl true
  def handle_info({:DOWN, ref, :process, pid, reason}, subscribers) do
    IO.puts("gone: #{inspect(reason)}")
    {:noreply, List.delete(subscribers, List.keyfind(subscribers, ref, 1)) |> Enum.reject(&(elem(&1, 0) == pid and elem(&1, 1) == ref))}
  end
end

defmodule Bus.Listener do
  use GenServer, restart: :transient

  def start_link({name, kinds}), do: GenServer.start_link(__MODULE__, kinds, name: name)

  @impl true
  def init(kinds) do
    Enum.each(kinds, &Bus.subscribe/1)
    {:ok, []}
  end

  @impl true
  def handle_call(:events, _from, events), do: {:reply, Enum.reverse(events), events}

  @impl true
  def handle_info({:done, reason}, events), do: {:stop, reason, events}
  def handle_info({kind, value}, events) when is_atom(kind), do: {:noreply, [{kind, value} | events]}
end
