# The workloads on the BEAM: reads an order a line (`call 1 200000`), and answers each with its figures, a JSON list.
# What each of them is stands in order.rs. Every one asserts that it was done.

defmodule Bench.Server do
  use GenServer

  def start_link(told), do: GenServer.start_link(__MODULE__, told)

  def init(told) do
    if told, do: send(told, {:up, self()})
    {:ok, nil}
  end

  def handle_call(request, _from, state), do: {:reply, request, state}
end

defmodule Bench.Processes do
  @moduledoc "Processes that spawn, send and receive, and nothing else."

  @senders 8

  def spawn_stop(_size, count) do
    {ns, ^count} = Bench.timed(fn -> spawner(count, 0) end)
    [ns / count]
  end

  defp spawner(0, ended), do: ended

  defp spawner(left, ended) do
    {_, monitor} = spawn_monitor(fn -> :ok end)

    receive do
      {:DOWN, ^monitor, :process, _, :normal} -> spawner(left - 1, ended + 1)
    end
  end

  def ping_pong(_size, count) do
    peer = spawn_link(&echo/0)
    {ns, ^count} = Bench.timed(fn -> ping(peer, count, 0) end)
    stop(peer)
    [ns / count]
  end

  defp echo do
    receive do
      from -> send(from, self())
    end

    echo()
  end

  defp ping(_peer, 0, answers), do: answers

  defp ping(peer, left, answers) do
    send(peer, self())

    receive do
      ^peer -> ping(peer, left - 1, answers + 1)
    end
  end

  def ring(size, count) do
    main = self()
    hops = for _ <- 1..size, do: spawn_link(fn -> hop(nil, main) end)
    Enum.zip(hops, tl(hops) ++ [hd(hops)]) |> Enum.each(fn {hop, next} -> send(hop, next) end)

    {ns, :done} =
      Bench.timed(fn ->
        send(hd(hops), count)

        receive do
          :done -> :done
        end
      end)

    Enum.each(hops, &stop/1)
    [ns / count]
  end

  defp hop(next, main) do
    receive do
      0 ->
        send(main, :done)
        hop(next, main)

      left when is_integer(left) ->
        send(next, left - 1)
        hop(next, main)

      first when is_pid(first) ->
        hop(first, main)
    end
  end

  def fan_in(size, count) do
    burst = @senders * size
    bursts = div(count + burst - 1, burst)
    sent = bursts * burst
    {ns, ^sent} = Bench.timed(fn -> sink(bursts, size, 0) end)
    [ns / sent]
  end

  defp sink(0, _each, taken), do: taken

  defp sink(bursts, each, taken) do
    main = self()
    for _ <- 1..@senders, do: spawn(fn -> send_ones(main, each) end)
    sink(bursts - 1, each, take(@senders * each, taken))
  end

  defp send_ones(_to, 0), do: :ok

  defp send_ones(to, left) do
    send(to, 1)
    send_ones(to, left - 1)
  end

  defp take(0, taken), do: taken

  defp take(left, taken) do
    receive do
      1 -> take(left - 1, taken + 1)
    end
  end

  defp stop(pid) do
    Process.unlink(pid)
    Process.exit(pid, :kill)
  end
end

