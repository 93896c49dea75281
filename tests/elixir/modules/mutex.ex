defmodule Mutex do
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, [], name: __MODULE__)

  def lock(key), do: GenServer.call(__MODULE__, {:lock, key}, 200)

  def unlock(key), do: GenServer.call(__MODULE__, {:unlock, key})

  def with_lock(key, fun) do
    :ok = lock(key)

    try do
      fun.()
    after
      unlock(key)
    end
  end

  @impl true
  def init(_), do: {:ok, %{}}

  @impl true
  def handle_call({:lock, key}, {pid, _} = from, locks) do
    case locks do
      %{^key => {owner, ref, queue}} ->
        {:noreply, Map.put(locks, key, {owner, ref, queue ++ [from]})}

      _ ->
        {:reply, :ok, Map.put(locks, key, {pid, Process.monitor(pid), []})}
    end
  end

  def handle_call({:unlock, key}, {pid, _}, locks) do
    case locks do
      %{^key => {^pid, ref, queue}} ->
        Process.demonitor(ref, [:flush])
        {:reply, :ok, hand_over(locks, key, queue)}

      _ ->
        {:reply, {:error, :not_yours}, locks}
    end
  end

  @impl true
  def handle_info({:DOWN, ref, :process, _, _}, locks) do
    {key, {_, _, queue}} = Enum.find(locks, fn {_, {_, own, _}} -> own == ref end)
    {:noreply, hand_over(locks, key, queue)}
  end

  defp hand_over(locks, key, []), do: Map.delete(locks, key)

  defp hand_over(locks, key, [{pid, _} = from | queue]) do
    GenServer.reply(from, :ok)
    Map.put(locks, key, {pid, Process.monitor(pid), queue})
  end
end
