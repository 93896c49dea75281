defmodule Crawler do
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, %{}, name: __MODULE__)

  def fetch(pages, options \\ []), do: GenServer.call(__MODULE__, {:fetch, pages, options}, 1_000)

  @impl true
  def init(seen), do: {:ok, seen}

  @impl true
  def handle_call({:fetch, pages, options}, _from, seen) do
    if options[:trap], do: Process.flag(:trap_exit, true)

    sizes =
      pages
      |> Enum.map(fn page -> {page, Task.async(fn -> size(page) end)} end)
      |> Enum.map(fn {page, task} -> {page, Task.await(task, options[:timeout] || 500)} end)

    {:reply, sizes, Enum.into(sizes, seen)}
  end

  def handle_call(:seen, _from, seen), do: {:reply, map_size(seen), seen}

  @impl true
  def handle_info({:EXIT, _, reason}, seen) do
    IO.inspect(reason, label: "a task ended")
    {:noreply, seen}
  end

  defp size("slow" <> _), do: Process.sleep(5_000)
  defp size("missing" <> page), do: raise(ArgumentError, "no page #{page}")
  defp size("gone"), do: exit(:gone)
  defp size(page), do: String.length(page)
end
