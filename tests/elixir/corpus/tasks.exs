task = Task.async(fn -> 1 + 1 end)

Task.await(task)

task.mfa

Task.async(String, :upcase, ["a"]).mfa

Task.await(Task.async(String, :upcase, ["a"]), 100)

Task.await_many(for n <- 1..3, do: Task.async(fn -> n * n end))

Task.await_many([])

slow = Task.async(fn -> Process.sleep(200); :late end)

Task.yield(slow, 10)

Task.yield(slow, 2000)

tasks = [Task.async(fn -> 1 end), Task.async(fn -> Process.sleep(500) end)]

results = Task.yield_many(tasks, 100)

Enum.map(results, fn {task, result} -> {task in tasks, result} end)

Enum.map(tasks, &Task.shutdown(&1, :brutal_kill))

Task.yield_many([])

task = Task.async(fn -> Process.sleep(:infinity) end)

Task.shutdown(task)

task = Task.async(fn -> :done end)

Process.sleep(100)

Task.shutdown(task)

task = Task.async(fn -> :ignored end)

Process.sleep(100)

Task.ignore(task)

task = Task.async(fn -> Process.sleep(:infinity) end)

{Task.ignore(task), Process.alive?(task.pid), Process.exit(task.pid, :kill)}

done = Task.completed(:there)

{done.pid, done.owner == self(), done.mfa}

Task.await(done)

Task.await_many([Task.completed(1), Task.async(fn -> 2 end), Task.completed(3)])

Process.flag(:trap_exit, true)

{:exit, {error, _}} = Task.yield(Task.async(fn -> Task.await(%{done | pid: nil, owner: nil}) end)); error.__struct__

try do
  Task.await(Task.async(fn -> exit(:oops) end))
catch
  :exit, {reason, {module, function, [task, time]}} -> {reason, module, function, task.__struct__, time}
end

try do
  Task.await(Task.async(fn -> Process.sleep(:infinity) end), 10)
catch
  :exit, {reason, {module, function, [_, time]}} -> {reason, module, function, time}
end

try do
  Task.await_many([Task.async(fn -> 1 end), Task.async(fn -> Process.sleep(:infinity) end)], 50)
catch
  :exit, {reason, {module, function, [tasks, time]}} -> {reason, module, function, length(tasks), time}
end

failing = Task.async(fn -> throw(:ball) end)

{:exit, {{:nocatch, :ball}, _}} = Task.yield(failing); :caught

{:ok, pid} = Task.start_link(fn -> :ok end)

receive do
  {:EXIT, ^pid, reason} -> reason
end

{:ok, pid} = Task.start(fn -> exit(:gone) end); is_pid(pid)

Task.child_spec(fn -> :ok end) |> Map.delete(:start)

stream = Task.async_stream(1..5, fn n -> n * 2 end); :made

is_function(stream, 2)

Enum.to_list(stream)

Enum.to_list(Task.async_stream([3, 1, 2], fn n -> Process.sleep(n * 60); n end, max_concurrency: 3, ordered: false))

Enum.to_list(Task.async_stream([3, 1, 2], fn n -> Process.sleep(n * 30); n end, max_concurrency: 3))

Enum.to_list(Task.async_stream(["a", "b"], String, :duplicate, [2]))

Enum.to_list(Task.async_stream(["a", "b"], String, :duplicate, [2], max_concurrency: 1))

1..100 |> Task.async_stream(& &1, max_concurrency: 4) |> Enum.take(3)

1..4 |> Stream.map(&(&1 + 1)) |> Task.async_stream(&(&1 * 10), max_concurrency: 2) |> Stream.filter(fn {:ok, n} -> n > 25 end) |> Enum.map(&elem(&1, 1))

Enum.zip(Task.async_stream(1..3, & &1), Task.async_stream(4..6, & &1))

Enum.to_list(Task.async_stream([1, 2, 3], fn n -> if n == 2, do: exit(:two), else: n end, max_concurrency: 1))

Enum.to_list(Task.async_stream([1, 2], fn n -> if n == 2, do: exit(:two), else: n end, max_concurrency: 1, zip_input_on_exit: true))

Enum.to_list(Task.async_stream([1, 500], &Process.sleep/1, timeout: 100, on_timeout: :kill_task, max_concurrency: 2))

