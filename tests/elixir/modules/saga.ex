defmodule Saga do
  def run(steps), do: run(steps, [])

  defp run([], _done), do: :ok

  defp run([{name, action, undo} | rest], done) do
    case attempt(action) do
      {:ok, value} ->
        run(rest, [{name, undo, value} | done])

      {:error, reason} ->
        for {_, undo, value} <- done, do: undo.(value)
        {:error, name, reason, Enum.map(done, &elem(&1, 0))}
    end
  end

  defp attempt(action) do
    {:ok, action.()}
  rescue
    error -> {:error, Exception.message(error)}
  catch
    :exit, {reason, _} -> {:error, reason}
    kind, value -> {:error, {kind, value}}
  end
end

defmodule Stock do
  use Agent

  def start_link(items), do: Agent.start_link(fn -> Map.new(items) end, name: __MODULE__)

  def take(item), do: Agent.get_and_update(__MODULE__, fn stock -> {item, Map.update!(stock, item, &less/1)} end)

  def back(item), do: Agent.update(__MODULE__, &Map.update!(&1, item, fn count -> count + 1 end))

  def all, do: Agent.get(__MODULE__, & &1)

  defp less(count) when count > 0, do: count - 1
end

defmodule Shop do
  def order(items, pay) do
    steps = for item <- items, do: {item, fn -> Stock.take(item) end, &Stock.back/1}
    Saga.run(steps ++ [{:pay, pay, fn _ -> :ok end}])
  end
end
