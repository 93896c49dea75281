defmodule Fidelity.Watch do
  @moduledoc "Watches a driver and whatever it starts: who lives, who ends, and whether everything has settled."
  alias Fidelity.Bench

  @looks_before_sleeping 60
  @looks_before_giving_up 6_000

  @doc """
  Watches from now on; `born` is told of every new process, its parent and what it was spawned to run, and `seen` of
  whatever else is traced with these flags. What they return is recorded, when it is a list.
  """
  def start(driver, born \\ fn _, _, _ -> :ok end, seen \\ fn _, _ -> :ok end, flags \\ []) do
    tracer = spawn(fn -> trace(MapSet.new(), born, seen) end)
    :erlang.trace(driver, true, [:procs, :set_on_spawn, :strict_monotonic_timestamp, {:tracer, tracer} | flags])
    tracer
  end

  def stop(tracer), do: send(tracer, :stop)

  @doc "Returns when every process is back in its main loop with an empty mailbox, twice in a row."
  def settle(tracer, idle \\ &idle?/1), do: settle(tracer, idle, nil, 0)

  @doc "Who lives, as far as has been seen."
  def living(tracer) do
    send(tracer, {:living, self()})

    receive do
      {:living, living} -> living
    end
  end

  # Exits are recorded under their own timestamps.
  defp trace(living, born, seen) do
    receive do
      {:trace_ts, pid, :exit, reason, {_, at}} ->
        Bench.record(at, {:exit, pid, reason})
        trace(MapSet.delete(living, pid), born, seen)

      {:trace_ts, parent, :spawn, child, call, {_, at}} ->
        note(at, born.(child, parent, call))
        trace(MapSet.put(living, child), born, seen)

      {:trace_ts, pid, :spawned, _, _, _} ->
        trace(MapSet.put(living, pid), born, seen)

      {:living, from} ->
        send(from, {:living, living})
        trace(living, born, seen)

      {:trace_ts, pid, kind, what, {_, at}} ->
        note(at, seen.(pid, {kind, what}))
        trace(living, born, seen)

      {:trace_ts, pid, kind, what, result, {_, at}} ->
        note(at, seen.(pid, {kind, what, result}))
        trace(living, born, seen)

      :stop ->
        :ok

      _ ->
        trace(living, born, seen)
    end
  end

  defp note(at, event) when is_list(event), do: Bench.record(at, event)
  defp note(_, _), do: :ok

  defp settle(tracer, idle, before, looks) do
    let_run()
    reference = :erlang.trace_delivered(:all)

    receive do
      {:trace_delivered, :all, ^reference} -> :ok
    end

    living = living(tracer)
    now = {Enum.all?(living, idle), living, Bench.size()}

    cond do
      now == before and elem(now, 0) -> :ok
      looks > @looks_before_giving_up -> raise "does not settle: #{inspect(Enum.reject(living, idle))}"
      true -> again(tracer, idle, now, looks)
    end
  end

  # Whoever is asked something gets a turn that it would not have had: nobody is asked while anybody can run.
  defp let_run do
    if :erlang.statistics(:run_queue) > 0 do
      :erlang.yield()
      let_run()
    end
  end

  defp again(tracer, idle, now, looks) do
    if looks < @looks_before_sleeping, do: :erlang.yield(), else: Process.sleep(1)
    settle(tracer, idle, now, looks + 1)
  end

  # A supervisor that waits for a child is waiting too, but not in its loop. A process that is gone has its exit to be
  # seen yet. One that is suspended takes nothing but what resumes it.
  defp idle?(pid) do
    case Process.info(pid, [:status, :message_queue_len, :current_function]) do
      [status: :waiting, message_queue_len: _, current_function: {:sys, :suspend_loop, _}] ->
        true

      [status: :waiting, message_queue_len: 0, current_function: {module, function, _}] ->
        # The monitor of a stream whose owner has given up waits for what may still come.
        {module, function} in [{:gen_server, :loop}, {:erlang, :hibernate}, {Fidelity.Plain, :loop}, {Task.Supervised, :stream_monitor_loop}] or
          function == :driver_loop

      _ ->
        false
    end
  end
end
