defmodule Latch do
  use GenServer

  def start_link({name, count}), do: GenServer.start_link(__MODULE__, count, name: name)

  def child_spec({name, _} = argument), do: %{id: name, start: {__MODULE__, :start_link, [argument]}, restart: :transient}

  def arrive(latch), do: GenServer.cast(latch, :arrive)

  def await(latch), do: GenServer.call(latch, :await, 200)

  @impl true
  def init(count), do: {:ok, {count, []}}

  @impl true
  def handle_call(:await, _from, {0, _} = state), do: {:reply, :open, state}
  def handle_call(:await, from, {count, waiting}), do: {:noreply, {count, [from | waiting]}}
  def handle_call(:left, _from, {count, _} = state), do: {:reply, count, state}

  @impl true
  def handle_cast(:arrive, {1, waiting}) do
    Enum.each(waiting, &GenServer.reply(&1, :open))
    {:noreply, {0, []}}
  end

  def handle_cast(:arrive, {count, waiting}) when count > 0, do: {:noreply, {count - 1, waiting}}
  def handle_cast(:arrive, {0, _}), do: {:stop, :too_many, nil}
end
