Stream.map([1, 2], &(&1 * 2)) |> Enum.to_list()

Stream.take([1, 2], 0)

Stream.map([1], 5)

Stream.map([1], fn a, b -> a + b end)

Stream.filter(1..6, &(rem(&1, 2) == 0)) |> Enum.to_list()

Stream.reject(1..6, &(rem(&1, 2) == 0)) |> Enum.to_list()

Stream.each([1, 2], &IO.inspect/1) |> Stream.run()

Stream.each([1, 2], &IO.inspect/1) |> Enum.to_list()

1..4 |> Stream.map(&IO.inspect/1) |> Stream.filter(&(&1 > 1)) |> Enum.take(1)

1..4 |> Stream.map(&IO.inspect/1) |> Stream.take(2) |> Enum.to_list()

Stream.take(1..10, 3) |> Enum.to_list()

Stream.take(1..10, -3) |> Enum.to_list()

Stream.take([], 3) |> Enum.to_list()

Stream.take([1], :a)

Stream.take_while(1..10, &(&1 < 4)) |> Enum.to_list()

Stream.drop(1..5, 2) |> Enum.to_list()

Stream.drop(1..5, 10) |> Enum.to_list()

Stream.drop(1..5, -2) |> Enum.to_list()

Stream.drop_while(1..5, &(&1 < 3)) |> Enum.to_list()

Stream.drop_while([1, 5, 1], &(&1 < 3)) |> Enum.to_list()

Stream.take_every(1..10, 3) |> Enum.to_list()

Stream.take_every(1..10, 0) |> Enum.to_list()

Stream.take_every(1..3, 1) |> Enum.to_list()

Stream.drop_every(1..10, 3) |> Enum.to_list()

Stream.drop_every(1..3, 0) |> Enum.to_list()

Stream.map_every(1..5, 2, &(&1 * 100)) |> Enum.to_list()

Stream.with_index([:a, :b]) |> Enum.to_list()

Stream.with_index([:a, :b], 5) |> Enum.to_list()

Stream.with_index([:a, :b], fn x, i -> {i, x} end) |> Enum.to_list()

Stream.scan(1..4, &+/2) |> Enum.to_list()

Stream.scan(1..4, 10, &+/2) |> Enum.to_list()

Stream.uniq([1, 2, 1]) |> Enum.to_list()

Stream.uniq_by(1..6, &rem(&1, 3)) |> Enum.to_list()

Stream.dedup([1, 1, 2, 1]) |> Enum.to_list()

Stream.dedup_by(1..6, &div(&1, 2)) |> Enum.to_list()

Stream.iterate(1, &(&1 * 2)) |> Enum.take(5)

Stream.iterate(1, &IO.inspect(&1 * 2)) |> Enum.take(2)

Stream.iterate(1, &(&1 * 2)) |> Stream.map(&(&1 + 1)) |> Stream.take_while(&(&1 < 20)) |> Enum.to_list()

Stream.cycle([1, 2, 3]) |> Enum.take(7)

Stream.cycle([])

Stream.cycle(1..2) |> Stream.map(&(&1 * 2)) |> Enum.take(3)

Stream.cycle(Stream.take([1, 2, 3], 2)) |> Enum.take(5)

Stream.repeatedly(fn -> 1 end) |> Enum.take(3)

Stream.repeatedly(5)

Stream.unfold(5, fn 0 -> nil; n -> {n, n - 1} end) |> Enum.to_list()

Stream.unfold({0, 1}, fn {a, b} -> {a, {b, a + b}} end) |> Enum.take(10)

Stream.unfold(1, fn _ -> :bad end) |> Enum.take(1)

Stream.duplicate(:a, 3) |> Enum.to_list()

Stream.resource(fn -> IO.puts("start"); 1 end, fn n -> if n > 3, do: {:halt, n}, else: {[n, n * 10], n + 1} end, fn n -> IO.puts("after #{n}") end) |> Enum.to_list()

Stream.resource(fn -> 1 end, fn n -> {[n], n + 1} end, fn n -> IO.puts("after #{n}") end) |> Enum.take(3)

