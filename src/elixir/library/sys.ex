defmodule :sys do
  def get_state(server), do: Coppice.sys(server, :get_state, {:sys, :get_state, [server]}, 5000)
  def get_state(server, timeout), do: Coppice.sys(server, :get_state, {:sys, :get_state, [server, timeout]}, timeout)
  def suspend(server), do: Coppice.sys(server, :suspend, {:sys, :suspend, [server]}, 5000)
  def suspend(server, timeout), do: Coppice.sys(server, :suspend, {:sys, :suspend, [server, timeout]}, timeout)
  def resume(server), do: Coppice.sys(server, :resume, {:sys, :resume, [server]}, 5000)
  def resume(server, timeout), do: Coppice.sys(server, :resume, {:sys, :resume, [server, timeout]}, timeout)

  def replace_state(server, fun) do
    request = {:replace_state, fun}
    Coppice.sys(server, request, {:sys, request, [server]}, 5000)
  end

  def replace_state(server, fun, timeout) do
    request = {:replace_state, fun}
    Coppice.sys(server, request, {:sys, request, [server, timeout]}, timeout)
  end

  def terminate(server, reason) do
    Coppice.sys(server, {:terminate, reason}, {:sys, :terminate, [server, reason]}, 5000)
  end

  def terminate(server, reason, timeout) do
    Coppice.sys(server, {:terminate, reason}, {:sys, :terminate, [server, reason, timeout]}, timeout)
  end

  def no_debug(server), do: Coppice.sys(server, {:debug, :no_debug}, {:sys, {:debug, :no_debug}, [server]}, 5000)

  def no_debug(server, timeout) do
    Coppice.sys(server, {:debug, :no_debug}, {:sys, {:debug, :no_debug}, [server, timeout]}, timeout)
  end

  def trace(server, flag), do: trace(server, flag, 5000, [server, flag])
  def trace(server, flag, timeout), do: trace(server, flag, timeout, [server, flag, timeout])

  defp trace(server, false, timeout, called) do
    Coppice.sys(server, {:debug, {:trace, false}}, {:sys, :trace, called}, timeout)
  end

  defp trace(_, true, _, _), do: raise(Coppice.LimitError, ":sys.trace/2 is not part of Coppice, though Elixir has it")
end
