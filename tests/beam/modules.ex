defmodule Fidelity.ModulesLog do
  @moduledoc "A logger handler that keeps what is logged, by whom. Who that was, and how it is worded, is looked up later."
  alias Fidelity.Bench

  def log(event, _) do
    heard(event)
  catch
    kind, reason ->
      IO.puts(:stderr, Exception.format(kind, reason, __STACKTRACE__))
      System.halt(1)
  end

  # What the emulator says of a process is logged by another.
  defp heard(%{meta: %{error_logger: %{emulator: true}, pid: pid}, msg: {_, [pid, {reason, _} | _]}}),
    do: Bench.record({:process_log, pid, reason})

  defp heard(%{msg: {:report, %{label: {_, :progress}}}}), do: :ok

  defp heard(%{msg: {:report, %{label: label, report: report} = logged}, level: level}) when is_tuple(label),
    do: Bench.record({:logged, self(), label, report, logged, level})

  defp heard(%{msg: {:report, %{label: {:gen_server, :terminate} = label, reason: _} = report}, level: level}),
    do: Bench.record({:logged, self(), label, report, report, level})

  defp heard(%{msg: {'Supervisor received unexpected message: ' ++ _, _}}),
    do: Bench.record({:logged, self(), {GenServer, :no_handle_info}, nil, nil, nil})

  defp heard(_), do: :ok
end

