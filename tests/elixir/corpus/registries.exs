{:ok, _} = Registry.start_link(keys: :unique, name: Unique); :ok

{:ok, owner} = Registry.register(Unique, "a", 1); is_pid(owner)

Registry.register(Unique, "a", 2) == {:error, {:already_registered, self()}}

Registry.lookup(Unique, "a") == [{self(), 1}]

Registry.keys(Unique, self())

Registry.values(Unique, "a", self())

Registry.values(Unique, "b", self())

Registry.values(Unique, "a", spawn(fn -> :ok end))

Registry.update_value(Unique, "a", &(&1 + 10))

Registry.update_value(Unique, "b", &(&1 + 10))

Registry.count(Unique)

Registry.count_match(Unique, "a", :_)

Registry.count_match(Unique, "a", 12)

Registry.match(Unique, "a", :_) == [{self(), 11}]

Registry.match(Unique, "a", :"$1", [{:>, :"$1", 20}])

Registry.register(Unique, {:tuple, 1}, %{deep: [1, 2]}) |> elem(0)

Registry.match(Unique, {:tuple, 1}, %{deep: :_}) |> length()

Registry.select(Unique, [{{:"$1", :_, :"$2"}, [], [{{:"$1", :"$2"}}]}]) |> Enum.sort()

Registry.select(Unique, [{{:"$1", :_, :"$2"}, [{:is_integer, :"$2"}], [:"$1"]}])

Registry.select(Unique, [{{:"$1", :"$2", :_}, [{:==, :"$2", self()}], [:"$1"]}]) |> Enum.sort()

Registry.select(Unique, [{:_, [], [true]}])

Registry.select(Unique, [{{"a", :_, :"$1"}, [], [{{:"$1", {:+, :"$1", 1}}}]}])

Registry.count_select(Unique, [{{:_, :_, :"$1"}, [{:is_map, :"$1"}], [true]}])

Registry.put_meta(Unique, :colour, :blue)

Registry.meta(Unique, :colour)

Registry.meta(Unique, :size)

Registry.delete_meta(Unique, :colour)

Registry.meta(Unique, :colour)

Registry.meta(:nowhere, :colour)

Registry.put_meta(:nowhere, :colour, 1)

Registry.meta(Unique, "text")

Registry.unregister(Unique, "a")

Registry.lookup(Unique, "a")

Registry.unregister(Unique, "never")

Registry.lookup(Nowhere, "a")

Registry.register(Nowhere, "a", 1)

Registry.keys(Nowhere, self())

Registry.count(Nowhere)

Registry.dispatch(Nowhere, "a", & &1)

{:ok, _} = Registry.start_link(keys: :duplicate, name: Duplicate, partitions: 2); :ok

for value <- 1..3, do: Registry.register(Duplicate, "topic", value) |> elem(0)

Registry.lookup(Duplicate, "topic") |> Enum.map(&elem(&1, 1))

Registry.values(Duplicate, "topic", self())

Registry.keys(Duplicate, self())

Registry.count(Duplicate)

Registry.dispatch(Duplicate, "topic", fn entries -> for {pid, value} <- entries, do: send(pid, {:got, value}) end)

for _ <- 1..3 do
  receive do
    message -> message
  end
end

Registry.dispatch(Duplicate, "topic", {IO, :inspect, [[limit: 0]]})

Registry.dispatch(Duplicate, "nobody", fn _ -> raise "never" end)

Registry.dispatch(Duplicate, "topic", fn entries -> IO.puts(length(entries)) end, parallel: true)

Registry.dispatch(Duplicate, "topic", fn _ -> raise "here" end)

Registry.unregister_match(Duplicate, "topic", 2)

Registry.lookup(Duplicate, "topic") |> Enum.map(&elem(&1, 1))

Registry.unregister_match(Duplicate, "topic", :"$1", [{:>, :"$1", 2}])

