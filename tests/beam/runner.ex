defmodule Fidelity.Log do
  @moduledoc "A logger handler. It runs in the process that logs, so what it records is in that process's own order."
  alias Fidelity.{Bench, Norm}

  # A handler that fails is removed without a word that anybody would see: better no recorder than a deaf one.
  def log(event, _) do
    heard(event)
    Bench.stir()
  catch
    kind, reason ->
      IO.puts(:stderr, Exception.format(kind, reason, __STACKTRACE__))
      System.halt(1)
  end

  defp heard(%{msg: {:report, %{label: label, report: report} = logged}, level: level}) when is_tuple(label) do
    if Bench.labelled?(self()), do: handle(label, report, logged, level)
  end

  defp heard(%{msg: {:report, %{label: {:gen_server, :terminate} = label, reason: _} = report}, level: level}) do
    if Bench.labelled?(self()), do: handle(label, report, report, level)
  end

  defp heard(%{msg: {'Supervisor received unexpected message: ' ++ _, _}}) do
    if Bench.labelled?(self()), do: Bench.record(["unexpected_log", Bench.who(self())])
  end

  defp heard(_), do: :ok

  defp handle(label, report, logged, level) do
    short(label, report)
    # Worded later: that would take time, in which others would run.
    if Bench.get(:texts) and label != {:proc_lib, :crash},
      do: Bench.record({:text, Bench.who(self()), label, logged, level})
  end

  defp short({:supervisor, :progress}, _), do: :ok

  defp short({:supervisor, context}, report) do
    offender = report[:offender]

    child =
      case offender[:pid] do
        pid when is_pid(pid) -> Bench.who(pid)
        {:restarting, pid} when is_pid(pid) -> "restarting(" <> Bench.who(pid) <> ")"
        other -> {:inspect, other}
      end

    Bench.record([
      "sup_report",
      Bench.who(self()),
      Atom.to_string(context),
      {:norm, report[:reason]},
      {:id, offender[:id]},
      child
    ])
  end

  defp short({:gen_server, :terminate}, report), do: Bench.record(["terminating_log", Bench.who(self()), {:norm, reason(report)}])

  defp short({Task.Supervisor, :terminating}, report),
    do: Bench.record(["task_log", Bench.who(self()), {:norm, reason(report)}])

  defp short({GenServer, :no_handle_info}, _), do: Bench.record(["unexpected_log", Bench.who(self())])
  defp short({DynamicSupervisor, :unexpected_msg}, _), do: Bench.record(["unexpected_log", Bench.who(self())])
  defp short(_, _), do: :ok

  defp reason(%{reason: {reason, stack}}) when is_list(stack), do: reason
  defp reason(%{reason: reason}), do: reason

  @doc "What Elixir's Logger prints of a report, without pids, references and stack traces; nil if that is nothing."
  def text(label, logged, level) do
    with :skip <- translate(level, {:logger, logged}), :none <- translate(level, {label, logged[:report]}), do: nil
  end

  defp translate(level, report) do
    case Logger.Translator.translate(:debug, level, :report, report) do
      {:ok, text, _} -> plain(text)
      {:ok, text} -> plain(text)
      other -> other
    end
  end

  defp plain(chardata) do
    chardata
    |> IO.chardata_to_string()
    |> String.replace(~r/\n +(\([a-z_]+ [\d.]+\) |\S+\.exs?:\d+: |:erlang\.)[^\n]*/, "")
    # Restarts are remembered by the second in which they happened.
    |> String.replace(~r/-57646\d{4}/, "SECOND")
    |> String.replace(~r/#PID<[\d.]+>/, fn "#PID" <> pid -> "#PID<#{Bench.who(:erlang.list_to_pid('#{pid}'))}>" end)
    |> String.replace(~r/#Reference<[\d.]+>/, "#Reference<>")
    |> Norm.strip()
    |> Norm.without_stacks()
  end
end

defmodule Fidelity.Runner do
  @moduledoc "Runs one scenario: builds the tree, does the ops, settles after each that is waited for, collects what happened."
  alias Fidelity.{Bench, Norm, Ops, Place, Watch}

  def setup do
    :logger.remove_handler(:default)
    :logger.remove_handler(Logger)
    # Loading code takes time in the process that calls it first, and so would change who is faster.
    for application <- [:kernel, :stdlib, :elixir, :logger],
        {:ok, modules} = load(application),
        module <- modules,
        do: Code.ensure_loaded(module)

    :logger.set_primary_config(:level, :info)
    :logger.add_handler(:fidelity, Fidelity.Log, %{})
    # The first process that logs from a module gives its turn up while what that module may log is remembered.
    for {module, _} <- :code.all_loaded(), do: :logger.allow(:error, module)
  end

  defp load(application) do
    Application.load(application)
    :application.get_key(application, :modules)
  end

  @doc "One run of a scenario; a seed other than 0 stirs it."
  def run(scenario, seed) do
    {steps, misplaced} = attempt(scenario, seed)
    # Another process was spawned before one that had its place: none can be kept free.
    if misplaced, do: run(scenario, seed), else: steps
  end

  defp attempt(scenario, seed) do
    Bench.open(seed)
    Bench.put(:texts, scenario["log"] || false)
    me = self()
    Place.open(scenario["tree"])
    {driver, monitor} = spawn_monitor(fn -> driver(me) end)
    Bench.label("driver", 1, driver)
    tracer = Watch.start(driver)
    send(driver, :start)
    start = %{"op" => "start_tree", "tree" => scenario["tree"]}
    stop = %{"op" => "stop_tree", "id" => scenario["tree"]["id"]}
    groups = groups([start | scenario["ops"] || []] ++ [stop])
    steps = Enum.flat_map(groups, &group(&1, driver, monitor, tracer))
    leave_nobody(tracer)
    Watch.stop(tracer)
    misplaced = Bench.get(:misplaced, false)
    Bench.close()
    {steps, misplaced}
  end

  # Who is in no tree lives on, and timers do: nothing of one run may happen in the next.
  defp leave_nobody(tracer) do
    Fidelity.Timers.cancel_all()
    Enum.each(Watch.living(tracer), &Process.exit(&1, :kill))
    Watch.settle(tracer)
  end

  def distinct(plain, stirred), do: Enum.uniq(plain ++ stirred)

  # What is not waited for, and what follows it at once.
  defp groups(ops) do
    Enum.chunk_while(
      ops,
      [],
      fn op, before ->
        if op["settle"] == false,
          do: {:cont, [op | before]},
          else: {:cont, Enum.reverse([op | before]), []}
      end,
      fn [] -> {:cont, []} end
    )
  end

  # What they led to is told with the last of them.
  defp group(ops, driver, monitor, tracer) do
    Bench.put(:at_once, length(ops) > 1)
    send(driver, {:ops, ops})

    results =
      receive do
        {:results, results} -> results
      after
        20_000 -> raise "stuck in #{inspect(ops)}"
      end

    if List.last(ops)["op"] == "stop_tree" do
      receive do
        {:DOWN, ^monitor, _, _, _} -> :ok
      end
    end

    Watch.settle(tracer)
    events = List.duplicate([], length(ops) - 1) ++ [drain()]

    for {op, result, events} <- Enum.zip([ops, results, events]),
        do: %{"op" => Map.drop(op, if(op["op"] == "stop_tree", do: ["id"], else: ["tree"])), "result" => result, "events" => events}
  end

  # --- the driver: starts the tree and does every op

  defp driver(runner) do
    Process.flag(:trap_exit, true)

    receive do
      :start -> driver_loop(runner)
    end
  end

  defp driver_loop(runner) do
    receive do
      {:ops, ops} ->
        send(runner, {:results, Enum.map(ops, &performed/1)})
        if List.last(ops)["op"] != "stop_tree", do: driver_loop(runner)

      {:EXIT, pid, reason} ->
        Bench.event(["driver_got_exit", Bench.who(pid), {:norm, reason}])
        driver_loop(runner)

      {:timer, text} ->
        Bench.event(["timer_msg", "driver#1", text])
        driver_loop(runner)

      {:DOWN, _, :process, pid, reason} ->
        Bench.event(["down_msg", "driver#1", Bench.who(pid), {:norm, reason}])
        driver_loop(runner)

      {reference, value} when is_reference(reference) ->
        Bench.event(["reply_msg", "driver#1", {:norm, value}])
        driver_loop(runner)

      _ ->
        driver_loop(runner)
    end
  end

  defp performed(op) do
    Bench.litter()
    Ops.safe(fn -> Ops.perform(op) end)
  end

  defp drain do
    Enum.flat_map(Bench.drain(), fn
      {:exit, pid, reason} ->
        case Bench.who(pid) do
          who when who in ["?", "driver#1"] -> []
          who -> [["exited", who, Norm.norm(reason)]]
        end

      {:text, who, label, logged, level} ->
        text = Fidelity.Log.text(label, logged, level)
        if text, do: [["log", who, Atom.to_string(level), text]], else: []

      event ->
        [Enum.map(event, &written/1)]
    end)
  end

  # Not written by the process that it is about: that would take time, in which others would run.
  defp written({:norm, term}), do: Norm.norm(term)
  defp written({:id, id}), do: Norm.id(id)
  defp written({:inspect, term}), do: inspect(term)
  defp written(as_it_is), do: as_it_is
end