defmodule Fidelity.Modules do
  @moduledoc """
  Runs modules under ops: `{"source": the text of a file, "ops": [op, …]}`, and writes down what each op came to and what
  happened. A driver that traps exits loads nothing itself; it does every op by evaluating a piece of Elixir, the same as
  `src/fidelity/modules/reading.rs` writes.
  """
  alias Fidelity.{Bench, Norm, Watch}

  # Where a process waits that does nothing but wait for messages.
  @loops [{:gen_server, :loop}, {:erlang, :hibernate}, {:sys, :suspend_loop}, {Task.Supervised, :stream_monitor_loop}]
  @real_ms 1_000
  # A `receive` of evaluated code.
  @evaluators [:erl_eval, :prim_eval]

  def run(request, seed) do
    folder = Path.join(System.tmp_dir!(), "modules-#{System.pid()}")
    File.mkdir_p!(folder)
    # Processes write below the folder that is current.
    before = File.cwd!()
    File.cd!(folder)
    :logger.remove_handler(:fidelity)
    :logger.add_handler(:modules, Fidelity.ModulesLog, %{})
    Bench.open(seed)
    modules = for {module, _} <- Code.compile_quoted(quoted(request["source"]), "modules.ex"), do: module

    try do
      watched(request["ops"], modules)
    after
      Bench.close()
      :logger.remove_handler(:modules)
      :logger.add_handler(:fidelity, Fidelity.Log, %{})
      File.cd!(before)
      File.rm_rf!(folder)

      for module <- modules do
        :code.purge(module)
        :code.delete(module)
        :code.purge(module)
      end
    end
  end

  defp quoted(source), do: source |> Code.string_to_quoted!(file: "modules.ex") |> Fidelity.Clock.kept()

  def distinct(plain, stirred), do: Enum.uniq(plain ++ stirred)

  defp watched(ops, modules) do
    me = self()
    for module <- modules, do: :logger.allow(:error, module)
    printer = spawn(fn -> printer() end)

    {driver, monitor} =
      spawn_monitor(fn ->
        Process.group_leader(self(), printer)
        Process.flag(:trap_exit, true)
        driver_loop(me, {[], :elixir.env_for_eval(file: "iex", line: 1)})
      end)

    Bench.label("driver", 1, driver)
    # What a process registers under a name of its own or in a registry is seen by whoever traces it.
    :erlang.trace_pattern({Registry, :register, 3}, [{:_, [], [{:return_trace}]}], [:local])
    tracer = Watch.start(driver, &born/3, &seen/2, [:call])
    settled = fn -> Watch.settle(tracer, &idle?(&1, modules)) end

    steps =
      for op <- ops do
        result = perform(op, driver, monitor, settled)
        settled.()
        events = told(Bench.drain())
        send(driver, :drain)

        messages =
          receive do
            {:drained, messages} -> for message <- messages, do: ["message", "driver#1", plain(message)]
          end

        %{"op" => op, "result" => plain(result), "events" => events ++ messages}
      end

    Process.exit(driver, :kill)
    Enum.each(Watch.living(tracer), &Process.exit(&1, :kill))
    settled.()
    Watch.stop(tracer)
    Process.exit(printer, :kill)
    steps
  end

  # Time passes, whether or not anybody waits. A short one is real: it is for what a server waits for in its loop.
  defp perform(%{"op" => "advance", "ms" => ms}, _, _, settled) do
    if ms > @real_ms, do: Fidelity.Clock.advance(ms, settled), else: Process.sleep(ms)
    ":ok"
  end

  defp perform(op, driver, monitor, _) do
    send(driver, {:evaluate, text(op)})

    receive do
      {:did, result} -> result
      {:DOWN, ^monitor, _, _, reason} -> raise "the driver is gone: #{inspect(reason)}"
    after
      20_000 -> raise "stuck in #{inspect(op)}"
    end
  end

  # The driver.

  defp driver_loop(runner, state) do
    receive do
      {:evaluate, text} ->
        {said, state} = evaluate(text, state)
        send(runner, {:did, said})
        driver_loop(runner, state)

      :drain ->
        send(runner, {:drained, mailbox()})
        driver_loop(runner, state)
    end
  end

  defp evaluate(text, {binding, env} = state) do
    quoted = Code.string_to_quoted!(text, file: "iex", line: 1)
    {value, binding, env} = Code.eval_quoted_with_env(quoted, binding, env)
    {inspect(value), {binding, env}}
  catch
    kind, reason -> {Exception.format_banner(kind, reason, __STACKTRACE__), state}
  end

  defp mailbox do
    receive do
      message -> [inspect(message) | mailbox()]
    after
      0 -> []
    end
  end

  # Ops, each as a piece of Elixir.

  defp text(%{"op" => "start", "call" => call}),
    do: "started = (#{call})\nroot = case started do\n  {:ok, pid} -> pid\n  _ -> nil\nend\nstarted"

  defp text(%{"op" => "eval", "code" => code}), do: code

  defp text(%{"op" => "call", "target" => target, "msg" => message, "timeout" => ms}),
    do: "GenServer.call(#{target(target)}, (#{message}), #{ms})"

  defp text(%{"op" => "call", "target" => target, "msg" => message}), do: "GenServer.call(#{target(target)}, (#{message}))"
  defp text(%{"op" => "cast", "target" => target, "msg" => message}), do: "GenServer.cast(#{target(target)}, (#{message}))"
  defp text(%{"op" => "send", "target" => target, "msg" => message}), do: "send(#{target(target)}, (#{message}))"
  defp text(%{"op" => "kill", "target" => target}), do: "Process.exit(GenServer.whereis(#{target(target)}), :kill)"

  defp text(%{"op" => "exit", "target" => target, "reason" => reason}),
    do: "Process.exit(GenServer.whereis(#{target(target)}), (#{reason}))"

  defp text(%{"op" => "stop", "target" => target} = op) do
    timeout = if op["timeout"], do: ", #{op["timeout"]}"
    "GenServer.stop(#{target(target)}, (#{op["reason"] || ":normal"})#{timeout})"
  end

  defp text(%{"op" => "alive", "target" => target}),
    do: "case GenServer.whereis(#{target(target)}) do\n  nil -> false\n  pid -> Process.alive?(pid)\nend"

  defp text(%{"op" => "terminate_child", "sup" => sup, "pid_of" => child}),
    do: "DynamicSupervisor.terminate_child(#{target(sup)}, GenServer.whereis(#{target(child)}))"

  defp text(%{"op" => name, "sup" => sup, "id" => id}) when name in ["terminate_child", "restart_child", "delete_child"],
    do: "Supervisor.#{name}(#{target(sup)}, (#{id}))"

  defp text(%{"op" => name, "sup" => sup}) when name in ["which_children", "count_children"],
    do: "Supervisor.#{name}(#{target(sup)})"

  defp text(%{"op" => "lookup", "registry" => registry, "key" => key}), do: "Registry.lookup((#{registry}), (#{key}))"

  defp target(source) when is_binary(source), do: "(#{source})"
  defp target([]), do: "root"

  defp target(ids) do
    """
    Enum.reduce([#{Enum.map_join(ids, ", ", &id/1)}], root, fn id, sup ->
      children = Supervisor.which_children(sup)
      nth = if is_integer(id), do: Enum.at(children, id - 1)
      {_, pid, _, _} = List.keyfind(children, id, 0) || nth
      pid
    end)
    """
    |> String.trim_trailing()
  end

  defp id(source) when is_binary(source), do: "(#{source})"
  defp id(number), do: number

  # Has nobody but what waits for messages: a server in its loop, and a `receive` of one's own.

  defp idle?(pid, modules) do
    case Process.info(pid, [:status, :current_function]) do
      [status: :waiting, current_function: {module, function, _}] ->
        {module, function} in @loops or module in modules or module in @evaluators or function == :driver_loop

      _ ->
        false
    end
  end

  # What a process is called is known from what it is spawned to run.

  defp born(pid, parent, {:proc_lib, :init_p, [_, _, :gen, :init_it, arguments]}) do
    case arguments do
      [:gen_server, _, _, name, module, argument, _] -> born_as(named(name, module, argument), pid, parent)
      [:gen_server, _, _, module, argument, _] -> born_as(module(module, argument), pid, parent)
    end
  end

  defp born(pid, parent, {:proc_lib, :init_p, [_, _, Task.Supervised, :stream_monitor, _]}), do: born_as("Stream", pid, parent)
  defp born(pid, parent, {:proc_lib, :init_p, [_, _, Task.Supervised, _, _]}), do: born_as("Task", pid, parent)
  # What Elixir spawns for its own ends is not told.
  defp born(pid, parent, {:erlang, :apply, [function, []]}) do
    if Function.info(function, :module) != {:module, Task}, do: born_as("spawn", pid, parent)
  end

  defp born(pid, parent, _), do: born_as("spawn", pid, parent)

  defp born_as(called, pid, parent) do
    label = Bench.label(called, Bench.next_incarnation(called), pid)
    ["spawned", label, Bench.who(parent)]
  end

  defp named({:local, name}, _, _), do: inspect(name)
  defp named({:via, _, {_, key}}, _, _), do: inspect(key)
  defp named({:via, _, {_, key, _}}, _, _), do: inspect(key)
  defp named(_, module, argument), do: module(module, argument)

  defp module(:supervisor, {_, module, _}), do: inspect(module)
  defp module(DynamicSupervisor, {module, _, _}), do: inspect(module)
  defp module(Agent.Server, _), do: "Agent"
  defp module(module, _), do: inspect(module)

  # Registrations, as they are traced.

  defp seen(pid, {:register, name}), do: ["registered", nil, inspect(name), Bench.who(pid)]

  defp seen(pid, {:call, {Registry, :register, [registry, key, _]}}) do
    Bench.put({:registering, pid}, {registry, key})
    nil
  end

  defp seen(pid, {:return_from, {Registry, :register, 3}, {:ok, _}}) do
    {registry, key} = Bench.get({:registering, pid})
    ["registered", Norm.norm(registry), inspect(key), Bench.who(pid)]
  end

  defp seen(_, _), do: nil

  # Everybody prints to this process.

  defp printer do
    receive do
      {:io_request, from, reference, request} ->
        case printed(request) do
          nil -> send(from, {:io_reply, reference, {:error, :enotsup}})
          text -> Bench.record({:printed, from, IO.chardata_to_string(text)}) && send(from, {:io_reply, reference, :ok})
        end
    end

    printer()
  end

  defp printed({:put_chars, _, text}), do: text
  defp printed({:put_chars, _, module, function, arguments}), do: apply(module, function, arguments)
  defp printed(_), do: nil

  # What has happened, told with the labels that processes have now.

  defp told(events), do: events |> Enum.flat_map(&tell/1) |> Enum.map(fn event -> Enum.map(event, &plain_text/1) end)

  defp plain_text(text) when is_binary(text), do: plain(text)
  defp plain_text(other), do: other

  defp tell({:exit, pid, reason}),
    do: if(Bench.labelled?(pid), do: [["exited", Bench.who(pid), Norm.norm(reason)]], else: [])

  defp tell({:process_log, pid, reason}), do: [["process_log", "emulator", Bench.who(pid), Norm.norm(reason)]]
  defp tell({:printed, pid, text}), do: [["printed", Bench.who(pid), text]]

  defp tell({:logged, pid, label, report, logged, level}) do
    text = if logged && label != {:proc_lib, :crash}, do: Fidelity.Log.text(label, logged, level)
    short(label, report, Bench.who(pid)) ++ if(text, do: [["log", Bench.who(pid), Atom.to_string(level), text]], else: [])
  end

  defp tell(event), do: [event]

  defp short({:supervisor, context}, report, who) do
    child =
      case report[:offender][:pid] do
        pid when is_pid(pid) -> Bench.who(pid)
        {:restarting, pid} when is_pid(pid) -> "restarting(" <> Bench.who(pid) <> ")"
        other -> inspect(other)
      end

    [["sup_report", who, Atom.to_string(context), Norm.norm(report[:reason]), Norm.id(report[:offender][:id]), child]]
  end

  defp short({:gen_server, :terminate}, report, who), do: [["terminating_log", who, reason(report)]]
  defp short({Task.Supervisor, :terminating}, report, who), do: [["task_log", who, reason(report)]]
  defp short({GenServer, :no_handle_info}, _, who), do: [["unexpected_log", who]]
  defp short({DynamicSupervisor, :unexpected_msg}, _, who), do: [["unexpected_log", who]]
  defp short(_, _, _), do: []

  defp reason(%{reason: {reason, stack}}) when is_list(stack), do: Norm.norm(reason)
  defp reason(%{reason: reason}), do: Norm.norm(reason)

  # Without what is another every time.
  defp plain(text) do
    text
    |> String.replace(~r/\n +(\([a-z_]+ [\d.]+\) |\S+\.exs?:\d+: |:erlang\.|:erl_eval\.)[^\n]*/, "")
    # A function that is not there is in no file.
    |> String.replace(~r/\n {4,}:?[\w.]+\.[\w?!]+(\/\d+|\([^\n]*\))(?=\n|$)/, "")
    |> String.replace(~r/#PID<([\d.]+)>/, fn "#PID<" <> number ->
      "#PID<#{Bench.who(:erlang.list_to_pid('<#{number}'))}>"
    end)
    |> String.replace(~r/#Reference<[\d.]+>/, "#Reference<>")
    |> String.replace(~r/#Function<[^>]*>/, "#Function<>")
    |> Norm.without_stacks()
  end
end
