defmodule Breaker do
  use GenServer

  @threshold 2
  @cool_down 60_000

  def start_link(_), do: GenServer.start_link(__MODULE__, :ok, name: __MODULE__)

  def call(fun), do: GenServer.call(__MODULE__, {:call, fun})

  def state, do: GenServer.call(__MODULE__, :state)

  @impl true
  def init(:ok), do: {:ok, {:closed, 0}}

  @impl true
  def handle_call(:state, _from, state), do: {:reply, state, state}
  def handle_call({:call, _}, _from, {:open, _} = state), do: {:reply, {:error, :open}, state}

  def handle_call({:call, fun}, _from, {_, failures} = state) do
    {:reply, {:ok, fun.()}, {:closed, 0}}
  rescue
    error in [RuntimeError, ArithmeticError] -> failed(Exception.message(error), state, failures + 1)
  end

  @impl true
  def handle_info(:half_open, {:open, failures}), do: {:noreply, {:half_open, failures}}

  defp failed(message, {status, _}, failures) when status == :half_open or failures >= @threshold do
    Process.send_after(self(), :half_open, @cool_down)
    {:reply, {:error, message}, {:open, failures}}
  end

  defp failed(message, _, failures), do: {:reply, {:error, message}, {:closed, failures}}
end
