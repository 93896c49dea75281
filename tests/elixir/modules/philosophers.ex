defmodule Waiter do
  use GenServer

  def start_link(forks), do: GenServer.start_link(__MODULE__, forks, name: __MODULE__)

  @impl true
  def init(forks), do: {:ok, %{free: MapSet.new(1..forks), held: %{}, hungry: []}}

  @impl true
  def handle_call({:eat, forks}, {pid, _} = from, state) do
    if MapSet.subset?(forks, state.free) do
      {:reply, :eat, give(state, pid, forks)}
    else
      {:noreply, %{state | hungry: state.hungry ++ [{from, forks}]}}
    end
  end

  def handle_call(:done, {pid, _}, state), do: {:reply, :ok, serve(back(state, pid))}
  def handle_call(:free, _from, state), do: {:reply, Enum.sort(state.free), state}

  @impl true
  def handle_info({:DOWN, _, :process, pid, _}, state), do: {:noreply, serve(back(state, pid))}

  defp give(state, pid, forks) do
    ref = Process.monitor(pid)
    %{state | free: MapSet.difference(state.free, forks), held: Map.put(state.held, pid, {ref, forks})}
  end

  defp back(state, pid) do
    {{ref, forks}, held} = Map.pop!(state.held, pid)
    Process.demonitor(ref, [:flush])
    %{state | held: held, free: MapSet.union(state.free, forks)}
  end

  defp serve(state) do
    case Enum.split_with(state.hungry, fn {_, forks} -> MapSet.subset?(forks, state.free) end) do
      {[], _} ->
        state

      {[{{pid, _} = from, forks} | rest], others} ->
        GenServer.reply(from, :eat)
        %{give(state, pid, forks) | hungry: rest ++ others}
    end
  end
end

defmodule Philosopher do
  def start(name, forks) do
    spawn(fn ->
      :eat = GenServer.call(Waiter, {:eat, MapSet.new(forks)}, 300)
      IO.puts("#{name} eats")

      receive do
        :full -> GenServer.call(Waiter, :done)
        :choke -> raise "#{name} chokes"
      end
    end)
  end
end
