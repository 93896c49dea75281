defmodule Fidelity.Worker do
  @moduledoc "A server that counts, and fails as it is told to."
  use GenServer
  alias Fidelity.{Bench, Norm, Ops, Place}

  def start_link(extra, id) do
    Bench.put({:extra, id}, extra)
    start_link(id)
  end

  def start_link(id) do
    spec = Bench.spec(id)
    # Counted before the name is looked up: a refused start uses a number up.
    number = Bench.next_incarnation(id)
    module = if spec["info"] == "log", do: Fidelity.Tolerant, else: __MODULE__
    options = Ops.name_option(spec)
    Place.place(spec, options)
    result = GenServer.start_link(module, {spec, number}, options)

    case {result, spec["already_started"]} do
      {{:error, {:already_started, pid}}, "ok"} -> {:ok, pid}
      {{:error, {:already_started, _}}, "ignore"} -> :ignore
      _ -> result
    end
  end

  def init({spec, number}) do
    me = Bench.label(spec["id"], number)
    Place.check(spec)
    if spec["trap_exit"], do: Process.flag(:trap_exit, true)
    Enum.each(spec["in_init"] || [], &Bench.event(["did", me, deed(&1)]))

    case Enum.at(spec["init"] || [], number - 1, "ok") do
      "ok" ->
        if spec["name"], do: Bench.event(["registered", hd(spec["name"]), List.last(spec["name"]), me])
        Bench.event(["started", me])
        if extra = Bench.get({:extra, spec["id"]}), do: Bench.event(["extra", me, extra])
        Process.put(:spec, spec)
        if spec["load"], do: {:ok, {me, 0}, {:continue, "load"}}, else: {:ok, {me, 0}}

      "ignore" ->
        :ignore

      "error:" <> reason ->
        {:stop, String.to_atom(reason)}

      "raise:" <> message ->
        raise message

      "throw:" <> value ->
        throw(String.to_atom(value))

      "exit:" <> reason ->
        exit(Norm.reason(reason))

      "bad:" <> value ->
        String.to_atom(value)
    end
  end

  def handle_continue("load", {me, _}) do
    value = Bench.get({:disk, Process.get(:spec)["load"]}, 0)
    Bench.event(["loaded", me, value])
    {:noreply, {me, value}}
  end

  def handle_continue(message, {me, _} = state) do
    Bench.event(["continued", me])
    handle_cast(message, state)
  end

  def handle_call({:do, number, caught}, _, {me, _} = state) do
    Ops.order(number, caught, me)
    {:reply, "ok", state}
  end

  def handle_call("get", _, {_, value} = state), do: {:reply, value, state}

  def handle_call("inc", _, {me, value}) do
    if counter = Process.get(:spec)["load"], do: Bench.put({:disk, counter}, value + 1)
    {:reply, value + 1, {me, value + 1}}
  end

  def handle_call("crash:" <> how, _, _), do: crash(how)
  def handle_call("stop:" <> reason, _, state), do: {:stop, Norm.reason(reason), "stopping", state}
  def handle_call("noreply", _, state), do: {:noreply, state}
  def handle_call("continue:" <> message, _, state), do: {:reply, "ok", state, {:continue, message}}
  def handle_call("bad:" <> value, _, _), do: String.to_atom(value)

  def handle_call("sleep:" <> ms, _, state) do
    Process.sleep(String.to_integer(ms))
    {:reply, "slept", state}
  end

  def handle_cast("crash:" <> how, _), do: crash(how)
  def handle_cast("stop:" <> reason, state), do: {:stop, Norm.reason(reason), state}
  def handle_cast("inc", {me, value}), do: {:noreply, {me, value + 1}}
  def handle_cast("continue:" <> message, state), do: {:noreply, state, {:continue, message}}
  def handle_cast("timeout:" <> ms, state), do: {:noreply, state, String.to_integer(ms)}
  def handle_cast("bad:" <> value, _), do: String.to_atom(value)

  def handle_cast("exit_self:" <> reason, state) do
    Process.exit(self(), Norm.reason(reason))
    {:noreply, state}
  end

  def handle_cast("trap_exit:" <> flag, state) do
    Process.flag(:trap_exit, flag == "true")
    {:noreply, state}
  end

  def handle_info({:EXIT, pid, reason}, {me, _} = state) do
    Bench.event(["exit_msg", me, Bench.who(pid), {:norm, reason}])
    {:noreply, state}
  end

  def handle_info({:DOWN, _, :process, pid, reason}, {me, _} = state) do
    Bench.event(["down_msg", me, Bench.who(pid), {:norm, reason}])
    {:noreply, state}
  end

  def handle_info({reference, value}, {me, _} = state) when is_reference(reference) do
    Bench.event(["reply_msg", me, {:norm, value}])
    {:noreply, state}
  end

  def handle_info({:register, registry, key, pid, value}, {me, _} = state) do
    Bench.event(["listener_msg", me, "register", {:norm, registry}, {:norm, key}, Bench.who(pid), {:norm, value}])
    {:noreply, state}
  end

  def handle_info({:unregister, registry, key, pid}, {me, _} = state) do
    Bench.event(["listener_msg", me, "unregister", {:norm, registry}, {:norm, key}, Bench.who(pid)])
    {:noreply, state}
  end

  def handle_info({relation, pid}, state) when relation in [:link, :unlink, :monitor] do
    apply(Process, relation, [pid])
    {:noreply, state}
  end

  def handle_info({:do, number, caught}, {me, _} = state) do
    Ops.order(number, caught, me)
    {:noreply, state}
  end

  def handle_info({:timer, text}, {me, _} = state) do
    Bench.event(["timer_msg", me, text])
    {:noreply, state}
  end

  def handle_info(:timeout, {me, _} = state) do
    Bench.event(["timeout_msg", me])
    {:noreply, state}
  end

  def terminate(reason, {me, _}) do
    Bench.event(["terminate_cb", me, {:norm, reason}])
    Enum.each(Process.get(:spec)["in_terminate"] || [], &Bench.event(["did", me, deed(&1)]))
    if ms = Process.get(:spec)["terminate_ms"], do: Process.sleep(ms)
    :ok
  end

  # What it does in `init` and in `terminate`.
  defp deed(%{"do" => "perform", "op" => op}), do: Ops.perform(op)

  defp deed(%{"do" => "sleep", "ms" => ms}) do
    Process.sleep(ms)
    "ok"
  end

  defp deed(%{"do" => "call", "id" => id, "ms" => ms}), do: Norm.norm(GenServer.call(Ops.target(id), "get", ms))
  defp deed(%{"do" => "which_children", "id" => id, "ms" => ms}), do: length(GenServer.call(Ops.target(id), :which_children, ms))
  defp deed(%{"do" => "cast", "id" => id}), do: Norm.norm(GenServer.cast(Ops.target(id), "inc"))

  defp deed(%{"do" => "send", "id" => id}) do
    send(Ops.target(id), "hello")
    "ok"
  end

  defp crash("raise"), do: raise("boom")
  defp crash("throw"), do: throw(:ball)
  defp crash(reason), do: exit(Norm.reason(reason))
