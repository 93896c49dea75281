Map.new()

Map.new(a: 1, b: 2)

Map.new([{:a, 1}, {:a, 2}])

Map.new(%{a: 1})

Map.new([1])

Map.new(5)

Map.new(1..3, &{&1, &1 * &1})

Map.new([1], & &1)

Map.new(MapSet.new([{:a, 1}]))

Map.get(%{a: 1}, :a)

Map.get(%{a: 1}, :b)

Map.get(%{a: 1}, :b, 5)

Map.get(5, :a)

Map.get(%{1 => :int}, 1.0)

Map.fetch(%{a: 1}, :a)

Map.fetch(%{a: 1}, :b)

Map.fetch([], :b)

Map.fetch!(%{a: 1}, :a)

Map.fetch!(%{a: 1}, :b)

Map.fetch!(5, :b)

Map.has_key?(%{a: 1}, :a)

Map.has_key?(%{a: 1}, :b)

Map.has_key?(nil, :b)

Map.put(%{a: 1}, :b, 2)

Map.put(5, :b, 2)

Map.put_new(%{a: 1}, :a, 2)

Map.put_new(%{a: 1}, :b, 2)

Map.put_new(5, :b, 2)

Map.put_new_lazy(%{a: 1}, :a, fn -> 2 end)

Map.put_new_lazy(%{a: 1}, :b, fn -> 2 end)

Map.get_lazy(%{a: 1}, :b, fn -> 2 end)

Map.get_lazy(%{a: 1}, :a, fn -> 2 end)

Map.get_lazy(%{a: 1}, :a, 5)

Map.delete(%{a: 1, b: 2}, :a)

Map.delete(%{a: 1}, :z)

Map.delete(5, :z)

Map.drop(%{a: 1, b: 2, c: 3}, [:a, :c])

Map.drop(5, [:a])

Map.take(%{a: 1, b: 2}, [:a, :z])

Map.take(5, [:a])

Map.split(%{a: 1, b: 2}, [:a, :z])

Map.split(5, [:a])

Map.keys(%{b: 1, a: 2})

Map.values(%{b: 1, a: 2})

Map.keys(5)

Map.values(5)

Map.to_list(%{b: 1, a: 2})

Map.to_list(5)

Map.merge(%{a: 1, b: 2}, %{b: 3})

Map.merge(%{}, 5)

Map.merge(5, %{})

Map.merge(%{a: 1, b: 2}, %{b: 3, c: 4}, fn k, x, y -> {k, x, y} end)

Map.merge(%{a: 1}, %{a: 2}, 5)

Map.merge(%{a: 1}, 5, fn _, a, _ -> a end)

Map.update(%{a: 1}, :a, 0, &(&1 + 1))

Map.update(%{a: 1}, :b, 0, &(&1 + 1))

Map.update(5, :a, 1, fn _ -> 5 end)

Map.update!(%{a: 1}, :a, &(&1 + 1))

Map.update!(%{}, :a, fn _ -> 5 end)

Map.update!(5, :a, fn _ -> 5 end)

Map.get_and_update(%{a: 1}, :a, &{&1, &1 + 1})

Map.get_and_update(%{a: 1}, :b, &{&1, 2})

Map.get_and_update(%{a: 1}, :a, fn _ -> :pop end)

Map.get_and_update(%{a: 1}, :b, fn _ -> :pop end)

Map.get_and_update(%{}, :a, fn _ -> 5 end)

Map.get_and_update(5, :a, fn _ -> 5 end)

Map.get_and_update!(%{a: 1}, :a, &{&1, 2})

Map.get_and_update!(%{}, :a, fn _ -> 5 end)

Map.pop(%{a: 1, b: 2}, :a)

Map.pop(%{a: 1}, :b)

Map.pop(%{a: 1}, :b, 5)

Map.pop(5, :b)

Map.pop!(%{a: 1}, :a)

Map.pop!(%{a: 1}, :b)

Map.pop_lazy(%{a: 1}, :b, fn -> :lazy end)

Map.pop_lazy(%{a: 1}, :a, fn -> :lazy end)

Map.replace(%{a: 1}, :a, 2)

Map.replace(%{a: 1}, :b, 2)

Map.replace(5, :b, 2)

Map.replace!(%{a: 1}, :a, 2)

Map.replace!(%{a: 1}, :b, 2)

Map.replace_lazy(%{a: 1}, :a, &(&1 * 10))

Map.replace_lazy(%{a: 1}, :b, &(&1 * 10))

Map.equal?(%{a: 1}, %{a: 1})

Map.equal?(%{a: 1}, %{a: 1.0})

Map.equal?(%{a: 1}, 5)

Map.filter(%{a: 1, b: 2}, fn {_, v} -> v > 1 end)

Map.filter(5, fn _ -> true end)

Map.reject(%{a: 1, b: 2}, fn {_, v} -> v > 1 end)

Map.from_keys([:a, :b], 0)

Map.from_keys(5, 0)

Map.from_struct(5)

Map.from_struct(1..2)

Map.from_struct(%{a: 1})

%{%{a: 1} | a: 2}

%{%{a: 1} | b: 2}

