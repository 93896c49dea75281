defmodule Kitchen do
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, :queue, name: __MODULE__)

  def order(dish), do: GenServer.call(__MODULE__, {:order, dish}, 150)

  @impl true
  def init(_), do: {:ok, %{waiting: [], cooked: 0}}

  @impl true
  def handle_call({:order, dish}, from, state), do: {:noreply, %{state | waiting: state.waiting ++ [{dish, from}]}}
  def handle_call(:waiting, _from, state), do: {:reply, for({dish, _} <- state.waiting, do: dish), state}

  @impl true
  def handle_cast(:cook, %{waiting: [{dish, from} | rest]} = state) do
    GenServer.reply(from, {:ok, "hot " <> dish})
    {:noreply, %{state | waiting: rest, cooked: state.cooked + 1}}
  end

  def handle_cast(:close, state) do
    for {dish, from} <- state.waiting, do: GenServer.reply(from, {:error, dish})
    {:stop, :normal, state}
  end
end
