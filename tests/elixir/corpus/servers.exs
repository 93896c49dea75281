defmodule Stack do
  use GenServer
  def start_link(initial, options \\ []), do: GenServer.start_link(__MODULE__, initial, options)
  def push(server, item), do: GenServer.cast(server, {:push, item})
  def pop(server), do: GenServer.call(server, :pop)
  @impl true
  def init(:fail), do: {:stop, :failed}
  def init(:ignore), do: :ignore
  def init(items), do: {:ok, items}
  @impl true
  def handle_call(:pop, _from, [item | rest]), do: {:reply, item, rest}
  def handle_call(:pop, _from, []), do: {:reply, nil, []}
  def handle_call(:slow, from, state) do
    GenServer.reply(from, :early)
    {:noreply, state}
  end
  def handle_call(:stop, _from, state), do: {:stop, :normal, :bye, state}
  def handle_call(:bad, _from, _state), do: :oops
  def handle_call({:timeout, ms}, _from, state), do: {:reply, :ok, state, ms}
  def handle_call({:continue, x}, _from, state), do: {:reply, :ok, state, {:continue, x}}
  @impl true
  def handle_cast({:push, item}, state), do: {:noreply, [item | state]}
  @impl true
  def handle_info(:timeout, state), do: {:noreply, [:timed_out | state]}
  def handle_info(message, state), do: {:noreply, [{:info, message} | state]}
  @impl true
  def handle_continue(x, state), do: {:noreply, [{:continued, x} | state]}
end

{:ok, s} = Stack.start_link([1])

Stack.push(s, 2)

{Stack.pop(s), Stack.pop(s), Stack.pop(s)}

GenServer.call(s, :slow)

send(s, :hello)

:sys.get_state(s)

GenServer.call(s, {:continue, 7})

:sys.get_state(s)

GenServer.call(s, {:timeout, 5})

Process.sleep(300)

hd(:sys.get_state(s))

GenServer.call(s, :stop)

Process.alive?(s)

Process.flag(:trap_exit, true)

Stack.start_link(:fail)

Stack.start_link(:ignore)

{:ok, s} = Stack.start_link([], name: :stack)

Stack.start_link([], name: :stack)

GenServer.whereis(:stack) == s

try do
  GenServer.call(s, :bad)
catch
  :exit, {reason, _} -> reason
end

try do
  GenServer.call(:stack, :pop)
catch
  :exit, reason -> reason
end

GenServer.call(:stack, :pop)

{:ok, s} = Stack.start_link([])

try do
  GenServer.call(s, :unknown_request)
catch
  :exit, {{kind, _}, {module, function, _}} -> {kind, module, function}
end

GenServer.stop(elem(Stack.start_link([]), 1), :shutdown)

defmodule Plain do
  use GenServer
  def init(x), do: {:ok, x}
end

{:ok, p} = GenServer.start(Plain, 1)

try do
  GenServer.call(p, :x)
catch
  :exit, {{%RuntimeError{message: m}, _}, _} -> String.slice(m, 0, 24)
end

Stack.child_spec(5)

Supervisor.child_spec({Stack, 5}, id: :other, restart: :temporary)

Supervisor.child_spec({Stack, 5}, nope: 1)

{:ok, agent} = Agent.start_link(fn -> %{} end)

Agent.update(agent, &Map.put(&1, :a, 1))

Agent.get(agent, & &1)

Agent.get_and_update(agent, fn m -> {m.a, %{}} end)

Agent.cast(agent, fn _ -> :cast end)

Agent.get(agent, & &1)

Agent.stop(agent)

task = Task.async(fn -> 6 * 7 end)

Task.await(task)

Task.async(fn -> Process.sleep(5_000) end) |> Task.yield(5)

{:ok, sup} = Supervisor.start_link([{Stack, [1, 2]}, %{id: :agent, start: {Agent, :start_link, [fn -> 0 end]}}], strategy: :one_for_one)

Supervisor.count_children(sup)

for {id, pid, type, modules} <- Supervisor.which_children(sup), do: {id, is_pid(pid), type, modules}

[{_, pid, _, _}] = Enum.filter(Supervisor.which_children(sup), fn {id, _, _, _} -> id == Stack end)

Process.exit(pid, :kill)

Process.sleep(300)

[{_, again, _, _}] = Enum.filter(Supervisor.which_children(sup), fn {id, _, _, _} -> id == Stack end)

{again != pid, Stack.pop(again)}

Supervisor.terminate_child(sup, :agent)

Supervisor.restart_child(sup, :agent) |> elem(0)

Supervisor.delete_child(sup, :agent)

Supervisor.start_child(sup, {Stack, []})

Supervisor.stop(sup)

defmodule MySup do
  use Supervisor
  def start_link(arg), do: Supervisor.start_link(__MODULE__, arg, name: __MODULE__)
  @impl true
  def init(n) do
    children = for i <- 1..n, do: Supervisor.child_spec({Stack, [i]}, id: i)
    Supervisor.init(children, strategy: :rest_for_one, max_restarts: 1)
  end
end

{:ok, _} = MySup.start_link(3)

before = for {id, pid, _, _} <- Supervisor.which_children(MySup), into: %{}, do: {id, pid}

Process.exit(before[2], :kill)

Process.sleep(300)

now = for {id, pid, _, _} <- Supervisor.which_children(MySup), into: %{}, do: {id, pid}

for i <- 1..3, do: before[i] == now[i]

Process.exit(now[1], :kill)

Process.sleep(300)

Process.whereis(MySup)

{:ok, d} = DynamicSupervisor.start_link(strategy: :one_for_one, name: :dyn)

{:ok, c} = DynamicSupervisor.start_child(:dyn, {Stack, [9]})

Stack.pop(c)

DynamicSupervisor.count_children(d)

DynamicSupervisor.terminate_child(d, c)

DynamicSupervisor.which_children(d)

{:ok, _} = Registry.start_link(keys: :unique, name: Reg)

{:ok, v} = Stack.start_link([:via], name: {:via, Registry, {Reg, "a"}})

Registry.lookup(Reg, "a") == [{v, nil}]

Stack.pop({:via, Registry, {Reg, "a"}})

Registry.register(Reg, :mine, 5) |> elem(0)

Registry.register(Reg, :mine, 5) |> elem(0)

Registry.keys(Reg, self())

Registry.count(Reg)

Registry.unregister(Reg, :mine)

Supervisor.start_link([Nope], strategy: :one_for_one)

Supervisor.start_link([Enum], strategy: :one_for_one)

Supervisor.start_link([], [])

defmodule Fixed do
  use GenServer
  def start_link(_), do: GenServer.start_link(__MODULE__, 0, name: __MODULE__)
  def init(n), do: {:ok, n}
  def handle_call(:version, _, n), do: {:reply, 1, n}
end

{:ok, f} = Fixed.start_link([])

GenServer.call(Fixed, :version)

defmodule Fixed do
  use GenServer
  def start_link(_), do: GenServer.start_link(__MODULE__, 0, name: __MODULE__)
  def init(n), do: {:ok, n}
  def handle_call(:version, _, n), do: {:reply, 2, n}
end

GenServer.call(Fixed, :version)

defmodule App do
  use Application
  def start(_type, _args), do: Supervisor.start_link([Fixed.Two], strategy: :one_for_one)
end

App.stop(nil)
