Enum.sort([3, 1, 2])

Enum.sort([3, 1, 2], :desc)

Enum.sort([3, 1, 2], :asc)

Enum.sort([3, 1, 2], &>=/2)

Enum.sort([3, 1, 2], &>/2)

Enum.sort([1, 1.0, 2, 1])

Enum.sort([1.0, 1])

Enum.sort([1, 1.0], :desc)

Enum.sort([:b, "a", 1, {1}, [], %{}, nil, 1.5, fn -> 1 end, self()] |> Enum.take(8))

Enum.sort(%{b: 1, a: 2})

Enum.sort(3..1)

Enum.sort([])

Enum.sort([1 | 2])

Enum.sort(nil)

Enum.sort([3, 1, 2], fn _, _ -> true end)

Enum.sort([3, 1, 2], fn _, _ -> false end)

Enum.sort([3, 1, 2], fn _, _ -> nil end)

Enum.sort([1], 5)

Enum.sort([3, 1, 2], {:foo, Date})

Enum.sort([3, 1, 2], :foo)

Enum.sort([~D[2020-02-01], ~D[2020-01-02], ~D[2019-12-31]], Date)

Enum.sort([~D[2020-02-01], ~D[2020-01-02], ~D[2019-12-31]], {:desc, Date})

Enum.sort([~D[2020-02-01], ~D[2020-01-02], ~D[2019-12-31]], {:asc, Date})

Enum.sort([{1, :a}, {0, :b}, {1, :c}, {0, :d}], fn {a, _}, {b, _} -> a <= b end)

Enum.sort([{1, :a}, {0, :b}, {1, :c}, {0, :d}], fn {a, _}, {b, _} -> a >= b end)

Enum.sort([5, 2, 8, 1, 9, 3, 7, 4, 6, 0], fn a, b -> a <= b end)

Enum.sort_by(["ccc", "a", "bb"], &byte_size/1)

Enum.sort_by(["ccc", "a", "bb"], &byte_size/1, :desc)

Enum.sort_by(["cc", "a", "bb"], &byte_size/1)

Enum.sort_by(["cc", "a", "bb"], &byte_size/1, :desc)

Enum.sort_by(["cc", "a", "bb"], &byte_size/1, &>=/2)

Enum.sort_by([{~D[2020-02-01]}, {~D[2020-01-02]}], &elem(&1, 0), Date)

Enum.sort_by([{~D[2020-02-01]}, {~D[2020-01-02]}], &elem(&1, 0), {:desc, Date})

Enum.sort_by(1..4, &rem(&1, 2))

Enum.sort_by([], & &1)

Enum.sort_by(%{a: 2, b: 1}, fn {_, v} -> v end)

Enum.uniq([1, 2, 1, 3, 2])

Enum.uniq([1, 1.0])

Enum.uniq(1..3)

Enum.uniq_by([{1, :a}, {2, :b}, {1, :c}], &elem(&1, 0))

Enum.uniq_by(1..6, &rem(&1, 3))

Enum.dedup([1, 1, 2, 2, 1])

Enum.dedup([1, 1.0])

Enum.dedup([])

Enum.dedup([nil, nil])

Enum.dedup_by([{1, :a}, {1, :b}, {2, :c}], &elem(&1, 0))

Enum.dedup_by(1..6, &div(&1, 2))

Enum.reverse([1, 2, 3])

Enum.reverse([1, 2], [3, 4])

Enum.reverse(1..3)

Enum.reverse(1..3, 4..5)

Enum.reverse(%{a: 1, b: 2})

Enum.reverse(nil)

Enum.reverse_slice([1, 2, 3, 4, 5], 1, 3)

Enum.reverse_slice([1, 2, 3], 1, 10)

Enum.reverse_slice([1, 2, 3], 10, 1)

Enum.reverse_slice(1..5, 0, 2)

Enum.reverse_slice([1, 2, 3], -1, 1)

Enum.at([1, 2, 3], 0)

Enum.at([1, 2, 3], -1)

Enum.at([1, 2, 3], 5)

Enum.at([1, 2, 3], 5, :none)

Enum.at([1, 2, 3], -5, :none)

Enum.at(1..10, 3)

Enum.at(1..1_000_000_000_000, 999)

Enum.at(1..10, -1)

