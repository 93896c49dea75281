defmodule Fidelity.DesignLog do
  @moduledoc "A logger handler that keeps what supervisors and servers report. Who that was is looked up later."
  alias Fidelity.Bench

  def log(event, _) do
    heard(event)
    Bench.stir()
  catch
    kind, reason ->
      IO.puts(:stderr, Exception.format(kind, reason, __STACKTRACE__))
      System.halt(1)
  end

  defp heard(%{msg: {:report, %{label: {:supervisor, context}, report: report}}}) when context != :progress,
    do: Bench.record({:sup_report, self(), context, report[:reason], report[:offender]})

  defp heard(%{msg: {:report, %{label: {:gen_server, :terminate}, reason: reason}}}),
    do: Bench.record({:terminating_log, self(), reason})

  defp heard(_), do: :ok
end

defmodule Fidelity.Designs do
  @moduledoc """
  Hits one process of a whole design and writes down what that comes to: `{"design": "flat" or "nested", "place": who,
  "how": "kill" or how a callback ends}`. With `"unstored": true` a list has a change that is not on the disk yet; with
  `"failing": [place, times]` the next starts of what is called so fail. `"strategies"` has those of supervisors that
  are not the chapter's, by the ids on the way to them.
  """
  alias Fidelity.{Bench, Norm, Watch}

  @lists ["Alice", "Bob"]
  # Whose last change is not stored when it is asked for.
  @late "Bob"

  def run(scenario, seed) do
    folder = Path.join(System.tmp_dir!(), "designs-#{System.pid()}")
    File.mkdir_p!(folder)
    # Processes write below the folder that is current.
    before = File.cwd!()
    File.cd!(folder)
    :logger.remove_handler(:fidelity)
    :logger.add_handler(:designs, Fidelity.DesignLog, %{})
    Bench.open(seed)

    try do
      watched(scenario, design(scenario["design"]))
    after
      Bench.close()
      :logger.remove_handler(:designs)
      :logger.add_handler(:fidelity, Fidelity.Log, %{})
      File.cd!(before)
      File.rm_rf!(folder)
    end
  end

  @doc """
  Plain runs differ in anything, also in the order in which different processes do something. Of stirred runs that order
  says nothing: what is kept is what some process did otherwise, or what came of it.
  """
  def distinct(plain, stirred) do
    plain = Enum.uniq(plain)
    seen = MapSet.new(plain, &by_process/1)
    plain ++ (stirred |> Enum.uniq_by(&by_process/1) |> Enum.reject(&MapSet.member?(seen, by_process(&1))))
  end

  defp by_process(run), do: %{run | "events" => Enum.group_by(run["events"], &Enum.at(&1, 1))}

  defp design("flat"), do: %{root: Flat.System, cache: Flat.Cache, worker: Flat.DatabaseWorker, server: Flat.Server}
  defp design("nested"), do: %{root: Todo.System, cache: Todo.Cache, worker: Todo.DatabaseWorker, server: Todo.Server}

  defp watched(scenario, design) do
    me = self()
    {driver, monitor} = spawn_monitor(fn -> driver(me) end)
    Bench.put(:design, design)
    Bench.label("driver", 1, driver)
    tracer = Watch.start(driver, &born/3)

    doing = fn what ->
      send(driver, {:do, what})

      receive do
        {:did, result} ->
          Watch.settle(tracer)
          result
      after
        20_000 -> raise "stuck"
      end
    end

    doing.(fn -> Todo.Fault.prepare() end)
    doing.(fn -> {:ok, _} = design.root.start_link(strategies(scenario["strategies"], design)) end)
    for list <- @lists, do: doing.(fn -> ask(list, {:add_entry, entry("stored")}) end)
    suspended = if scenario["unstored"], do: worker_of(@late)

    if suspended do
      doing.(fn -> :sys.suspend(suspended) end)
      doing.(fn -> ask(@late, {:add_entry, entry("late")}) end)
    end

    held = Map.new(@lists, &{&1, held(&1)})
    before = labels(tracer)
    with [place, times] <- scenario["failing"], do: doing.(fn -> Todo.Fault.fail(fault_name(place, design), times) end)
    Bench.drain()
    hit(scenario, doing)
    events = events()
    afterwards = labels(tracer)
    # The store is slow no more.
    if suspended && Process.alive?(suspended), do: doing.(fn -> :sys.resume(suspended) end)
    answers = Map.new(@lists, &{&1, doing.(fn -> ask(&1, nil) end)})

    send(driver, :stop)

    receive do
      {:DOWN, ^monitor, _, _, _} -> :ok
    end

    Watch.settle(tracer)
    Watch.stop(tracer)

    %{
      "events" => events,
      "gone" => before -- afterwards,
      "new" => afterwards -- before,
      "answers" => answers,
      "lost" => Map.new(answers, fn {list, answer} -> {list, held[list] -- (answer["entries"] || stored(list))} end)
    }
  end

  # By the ids on the way to a supervisor: the root's is an option of the root, and so is the database's.
  defp strategies(nil, _), do: []

  defp strategies(chosen, design) do
    for {path, strategy} <- chosen do
      option = if path == label(design.root), do: :strategy, else: :database
      {option, String.to_atom(strategy)}
    end
  end

  defp entry(title), do: %{date: ~D[2023-01-01], title: title}

  defp hit(%{"place" => place, "how" => "kill"}, doing), do: doing.(fn -> Process.exit(Bench.present(place), :kill) end)

  defp hit(%{"place" => place, "how" => how}, doing),
    do: doing.(fn -> GenServer.cast(Bench.present(place), {:crash, String.to_atom(how)}) end)

  # The driver: starts the design, and does what is to be done.

  defp driver(runner) do
    Process.flag(:trap_exit, true)
    driver_loop(runner)
  end

  defp driver_loop(runner) do
    receive do
      {:do, what} ->
        send(runner, {:did, what.()})
        driver_loop(runner)

      :stop ->
        root = Bench.present(label(Bench.get(:design).root))
        if Process.alive?(root), do: Supervisor.stop(root, :shutdown)

      _ ->
        driver_loop(runner)
    end
  end

  # A process of its own asks a list's server, as the application would: it changes something, and asks for the entries.
  defp ask(list, change) do
    {_, monitor} = spawn_monitor(fn -> exit({:answered, answer(list, change)}) end)

    receive do
      {:DOWN, ^monitor, _, _, {:answered, {server, titles}}} -> %{"server" => Bench.who(server), "entries" => titles}
      {:DOWN, ^monitor, _, _, {:error, reason}} -> %{"exit" => "{error,#{Norm.norm(reason)}}"}
      {:DOWN, ^monitor, _, _, reason} -> %{"exit" => Norm.norm(reason)}
    end
  end

  defp answer(list, change) do
    server = Bench.get(:design).cache.server_process(list)
    if change, do: GenServer.cast(server, change)
    {server, titles(GenServer.call(server, :entries))}
  end

  defp titles(entries), do: Enum.map(entries, & &1.title)

  # What the server of a list holds.
  defp held(list) do
    {^list, held} = :sys.get_state(Bench.present(list))
    titles(Todo.List.entries(held))
  end

  # What is on the disk, where nobody answers any more.
  defp stored(list), do: titles(Todo.List.entries(Todo.File.read("./persist", list)))

  defp fault_name("worker " <> id, design), do: {design.worker, String.to_integer(id)}
  defp fault_name(list, design) when list in @lists, do: {design.server, list}
  defp fault_name(module, _), do: Module.concat([module])

  defp worker_of(list), do: Bench.present("worker #{:erlang.phash2(list, 3) + 1}")

  defp labels(tracer) do
    living = for pid <- Watch.living(tracer), Bench.labelled?(pid), do: Bench.who(pid)
    Enum.sort(living) -- ["driver#1"]
  end

  # What a process is called is known from what it is spawned to run.

  defp born(pid, parent, {:proc_lib, :init_p, [_, _, :gen, :init_it, arguments]}) do
    called =
      case arguments do
        [:gen_server, _, _, name, module, argument, _] -> called(module, argument, name, parent)
        [:gen_server, _, _, module, argument, _] -> called(module, argument, nil, parent)
      end

    Bench.label(called, Bench.next_incarnation(called), pid)
  end

  # A client.
  defp born(_, _, _), do: :ok

  defp called(:supervisor, {_, Registry.Supervisor, _}, _, _), do: label(Todo.ProcessRegistry)

  defp called(:supervisor, {_, Supervisor.Default, _}, _, parent),
    do: if(Bench.who(parent) == "driver#1", do: label(Bench.get(:design).root), else: label(Todo.Database))

  defp called(Registry.Partition, _, _, _), do: "PIDPartition0"
  defp called(DynamicSupervisor, _, _, _), do: label(Todo.Cache)
  defp called(Flat.DatabaseWorker, {_, id}, _, _), do: "worker #{id}"
  defp called(Todo.DatabaseWorker, _, {:via, _, {_, {_, id}}}, _), do: "worker #{id}"
  defp called(module, list, _, _) when module in [Flat.Server, Todo.Server], do: list
  defp called(module, _, _, _), do: label(module)

  defp label(module), do: inspect(module)

  defp events do
    Enum.flat_map(Bench.drain(), fn
      {:exit, pid, reason} ->
        if Bench.labelled?(pid), do: [["exited", Bench.who(pid), Norm.norm(reason)]], else: []

      {:sup_report, pid, context, reason, offender} ->
        child =
          case offender[:pid] do
            child when is_pid(child) -> Bench.who(child)
            {:restarting, child} when is_pid(child) -> "restarting(" <> Bench.who(child) <> ")"
            other -> inspect(other)
          end

        [["sup_report", Bench.who(pid), Atom.to_string(context), Norm.norm(reason), Norm.id(offender[:id]), child]]

      {:terminating_log, pid, reason} ->
        [["terminating_log", Bench.who(pid), logged(reason)]]
    end)
  end

  defp logged({reason, stack}) when is_list(stack), do: Norm.norm(reason)
  defp logged(reason), do: Norm.norm(reason)
end
