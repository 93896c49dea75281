{:ok, counters} = PartitionSupervisor.start_link(name: Counters, partitions: 3, child_spec: {Agent, fn -> 0 end})

PartitionSupervisor.partitions(Counters)

PartitionSupervisor.count_children(Counters)

PartitionSupervisor.which_children(Counters) |> Enum.map(fn {id, pid, type, modules} -> {id, is_pid(pid), type, modules} end)

for key <- 0..5, do: Agent.update({:via, PartitionSupervisor, {Counters, key}}, &(&1 + key))

for key <- [0, 1, 2, -1, 4], do: Agent.get({:via, PartitionSupervisor, {Counters, key}}, & &1)

Agent.get({:via, PartitionSupervisor, {Counters, :atom}}, & &1) == Agent.get({:via, PartitionSupervisor, {Counters, :erlang.phash2(:atom, 3)}}, & &1)

first = GenServer.whereis({:via, PartitionSupervisor, {Counters, 0}})

Process.exit(first, :kill)

Process.sleep(50)

Agent.get({:via, PartitionSupervisor, {Counters, 0}}, & &1)

GenServer.whereis({:via, PartitionSupervisor, {Counters, 0}}) == first

PartitionSupervisor.start_link(name: Counters, partitions: 3, child_spec: {Agent, fn -> 0 end}) == {:error, {:already_started, counters}}

PartitionSupervisor.start_link(partitions: 3, child_spec: {Agent, fn -> 0 end})

PartitionSupervisor.start_link(name: Nothing)

PartitionSupervisor.start_link(name: Nothing, partitions: 0, child_spec: {Agent, fn -> 0 end})

PartitionSupervisor.start_link(name: Nothing, child_spec: {Agent, fn -> 0 end}, with_arguments: :no)

PartitionSupervisor.start_link(name: Nothing, child_spec: {Agent, fn -> 0 end}, with_arguments: fn _, _ -> :no end)

{:ok, _} = PartitionSupervisor.start_link(name: Numbered, partitions: 2, child_spec: {Agent, fn -> 0 end}, with_arguments: fn [_fun], partition -> [fn -> partition * 10 end] end); :ok

for key <- 0..3, do: Agent.get({:via, PartitionSupervisor, {Numbered, key}}, & &1)

{:ok, _} = PartitionSupervisor.start_link(name: Dynamic, partitions: 2, child_spec: DynamicSupervisor, strategy: :one_for_one, max_restarts: 1); :ok

{:ok, agent} = DynamicSupervisor.start_child({:via, PartitionSupervisor, {Dynamic, self()}}, {Agent, fn -> :there end}); Agent.get(agent, & &1)

PartitionSupervisor.count_children(Dynamic)

PartitionSupervisor.which_children(Dynamic) |> Enum.map(fn {id, _, type, modules} -> {id, type, modules} end)

PartitionSupervisor.child_spec(name: Dynamic, partitions: 2)

PartitionSupervisor.child_spec([]).id

{:ok, top} = Supervisor.start_link([{PartitionSupervisor, name: Below, partitions: 2, child_spec: {Agent, fn -> :below end}}], strategy: :one_for_one)

Supervisor.which_children(top) |> Enum.map(fn {id, _, type, modules} -> {id, type, modules} end)

Agent.get({:via, PartitionSupervisor, {Below, 7}}, & &1)

PartitionSupervisor.stop(Below)

Process.sleep(50)

PartitionSupervisor.partitions(Below)

Supervisor.stop(top)

PartitionSupervisor.partitions(Below)

PartitionSupervisor.partitions(:nobody)

GenServer.call({:via, PartitionSupervisor, {:nobody, 1}}, :hello)

{:ok, _} = PartitionSupervisor.start_link(name: Tasks, partitions: 2, child_spec: Task.Supervisor); :ok

Task.await(Task.Supervisor.async({:via, PartitionSupervisor, {Tasks, 1}}, fn -> :from_a_partition end))

defmodule Partition do
  use GenServer
  def start_link(options), do: GenServer.start_link(__MODULE__, options)
  def init(options), do: {:ok, options}
  def handle_call(:options, _, options), do: {:reply, options, options}
end

{:ok, _} = PartitionSupervisor.start_link(name: Written, partitions: 2, child_spec: {Partition, [size: 1]}, with_arguments: fn [options], partition -> [[{:partition, partition} | options]] end); :ok

for key <- 0..1, do: GenServer.call({:via, PartitionSupervisor, {Written, key}}, :options)

PartitionSupervisor.which_children(Written) |> Enum.map(fn {id, _, type, modules} -> {id, type, modules} end)

Process.flag(:trap_exit, true)

defmodule Failing do
  def child_spec(_), do: %{id: Failing, start: {Failing, :start_link, []}}
  def start_link(), do: {:error, :never}
end

PartitionSupervisor.start_link(name: Broken, partitions: 2, child_spec: Failing)

defmodule Ignoring do
  use GenServer
  def start_link(part), do: GenServer.start_link(__MODULE__, part)
  def init(1), do: :ignore
  def init(part), do: {:ok, part}
end

PartitionSupervisor.start_link(name: Gaps, partitions: 2, child_spec: Ignoring, with_arguments: fn [_], part -> [part] end) |> elem(0)

is_pid(PartitionSupervisor.whereis_name({Gaps, 0}))

PartitionSupervisor.whereis_name({Gaps, 1})

PartitionSupervisor.whereis_name({Gaps, 3})

GenServer.call({:via, PartitionSupervisor, {Gaps, 1}}, :anything)

GenServer.whereis({:via, PartitionSupervisor, {Gaps, 1}})

PartitionSupervisor.whereis_name({:nobody, 1})

PartitionSupervisor.whereis_name(:a)

GenServer.whereis({:via, PartitionSupervisor, {:nobody, 1}})

GenServer.whereis({:via, PartitionSupervisor, {:nobody, "x"}})

{:ok, _} = PartitionSupervisor.start_link(name: Ps, partitions: 2, child_spec: {Agent, fn -> 1 end}); :ok

PartitionSupervisor.whereis_name({Ps, "x"}) |> is_pid()

PartitionSupervisor.whereis_name({Ps, self()}) |> is_pid()

PartitionSupervisor.whereis_name({Ps, 5}) == PartitionSupervisor.whereis_name({Ps, 1})

PartitionSupervisor.send({Ps, 1}, :hello)

PartitionSupervisor.send({:nobody, 1}, :hello)

PartitionSupervisor.register_name({Ps, 1}, self())

PartitionSupervisor.unregister_name({Ps, 1}, self())

PartitionSupervisor.unregister_name(:a, :b)

PartitionSupervisor.register_name(:a, :b)

Agent.start_link(fn -> 1 end, name: {:via, PartitionSupervisor, {Ps, 1}})

PartitionSupervisor.send(:a, 1)