end

defmodule Fidelity.Tolerant do
  @moduledoc "The same worker without `handle_info`: what `use GenServer` brings logs every message and drops it."
  use GenServer
  alias Fidelity.Worker

  defdelegate init(argument), to: Worker
  defdelegate handle_continue(argument, state), to: Worker
  defdelegate handle_call(request, from, state), to: Worker
  defdelegate handle_cast(request, state), to: Worker
  defdelegate terminate(reason, state), to: Worker
end

defmodule Fidelity.Sup do
  use Supervisor
  alias Fidelity.{Bench, Ops, Place}

  def start_link(id) do
    spec = Bench.spec(id)
    options = Ops.name_option(spec)
    Place.place(spec, options)
    Supervisor.start_link(__MODULE__, id, options)
  end

  def init(id) do
    spec = Bench.spec(id)
    Place.check(spec)
    number = Bench.next_incarnation(id)
    Bench.event(["sup_init", Bench.label(id, number)])
    Fidelity.Others.init_step(spec, number, fn -> flags(spec) end)
  end

  defp flags(spec) do

    flags = %{
      strategy: String.to_atom(spec["strategy"] || "one_for_one"),
      intensity: spec["max_restarts"] || 3,
      period: spec["max_seconds"] || 5,
      auto_shutdown: String.to_atom(spec["auto_shutdown"] || "never")
    }

    {:ok, {flags, Enum.map(spec["children"] || [], &Ops.child_spec/1)}}
  end
