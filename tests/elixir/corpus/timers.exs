{:timer.seconds(2), :timer.minutes(1), :timer.hours(1), :timer.hms(1, 2, 3)}

:timer.now_diff({1, 2, 3}, {1, 1, 4})

{micros, value} = :timer.tc(fn -> :done end); {is_integer(micros), value}

{_, value} = :timer.tc(fn a, b -> a + b end, [1, 2]); value

{_, value} = :timer.tc(String, :upcase, ["a"]); value

:timer.sleep(1)

{:ok, {kind, ref}} = :timer.send_after(10, :later); {kind, is_reference(ref)}

receive do
  message -> message
end

{:ok, {kind, _}} = :timer.send_after(0, self(), :now); kind

receive do
  message -> message
end

:timer.send_after(-1, :never)

:timer.send_after(:soon, :never)

{:ok, timer} = :timer.send_after(10_000, self(), :never); :timer.cancel(timer)

:timer.cancel(timer)

:timer.cancel(:nothing)

:timer.cancel({:once, make_ref()})

{:ok, {kind, ref} = timer} = :timer.send_interval(20, :tick); {kind, is_reference(ref)}

for _ <- 1..3 do
  receive do
    message -> message
  end
end

:timer.cancel(timer)

receive do
  :tick -> :more
after
  100 -> :no_more
end

me = self()

{:ok, {kind, _}} = :timer.apply_after(10, Kernel, :send, [me, :applied]); kind

receive do
  message -> message
end

{:ok, timer} = :timer.apply_interval(20, Kernel, :send, [me, :again]); :ok

for _ <- 1..2 do
  receive do
    message -> message
  end
end

:timer.cancel(timer)

:timer.apply_after(:soon, Kernel, :send, [me, :applied])

Process.sleep(60); pid = spawn(fn -> Process.sleep(:infinity) end); ref = Process.monitor(pid); {:ok, _} = :timer.kill_after(10, pid); :ok

receive do
  {:DOWN, ^ref, _, _, reason} -> reason
end

pid = spawn(fn -> Process.sleep(:infinity) end); ref = Process.monitor(pid); {:ok, _} = :timer.exit_after(10, pid, :late); :ok

receive do
  {:DOWN, ^ref, _, _, reason} -> reason
end

short = spawn(fn -> Process.sleep(30) end); {:ok, _} = :timer.send_interval(10, short, :tick); :ok

Process.sleep(100)

Process.alive?(Process.whereis(:timer_server))

:timer.send_interval(10, :nobody_at_all, :tick)
