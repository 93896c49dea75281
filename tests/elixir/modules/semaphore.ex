defmodule Semaphore do
  use GenServer

  defstruct [:limit, holders: %{}, queue: []]

  def start_link(limit), do: GenServer.start_link(__MODULE__, limit, name: __MODULE__)

  def acquire(timeout \\ 150), do: GenServer.call(__MODULE__, :acquire, timeout)

  def release, do: GenServer.call(__MODULE__, :release)

  @impl true
  def init(limit) when is_integer(limit) and limit > 0, do: {:ok, %Semaphore{limit: limit}}

  @impl true
  def handle_call(:acquire, {pid, _}, %Semaphore{holders: holders} = state) when map_size(holders) < state.limit do
    {:reply, :ok, %{state | holders: Map.put(holders, Process.monitor(pid), pid)}}
  end

  def handle_call(:acquire, from, state), do: {:noreply, %{state | queue: state.queue ++ [from]}}

  def handle_call(:release, {pid, _}, state) do
    case Enum.find(state.holders, fn {_, holder} -> holder == pid end) do
      nil ->
        {:reply, {:error, :not_held}, state}

      {ref, _} ->
        Process.demonitor(ref, [:flush])
        {:reply, :ok, give_to_next(state, ref)}
    end
  end

  def handle_call(:free, _from, state), do: {:reply, state.limit - map_size(state.holders), state}

  @impl true
  def handle_info({:DOWN, ref, :process, _, _}, state), do: {:noreply, give_to_next(state, ref)}

  defp give_to_next(state, ref) do
    state = %{state | holders: Map.delete(state.holders, ref)}

    case state.queue do
      [] ->
        state

      [{pid, _} = from | queue] ->
        GenServer.reply(from, :ok)
        %{state | queue: queue, holders: Map.put(state.holders, Process.monitor(pid), pid)}
    end
  end
end
