t = :ets.new(:things, [])

is_reference(t)

:ets.insert(t, {:a, 1})

:ets.insert(t, [{:b, 2}, {:c, 3}])

:ets.insert(t, [])

:ets.lookup(t, :a)

:ets.lookup(t, :missing)

:ets.insert(t, {:a, 10, :more})

:ets.lookup(t, :a)

:ets.insert_new(t, {:a, 11})

:ets.insert_new(t, {:d, 4})

:ets.insert_new(t, [{:d, 5}, {:e, 5}])

:ets.insert_new(t, [{:f, 5}, {:e, 5}])

Enum.sort(:ets.tab2list(t))

:ets.member(t, :a)

:ets.member(t, :missing)

:ets.lookup_element(t, :a, 2)

:ets.lookup_element(t, :a, 3)

:ets.lookup_element(t, :a, 4)

:ets.lookup_element(t, :missing, 2)

:ets.lookup_element(t, :a, 0)

:ets.update_element(t, :a, {2, :new})

:ets.update_element(t, :a, [{2, :newer}, {3, :newest}])

:ets.lookup(t, :a)

:ets.update_element(t, :missing, {2, 1})

:ets.update_element(t, :a, {1, 1})

:ets.update_element(t, :a, {9, 1})

:ets.insert(t, {:n, 0, 0})

:ets.update_counter(t, :n, 5)

:ets.update_counter(t, :n, {3, 7})

:ets.update_counter(t, :n, [{2, 1}, {3, -2}])

:ets.update_counter(t, :n, {2, 10, 12, 0})

:ets.update_counter(t, :n, {2, -1, 5, 100})

:ets.update_counter(t, :n, {2, -100, 0, 7})

:ets.update_counter(t, :new_counter, 1, {:new_counter, 41})

:ets.update_counter(t, :missing, 1)

:ets.update_counter(t, :a, 1)

:ets.update_counter(t, :n, {1, 1})

:ets.update_counter(t, :n, :wrong)

:ets.take(t, :n)

:ets.take(t, :n)

:ets.delete(t, :b)

:ets.delete(t, :b)

:ets.delete_object(t, {:c, 4})

:ets.delete_object(t, {:c, 3})

Enum.sort(:ets.tab2list(t))

:ets.info(t, :size)

:ets.info(t, :type)

:ets.info(t, :name)

:ets.info(t, :protection)

:ets.info(t, :keypos)

:ets.info(t, :named_table)

:ets.info(t, :owner) == self()

:ets.info(t, :heir)

:ets.info(t, :no_such_item)

:ets.info(t)[:size]

:ets.info(:no_such_table)

:ets.info(:no_such_table, :size)

:ets.whereis(:things)

:ets.whereis(:no_such_table)

:ets.delete_all_objects(t)

:ets.tab2list(t)

:ets.first(t)

:ets.last(t)

:ets.delete(t)

:ets.lookup(t, :a)

:ets.insert(t, {:a, 1})

:ets.delete(t)

:ets.lookup(:no_such_table, :a)

:ets.new(:named, [:named_table, :public, :set])

:ets.new(:named, [:named_table])

:ets.whereis(:named) |> is_reference()

:ets.insert(:named, {1, :int})

:ets.insert(:named, {1.0, :float})

Enum.sort(:ets.tab2list(:named))

:ets.lookup(:named, 1)

:ets.insert(:ets.whereis(:named), {2, :by_id})

:ets.rename(:named, :renamed)

:ets.lookup(:renamed, 2)

:ets.lookup(:named, 2)

:ets.info(:renamed, :named_table)

:ets.delete(:renamed)

o = :ets.new(:ordered, [:ordered_set])

for key <- [3, 1, 2, 2.0, :atom, "text", {1, 2}], do: :ets.insert(o, {key, key})

:ets.tab2list(o)

{:ets.first(o), :ets.last(o)}

{:ets.next(o, 1), :ets.next(o, 1.5), :ets.next(o, "text"), :ets.prev(o, 3), :ets.prev(o, 1), :ets.prev(o, 0)}

:ets.lookup(o, 2)

:ets.lookup(o, 1.0)

:ets.select(o, [{{:"$1", :_}, [{:is_number, :"$1"}], [:"$1"]}])

:ets.foldl(fn {key, _}, acc -> [key | acc] end, [], o)

:ets.foldr(fn {key, _}, acc -> [key | acc] end, [], o)

b = :ets.new(:bag, [:bag])

:ets.insert(b, [{:k, 1}, {:k, 2}, {:k, 1}])

:ets.lookup(b, :k)

:ets.lookup_element(b, :k, 2)

:ets.insert_new(b, {:k, 3})

:ets.delete_object(b, {:k, 1})

:ets.lookup(b, :k)

:ets.info(b, :size)

:ets.update_counter(b, :k, 1)

d = :ets.new(:duplicates, [:duplicate_bag, {:keypos, 2}])

:ets.insert(d, [{1, :k}, {2, :k}, {1, :k}, {3, :l}])

:ets.lookup(d, :k)

