Process.put(:a, 1)

Process.put(:b, 2)

Enum.sort(Keyword.delete(Process.get(), :elixir_checker_info))

Enum.sort(Process.get_keys() -- [:elixir_checker_info])

Enum.sort(Process.get_keys(1))

Process.put(:a, 3)

{Process.delete(:a), Process.delete(:a), Process.get(:a)}

{:erlang.get(:missing), :erlang.put(:c, 1), :erlang.put(:c, 2), :erlang.get(:c), :erlang.erase(:c), :erlang.erase(:c)}

Process.get_keys(:nothing)

Process.delete(:b)

sleeper = spawn(fn -> Process.sleep(:infinity) end)

Process.info(sleeper, :registered_name)

Process.register(sleeper, :sleeper)

Process.info(sleeper, :registered_name)

:erlang.process_info(sleeper, :registered_name)

:erlang.process_info(self(), :registered_name)

Process.whereis(:sleeper) == sleeper

Process.whereis(:nobody)

:erlang.whereis(:nobody)

:sleeper in Process.registered()

:nobody in Process.registered()

sleeper in Process.list()

self() in Process.list()

Process.register(sleeper, :another)

Process.register(self(), :sleeper)

Process.register(self(), nil)

Process.register(self(), "text")

Process.register(:no_pid, :text)

:erlang.register(:sleeper, self())

:erlang.register(:undefined, self())

:erlang.register("text", self())

Process.unregister(:sleeper)

Process.unregister(:sleeper)

Process.unregister("text")

Process.whereis(:sleeper)

Process.whereis("text")

Process.info(sleeper, :status)

Process.info(self(), :status)

Process.info(sleeper, :message_queue_len)

send(sleeper, :one); send(sleeper, {:two, 2}); Process.info(sleeper, [:message_queue_len, :messages])

Process.info(sleeper, :links)

Process.link(sleeper)

Process.info(sleeper, :links) == {:links, [self()]}

Process.unlink(sleeper)

Process.info(sleeper, :links)

ref = Process.monitor(sleeper)

Process.info(self(), :monitors) == {:monitors, [process: sleeper]}

Process.info(sleeper, :monitored_by) == {:monitored_by, [self()]}

Process.demonitor(ref)

Process.info(sleeper, :monitored_by)

Process.info(sleeper, :trap_exit)

Process.flag(:trap_exit, true)

Process.info(self(), :trap_exit)

Process.flag(:trap_exit, false)

Process.flag(:trap_exit, :maybe)

Process.flag(:unknown, true)

Process.info(sleeper, [])

Process.info(sleeper, [:trap_exit, :links])

Process.info(sleeper, :no_such_item)

Process.info(:no_pid, :links)

Process.info(sleeper, "text")

Process.put(:x, 1); elem(Process.info(self(), :dictionary), 1)[:x]

Process.info(self(), :priority)

Process.exit(sleeper, :kill)

Process.info(sleeper, :links)

Process.info(sleeper)

Process.info(sleeper, [:links, :status])

Process.alive?(sleeper)

Process.alive?(:no_pid)

Process.list() |> Enum.all?(&is_pid/1)

Process.send(self(), :hello, [])

Process.send(self(), :hello, [:noconnect])

send({:nobody, node()}, :lost)

send({:nobody, :other@nowhere}, :lost)

send(:nobody, :lost)

Process.send(:nobody, :lost, [])

send("text", :lost)

Process.register(self(), :me); send({:me, node()}, :found)

for _ <- 1..3 do
  receive do
    message -> message
  end
end

Process.unregister(:me)

ref = Process.monitor(:nobody)

receive do
  {:DOWN, ^ref, :process, object, reason} -> {object, reason}
end

ref = Process.monitor({:nobody, node()})

receive do
  {:DOWN, ^ref, :process, object, reason} -> {object, reason}
end

Process.monitor("text")

gone = spawn(fn -> :ok end)

Process.sleep(50)

ref = Process.monitor(gone)

