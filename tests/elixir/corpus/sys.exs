defmodule Kept do
  use GenServer
  def init(state), do: {:ok, state}
  def handle_call(:state, _, state), do: {:reply, state, state}
  def terminate(reason, _), do: IO.inspect(reason, label: "ends")
end

{:ok, pid} = GenServer.start_link(Kept, %{n: 1}, name: :kept)

:sys.get_state(pid)

:sys.get_state(:kept)

:sys.get_state(:kept, 100)

:sys.replace_state(pid, fn state -> Map.put(state, :n, 2) end)

:sys.get_state(pid)

GenServer.call(pid, :state)

:sys.replace_state(pid, fn state -> Map.put(state, :n, 3) end, 1000)

:sys.suspend(pid)

try do
  GenServer.call(pid, :state, 20)
catch
  :exit, {reason, _} -> reason
end

:sys.get_state(pid)

:sys.replace_state(pid, fn state -> Map.put(state, :n, 4) end)

:sys.resume(pid)

GenServer.call(pid, :state)

:sys.replace_state(pid, fn _ -> throw(:thrown) end)

:sys.get_state(pid)

:sys.replace_state(pid, fn _ -> raise "no" end)

:sys.replace_state(pid, fn _ -> exit(:no) end)

:sys.replace_state(pid, fn _, _ -> :two end)

GenServer.call(pid, :state)

:sys.trace(pid, false)

:sys.no_debug(pid)

Process.flag(:trap_exit, true)

:sys.terminate(pid, :shutdown)

receive do
  {:EXIT, ^pid, reason} -> reason
end

:sys.get_state(pid)

:sys.get_state(:kept)

:sys.get_state(:kept, 50)

:sys.suspend(pid)

:sys.resume(:nobody)

:sys.replace_state(:nobody, fn x -> x end) |> is_atom()

:sys.terminate(:nobody, :normal)

:sys.trace(:nobody, false)

:sys.no_debug(:nobody)

:sys.get_state(self())

{:ok, agent} = Agent.start_link(fn -> 1 end)

:sys.get_state(agent)

:sys.replace_state(agent, fn n -> n + 1 end)

Agent.get(agent, & &1)

:sys.suspend(agent)

:sys.resume(agent)

Agent.get(agent, & &1)

slow = spawn(fn -> Process.sleep(:infinity) end)

try do
  :sys.get_state(slow, 20)
catch
  :exit, {reason, {module, function, [server, time]}} -> {reason, module, function, server == slow, time}
end
