defmodule Loader do
  use GenServer

  def start_link(source), do: GenServer.start_link(__MODULE__, source, name: __MODULE__)

  @impl true
  def init(source), do: {:ok, %{source: source, data: nil}, {:continue, :load}}

  @impl true
  def handle_continue(:load, state), do: {:noreply, %{state | data: load(state.source)}, {:continue, :check}}
  def handle_continue(:check, %{data: data} = state) when length(data) < 4, do: {:noreply, state}
  def handle_continue(:check, state), do: {:stop, {:too_much, length(state.data)}, state}

  @impl true
  def handle_call(:data, _from, state), do: {:reply, state.data, state}
  def handle_call({:reload, source}, _from, state), do: {:reply, :ok, %{state | source: source}, {:continue, :load}}

  defp load(source), do: source |> String.split(",") |> Enum.map(&String.to_integer/1)
end
