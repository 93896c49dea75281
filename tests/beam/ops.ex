defmodule Fidelity.Ops do
  @moduledoc "What is done to a tree. Every op runs in the process that does it: the driver, or a worker told to."
  alias Fidelity.{Bench, DSup, Jobs, Norm, Others, Partitioned, Sup, Worker}

  @doc "The child spec of what is written."
  def child_spec(child) do
    Bench.put_specs(child)
    spec = %{id: child["id"], restart: String.to_atom(child["restart"] || "permanent")}
    spec = if child["significant"], do: Map.put(spec, :significant, true), else: spec

    case child["type"] do
      "worker" ->
        Map.merge(spec, %{start: {Worker, :start_link, [child["id"]]}, shutdown: shutdown(child), type: :worker})

      "agent" ->
        Map.merge(spec, %{start: {Others, :start_agent, [child["id"]]}, shutdown: shutdown(child), type: :worker})

      "supervisor" ->
        Map.merge(spec, %{start: {Sup, :start_link, [child["id"]]}, type: :supervisor})

      "dynamic" ->
        Map.merge(spec, %{start: {DSup, :start_link, [child["id"]]}, type: :supervisor})

      "task_supervisor" ->
        Map.merge(spec, %{start: {Others, :start_task_supervisor, [child["id"]]}, type: :supervisor})

      "partition_supervisor" ->
        Map.merge(spec, %{start: {Others, :start_partition_supervisor, [child["id"]]}, type: :supervisor})

      "registry" ->
        Map.merge(spec, %{start: {Others, :start_registry, [child["id"]]}, type: :supervisor})
    end
  end

  @doc "How a child, or a task, is stopped."
  def shutdown(child) do
    case child["shutdown"] || 5000 do
      "brutal_kill" -> :brutal_kill
      "infinity" -> :infinity
      ms -> ms
    end
  end

  @doc "The name that a process of that spec takes."
  def name_option(%{"name" => [registry, key]}), do: [name: {:via, Registry, {Norm.name(registry), key}}]
  def name_option(%{"local" => name}), do: [name: Norm.name(name)]
  def name_option(_), do: []

  @doc "What an op's function returns, exits with or raises, as a value."
  def safe(function) do
    function.()
  catch
    :exit, reason -> "exit:#{Norm.norm(reason)}"
    :error, %ArgumentError{} = error -> "ArgumentError:" <> Norm.first_word(Exception.message(error))
    :error, error -> "error:#{Norm.norm(error)}"
    :throw, value -> "throw:#{Norm.norm(value)}"
  end

  def perform(%{"op" => "start_tree", "tree" => tree}) do
    Bench.put_specs(tree)
    answer(Sup.start_link(tree["id"]), fn _ -> "ok" end)
  end

  def perform(%{"op" => "stop_tree", "id" => id}) do
    pid = Bench.present(id)
    if pid && Process.alive?(pid), do: Supervisor.stop(pid, :shutdown)
    "ok"
  end

  def perform(%{"op" => "exit", "target" => target, "reason" => reason}) do
    Process.exit(Partitioned.process(target(target)), Norm.reason(reason))
    "ok"
  end

  def perform(%{"op" => "cast", "target" => target, "msg" => message}) do
    GenServer.cast(target(target), message)
    "ok"
  end

  def perform(%{"op" => "call", "target" => target, "msg" => message} = op),
    do: GenServer.call(target(target), message, op["timeout"] || 5000) |> Norm.norm()

  def perform(%{"op" => "send", "target" => target, "msg" => message}) do
    send(target(target), message)
    "ok"
  end

  def perform(%{"op" => "stop", "target" => target, "reason" => reason} = op) do
    GenServer.stop(target(target), Norm.reason(reason), op["timeout"] || :infinity)
    "ok"
  end

  def perform(%{"op" => relation, "a" => a, "b" => b}) when relation in ["link", "unlink", "monitor"] do
    send(target(a), {String.to_atom(relation), target(b)})
    "ok"
  end

  def perform(%{"op" => "as", "who" => who, "do" => op} = as) do
    order = {:do, Bench.put_order(op), Map.get(as, "catch", true)}
    if as["in"] == "call", do: GenServer.call(target(who), order), else: send(target(who), order)
    "ok"
  end

  def perform(%{"op" => "start_child", "sup" => sup, "child" => child}) do
    pid = target(sup)

    case module(pid).start_child(pid, child_spec(child)) do
      {:error, {:already_started, other}} -> "error:already_started:" <> Bench.who(other)
      {:error, {{:already_started, other}, _}} -> "error:wrapped_already_started:" <> Bench.who(other)
      result -> answer(result)
    end
  end

  def perform(%{"op" => "terminate_child", "sup" => sup} = op) do
    pid = target(sup)
    answer(terminate_child(module(pid), pid, if(op["pid_of"], do: Bench.present(op["pid_of"]), else: op["id"])))
  end

  def perform(%{"op" => function, "sup" => sup, "id" => id}) when function in ["restart_child", "delete_child"],
    do: answer(apply(Supervisor, String.to_atom(function), [target(sup), id]))

  def perform(%{"op" => "of_partition", "sup" => sup, "manage" => manage, "partition" => partition}),
    do: answer(apply(Supervisor, String.to_atom(manage <> "_child"), [target(sup), partition]))

  def perform(%{"op" => "partitions", "sup" => sup}), do: PartitionSupervisor.partitions(Norm.name(sup))

  def perform(%{"op" => "which_children", "sup" => sup} = op) do
    pid = target(sup)

    children = module(pid).which_children(pid)

    rows =
      for {id, child, type, _} <- children do
        [Norm.id(id), if(is_pid(child), do: Bench.who(child), else: Atom.to_string(child)), Atom.to_string(type)]
      end

    # More than 32 children of a dynamic supervisor come in an order that is the BEAM's own affair.
    if Enum.all?(children, &match?({:undefined, _, _, _}, &1)) and !op["order"], do: Enum.sort(rows), else: rows
  end

  def perform(%{"op" => "count_children", "sup" => sup}) do
    pid = target(sup)
    Map.new(module(pid).count_children(pid), fn {key, count} -> {to_string(key), count} end)
  end

  def perform(%{"op" => "lookup", "registry" => registry, "key" => key} = op) do
    for {pid, value} <- Registry.lookup(Norm.name(registry), key) do
      if op["values"], do: [Bench.who(pid), Norm.norm(value)], else: Bench.who(pid)
    end
  end

  def perform(%{"op" => "register", "registry" => registry, "key" => key} = op) do
    case Registry.register(Norm.name(registry), key, op["value"]) do
      {:ok, _} -> "ok"
      {:error, {:already_registered, pid}} -> "error:already_registered:" <> Bench.who(pid)
    end
  end

  def perform(%{"op" => "unregister", "registry" => registry, "key" => key}),
    do: Norm.norm(Registry.unregister(Norm.name(registry), key))

  def perform(%{"op" => "keys", "registry" => registry, "of" => target}),
    do: Registry.keys(Norm.name(registry), target(target))

  def perform(%{"op" => "count", "registry" => registry}), do: Registry.count(Norm.name(registry))

  def perform(%{"op" => "select", "registry" => registry}) do
    row = {:"$1", :"$2", :"$3"}
    entries = Registry.select(Norm.name(registry), [{row, [], [{row}]}])
    # Within a partition they come in an order that is the BEAM's own affair.
    Enum.sort(for {key, pid, value} <- entries, do: ["#{Norm.norm(key)}", Bench.who(pid), "#{Norm.norm(value)}"])
  end

  def perform(%{"op" => "dispatch", "registry" => registry, "key" => key}) do
    me = self()

    Registry.dispatch(Norm.name(registry), key, fn entries ->
      send(me, {:dispatched, for({pid, value} <- entries, do: [Bench.who(pid), Norm.norm(value)])})
    end)

    # It is called once for each partition of a registry with duplicate keys that has entries.
    case dispatched() do
      [] -> "not called"
      [entries] -> entries
      calls -> calls
    end
  end

  def perform(%{"op" => "update_value", "registry" => registry, "key" => key}) do
    case Registry.update_value(Norm.name(registry), key, fn value -> if(is_integer(value), do: value, else: 0) + 1 end) do
      {new, old} -> [Norm.norm(new), Norm.norm(old)]
      :error -> "error"
    end
  end

  def perform(%{"op" => "agent", "target" => target, "kind" => kind, "fun" => fun} = op) do
    server = target(target)
    timeout = op["timeout"] || 5000

    Norm.norm(
      case kind do
        "get" -> Agent.get(server, Jobs, :get, [fun], timeout)
        "update" -> Agent.update(server, Jobs, :update, [fun], timeout)
        "get_and_update" -> Agent.get_and_update(server, Jobs, :get_and_update, [fun], timeout)
        "cast" -> Agent.cast(server, Jobs, :update, [fun])
      end
    )
  end

  def perform(%{"op" => "task", "kind" => "start_child", "sup" => sup, "id" => id, "fun" => fun} = op) do
    options = [restart: op["restart"] && String.to_atom(op["restart"])] ++ task_options(op)
    answer(Task.Supervisor.start_child(target(sup), Jobs, :task, [id, fun], options), fn _ -> "ok" end)
  end

  def perform(%{"op" => "task", "kind" => kind, "id" => id, "fun" => fun} = op) do
    arguments = [Jobs, :task, [id, fun]]

    task =
      case kind do
        "async" -> apply(Task, :async, arguments)
        "supervised" -> apply(Task.Supervisor, :async, [target(op["sup"]) | arguments] ++ [task_options(op)])
        "nolink" -> apply(Task.Supervisor, :async_nolink, [target(op["sup"]) | arguments] ++ [task_options(op)])
      end

    limit = op["timeout"] || 5000

    case op["then"] || "nothing" do
      "nothing" -> "ok"
      "await" -> Norm.norm(Task.await(task, limit))
      "yield" -> outcome(Task.yield(task, limit))
      "shutdown" -> outcome(Task.shutdown(task, limit))
      "kill" -> outcome(Task.shutdown(task, :brutal_kill))
    end
  end

  def perform(%{"op" => "stream"} = op), do: Fidelity.Streams.stream(op)
  def perform(%{"op" => "tasks"} = op), do: Fidelity.Streams.tasks(op)

  def perform(%{"op" => "alive", "target" => target}) do
    pid = target(target)
    is_pid(pid) and Process.alive?(pid)
  end

  # Virtual time: every supervisor's restarts are moved into the past, which is the same as waiting.
  def perform(%{"op" => "advance", "seconds" => seconds}) do
    for [pid, label] <- :ets.match(:fidelity_state, {{:label, :"$1"}, :"$2"}),
        label != "driver#1" and Process.alive?(pid) and supervisor?(pid),
        do: :sys.replace_state(pid, &older(&1, seconds))

    Fidelity.Timers.advance(seconds)
    "ok"
  end

  def perform(%{"op" => "sleep_ms", "ms" => ms}) do
    Process.sleep(ms)
    "ok"
  end

  def perform(%{"op" => name} = op) when name in ["spawn", "start_link"], do: Fidelity.Linked.perform(op)
  def perform(%{"op" => name} = op) when name in ["send_after", "cancel_timer", "read_timer"], do: Fidelity.Timers.perform(op)

  @doc "Does the op of that number, which that process was told to do, and says what it came to."
  def order(number, caught, me) do
    op = Bench.order(number)
    result = if caught, do: safe(fn -> perform(op) end), else: perform(op)
    Bench.event(["did", me, result])
  end

  defp task_options(%{"shutdown" => _} = op), do: [shutdown: shutdown(op)]
  defp task_options(_), do: []

  defp dispatched do
    receive do
      {:dispatched, entries} -> [entries | dispatched()]
    after
      0 -> []
    end
  end

  defp outcome({:ok, value}), do: "ok:#{Norm.norm(value)}"
  defp outcome({:exit, reason}), do: "exited:#{Norm.norm(reason)}"
  defp outcome(nil), do: "nil"

  @doc "What a start or another request to a supervisor came to."
  def answer(result, show \\ &started/1)
  def answer(:ok, _), do: "ok"
  def answer(:ignore, _), do: "ignore"
  def answer({:ok, :undefined}, _), do: "ok:undefined"
  def answer({:ok, pid}, show), do: show.(pid)
  def answer({:error, reason}, _), do: "error:#{Norm.norm(reason)}"

  defp started(pid), do: "ok:" <> Bench.who(pid)

  @doc "Whom an op is about."
  def target(%{"via" => [registry, key]}), do: {:via, Registry, {Norm.name(registry), key}}
  def target(%{"local" => name}), do: Norm.name(name)
  def target(%{"partition_of" => [supervisor, key]}), do: {:via, PartitionSupervisor, {Norm.name(supervisor), key}}
  def target(%{"partition" => [registry, number]}), do: Fidelity.Place.partition(registry, number) || :undefined_target
  def target(id), do: Bench.present(id) || :undefined_target

  defp module(pid), do: if(dynamic?(pid), do: DynamicSupervisor, else: Supervisor)

  # `Supervisor.terminate_child/2` with a pid asks the same and prints that it is deprecated.
  defp terminate_child(Supervisor, pid, child) when is_pid(child),
    do: GenServer.call(pid, {:terminate_child, child}, :infinity)

  defp terminate_child(module, pid, child), do: module.terminate_child(pid, child)

  # While ops are done at once, whether it lives is not asked: that would let others run.
  defp dynamic?(pid) when is_pid(pid),
    do: Bench.get({:dynamic, pid}, false) and (Bench.get(:at_once, false) or Process.alive?(pid))

  defp dynamic?(name) do
    case Partitioned.kind(name) do
      nil -> :proc_lib.initial_call(name)
      dynamic -> dynamic
    end
  end

  defp supervisor?(pid), do: match?({:supervisor, _, _}, initial_call(pid))

  defp initial_call(pid) do
    with {_, dictionary} <- Process.info(pid, :dictionary), do: dictionary[:"$initial_call"]
  end

  # The restarts are the eighth field of a supervisor's record.
  defp older(state, seconds) when is_tuple(state), do: put_elem(state, 7, Enum.map(elem(state, 7), &(&1 - seconds)))
  defp older(%{restarts: restarts} = state, seconds), do: %{state | restarts: Enum.map(restarts, &(&1 - seconds))}
end