{Process.demonitor(ref), receive do {:DOWN, ^ref, _, _, reason} -> reason after 0 -> :nothing end}

ref = Process.monitor(gone)

{Process.demonitor(ref, [:flush]), receive do {:DOWN, ^ref, _, _, reason} -> reason after 0 -> :nothing end}

ref = Process.monitor(gone)

Process.demonitor(ref, [:info])

Process.demonitor(ref, [:flush, :info])

other = spawn(fn -> Process.sleep(:infinity) end); ref = Process.monitor(other); Process.demonitor(ref, [:flush, :info])

Process.demonitor(ref, [:unknown])

Process.demonitor(:no_ref)

:erlang.demonitor(make_ref())

:erlang.monitor(:process, "text")

ref = :erlang.monitor(:process, gone)

receive do
  {:DOWN, ^ref, :process, pid, reason} -> {pid == gone, reason}
end

Process.spawn(fn -> Process.sleep(:infinity) end, []) |> is_pid()

{pid, ref} = Process.spawn(fn -> exit(:ended) end, [:monitor])

receive do
  {:DOWN, ^ref, :process, ^pid, reason} -> reason
end

pid = Process.spawn(Process, :sleep, [:infinity], [:link]); Process.info(pid, :links) == {:links, [self()]}

Process.unlink(pid); Process.exit(pid, :kill)

{pid, ref} = Process.spawn(fn -> Process.sleep(:infinity) end, [:link, :monitor, priority: :low]); is_reference(ref)

Process.unlink(pid); Process.exit(pid, :shutdown)

receive do
  {:DOWN, ^ref, :process, ^pid, reason} -> reason
end

timer = Process.send_after(self(), :later, 20)

is_integer(Process.read_timer(timer))

receive do
  message -> message
end

{Process.read_timer(timer), Process.cancel_timer(timer)}

timer = Process.send_after(self(), :never, 10_000)

Process.cancel_timer(timer) in 9_000..10_000

Process.cancel_timer(timer)

timer = Process.send_after(self(), :never, 10_000); Process.cancel_timer(timer, info: false)

timer = Process.send_after(self(), :never, 10_000); Process.cancel_timer(timer, async: true)

receive do
  {:cancel_timer, ^timer, left} -> left in 9_000..10_000
end

Process.cancel_timer(timer, async: true, info: false)

Process.cancel_timer(:no_ref)

Process.read_timer(:no_ref)

Process.send_after(self(), :absolute, System.monotonic_time(:millisecond) + 20, abs: true) |> is_reference()

receive do
  message -> message
end

timer = :erlang.start_timer(10, self(), :message)

receive do
  {:timeout, ^timer, message} -> message
end

:erlang.send_after(10, self(), :sent) |> is_reference()

receive do
  message -> message
end

Process.send_after(self(), :never, -1)

Process.send_after(self(), :never, :soon)

Process.send_after("text", :never, 10)

Process.sleep(-1)

Process.exit(:no_pid, :kill)

Process.link(:no_pid)

Process.unlink(:no_pid)

:erlang.is_process_alive(self())

:erlang.node(self())

node()

node(self())

:erlang.processes() |> length() |> Kernel.>(1)

:erlang.unique_integer([:positive]) > 0

a = :erlang.unique_integer([:monotonic]); b = :erlang.unique_integer([:monotonic]); a < b

System.unique_integer([:positive, :monotonic]) > 0

:erlang.self() == self()

:erlang.spawn(fn -> :ok end) |> is_pid()

{pid, ref} = :erlang.spawn_monitor(fn -> exit(:bye) end); is_reference(ref)

receive do
  {:DOWN, ^ref, _, ^pid, reason} -> reason
end

:erlang.exit(spawn(fn -> Process.sleep(:infinity) end), :kill)

:erlang.process_flag(:trap_exit, false)

spawn(:no_function) |> is_pid()

spawn(fn _ -> :ok end) |> is_pid()

spawn(String, :upcase, :no_list)

spawn(String, "upcase", [])