defmodule Bench.Supervised do
  @moduledoc "What OTP adds: calls to a GenServer under a supervisor, restarts, and children that do nothing."

  # Longer than any run takes: what has once been counted in the window stays in it.
  @max_seconds 1_000_000
  @held_at_a_time 100_000
  @supervisors_at_a_time 100

  def call(_size, count) do
    {:ok, supervisor} = start_supervisor(3, nil)
    [{_, server, _, _}] = Supervisor.which_children(supervisor)
    {ns, ^count} = Bench.timed(fn -> calls(server, count, 0) end)
    Supervisor.stop(supervisor)
    [ns / count]
  end

  defp calls(_server, 0, answers), do: answers

  defp calls(server, left, answers) do
    ^left = GenServer.call(server, left)
    calls(server, left - 1, answers + 1)
  end

  def restart(each, count) do
    supervisors = div(count + each - 1, each)
    done = supervisors * each
    {ns, ^done} = Bench.timed(fn -> supervisors(supervisors, each, 0) end)
    [ns / done]
  end

  defp supervisors(0, _each, restarts), do: restarts

  defp supervisors(left, each, restarts) do
    {:ok, supervisor} = start_supervisor(each, self())
    {_child, restarted} = restarts(first_child(), each, 0)
    Supervisor.stop(supervisor)
    supervisors(left - 1, each, restarts + restarted)
  end

  def restart_holding(held, count) do
    supervisors = (@held_at_a_time / held) |> trunc() |> max(1) |> min(@supervisors_at_a_time)
    more = min(max(div(held, 10), 1), div(count + supervisors - 1, supervisors))
    holding(held, supervisors, more, count, 0, 0)
  end

  defp holding(_held, _supervisors, _more, count, ns, done) when done >= count, do: [ns / done]

  defp holding(held, supervisors, more, count, ns, done) do
    pairs = for _ <- 1..supervisors, do: hold(held)

    {taken, ^supervisors} =
      Bench.timed(fn ->
        Enum.count(pairs, fn {_supervisor, child} -> match?({_, ^more}, restarts(child, more, 0)) end)
      end)

    for {supervisor, _child} <- pairs do
      {_at, restarts} = window(supervisor)
      ^more = length(restarts) - held
      Supervisor.stop(supervisor)
    end

    holding(held, supervisors, more, count, ns + taken, done + more * supervisors)
  end

  # A supervisor that holds so many restarts. To do 100,000 of them takes a BEAM minutes, so one is done, and the list of
  # times that the supervisor keeps is then made as long as if there had been more. What is measured is restarts.
  defp hold(held) do
    {:ok, supervisor} = start_supervisor(1_000_000_000, self())
    {child, 1} = restarts(first_child(), 1, 0)
    {at, [time]} = window(supervisor)
    :sys.replace_state(supervisor, &put_elem(&1, at, List.duplicate(time, held)))
    {supervisor, child}
  end

  # Where the supervisor's state has the times of its restarts, and these: the one list of integers in it.
  defp window(supervisor) do
    state = :sys.get_state(supervisor)

    [found] =
      for at <- 0..(tuple_size(state) - 1),
          list = elem(state, at),
          match?([time | _] when is_integer(time), list),
          do: {at, list}

    found
  end

  defp first_child do
    receive do
      {:up, child} -> child
    end
  end

  defp restarts(child, 0, restarts), do: {child, restarts}

  defp restarts(child, left, restarts) do
    Process.exit(child, :kill)

    receive do
      {:up, next} when next != child -> restarts(next, left - 1, restarts + 1)
    end
  end

  defp start_supervisor(max_restarts, told) do
    Supervisor.start_link([{Bench.Server, told}],
      strategy: :one_for_one,
      max_restarts: max_restarts,
      max_seconds: @max_seconds
    )
  end

  # The same text as there, which is compiled here.
  def call_evaluated(_size, count) do
    {supervisor, server} = Bench.Evaluated.start()
    {ns, ^count} = Bench.timed(fn -> Bench.Evaluated.calls(server, count, 0) end)
    Supervisor.stop(supervisor)
    [ns / count]
  end

  # Bytes by the BEAM's own count (`:erlang.memory(:total)`). The children are left as they are; the client and the
  # supervisor are rid of their garbage.
  def idle(_size, count) do
    before = memory([])
    {supervisor, children} = children(count)
    started = memory([supervisor])
    ^count = Enum.count(children, fn child -> GenServer.call(child, 1) == 1 end)
    called = memory([supervisor])
    [(started - before) / count, (called - before) / count]
  end

  defp memory(also) do
    Enum.each([self() | also], &:erlang.garbage_collect/1)
    :erlang.memory(:total)
  end

  # The memory is what the operating system has given, as natively.
  def crowd(_size, count) do
    before = resident_bytes()
    {ns, {supervisor, _children}} = Bench.timed(fn -> children(count) end)
    %{active: ^count} = DynamicSupervisor.count_children(supervisor)
    [ns / 1.0e6, (resident_bytes() - before) / 1_048_576]
  end

  defp children(count) do
    {:ok, supervisor} = DynamicSupervisor.start_link(strategy: :one_for_one)

    children =
      for _ <- 1..count do
        {:ok, child} = DynamicSupervisor.start_child(supervisor, {Bench.Server, nil})
        child
      end

    {supervisor, children}
  end

  # 0 where the operating system does not tell.
  defp resident_bytes do
    with {:ok, status} <- File.read("/proc/self/status"),
         [_, kib] <- Regex.run(~r/^VmRSS:\s*(\d+) kB$/m, status) do
      String.to_integer(kib) * 1024
    else
      _ -> 0
    end
  end
