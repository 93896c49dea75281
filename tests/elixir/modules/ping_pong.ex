defmodule Ping do
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, 0, name: __MODULE__)

  def play(rounds), do: GenServer.cast(__MODULE__, {:ball, rounds})

  @impl true
  def init(count), do: {:ok, count}

  @impl true
  def handle_call(:count, _from, count), do: {:reply, count, count}

  @impl true
  def handle_cast({:ball, 0}, count), do: {:noreply, count}

  def handle_cast({:ball, rounds}, count) do
    GenServer.cast(Pong, {:ball, rounds - 1})
    {:noreply, count + 1}
  end
end

defmodule Pong do
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, 0, name: __MODULE__)

  @impl true
  def init(count), do: {:ok, count}

  @impl true
  def handle_call(:count, _from, count), do: {:reply, count, count}

  @impl true
  def handle_cast({:ball, rounds}, count) when rem(rounds, 13) != 0 do
    GenServer.cast(Ping, {:ball, rounds})
    {:noreply, count + 1}
  end
end