Enum.at(10..1//-3, 2)

Enum.at(%{a: 1, b: 2}, 1)

Enum.at(Stream.iterate(1, &(&1 * 2)), 10)

Enum.at([1], :a)

Enum.at([1 | 2], 3)

Enum.at(nil, 0)

Enum.fetch([1, 2], 1)

Enum.fetch([1, 2], 2)

Enum.fetch([1, 2], -2)

Enum.fetch([1, 2], -3)

Enum.fetch(1..3, 1)

Enum.fetch(1..3, 3)

Enum.fetch!([1, 2], 1)

Enum.fetch!([1, 2], 2)

Enum.fetch!(1..3, -4)

Enum.slice(1..10, 4..1)

Enum.slice(1..10, 4..1//-1)

Enum.slice(1..10, -3..-1) |> Enum.map(&(&1 * 100))

Enum.slice(1..10, -1..-3)

Enum.slice(1..10, -1..3)

Enum.slice(1..10, 2..-2)

Enum.slice(1..10, 2..-2//1)

Enum.slice(1..10, 2..-2//2)

Enum.slice(1..10, 2..-2//-2)

Enum.slice(1..10, 8..2//-2)

Enum.slice(1..10, -20..3)

Enum.slice(1..10, -20..3//1)

Enum.slice(1..10, -20..-15//1)

Enum.slice(1..10, -20..3//2)

Enum.slice(1..10, 20..30)

Enum.slice(1..10, 0..20//3)

Enum.slice([1, 2, 3, 4, 5], 1..3)

Enum.slice([1, 2, 3, 4, 5], 0..-1)

Enum.slice([1, 2, 3, 4, 5], 0..-1//1)

Enum.slice([1, 2, 3, 4, 5], 1..-2)

Enum.slice([1, 2, 3, 4, 5], 1..-2//1)

Enum.slice([1, 2, 3, 4, 5], -2..-1)

Enum.slice([1, 2, 3, 4, 5], 6..7)

Enum.slice([1, 2, 3, 4, 5], 0..4//2)

Enum.slice([1, 2, 3, 4, 5], -20, 3)

Enum.slice([1, 2, 3, 4, 5], 1, 2)

Enum.slice([1, 2, 3, 4, 5], 1, 0)

Enum.slice([1, 2, 3, 4, 5], -2, 10)

Enum.slice([1, 2, 3, 4, 5], 9, 1)

Enum.slice([1, 2, 3, 4, 5], 1, -1)

Enum.slice(1..10//2, 1, 2)

Enum.slice(1..10//2, 1, 20)

Enum.slice(%{a: 1, b: 2, c: 3}, 1, 1)

Enum.slice(Stream.iterate(1, &(&1 + 1)), 3, 2)

Enum.slice(Stream.iterate(1, &(&1 + 1)), 3..4)

Enum.slice(Stream.map(1..5, & &1), -2..-1)

Enum.slide([1, 2, 3, 4, 5], 1..3, 2)

Enum.slide([1, 2, 3, 4, 5], 1..3, 4)

Enum.slide([1, 2, 3, 4, 5], 1..3, 0)

Enum.slide([1, 2, 3, 4, 5], 3..1, 0)

Enum.slide([1, 2, 3, 4, 5], 1..-2, 0)

Enum.slide([1, 2, 3, 4, 5], 1..-2//1, 0)

Enum.slide([1, 2, 3, 4, 5], 3..1//-1, 0)

Enum.slide([1, 2, 3, 4, 5], -2, 0)

Enum.slide([1, 2, 3, 4, 5], -2..-1, -4)

Enum.slide([1, 2, 3, 4, 5], 1..1, 1)

Enum.slide([1, 2, 3, 4, 5], 10, 1)

Enum.slide([1, 2, 3, 4, 5], 1, 10)

Enum.slide([1, 2, 3, 4, 5], -10, 1)

Enum.slide([1, 2, 3, 4, 5], 1..3//2, 0)

Enum.slide([1, 2, 3, 4, 5], 1..3, -1)

Enum.slide([:a, :b, :c, :d, :e, :f], 0, 3)

Enum.slide([:a, :b, :c, :d, :e, :f], 3, 0)

Enum.slide([:a, :b, :c, :d, :e, :f], 0..1, 4)

Enum.slide(0..5, 1..2, 4)

Enum.take([1, 2, 3], 2)

Enum.take([1, 2, 3], 10)

Enum.take([1, 2, 3], 0)

Enum.take([1, 2, 3], -2)

Enum.take([1, 2, 3], -10)

Enum.take(1..10, 3)

Enum.take(1..10, -3)

Enum.take(1..1_000_000_000_000, 2)

Enum.take(%{a: 1, b: 2}, 1)

Enum.take(Stream.cycle([1, 2]), 5)

Enum.take([1 | 2], 1)

Enum.take([1 | 2], 2)

Enum.take([1], :a)

Enum.take(5, 0)

Enum.take(5, 1)

Enum.take([], 3)

Enum.take(Stream.map([1, 2, 3], &IO.inspect/1), 2)

Enum.drop([1, 2, 3], 2)

Enum.drop([1, 2, 3], 10)

Enum.drop([1, 2, 3], 0)

Enum.drop([1, 2, 3], -2)

Enum.drop([1, 2, 3], -10)

Enum.drop(1..5, 3)

Enum.drop(1..5, -3)

Enum.drop(%{a: 1, b: 2}, 1)

Enum.drop([1 | 2], 2)

Enum.drop([1], :a)

Enum.split([1, 2, 3], 2)

Enum.split([1, 2, 3], 0)

Enum.split([1, 2, 3], 10)

Enum.split([1, 2, 3], -1)

Enum.split([1, 2, 3], -10)

Enum.split(1..4, 1)

Enum.split([1 | 2], 5)

Enum.take_while([1, 2, 3, 1], &(&1 < 3))

Enum.take_while(1..1_000_000_000_000, &(&1 < 3))

Enum.take_while([1 | 2], &(&1 < 3))

Enum.drop_while([1, 2, 3, 1], &(&1 < 3))

Enum.drop_while(1..5, &(&1 < 3))

Enum.drop_while([1 | 2], &(&1 < 3))

Enum.split_while([1, 2, 3, 1], &(&1 < 3))

Enum.split_while(1..5, &(&1 < 3))

Enum.split_while(1..2, &(&1 < 3))

Enum.split_while([1 | 2], &(&1 < 3))

Enum.split_with([1, 2, 3, 4], &(rem(&1, 2) == 0))

Enum.split_with(%{a: 1, b: 2}, fn {_, v} -> v > 1 end)

Enum.split_with([], & &1)

Enum.take_every([1, 2, 3, 4, 5], 2)

Enum.take_every([1, 2, 3], 1)

Enum.take_every([1, 2, 3], 0)

Enum.take_every([1, 2, 3], -1)

Enum.take_every(1..10, 3)

Enum.take_every([], 3)

Enum.drop_every([1, 2, 3, 4, 5], 2)

Enum.drop_every([1, 2, 3], 1)

Enum.drop_every([1, 2, 3], 0)

Enum.drop_every(1..10, 3)

Enum.drop_every([1, 2, 3], -1)

Enum.map_every([1, 2, 3, 4, 5], 2, &(&1 * 10))

Enum.map_every([1, 2, 3], 1, &(&1 * 10))

Enum.map_every([1, 2, 3], 0, &(&1 * 10))

Enum.map_every(1..5, 3, &(&1 * 10))

Enum.map_every([1, 2, 3], -1, &(&1 * 10))

Enum.chunk_every([1, 2, 3, 4, 5], 2)

Enum.chunk_every([1, 2, 3, 4], 2)

Enum.chunk_every([1, 2, 3, 4, 5], 3, 2)

Enum.chunk_every([1, 2, 3, 4, 5, 6], 3, 2)

Enum.chunk_every([1, 2, 3], 2, 3, :discard)

Enum.chunk_every([1, 2, 3, 4, 5], 2, 2, :discard)

Enum.chunk_every([1, 2, 3, 4, 5], 3, 2, [7, 8])

Enum.chunk_every([1, 2, 3, 4], 3, 3, [7])

Enum.chunk_every([1, 2, 3, 4], 3, 3, 7..9)

Enum.chunk_every([1, 2, 3, 4, 5], 2, 4, [])

Enum.chunk_every([1, 2, 3, 4], 2, 1)

Enum.chunk_every([1, 2, 3, 4], 2, 1, :discard)

Enum.chunk_every([1, 2, 3, 4], 0)

Enum.chunk_every([1, 2, 3, 4], 1, 0)

Enum.chunk_every([], 2)

Enum.chunk_every(1..5, 2)

Enum.chunk_every([1, 2, 3], 10)

Enum.chunk_every([1, 2, 3], 2, 2, %{a: 1})

Enum.chunk_every([1], 5, 1)

Enum.chunk_by([1, 1, 2, 3, 3], & &1)

Enum.chunk_by([1, 3, 2, 4, 5], &rem(&1, 2))

Enum.chunk_by([], & &1)

Enum.chunk_by(1..4, &(&1 > 2))

Enum.chunk_by([nil, nil, 1], & &1)

Enum.chunk_while([1, 2, 3, 4], [], fn x, acc -> if rem(x, 2) == 0, do: {:cont, Enum.reverse([x | acc]), []}, else: {:cont, [x | acc]} end, fn [] -> {:cont, []}; acc -> {:cont, acc, []} end)

Enum.chunk_while(1..5, [], fn x, acc -> if x > 3, do: {:halt, acc}, else: {:cont, x, [x | acc]} end, fn acc -> {:cont, acc, :done} end)

Enum.chunk_while([1], 0, fn _, _ -> :bad end, fn acc -> {:cont, acc} end)

Enum.concat([[1], [2, 3], 4..5])

Enum.concat([1], [2])

Enum.concat(1..2, 3..4)

Enum.concat([[1], [2 | 3]])

Enum.concat([[1], 2])

Enum.concat([1], 2)

Enum.concat([])

Enum.concat(%{a: 1}, [b: 2])

Enum.intersperse([1, 2, 3], 0)

Enum.intersperse([], 0)

Enum.intersperse([1], 0)

Enum.intersperse(1..3, :x)

Enum.map_intersperse([1, 2, 3], :x, &(&1 * 2))

Enum.map_intersperse(1..2, :x, &(&1 * 2))

Enum.map_intersperse([], :x, & &1)

Enum.join([1, 2, 3])

Enum.join([1, "b", :c, 1.5, nil], "-")

Enum.join([], "-")

Enum.join(1..3, ", ")

Enum.join([1, [2], 'ab'], "-") == <<49, 45, 2, 45, 97, 98>>

Enum.join([{1}], "-")

Enum.join([1], 5)

Enum.join([%{}], "")

Enum.join(Stream.map(1..3, & &1), "/")

Enum.map_join([1, 2], &(&1 * 2))

Enum.map_join([1, 2], "-", &(&1 * 2))

Enum.map_join(1..2, ", ", &"n#{&1}")

Enum.map_join([], ", ", & &1)

Enum.with_index([:a, :b])

Enum.with_index([:a, :b], 5)

Enum.with_index([:a, :b], fn x, i -> {i, x} end)

Enum.with_index(1..2)

Enum.with_index([], 1)

Enum.with_index(%{a: 1}, 1)

Enum.with_index([1], :a)

Enum.into([a: 1], %{})

Enum.into([a: 1, a: 2], %{a: 3})

Enum.into([1], %{})

Enum.into([{1, 2, 3}], %{})

Enum.into(1..2, %{})

Enum.into([1], %{a: 1})

Enum.into([a: 1], %{b: 2})

Enum.into(%{a: 1}, %{b: 2})

Enum.into(%{a: 1}, [])

Enum.into(1..3, [])

Enum.into([1, 2, 1], MapSet.new([5]))

Enum.into(["a", "b"], "x")

Enum.into([1], "")

Enum.into([1], nil)

Enum.into([1], 5)

Enum.into([1], 1..2)

Enum.into([1, 2], %{}, &{&1, &1 * 2})

Enum.into([1, 2], [], &(&1 * 2))

Enum.into(1..3, MapSet.new(), &rem(&1, 2))

Enum.into([1, 2], %{}, & &1)

for x <- 1..3, into: %{}, do: {x, x * x}

for x <- ["a", "b"], into: "", do: x <> "-"

for x <- [1, 1, 2], into: MapSet.new(), do: x

for {k, v} <- %{a: 1, b: 2}, do: {v, k}

for x <- 1..3, uniq: true, do: rem(x, 2)

Enum.zip([1, 2], [:a, :b])

Enum.zip([1, 2, 3], [:a, :b])

Enum.zip(1..3, [:a, :b])

Enum.zip(%{a: 1}, [1, 2])

Enum.zip([1, 2], Stream.cycle([:x]))

Enum.zip([[1, 2], [3, 4], [5, 6]])

Enum.zip({[1, 2]})

Enum.zip([1, 2], 5)

Enum.zip([[1, 2], 5])

Enum.zip(5)

Enum.zip([])

Enum.zip([[]])

Enum.zip([[1], []])

Enum.zip(1..1_000_000_000_000, [:a])

Enum.zip([[1, 2], 3..4, %{a: 1}])

Enum.zip_with([1, 2], [3, 4], &+/2)

Enum.zip_with(1..2, [3, 4], &+/2)

Enum.zip_with([[1, 2], [3, 4], [5, 6]], &Enum.sum/1)

Enum.zip_with([[1, 2], [3, 4]], fn a, b -> a + b end)

Enum.zip_with([], & &1)

Enum.zip_with([1], [2], 5)

Enum.zip_reduce([1, 2], [3, 4], 0, fn a, b, acc -> a * b + acc end)

Enum.zip_reduce([[1, 2], [3, 4]], 0, fn l, acc -> Enum.sum(l) + acc end)

Enum.zip_reduce([], 0, fn _, acc -> acc end)

Enum.zip_reduce(1..2, 3..4, [], fn a, b, acc -> [{a, b} | acc] end)

Enum.unzip([{1, 2}, {3, 4}])

Enum.unzip([])

Enum.unzip(%{a: 1, b: 2})

Enum.unzip([1])

Enum.unzip([{1, 2, 3}])

Enum.random([])

Enum.shuffle([])

Enum.take_random([], 1)

Enum.take_random([1, 2], 0)
