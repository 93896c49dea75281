# The operations of benches/runtime.rs on the real BEAM: prints a name and nanoseconds an operation, a line each.
defmodule Bench do
  def time(name, count, fun) do
    {us, _} = :timer.tc(fn -> fun.(count) end)
    IO.puts("#{name}\t#{us * 1000 / count}")
  end

  def spawn_stop(0), do: :ok
  def spawn_stop(n) do
    {_, ref} = spawn_monitor(fn -> :ok end)
    receive do {:DOWN, ^ref, _, _, _} -> spawn_stop(n - 1) end
  end

  def echo do
    receive do from -> send(from, self()) end
    echo()
  end

  def ping(_, 0), do: :ok
  def ping(peer, n) do
    send(peer, self())
    receive do _ -> ping(peer, n - 1) end
  end

  def hop(next) do
    receive do
      {:next, next} -> hop(next)
      0 -> send(:main, :done)
      n -> send(next, n - 1)
    end
    hop(next)
  end

  def take(0), do: :ok
  def take(n), do: (receive do 1 -> take(n - 1) end)
end

defmodule Echo do
  use GenServer
  def start_link(_), do: GenServer.start_link(__MODULE__, nil)
  def init(_), do: {:ok, nil}
  def handle_call(request, _, state), do: {:reply, request, state}
end

Logger.configure(level: :none)
:logger.set_primary_config(:level, :none)
Process.register(self(), :main)

Bench.time("spawn+stop", 100_000, &Bench.spawn_stop/1)
peer = spawn(&Bench.echo/0)
Bench.time("ping-pong", 200_000, &Bench.ping(peer, &1))

pids = for _ <- 1..1000, do: spawn(fn -> Bench.hop(nil) end)
for {pid, next} <- Enum.zip(pids, tl(pids) ++ [hd(pids)]), do: send(pid, {:next, next})
Bench.time("ring hop", 300_000, fn n -> send(hd(pids), n); receive do :done -> :ok end end)

main = self()
Bench.time("fan-in msg", 400_000, fn n ->
  for _ <- 1..8, do: spawn(fn -> for _ <- 1..div(n, 8), do: send(main, 1) end)
  Bench.take(n)
end)

{:ok, server} = Echo.start_link(nil)
Bench.time("call", 200_000, fn n -> for _ <- 1..n, do: GenServer.call(server, 1) end)

{:ok, sup} = Supervisor.start_link([{Echo, nil}], strategy: :one_for_one, max_restarts: 100, max_seconds: 1)
restart = fn restart, n, old ->
  case Supervisor.which_children(sup) do
    [{_, pid, _, _}] when is_pid(pid) and pid != old ->
      if n > 0 do
        Process.exit(pid, :kill)
        restart.(restart, n - 1, pid)
      end
    _ -> restart.(restart, n, old)
  end
end
# At most a hundred restarts a second are allowed, so that the window stays as short as ours.
rounds = for _ <- 1..5 do
  [{_, old, _, _}] = Supervisor.which_children(sup)
  {us, _} = :timer.tc(fn -> restart.(restart, 90, nil) end)
  _ = old
  Process.sleep(2100)
  us * 1000 / 90
end
IO.puts("crash+restart\t#{Enum.at(Enum.sort(rounds), 2)}")
