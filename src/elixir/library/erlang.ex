defmodule :erlang do
  # Of a process that is asked, the signals that came before are acted on first.
  def process_info(pid, items) do
    Coppice.settled(pid)
    Coppice.process_info(pid, items)
  end
end