Stream.resource(fn -> 1 end, fn n -> {1..n, n + 1} end, fn n -> IO.puts("after #{n}") end) |> Enum.take(5)

Stream.resource(fn -> 1 end, fn _ -> raise "oops" end, fn n -> IO.puts("after #{n}") end) |> Enum.take(3)

Stream.resource(fn -> 1 end, fn n -> {[n], n + 1} end, fn n -> IO.puts("after #{n}") end) |> Enum.each(fn x -> if x == 3, do: throw(:enough) end)

Stream.resource(fn -> 1 end, fn n -> {[n], n + 1} end, fn n -> IO.puts("after #{n}") end) |> Stream.map(&(&1 * 2)) |> Stream.zip([:a, :b]) |> Enum.to_list()

Stream.concat([[1, 2], 3..4]) |> Enum.to_list()

Stream.concat([1], [2]) |> Enum.to_list()

Stream.concat(1..3, Stream.cycle([0])) |> Enum.take(5)

Stream.concat([[1], [], [2]]) |> Enum.to_list()

Stream.concat([1]) |> Enum.to_list()

Stream.flat_map([1, 2, 3], &[&1, &1]) |> Enum.to_list()

Stream.flat_map([1, 2, 3], &(1..&1)) |> Enum.take(4)

Stream.flat_map([1, 2], &Stream.map([&1], fn x -> x * 10 end)) |> Enum.to_list()

Stream.flat_map([1, 2], &Stream.take([&1, &1, &1], 2)) |> Enum.to_list()

Stream.flat_map([1, 2], & &1) |> Enum.to_list()

Stream.flat_map(1..3, fn x -> IO.inspect(x); [x] end) |> Enum.take(2)

Stream.transform([1, 2, 3], 0, fn x, acc -> {[x + acc], x + acc} end) |> Enum.to_list()

Stream.transform(1..10, 0, fn x, acc -> if acc < 3, do: {[x], acc + 1}, else: {:halt, acc} end) |> Enum.to_list()

Stream.transform(1..3, fn -> 0 end, fn x, acc -> {[x], acc + x} end, fn acc -> IO.puts("end #{acc}") end) |> Enum.to_list()

Stream.transform(1..3, fn -> 0 end, fn x, acc -> {[x], acc + x} end, fn acc -> {[:last], acc} end, fn acc -> IO.puts("end #{acc}") end) |> Enum.to_list()

Stream.transform(1..9, fn -> 0 end, fn x, acc -> {[x], acc + x} end, fn acc -> {[:last], acc} end, fn acc -> IO.puts("end #{acc}") end) |> Enum.take(2)

Stream.chunk_every(1..5, 2) |> Enum.to_list()

Stream.chunk_every(1..5, 2, 2, :discard) |> Enum.to_list()

Stream.chunk_every(1..5, 3, 2) |> Enum.to_list()

Stream.chunk_every(1..4, 3, 3, [7, 8]) |> Enum.to_list()

Stream.chunk_every(1..5, 2) |> Enum.take(1)

Stream.chunk_every(1..5, 2) |> Enum.take(2)

Stream.chunk_every(1..5, 2) |> Stream.map(&Enum.sum/1) |> Enum.to_list()

Stream.take(1..10, 5) |> Stream.chunk_every(2) |> Enum.to_list()

Stream.chunk_every(1..10, 2) |> Stream.take(2) |> Stream.chunk_every(1) |> Enum.to_list()

Stream.chunk_every([1], 0)

Stream.chunk_by([1, 1, 2, 3, 3], & &1) |> Enum.to_list()

Stream.chunk_by(1..6, &div(&1, 3)) |> Enum.take(2)

Stream.chunk_while(1..5, [], fn x, acc -> if rem(x, 2) == 0, do: {:cont, [x | acc], []}, else: {:cont, [x | acc]} end, fn [] -> {:cont, []}; acc -> {:cont, acc, []} end) |> Enum.to_list()

Stream.intersperse([1, 2, 3], 0) |> Enum.to_list()

Stream.intersperse([], 0) |> Enum.to_list()

Stream.zip([1, 2, 3], [:a, :b]) |> Enum.to_list()

Stream.zip([[1, 2], [3, 4], Stream.cycle([0])]) |> Enum.to_list()

