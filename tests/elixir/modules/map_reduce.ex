defmodule MapReduce do
  def run(lines, mappers) do
    lines
    |> Enum.chunk_every(max(div(length(lines), mappers), 1))
    |> Enum.map(fn chunk -> Task.async(fn -> count(chunk) end) end)
    |> Task.await_many(500)
    |> Enum.reduce(%{}, &Map.merge(&1, &2, fn _, a, b -> a + b end))
  end

  defp count(lines) do
    lines
    |> Enum.flat_map(&String.split/1)
    |> Enum.frequencies()
  end
end

defmodule MapReduce.Server do
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, %{}, name: __MODULE__)

  @impl true
  def init(totals), do: {:ok, totals}

  @impl true
  def handle_call({:count, lines}, _from, totals) do
    counted = MapReduce.run(lines, 2)
    {:reply, counted, Map.merge(totals, counted, fn _, a, b -> a + b end)}
  end

  def handle_call(:top, _from, totals), do: {:reply, Enum.max_by(totals, fn {word, count} -> {count, word} end), totals}
end