Registry.values(Duplicate, "topic", self())

Registry.keys(Duplicate, self())

Registry.update_value(Duplicate, "topic", & &1)

Registry.whereis_name({Duplicate, "topic"})

Registry.select(Duplicate, [{{:"$1", :_, :"$2"}, [], [{{:"$1", :"$2"}}]}])

Registry.unregister(Duplicate, "topic")

Registry.count(Duplicate)

{:ok, named} = Agent.start_link(fn -> :named end, name: {:via, Registry, {Unique, :agent}})

Registry.whereis_name({Unique, :agent}) == named

Registry.whereis_name({Unique, :nobody})

Agent.get({:via, Registry, {Unique, :agent}}, & &1)

Agent.start_link(fn -> :again end, name: {:via, Registry, {Unique, :agent}}) == {:error, {:already_started, named}}

{:ok, valued} = Agent.start_link(fn -> :valued end, name: {:via, Registry, {Unique, :valued, "its value"}}); Registry.lookup(Unique, :valued) == [{valued, "its value"}]

Registry.register_name({Unique, "by name"}, self())

Registry.register_name({Unique, "by name"}, self())

Registry.lookup(Unique, "by name") == [{self(), nil}]

Registry.send({Unique, "by name"}, :hello)

receive do
  message -> message
end

Registry.send({Unique, "nobody"}, :hello)

Registry.unregister_name({Unique, "by name"})

GenServer.call({:via, Registry, {Unique, "nobody"}}, :hello)

GenServer.whereis({:via, Registry, {Unique, "nobody"}})

Process.register(self(), :listener)

{:ok, _} = Registry.start_link(keys: :unique, name: Listened, listeners: [:listener]); :ok

Registry.register(Listened, "k", 1) |> elem(0)

receive do
  {:register, registry, key, pid, value} -> {registry, key, pid == self(), value}
end

Registry.unregister(Listened, "k")

receive do
  {:unregister, registry, key, pid} -> {registry, key, pid == self()}
end

Registry.start_link(keys: :few, name: Wrong)

Registry.start_link(name: Wrong)

Registry.start_link(keys: :unique)

Registry.start_link(keys: :unique, name: "text")

Registry.start_link(keys: :unique, name: Wrong, partitions: 0)

Registry.start_link(keys: :unique, name: Wrong, meta: :none)

{:ok, _} = Registry.start_link(keys: :unique, name: WithMeta, meta: [version: 2]); Registry.meta(WithMeta, :version)

Registry.child_spec(keys: :unique, name: Spec)

child = spawn(fn ->
  Registry.register(Unique, "short", 1)
  Process.sleep(20)
end)

Process.sleep(200)

Registry.lookup(Unique, "short")

{Registry.keys(Unique, child), Process.alive?(child)}

{:ok, gone} = Registry.start_link(keys: :unique, name: Gone); Process.unlink(gone)

Registry.register(Gone, "k", 1) |> elem(0)

:sys.suspend(gone)

Process.flag(:trap_exit, true)

partition = Process.whereis(Gone.PIDPartition0); ref = Process.monitor(partition); Process.exit(partition, :kill)

receive do
  {:DOWN, ^ref, _, _, reason} -> reason
end

Registry.unregister(Gone, "k")

Registry.match(Gone, "k", 1)

Registry.unregister_match(Gone, "k", 1)

Registry.count_match(Gone, "k", 1)

Registry.select(Gone, [{{:"$1", :_, :_}, [], [:"$1"]}])

Registry.count_select(Gone, [{{:"$1", :_, :_}, [], [true]}])

Registry.lookup(Gone, "k")

Registry.keys(Gone, self())

Registry.values(Gone, "k", self())

Registry.update_value(Gone, "k", & &1)

Registry.register(Gone, "z", 1)

Registry.count(Gone)

Registry.dispatch(Gone, "k", fn all -> all end)

Registry.meta(Gone, :a)