:ets.lookup_element(d, :k, 1)

:ets.delete_object(d, {1, :k})

:ets.lookup(d, :k)

:ets.insert(d, {1})

:ets.take(d, :k)

:ets.info(d, :type)

s = :ets.new(:select, [])

:ets.insert(s, [{"ann", 31, :admin}, {"bob", 25, :user}, {"cid", 40, :user}])

Enum.sort(:ets.match(s, {:"$1", :_, :user}))

Enum.sort(:ets.match(s, {:"$2", :"$1", :_}))

:ets.match(s, {"ann", :"$1", :_})

Enum.sort(:ets.match_object(s, {:_, :_, :user}))

Enum.sort(:ets.select(s, [{{:"$1", :"$2", :_}, [{:>, :"$2", 30}], [:"$1"]}]))

Enum.sort(:ets.select(s, [{{:"$1", :"$2", :"$3"}, [{:andalso, {:>, :"$2", 20}, {:"=:=", :"$3", :user}}], [{{:"$1", {:+, :"$2", 1}}}]}]))

Enum.sort(:ets.select(s, [{{:"$1", :_, :admin}, [], [{{:boss, :"$1"}}]}, {{:"$1", :_, :_}, [], [:"$1"]}]))

Enum.sort(:ets.select(s, [{:_, [], [:"$_"]}]))

Enum.sort(:ets.select(s, [{:"$1", [], [{:element, 1, :"$1"}]}]))

Enum.sort(:ets.select(s, [{{:_, :"$1", :"$2"}, [], [:"$$"]}]))

:ets.select(s, [{{"ann", :"$1", :_}, [], [{:hd, :"$1"}]}])

:ets.select(s, [{{"ann", :"$1", :_}, [{:hd, :"$1"}], [true]}])

:ets.select(s, [{{"ann", :_, :_}, [], [{:const, {:a, :"$1"}}]}])

:ets.select(s, [{{"ann", :"$1", :_}, [{:or, {:<, :"$1", 5}, {:==, {:rem, :"$1", 2}, 1}}], [[:"$1", 1]]}])

:ets.select(s, [{{"ann", :"$1", :_}, [{:not, {:is_atom, :"$1"}}], [%{age: :"$1"}]}])

:ets.select(s, [{{"ann", :"$1", :_}, [], [1, 2, :"$1"]}])

:ets.select_count(s, [{{:_, :_, :user}, [], [true]}])

:ets.select_count(s, [{{:_, :_, :user}, [], [:yes]}])

:ets.select(s, [{{:"$1", :_, :_}, [], [:"$7"]}])

:ets.select(s, :wrong)

:ets.select(s, [{{:"$1", :_, :_}, [{:no_such_function, 1}], [true]}])

:ets.select(s, [{{:"$1", :_, :_}, [], []}])

:ets.select_delete(s, [{{:_, :"$1", :_}, [{:<, :"$1", 30}], [true]}])

Enum.sort(:ets.tab2list(s))

:ets.match_delete(s, {:_, :_, :user})

:ets.tab2list(s)

:ets.new("text", [])

:ets.new(:wrong, [:no_such_option])

:ets.new(:wrong, :no_list)

:ets.insert(s, :no_tuple)

:ets.insert(s, {})

:ets.insert(s, [{:a, 1}, :no_tuple])

:ets.lookup("text", 1)

me = self()

owner = spawn(fn ->
  private = :ets.new(:private_one, [:named_table, :private])
  protected = :ets.new(:protected_one, [:named_table])
  :ets.insert(private, {:a, 1})
  :ets.insert(protected, {:a, 1})
  send(me, :made)
  Process.sleep(:infinity)
end)

receive do
  :made -> :made
end

:ets.lookup(:protected_one, :a)

:ets.insert(:protected_one, {:a, 2})

:ets.delete(:protected_one)

:ets.lookup(:private_one, :a)

:ets.info(:private_one, :size)

:ets.insert(:private_one, {:a, 2})

:protected_one in :ets.all()

Process.exit(owner, :kill)

Process.sleep(50)

:ets.lookup(:protected_one, :a)

:ets.whereis(:private_one)

taker = spawn(fn ->
  receive do
    {:"ETS-TRANSFER", table, from, data} -> send(me, {:got, :ets.lookup(table, :k), from == me, data})
  end
  Process.sleep(:infinity)
end)

g = :ets.new(:given, [])

:ets.insert(g, {:k, :v})

:ets.give_away(g, taker, :data)

receive do
  message -> message
end

:ets.insert(g, {:k, :w})

:ets.info(g, :owner) == taker

:ets.give_away(g, taker, :data)

:ets.tab2list(:ets.new(:empty, [:set, :public, {:read_concurrency, true}, {:write_concurrency, true}, :compressed]))

:ets.is_compiled_ms(1)

:ets.test_ms({1, 2}, [{{:"$1", :"$2"}, [], [:"$2"]}])

:ets.test_ms({1, 2}, [{{:"$1", 3}, [], [:"$1"]}])

inspect(:ets.new(:shown, [])) =~ "#Reference<"
