defmodule Slowly do
  def after_ms(ms, value) do
    Process.sleep(ms)
    value
  end

  def both(a, b, timeout) do
    tasks = [Task.async(fn -> after_ms(a, :a) end), Task.async(fn -> after_ms(b, :b) end)]
    Enum.map(tasks, &(Task.yield(&1, timeout) || Task.shutdown(&1, :brutal_kill)))
  end

  def first(times) do
    parent = self()
    pids = for ms <- times, do: spawn_link(fn -> send(parent, {:first, after_ms(ms, ms)}) end)

    receive do
      {:first, ms} ->
        for pid <- pids, do: Process.exit(pid, :kill)
        ms
    after
      100 -> :nobody
    end
  end
end
