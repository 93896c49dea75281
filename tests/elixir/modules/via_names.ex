defmodule Player do
  use GenServer, restart: :transient

  def start_link({name, score}), do: GenServer.start_link(__MODULE__, score, name: via(name))

  def via(name), do: {:via, Registry, {Player.Registry, {__MODULE__, name}}}

  def whereis(name), do: GenServer.whereis(via(name))

  @impl true
  def init(score), do: {:ok, score}

  @impl true
  def handle_call({:win, points}, _from, score) when is_integer(points), do: {:reply, score + points, score + points}

  @impl true
  def handle_cast(:leave, score), do: {:stop, :normal, score}
end