Enum.to_list(Task.async_stream([1, 500], &Process.sleep/1, timeout: 100, on_timeout: :kill_task, zip_input_on_exit: true, max_concurrency: 2))

try do
  Enum.to_list(Task.async_stream([500], &Process.sleep/1, timeout: 10))
catch
  :exit, reason -> reason
end

Enum.to_list(Task.async_stream([], & &1))

Stream.run(Task.async_stream([1], &IO.puts/1))

Enum.reduce(Task.async_stream(1..3, & &1), 0, fn {:ok, n}, sum -> n + sum end)

Enum.to_list(Task.async_stream(1..3, & &1, max_concurrency: 0))

Enum.to_list(Task.async_stream(1..3, & &1, max_concurrency: :many))

try do
  Enum.each(Task.async_stream(1..3, & &1), fn _ -> raise "stop" end)
rescue
  error -> Exception.message(error)
end

try do
  Stream.map(1..3, fn 2 -> raise "two"; n -> n end) |> Task.async_stream(& &1) |> Enum.to_list()
rescue
  error -> Exception.message(error)
end

Task.async_stream(1..3, fn _, _ -> :ok end)

{:ok, sup} = Task.Supervisor.start_link()

Task.Supervisor.children(sup)

Task.await(Task.Supervisor.async(sup, fn -> :supervised end))

Task.await(Task.Supervisor.async(sup, String, :upcase, ["a"]))

Task.await(Task.Supervisor.async(sup, fn -> :with_options end, shutdown: :brutal_kill))

Task.await(Task.Supervisor.async(sup, Kernel, :+, [1, 2], shutdown: 100))

Task.yield(Task.Supervisor.async_nolink(sup, fn -> exit(:gone) end))

Task.yield(Task.Supervisor.async_nolink(sup, Kernel, :-, [3, 2]))

me = self()

{:ok, child} = Task.Supervisor.start_child(sup, fn -> send(me, :ran); Process.sleep(:infinity) end)

receive do
  message -> message
end

Task.Supervisor.children(sup) == [child]

Task.Supervisor.terminate_child(sup, child)

Task.Supervisor.terminate_child(sup, child)

Task.Supervisor.children(sup)

{:ok, child} = Task.Supervisor.start_child(sup, Process, :sleep, [:infinity], restart: :temporary, shutdown: :brutal_kill)

DynamicSupervisor.count_children(sup)

Process.exit(child, :kill)

Process.sleep(50)

Task.Supervisor.children(sup)

Task.Supervisor.async_stream(sup, 1..3, fn n -> n + 1 end) |> Enum.to_list()

Task.Supervisor.async_stream(sup, ["a"], String, :upcase, []) |> Enum.to_list()

Task.Supervisor.async_stream_nolink(sup, [1, 2], fn n -> if n == 2, do: exit(:two), else: n end, ordered: true) |> Enum.to_list()

Task.Supervisor.async_stream_nolink(sup, ["a"], String, :upcase, [], max_concurrency: 1) |> Enum.to_list()

{:ok, small} = Task.Supervisor.start_link(max_children: 1, name: SmallTasks)

{:ok, _} = Task.Supervisor.start_child(SmallTasks, Process, :sleep, [:infinity]); Task.Supervisor.start_child(small, fn -> :ok end)

Task.Supervisor.async_nolink(small, fn -> :ok end)

try do
  Task.Supervisor.async_stream(small, 1..3, & &1) |> Enum.to_list()
rescue
  error -> Exception.message(error)
end

Task.Supervisor.child_spec(name: :tasks)

Task.Supervisor.child_spec([]).id

callers = Task.await(Task.async(fn -> Process.get(:"$callers") end)); callers == [self()]

Task.await(Task.async(fn -> Task.await(Task.async(fn -> length(Process.get(:"$callers")) end)) end))

Enum.to_list(Task.async_stream([1], fn _ -> length(Process.get(:"$callers")) end))

Process.get(:"$callers")

Task.await(:no_task)

Task.await(Task.async(fn -> 1 end), -1)

Task.async(fn _ -> 1 end)

Task.yield_many([Task.completed(1)], :infinity) |> Enum.map(&elem(&1, 1))

Task.async(:no_function)

Task.async(String, "upcase", [])

Task.start_link(:no_function)

Task.shutdown(Task.completed(1))

Task.shutdown(Task.async(fn -> 1 end), :brutally)

Task.await_many(:none)

Task.ignore(:none)
