Enum.sort_by([3, 1, 2], &IO.inspect/1)

Enum.uniq_by([1, 2, 1], &IO.inspect/1)

Enum.max_by([1, 3, 2], &IO.inspect/1)

Enum.min_max_by([1, 3, 2], &IO.inspect/1)

Enum.group_by([1, 2], &IO.inspect(&1), &IO.inspect(&1 * 10))

Enum.flat_map([1, 2], &[IO.inspect(&1)])

Enum.into([1, 2], %{}, &{IO.inspect(&1), 1})

Enum.zip_with(Stream.map([1, 2], &IO.inspect/1), [3, 4], &IO.inspect(&1 + &2))

Enum.frequencies_by([1, 2], &IO.inspect/1)

Enum.map_join([1, 2], "-", &IO.inspect/1)

Enum.dedup_by([1, 1, 2], &IO.inspect/1)

Enum.split_with([1, 2], &(IO.inspect(&1) > 1))

Enum.chunk_by([1, 1, 2], &IO.inspect/1)

Enum.find([1, 2, 3], &(IO.inspect(&1) > 1))

Enum.all?([1, 2, 3], &(IO.inspect(&1) < 2))

Enum.reduce_while(MapSet.new([1, 2, 3]), 0, fn x, acc -> if x > 2, do: {:halt, acc}, else: {:cont, acc + x} end)

Enum.reduce_while(%{a: 1, b: 2}, [], fn {k, _}, acc -> {:halt, [k | acc]} end)

Enum.reduce_while(Stream.iterate(1, &(&1 + 1)), 0, fn x, acc -> if acc > 20, do: {:halt, {x, acc}}, else: {:cont, acc + x} end)

Enum.take_while(%{a: 1, b: 2}, fn {_, v} -> v < 2 end)

Enum.drop_while(%{a: 1, b: 2}, fn {_, v} -> v < 2 end)

Enum.map_every(%{a: 1, b: 2}, 2, fn {k, v} -> {k, v * 10} end)

Enum.chunk_every(%{a: 1, b: 2, c: 3}, 2)

Enum.slice(MapSet.new([1, 2, 3]), 1..2)

Enum.at(MapSet.new([1, 2, 3]), -1)

Enum.random([7])

Enum.random(4..4)

Enum.sum(Stream.take(Stream.iterate(1, & &1 * 2), 5))

Enum.to_list(%{})

Enum.reduce(%{}, 0, fn _, acc -> acc + 1 end)

Enum.min(%{a: 1, b: 0})

Enum.uniq(%{a: 1})

Enum.with_index(%{b: 1, a: 2})

Enum.unzip(Stream.map(1..2, &{&1, &1 * 2}))

Enum.concat(Stream.map(1..2, &[&1, &1]))

Enum.intersperse(%{a: 1, b: 2}, :x)

Enum.join(%{a: 1}, ",")

Enum.sort([{:b, 1}, {:a, 2}, {:a, 1}])

Enum.sort(["b", "a", "B", "aa", ""])

Enum.sort([[2], [1, 2], [1], []])

Enum.sort([%{a: 2}, %{a: 1}, %{b: 0}, %{}])

Enum.sort([1.5, 1, 2, -1, 0.5])

Enum.sort([nil, true, false, :a])

Enum.sort([{1, 2}, {1}, {0, 0, 0}])

Enum.sort(1..20, fn a, b -> rem(a, 3) <= rem(b, 3) end)

Enum.sort(1..20, &(rem(&1, 3) >= rem(&2, 3)))

Enum.sort_by(1..20, &rem(&1, 4), :desc)

Enum.sort_by(1..20, &rem(&1, 4), &<=/2)

Enum.sort_by([%{n: 2}, %{n: 1}], & &1.n)

Enum.sort_by(["a", "B", "c"], &String.downcase/1, :desc)

Enum.sort_by(5, & &1)

Enum.sort(5, :desc)

Enum.max_by(5, & &1)

Enum.min_by([], & &1)

Enum.group_by(5, & &1)

Enum.zip_reduce([1], 5, 0, fn _, _, a -> a end)

Enum.zip_reduce([[1], [2]], 0, 5)

Enum.reverse(5, [])

