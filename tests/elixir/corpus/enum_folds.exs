Enum.map([1, 2, 3], &(&1 * 2))

Enum.map(1..3, &(&1 * 2))

Enum.map(%{a: 1, b: 2}, fn {k, v} -> {v, k} end)

Enum.map(MapSet.new([3, 1]), & &1)

Enum.map([], & &1)

Enum.map([], :no_function)

Enum.map([1], :no_function)

Enum.map([1 | 2], & &1)

Enum.map(:atom, & &1)

Enum.map("text", & &1)

Enum.map({1, 2}, & &1)

Enum.map(nil, & &1)

Enum.map(5, & &1)

Enum.map(~D[2020-01-01], & &1)

Enum.map(fn x -> x end, & &1)

Enum.map([1, 2], fn a, b -> a + b end)

Enum.map([1, 2], fn 1 -> :one end)

Enum.map(3..1, & &1)

Enum.map(1..10//3, & &1)

Enum.map(10..1//-4, & &1)

Enum.map(1..0//1, & &1)

Enum.map([1, 2, 3], &IO.inspect/1)

Enum.map(Stream.map([1, 2], &IO.inspect/1), &IO.inspect(&1 * 10))

Enum.each([1, 2], &IO.inspect/1)

Enum.each(1..2, &IO.inspect/1)

Enum.each([], 5)

Enum.each([1 | 2], & &1)

Enum.each(%{a: 1}, &IO.inspect/1)

Enum.reduce([1, 2, 3], 0, &+/2)

Enum.reduce([1, 2, 3], &-/2)

Enum.reduce([1], &-/2)

Enum.reduce([], &-/2)

Enum.reduce([], 0, &-/2)

Enum.reduce(1..4, &*/2)

Enum.reduce(%{a: 1, b: 2}, 0, fn {_, v}, acc -> acc + v end)

Enum.reduce(1..0//1, &+/2)

Enum.reduce([1 | 2], 0, &+/2)

Enum.reduce([1], 0, 5)

Enum.reduce([], 0, 5)

Enum.reduce(1..3, 0, fn x -> x end)

Enum.reduce(MapSet.new([1, 2]), 0, &+/2)

Enum.reduce(1..1000, 0, fn x, acc -> x + acc end)

Enum.reduce(5, 0, &+/2)

Enum.reduce_while(1..100, 0, fn x, acc -> if x > 3, do: {:halt, acc}, else: {:cont, acc + x} end)

Enum.reduce_while([], 0, fn x, acc -> {:cont, acc + x} end)

Enum.reduce_while([1, 2], 0, fn x, acc -> {:cont, acc + x} end)

Enum.reduce_while([1, 2], 0, fn x, acc -> x + acc end)

Enum.reduce_while([1 | 2], 0, fn x, acc -> {:cont, acc + x} end)

Enum.reduce_while(1..2, 0, fn _, _ -> :what end)

Enum.filter([1, 2, 3, 4], &(rem(&1, 2) == 0))

Enum.filter([1, nil, false, 2], & &1)

Enum.filter(1..6, &(&1 > 4))

Enum.filter(%{a: 1, b: 2}, fn {_, v} -> v > 1 end)

Enum.filter([1 | 2], & &1)

Enum.filter([1], :f)

Enum.reject([1, 2, 3, 4], &(rem(&1, 2) == 0))

Enum.reject(1..4, &(&1 > 2))

Enum.reject([1 | 2], & &1)

Enum.flat_map([1, 2], &[&1, &1])

Enum.flat_map([1, 2], &(1..&1))

Enum.flat_map([1, 2], & &1)

Enum.flat_map(1..3, fn x -> %{x => x} end)

Enum.flat_map([[1 | 2]], & &1)

Enum.flat_map([], & &1)

Enum.flat_map_reduce([1, 2, 3], 0, fn x, acc -> if acc < 2, do: {[x, x], acc + 1}, else: {:halt, acc} end)

Enum.flat_map_reduce(1..3, 0, fn x, acc -> {[x], acc + x} end)

Enum.map_reduce([1, 2, 3], 0, fn x, acc -> {x * 2, acc + x} end)

Enum.map_reduce(1..3, 0, fn x, acc -> {x * 2, acc + x} end)

Enum.map_reduce([], :acc, fn x, acc -> {x, acc} end)

Enum.map_reduce([1], 0, fn x, _ -> x end)

Enum.map_reduce([1 | 2], 0, fn x, a -> {x, a} end)

Enum.scan([1, 2, 3], &+/2)

Enum.scan([1, 2, 3], 10, &+/2)

Enum.scan(1..3, &+/2)

Enum.scan([], &+/2)

Enum.scan([], 1, &+/2)

Enum.all?([1, 2, 3])

Enum.all?([1, nil])

Enum.all?([])

Enum.all?([2, 4], &(rem(&1, 2) == 0))

Enum.all?(1..3, &(&1 < 3))

Enum.all?(%{a: 1}, fn {_, v} -> v == 1 end)

Enum.all?([1 | 2])

Enum.all?([1 | 2], & &1)

Enum.any?([nil, false])

Enum.any?([nil, 1])

Enum.any?([])

Enum.any?(1..1_000_000_000_000, &(&1 == 3))

Enum.any?([nil | 2])

Enum.any?([1, 2], fn x -> x > 1 end)

Enum.find([1, 2, 3], &(&1 > 1))

Enum.find([1, 2, 3], &(&1 > 5))

Enum.find([1, 2, 3], :none, &(&1 > 5))

Enum.find(1..10_000_000_000, &(&1 > 7))

Enum.find([1 | 2], &(&1 > 5))

Enum.find(%{a: 1}, fn {k, _} -> k == :a end)

Enum.find_index([:a, :b], &(&1 == :b))

Enum.find_index([:a, :b], &(&1 == :c))

Enum.find_index(5..9, &(&1 == 7))

Enum.find_index([1 | 2], &(&1 == 7))

Enum.find_value([1, 2, 3], &(&1 > 1 && &1 * 10))

Enum.find_value([1, 2, 3], :none, &(&1 > 5))

Enum.find_value(1..9, fn x -> if x > 3, do: {:ok, x} end)

Enum.find_value([1 | 2], fn _ -> nil end)

Enum.member?([1, 2], 1)

Enum.member?([1, 2], 1.0)

Enum.member?([1 | 2], 3)

Enum.member?([1 | 2], 1)

Enum.member?(1..10, 3)

Enum.member?(1..10, 3.0)

Enum.member?(1..10//3, 4)

Enum.member?(1..10//3, 5)

Enum.member?(10..1//-3, 7)

Enum.member?(1..0//1, 1)

Enum.member?(%{a: 1}, {:a, 1})

Enum.member?(%{a: 1}, {:a, 2})

Enum.member?(%{a: 1}, :a)

Enum.member?(MapSet.new([1]), 1)

Enum.member?(Stream.map([1, 2], & &1), 2)

Enum.member?(5, 1)

3 in 1..5

3 in [1, 2]

:a in %{a: 1}

Enum.empty?([])

Enum.empty?([1])

Enum.empty?(1..0//1)

Enum.empty?(1..3)

Enum.empty?(%{})

Enum.empty?(MapSet.new())

Enum.empty?(Stream.take([1], 0))

Enum.empty?(nil)

Enum.count([1, 2, 3])

Enum.count(1..10//2)

Enum.count(%{a: 1})

Enum.count([1 | 2])

Enum.count(Stream.map(1..4, & &1))

Enum.count([1, 2, 3], &(&1 > 1))

Enum.count(1..9, &(rem(&1, 2) == 0))

Enum.count(5)

Enum.count_until([1, 2, 3], 2)

Enum.count_until([1, 2, 3], 5)

Enum.count_until(1..1_000_000_000_000, 5)

Enum.count_until([1, 2, 3], 0)

Enum.count_until([1, 2, 3], &(&1 > 1), 1)

Enum.count_until(1..9, &(&1 > 1), 20)

Enum.count_until(Stream.cycle([1]), 4)

Enum.sum([1, 2.5, 3])

Enum.sum([])

Enum.sum(1..10)

Enum.sum(10..1)

Enum.sum(1..10//3)

Enum.sum(1..0//1)

Enum.sum([1, :a])

Enum.sum(%{a: 1})

Enum.sum(Stream.map(1..3, & &1))

Enum.sum([9_223_372_036_854_775_807, 1])

Enum.product([1, 2, 3.0])

Enum.product([])

Enum.product(1..20)

Enum.product(1..25)

Enum.product([:a])

Enum.product(1..0//1)

Enum.to_list(1..3)

Enum.to_list(%{b: 1, a: 2})

Enum.to_list([1 | 2])

Enum.to_list(Stream.map(1..3, &(&1 * 2)))

Enum.to_list(MapSet.new([2, 1]))

Enum.to_list(nil)

Enum.to_list(fn -> 1 end)

Enum.to_list(fn a, b -> {a, b} end)

Enum.frequencies([:a, :b, :a])

Enum.frequencies(1..3)

Enum.frequencies([1, 1.0])

Enum.frequencies_by(["a", "bb", "c"], &byte_size/1)

Enum.frequencies_by(1..4, &rem(&1, 2))

Enum.group_by([1, 2, 3, 4], &rem(&1, 2))

Enum.group_by([1, 2, 3, 4], &rem(&1, 2), &(&1 * 10))

Enum.group_by(1..3, &(&1 > 1))

Enum.group_by(%{a: 1, b: 1}, fn {_, v} -> v end, fn {k, _} -> k end)

Enum.group_by([1, 2], &IO.inspect/1)

Enum.group_by([], & &1)

Enum.max([3, 1, 2])

Enum.max([])

Enum.max([], fn -> 0 end)

Enum.max([1, 1.0])

Enum.max([1.0, 1])

Enum.max(1..5)

Enum.max(5..1)

Enum.max(1..0//1)

Enum.max(%{a: 1, b: 0})

Enum.max([1, 2], &<=/2)

Enum.max([:a, "b", {1}, [1], %{}, 1])

Enum.max([1, 2], fn -> 1 end)

Enum.max([[1], [2]], fn a, b -> hd(a) >= hd(b) end)

Enum.max([3, 1, 2], {:desc, Date})

Enum.max([~D[2020-01-02], ~D[2020-02-01]], Date)

Enum.max([], Date)

Enum.max(nil)

Enum.min([3, 1, 2])

Enum.min([])

Enum.min([], fn -> 0 end)

Enum.min([1, 1.0])

Enum.min(1..5)

Enum.min(5..1)

Enum.min([~D[2020-01-02], ~D[2020-02-01]], Date)

Enum.min([1, 2], &>=/2)

Enum.max_by(["a", "ccc", "bbb"], &byte_size/1)

Enum.max_by([], &byte_size/1)

Enum.max_by([], &byte_size/1, fn -> :none end)

Enum.max_by(1..3, &(-&1))

Enum.max_by([1, 2, 3], &rem(&1, 2), &<=/2)

Enum.max_by([{~D[2020-01-02]}, {~D[2020-02-01]}], &elem(&1, 0), Date)

Enum.min_by(["aa", "b", "c"], &byte_size/1)

Enum.min_by([], & &1)

Enum.min_by([], & &1, fn -> :none end)

Enum.min_by(%{a: 2, b: 1}, fn {_, v} -> v end)

Enum.min_max([2, 1, 3])

Enum.min_max([])

Enum.min_max([], fn -> :none end)

Enum.min_max(1..5)

Enum.min_max(5..1)

Enum.min_max([1, 1.0])

Enum.min_max_by(["aa", "b", "ccc"], &byte_size/1)

Enum.min_max_by([], & &1)

Enum.min_max_by([], & &1, fn -> :none end)

Enum.min_max_by([1, 2, 3], & &1, &>/2)

Enum.min_max_by([~D[2020-01-02], ~D[2020-02-01]], & &1, Date)

Enum.min_max_by(["a", "b"], &byte_size/1)
