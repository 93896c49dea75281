defmodule Chain do
  def start(length, options \\ []) do
    parent = self()
    spawn(fn -> link(length, parent, options) end)
  end

  defp link(0, parent, options) do
    if options[:trap], do: Process.flag(:trap_exit, true)
    send(parent, {:ready, self()})
    loop()
  end

  defp link(length, parent, options) do
    Process.put(:next, spawn_link(fn -> link(length - 1, parent, options) end))
    loop()
  end

  defp loop do
    receive do
      {:EXIT, _, reason} ->
        IO.inspect(reason, label: "heard")
        loop()

      {:exit, reason} ->
        exit(reason)

      :unlink ->
        Process.unlink(Process.get(:next))
        loop()
    end
  end
end