Enum.reverse([1], 5)

Enum.slice(5, 0..1)

Enum.slice(5, 0, 1)

Enum.slice([1, 2, 3], 1)

Enum.slide(5, 0, 1)

Enum.slide([1, 2, 3, 4], 0..10, 12)

Enum.slide([1, 2, 3, 4], 2..3, 0)

Enum.slide([1, 2, 3, 4], 0..1, 3)

Enum.slide([1, 2, 3, 4], 0..1//1, 10)

Enum.slide(%{a: 1, b: 2}, 0, 1)

Enum.split_while(5, & &1)

Enum.take_every(5, 2)

Enum.drop(5, 1)

Enum.drop(5, -1)

Enum.split(5, 1)

Enum.chunk_every(5, 1)

Enum.with_index(5)

Enum.uniq(5)

Enum.dedup(5)

Enum.scan(5, & &1)

Enum.sum(5)

Enum.product(5)

Enum.sum("a")

Enum.find(5, & &1)

Enum.at(5, 0)

Enum.fetch!([], 0)

Enum.join(5)

Enum.intersperse(5, 1)

Enum.frequencies(5)

Enum.min_max(5)

Enum.flat_map(5, & &1)

Enum.concat(5)

Enum.reject(5, & &1)

Enum.any?(5)

Enum.reduce(nil, & &1)

Enum.unzip(5)

Enum.each(5, & &1)

Enum.map_reduce(5, 0, & &1)

Enum.take(nil, 1)

Enum.into(5, [])

Enum.into(5, %{})

Enum.into(5, MapSet.new())

Enum.into(%{a: 1}, MapSet.new())

Enum.into(MapSet.new([{:a, 1}]), %{})

Enum.into(1..3, "")

Enum.into([?a], "")

for x <- [1, 2, 3], x > 1, do: x * 2

for {:ok, x} <- [{:ok, 1}, :error, {:ok, 2}], do: x

for x <- 1..2, y <- [x, x * 10], into: %{}, do: {y, x}

for x <- [1, 2], reduce: 0 do acc -> acc + x end

for x <- 5, do: x

for x <- nil, do: x

for <<c <- "abc">>, do: c + 1

for {k, v} <- [a: 1, b: 2], into: %{}, do: {v, k}

for x <- 1..3, into: 5, do: x

for x <- %{a: 1}, do: x

for x <- MapSet.new([2, 1]), do: x

[1, 2, 3] |> Enum.map(&(&1 * 2)) |> Enum.filter(&(&1 > 2)) |> Enum.sum()

1..100 |> Stream.map(&(&1 * 3)) |> Stream.filter(&(rem(&1, 2) == 0)) |> Enum.take(3)

%{a: 1, b: 2} |> Enum.map(fn {k, v} -> {k, v + 1} end) |> Map.new()

"hello" |> String.graphemes() |> Enum.frequencies() |> Enum.sort_by(fn {_, n} -> -n end) |> hd()

Enum.zip([:a, :b, :c], 1..3) |> Enum.into(%{})

Enum.reduce([a: 1, b: 2], %{}, fn {k, v}, acc -> Map.update(acc, k, v, &(&1 + v)) end)

Enum.map([1, 2, 3], fn x when x > 1 -> x end)

Enum.map([1, 0], &div(1, &1))

Enum.reduce([1, 2], fn x, acc -> throw({x, acc}) end)

try do Enum.each([1, 2, 3], fn x -> if x == 2, do: throw({:found, x}) end) catch {:found, x} -> x end

Enum.reduce(1..100_000, 0, fn x, acc -> acc + x end)

Enum.reduce(Enum.to_list(1..50_000), 0, &(&1 + &2))

Enum.count(Enum.map(1..50_000, & &1))

length(Enum.sort(Enum.map(1..2000, &rem(&1 * 7919, 2003)), &<=/2))

Enum.sort(Enum.map(1..200, &rem(&1 * 7919, 211)), &<=/2) == Enum.sort(Enum.map(1..200, &rem(&1 * 7919, 211)))

Stream.resource(fn -> 0 end, fn n -> {Stream.map([n], & &1), n + 1} end, fn _ -> IO.puts("closed") end) |> Enum.take(3)

Stream.resource(fn -> 0 end, fn n -> {[n], n + 1} end, fn _ -> IO.puts("closed") end) |> Enum.find(&(&1 > 2))

Stream.resource(fn -> 0 end, fn n -> {[n], n + 1} end, fn _ -> IO.puts("closed") end) |> Stream.flat_map(&[&1, &1]) |> Enum.take(3)

Stream.resource(fn -> 0 end, fn n -> {[n], n + 1} end, fn _ -> IO.puts("closed") end) |> Stream.take(2) |> Stream.concat([:end]) |> Enum.to_list()

Stream.resource(fn -> raise "start" end, fn n -> {[n], n} end, fn _ -> IO.puts("closed") end) |> Enum.take(1)

Stream.transform([1, 2, 3], 0, fn x, acc -> {Stream.cycle([x]) |> Stream.take(acc), acc + 1} end) |> Enum.to_list()

Stream.transform([1, 2], 0, fn _, _ -> :bad end) |> Enum.to_list()

Stream.transform([1, 2], fn -> 0 end, fn _, _ -> raise "no" end, fn _ -> IO.puts("after") end) |> Enum.to_list()

Stream.flat_map(1..3, &Stream.flat_map(1..&1, fn x -> [x, -x] end)) |> Enum.to_list()

Stream.flat_map(1..3, &Stream.flat_map(1..&1, fn x -> [x, -x] end)) |> Enum.take(5)

Stream.zip([Stream.flat_map(1..3, &[&1]), Stream.cycle([:a, :b])]) |> Enum.map(fn {a, b} -> {b, a} end)

Stream.zip(1..3, 4..6) |> Stream.map(fn {a, b} -> a * b end) |> Enum.sum()

Stream.chunk_every(1..7, 3) |> Stream.with_index() |> Enum.to_list()

Stream.with_index(1..3) |> Stream.drop(1) |> Stream.take(1) |> Enum.to_list()

Stream.take(1..10, 3) |> Stream.concat(Stream.take(20..30, 2)) |> Enum.to_list()

Stream.dedup([1, 1, 2]) |> Stream.scan(&+/2) |> Stream.map(&(&1 * 2)) |> Enum.to_list()

Stream.iterate([1], &[length(&1) | &1]) |> Enum.at(3)

Stream.unfold([1, 2, 3], fn [] -> nil; [h | t] -> {h, t} end) |> Stream.chunk_every(2) |> Enum.to_list()

Stream.cycle([1, 2, 3]) |> Stream.chunk_every(2) |> Enum.take(3)

Stream.repeatedly(fn -> :x end) |> Stream.take(2) |> Enum.into([])

Stream.map(%{a: 1}, fn {k, v} -> {v, k} end) |> Enum.to_list()

Stream.filter(MapSet.new([1, 2, 3]), &(&1 > 1)) |> Enum.to_list()

Stream.interval(:bad)

Stream.unfold(1, 5)

Stream.iterate(1, 5)

Stream.take_every(1..3, -1)

Stream.drop(1..3, :a)

Stream.flat_map([1], 5)

Stream.resource(1, 2, 3)

Stream.transform([1], 0, 5)

Stream.with_index([1], :a)

Stream.scan([1], 5)

Stream.uniq_by([1], 5)

Stream.chunk_every([1], 2, 0)

Stream.run(5)

Enum.map_join([1, [a: 1], 2], "-", &IO.inspect/1)

Enum.map_join(Stream.map([1, {1}, 2], &IO.inspect/1), "-", & &1)

Enum.join(Stream.map([1, {1}, 2], &IO.inspect/1), "+")

Enum.join([1, 2 | 3], "+")

Enum.join([1, 2 | 3])

Enum.join([], :a)

Enum.map_join([1], "+", 3)

Enum.intersperse([1, 2 | 3], :a)

Enum.map_intersperse([1, 2], :a, &IO.inspect/1)

Enum.map_join(%{a: 1}, "+", &elem(&1, 0))

&(1 not in 1..3)

&(1 + 2 not in 3 ++ 1..2)

&(1..2 |> (3 in 4..5))

&((not 1) in 2 + (not 3))

&(-(not 1) ++ [(2 not in 3)])