%{5 | b: 2}

%{a: 1}.b

%{a: 1}.a

map_size(%{a: 1})

map_size(5)

is_map_key(%{a: 1}, :a)

%{1 => :a, 1.0 => :b, "s" => :c, {1} => :d, [1] => :e, nil => :f}

Enum.to_list(%{3 => :c, 1 => :a, 2 => :b})

Enum.reduce(1..40, %{}, &Map.put(&2, &1, &1)) |> map_size()

Enum.reduce(1..40, %{}, &Map.put(&2, &1, &1)) |> Map.get(17)

:maps.get(:a, %{a: 1})

:maps.get(:b, %{a: 1})

:maps.get(:b, %{a: 1}, 5)

:maps.get(:b, 5)

:maps.find(:a, %{a: 1})

:maps.find(:b, %{a: 1})

:maps.put(:b, 2, %{a: 1})

:maps.remove(:a, %{a: 1})

:maps.keys(%{a: 1})

:maps.values(%{a: 1})

:maps.to_list(%{a: 1})

:maps.from_list([{:a, 1}])

:maps.from_list([1])

:maps.from_list(5)

:maps.from_keys([:a], 1)

:maps.merge(%{a: 1}, %{b: 2})

:maps.is_key(:a, %{a: 1})

:maps.size(%{a: 1})

:maps.take(:a, %{a: 1})

:maps.take(:b, %{a: 1})

:maps.update(:a, 2, %{a: 1})

:maps.update(:b, 2, %{a: 1})

:maps.with([:a], %{a: 1, b: 2})

:maps.without([:a], %{a: 1, b: 2})

:maps.map(fn _, v -> v * 2 end, %{a: 1})

:maps.fold(fn _, v, acc -> v + acc end, 0, %{a: 1, b: 2})

:maps.filter(fn _, v -> v > 1 end, %{a: 1, b: 2})

:maps.filtermap(fn _, v -> v > 1 and {true, v * 10} end, %{a: 1, b: 2})

:maps.foreach(fn k, v -> IO.inspect({k, v}) end, %{a: 1})

:maps.update_with(:a, &(&1 + 1), %{a: 1})

:maps.update_with(:b, &(&1 + 1), 0, %{a: 1})

:maps.merge_with(fn _, a, b -> a + b end, %{a: 1}, %{a: 2, b: 3})

:maps.intersect(%{a: 1, b: 2}, %{a: 3})

:maps.intersect_with(fn _, a, b -> {a, b} end, %{a: 1, b: 2}, %{a: 3})

:maps.groups_from_list(&rem(&1, 2), [1, 2, 3])

:maps.new()

MapSet.new()

MapSet.new([3, 1, 2, 1])

MapSet.new(1..3)

MapSet.new([1, 2, 3], &rem(&1, 2))

MapSet.new(5)

MapSet.put(MapSet.new([1]), 2)

MapSet.put(5, 1)

MapSet.delete(MapSet.new([1, 2]), 2)

MapSet.member?(MapSet.new([1]), 1)

MapSet.member?(MapSet.new([1]), 1.0)

MapSet.size(MapSet.new([1, 2]))

MapSet.to_list(MapSet.new([2, 1]))

MapSet.equal?(MapSet.new([1]), MapSet.new([1]))

MapSet.equal?(MapSet.new([1]), MapSet.new([2]))

MapSet.new([1]) == MapSet.new([1])

MapSet.union(MapSet.new([1]), MapSet.new([2]))

MapSet.union(MapSet.new([1]), 5)

MapSet.intersection(MapSet.new([1, 2]), MapSet.new([2, 3]))

MapSet.difference(MapSet.new([1, 2]), MapSet.new([2, 3]))

MapSet.symmetric_difference(MapSet.new([1, 2]), MapSet.new([2, 3]))

MapSet.subset?(MapSet.new([1]), MapSet.new([1, 2]))

MapSet.subset?(MapSet.new([1, 3]), MapSet.new([1, 2]))

MapSet.disjoint?(MapSet.new([1]), MapSet.new([2]))

MapSet.disjoint?(MapSet.new([1]), MapSet.new([1]))

MapSet.filter(MapSet.new([1, 2]), &(&1 > 1))

MapSet.reject(MapSet.new([1, 2]), &(&1 > 1))

Enum.count(MapSet.new([1, 2]))

1 in MapSet.new([1])

Range.new(1, 3)

Range.new(3, 1)

Range.new(1, 10, 3)

Range.new(1, :a)

Range.new(1, 2, 0)

Range.new(:a, 2, 1)

Range.size(1..10//3)

Range.size(1..0//1)

Range.size(10..1//-3)

Range.size(5)

Range.shift(1..5, 2)

Range.shift(1..10//3, -1)

Range.disjoint?(1..5, 6..7)

Range.disjoint?(1..5, 5..7)

Range.disjoint?(1..10//2, 2..10//2)

Range.disjoint?(1..10//3, 10..1//-2)

Range.disjoint?(1..100//7, 3..100//5)

Range.disjoint?(1..0//1, 1..5)

1..3 == 1..3

1..2//0

1.0..2

first..last//step = 1..9//2

{first, last, step}