Stream.zip(1..3, Stream.iterate(1, &(&1 * 2))) |> Enum.to_list()

Stream.zip_with([1, 2], [3, 4], &+/2) |> Enum.to_list()

Stream.zip_with([[1, 2], [3, 4]], &Enum.sum/1) |> Enum.to_list()

Stream.zip(Stream.map([1, 2, 3], &IO.inspect/1), Stream.map([:a, :b], &IO.inspect/1)) |> Enum.to_list()

Stream.zip(Stream.flat_map([1, 2], &[&1, &1]), [:a, :b, :c]) |> Enum.to_list()

Stream.zip([1], 5) |> Enum.to_list()

Stream.into([1, 2], []) |> Stream.run()

Stream.into([1, 2], %{}, &{&1, &1}) |> Enum.to_list()

Stream.run([1, 2])

Stream.run(Stream.map([1], &IO.inspect/1))

Enum.count(Stream.filter(1..10, &(&1 > 5)))

Enum.reduce(Stream.map(1..3, &(&1 * 2)), 0, &+/2)

Enum.find(Stream.iterate(1, &(&1 + 1)), &(&1 > 100))

Enum.at(Stream.iterate(0, &(&1 + 1)), 50)

Enum.zip(Stream.map(1..3, & &1), 4..6)

Enum.sort(Stream.map([3, 1, 2], & &1))

Enum.reverse(Stream.map([3, 1, 2], & &1))

Enum.into(Stream.map([1, 2], &{&1, &1}), %{})

Enum.map(Stream.map([1, 2], &(&1 + 1)), &(&1 * 2))

Enum.split(Stream.map(1..5, & &1), 2)

Enum.drop(Stream.map(1..5, & &1), 2)

Enum.take_while(Stream.iterate(1, &(&1 + 1)), &(&1 < 4))

Enum.empty?(Stream.map([], & &1))

Enum.any?(Stream.cycle([1, 2]), &(&1 == 2))

Enum.max(Stream.map([1, 3, 2], & &1))

Enum.join(Stream.map([1, 3, 2], & &1), ",")

Enum.chunk_every(Stream.map(1..5, & &1), 2)

Enum.with_index(Stream.map([:a], & &1))

Enum.group_by(Stream.map(1..4, & &1), &rem(&1, 2))

Enum.uniq(Stream.map([1, 1], & &1))

Enum.flat_map(Stream.map(1..2, & &1), &Stream.map([&1], fn x -> x end))

for x <- Stream.map(1..3, &(&1 * 2)), do: x + 1

for x <- Stream.iterate(1, &(&1 + 1)) |> Stream.take(3), into: %{}, do: {x, x}

Enumerable.reduce([1, 2, 3], {:cont, 0}, fn x, acc -> {:cont, x + acc} end)

Enumerable.reduce(1..3, {:cont, 0}, fn x, acc -> {:halt, x + acc} end)

Enumerable.count([1, 2])

Enumerable.count(%{a: 1})

Enumerable.member?(1..3, 2)

Enumerable.member?(%{a: 1}, {:a, 1})

Enumerable.count(5)

Enumerable.reduce(5, {:cont, 0}, fn x, acc -> {:cont, x + acc} end)

Collectable.into(5)

Stream.map([1 | 2], & &1) |> Enum.to_list()

Stream.map(5, & &1) |> Enum.to_list()

Stream.map([1, 2], fn 1 -> 1 end) |> Enum.to_list()

Stream.map([1, 2], fn _ -> raise "no" end) |> Enum.to_list()

Stream.iterate(9, &(&1 + 1)) |> Stream.take(3) |> Stream.transform(3, fn x, acc -> {[x, acc], acc + 1} end) |> Enum.to_list()

Stream.iterate(1, &(&1 * 2)) |> Stream.take(2) |> Stream.zip(Stream.cycle([:a, :b])) |> Enum.to_list()

Stream.zip(Stream.concat([Stream.take(1..9, 1), Stream.take(5..9, 2)]), 1..3) |> Enum.to_list()

Enumerable.reduce(Stream.take(1..3, 1), {:cont, nil}, fn x, _ -> {:suspend, x} end)
