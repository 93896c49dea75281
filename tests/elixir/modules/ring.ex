defmodule Ring do
  def start(size) do
    first = self()
    last = Enum.reduce(1..size//1, first, fn _, next -> spawn_link(fn -> hop(next) end) end)
    send(last, {:token, 0})

    receive do
      {:token, hops} -> {:done, hops, last}
    after
      200 -> :lost
    end
  end

  defp hop(next) do
    receive do
      {:token, hops} -> send(next, {:token, hops + 1})
      {:drop, reason} -> exit(reason)
    end

    hop(next)
  end
end