end

defmodule Fidelity.DSup do
  use DynamicSupervisor
  alias Fidelity.{Bench, Ops, Place}

  def start_link(id) do
    spec = Bench.spec(id)
    options = Ops.name_option(spec)
    Place.place(spec, options)
    DynamicSupervisor.start_link(__MODULE__, id, options)
  end

  def init(id) do
    spec = Bench.spec(id)
    Place.check(spec)
    number = Bench.next_incarnation(id)
    Bench.event(["sup_init", Bench.label(id, number)])
    Bench.put({:dynamic, self()}, true)
    Fidelity.Others.init_step(spec, number, fn -> flags(spec) end)
  end

  defp flags(spec) do
    DynamicSupervisor.init(
      strategy: :one_for_one,
      max_restarts: spec["max_restarts"] || 3,
      max_seconds: spec["max_seconds"] || 5,
      max_children: spec["max_children"] || :infinity,
      extra_arguments: spec["extra_arguments"] || []
    )
  end
end

defmodule Fidelity.Others do
  @moduledoc "Start functions of children that are OTP's own modules: they label what came of the start."
  alias Fidelity.{Bench, Norm, Ops, Place}

  @doc "What `init` of a supervisor does in that start attempt."
  def init_step(spec, number, flags) do
    case Enum.at(spec["init"] || [], number - 1, "ok") do
      "ok" -> flags.()
      "ignore" -> :ignore
      "error:" <> reason -> {:stop, String.to_atom(reason)}
      "raise:" <> message -> raise message
      "throw:" <> value -> throw(String.to_atom(value))
      "exit:" <> reason -> exit(Norm.reason(reason))
      "bad:" <> value -> String.to_atom(value)
    end
  end

  def start_registry(id) do
    spec = Bench.spec(id)
    keys = String.to_atom(spec["keys"] || "unique")
    listeners = Enum.map(spec["listeners"] || [], &Norm.name/1)
    partitions = spec["partitions"] || 1
    result = Registry.start_link(keys: keys, name: Norm.name(id), listeners: listeners, partitions: partitions)

    with {:ok, pid} <- result do
      number = Bench.next_incarnation(id)
      me = Bench.label(id, number, pid)
      children = Supervisor.which_children(pid)
      # Those of a registry with several are found by name.
      with [{_, partition, _, _}] <- children, do: Bench.label("#{id}.partition", number, partition)
      if partitions > 1, do: Place.label_partitions(id, partitions)
      Bench.event(["sup_init", me])
    end

    result
  end

  def start_agent(id) do
    spec = Bench.spec(id)
    number = Bench.next_incarnation(id)
    options = Ops.name_option(spec)
    Place.place(spec, options)
    Agent.start_link(Fidelity.Jobs, :first, [id, number], options)
  end

  def start_partition_supervisor(id) do
    spec = Bench.spec(id)
    result = PartitionSupervisor.start_link(Fidelity.Partitioned.options(spec))

    with {:ok, pid} <- result do
      Bench.event(["sup_init", Bench.label(id, Bench.next_incarnation(id), pid)])
    end

    result
  end

  def start_task_supervisor(id) do
    spec = Bench.spec(id)
    options = Ops.name_option(spec)
    Place.place(spec, options)
    limits = [max_restarts: spec["max_restarts"] || 3, max_seconds: spec["max_seconds"] || 5]
    limits = if spec["max_children"], do: [{:max_children, spec["max_children"]} | limits], else: limits
    restart = String.to_atom(spec["task_restart"] || "temporary")
    shutdown = Ops.shutdown(%{"shutdown" => spec["task_shutdown"]})
    # What `Task.Supervisor.start_link/1` comes to: with these two options it also prints that they are deprecated.
    result = DynamicSupervisor.start_link(Task.Supervisor, {{restart, shutdown}, limits}, options)

    with {:ok, pid} <- result do
      Bench.put({:dynamic, pid}, true)
      Bench.event(["sup_init", Bench.label(id, Bench.next_incarnation(id), pid)])
    end

    result
  end
end
