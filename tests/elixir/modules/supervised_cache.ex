defmodule Cache do
  use GenServer

  def start_link(options), do: GenServer.start_link(__MODULE__, options, name: __MODULE__)

  def put(key, value, ttl \\ :infinity), do: GenServer.call(__MODULE__, {:put, key, value, ttl})

  def get(key), do: GenServer.call(__MODULE__, {:get, key})

  def fetch(key, fun), do: GenServer.call(__MODULE__, {:fetch, key, fun})

  @impl true
  def init(_options), do: {:ok, %{}}

  @impl true
  def handle_call({:put, key, value, ttl}, _from, cache) do
    with {_, timer} when timer != nil <- cache[key], do: Process.cancel_timer(timer)
    timer = if ttl != :infinity, do: Process.send_after(self(), {:expire, key}, ttl)
    {:reply, :ok, Map.put(cache, key, {value, timer})}
  end

  def handle_call({:get, key}, _from, cache) do
    case cache do
      %{^key => {value, _}} -> {:reply, {:ok, value}, cache}
      _ -> {:reply, :error, cache}
    end
  end

  def handle_call({:fetch, key, fun}, _from, cache) do
    {value, _} = entry = Map.get_lazy(cache, key, fn -> {fun.(), nil} end)
    {:reply, value, Map.put(cache, key, entry)}
  end

  @impl true
  def handle_info({:expire, key}, cache), do: {:noreply, Map.delete(cache, key)}
end