end

defmodule Bench.Source do
  @moduledoc "What is evaluated from its source here too."

  def reduce(size, count) do
    source = "Enum.reduce(1..#{size}, 0, fn x, acc -> x + acc end)"
    {ns, total} = Bench.timed(fn -> sum(source, count, 0) end)
    ^total = count * div(size * (size + 1), 2)
    [ns / 1.0e6 / count]
  end

  defp sum(_source, 0, total), do: total

  defp sum(source, left, total) do
    {sum, _bound} = Code.eval_string(source)
    sum(source, left - 1, total + sum)
  end
end

defmodule Bench do
  def timed(work) do
    began = System.monotonic_time()
    result = work.()
    {System.convert_time_unit(System.monotonic_time() - began, :native, :nanosecond), result}
  end

  def main do
    # Nobody reads what a supervisor reports of a killed child, here as there.
    :logger.set_primary_config(:level, :none)
    {:ok, _} = Application.ensure_all_started(:logger)
    Logger.configure(level: :none)
    orders()
  end

  defp orders do
    case IO.gets("") do
      line when is_binary(line) ->
        line |> String.split() |> answer() |> IO.puts()
        :erlang.garbage_collect()
        orders()

      _end ->
        :ok
    end
  end

  defp answer(["about"]) do
    "[\"OTP #{System.otp_release()}, Elixir #{System.version()}, #{:erlang.system_info(:emu_flavor)}, " <>
      "#{:erlang.system_info(:schedulers_online)} scheduler\"]"
  end

  defp answer([work, size, count]) do
    figures = figures(work, String.to_integer(size), String.to_integer(count))
    "[" <> Enum.map_join(figures, ",", &:erlang.float_to_binary(&1 * 1.0, decimals: 3)) <> "]"
  end

  defp figures("spawn-stop", size, count), do: Bench.Processes.spawn_stop(size, count)
  defp figures("ping-pong", size, count), do: Bench.Processes.ping_pong(size, count)
  defp figures("ring", size, count), do: Bench.Processes.ring(size, count)
  defp figures("fan-in", size, count), do: Bench.Processes.fan_in(size, count)
  defp figures("call", size, count), do: Bench.Supervised.call(size, count)
  defp figures("restart", size, count), do: Bench.Supervised.restart(size, count)
  defp figures("restart-holding", size, count), do: Bench.Supervised.restart_holding(size, count)
  defp figures("reduce-evaluated", size, count), do: Bench.Source.reduce(size, count)
  defp figures("call-evaluated", size, count), do: Bench.Supervised.call_evaluated(size, count)
  defp figures("idle", size, count), do: Bench.Supervised.idle(size, count)
  defp figures("crowd", size, count), do: Bench.Supervised.crowd(size, count)
  defp figures(_work, _size, _count), do: []
end
