defmodule RateLimiter do
  use GenServer

  def start_link(options), do: GenServer.start_link(__MODULE__, options, name: __MODULE__)

  def request(client), do: GenServer.call(__MODULE__, {:request, client})

  @impl true
  def init(options) do
    state = %{limit: Keyword.fetch!(options, :limit), every: Keyword.fetch!(options, :every), used: %{}}
    {:ok, schedule(state)}
  end

  @impl true
  def handle_call({:request, client}, _from, state) do
    used = Map.get(state.used, client, 0)

    if used < state.limit do
      {:reply, {:ok, state.limit - used - 1}, put_in(state.used[client], used + 1)}
    else
      {:reply, {:error, :rate_limited}, state}
    end
  end

  @impl true
  def handle_info(:refill, state), do: {:noreply, schedule(%{state | used: %{}})}

  defp schedule(state) do
    Process.send_after(self(), :refill, state.every)
    state
  end
end
