Map.put(MapSet.new([1]), :c, 3)

Map.put(1..3, :c, 3)

Map.put(~D[2024-01-01], :c, 3)

Map.put(~N[2024-01-01 10:20:30], :c, 3)

[Map.put(1..3, :first, nil), Map.put(1..3, :step, 1.0), Map.put(1..3, :last, :a)]

[Map.put(~D[2024-01-01], :year, 12345), Map.put(~D[2024-01-01], :year, -5), Map.put(~D[2024-01-01], :month, 77)]

Map.delete(MapSet.new([1]), :version)

[Map.delete(1..3, :step), Map.delete(3..1, :step)]

"#{Map.put(~D[2024-01-01], :c, 3)}"

to_string(%{~D[2024-01-01] | month: 13})

{Enum.count(Map.put(MapSet.new([1]), :c, 3)), Enum.to_list(Map.put(1..3, :c, 3))}

Map.put(1..3, :c, 3) == 1..3

MapSet.new([1 | 2])

Enum.into([1 | 2], MapSet.new())

Enum.group_by([1 | 2], & &1)

Enum.reverse([1 | 2])

Enum.frequencies([1 | 2])

Enum.sum([1 | 2])

Enum.sum([:a | 2])

Enum.product([1 | 2])

Enum.into(Stream.unfold(1, fn 1 -> {1, 2}; _ -> nil end), %{})

Enum.into(Stream.unfold(1, fn 1 -> {{1, 2}, 2}; _ -> nil end), %{})

Enum.into(Stream.unfold(1, fn 1 -> {{1, 2}, 2}; _ -> nil end), %{a: 1})

Enum.into(5, %{})

String.replace("", {}, "a")

String.replace("a", {}, "a")

String.replace("", [""], "a")

{String.split("", {}), String.contains?("", 1), :binary.matches("", 1)}

Enum.to_list(9_223_372_036_854_775_807..9_223_372_036_854_775_809)

Enum.to_list(9_223_372_036_854_775_809..9_223_372_036_854_775_800//-4)

Enum.to_list(9_223_372_036_854_775_809..9_223_372_036_854_775_800//1)

IO.puts(["a", 98 | "c"])

IO.puts(["a" | :b])

IO.puts([?a | ?b])

IO.puts([["a" | "b"] | "c"])

"#{["a" | "b"]}"

to_string(["a" | "b"])

Enum.reverse([1, 2 | 3])

Enum.reverse([1, 2, 3 | 4])

Enum.split([1 | 2], -2)

Enum.split([1, 2, 3 | 3], -2)

Enum.group_by([1, 2, 3 | 3], & &1)

Enum.concat([4], [1, 2 | 3])

Enum.into([1, 2 | 3], [0])

byte_size(to_string(Enum.reduce(1..100_000, ["a"], fn _, t -> [t] end)))

elem(IO.inspect({1}), IO.inspect(0))

put_elem(IO.inspect({1}), IO.inspect(0), IO.inspect(2))

Tuple.insert_at(IO.inspect({1}), IO.inspect(0), IO.inspect(2))

Tuple.duplicate(IO.inspect(1), IO.inspect(2))

is_map_key(IO.inspect(%{}), IO.inspect(0))

is_struct(IO.inspect(1), IO.inspect(Date))

for x <- IO.inspect([1]), into: IO.inspect([]), do: x

Enum.slice(Stream.map([1, 2, 3], &IO.inspect/1), 1..0//1)

Enum.slice(Stream.map([1, 2, 3], &IO.inspect/1), 5..4//1)

Enum.slice(Stream.map([1, 2, 3], &IO.inspect/1), 0..2//2)

Enum.slice(Stream.map([1, 2, 3], &IO.inspect/1), 1..1)

String.starts_with?("", %{})

String.starts_with?("a", %{})

try do String.to_charlist(<<"hé", 255, "x">>) rescue e -> e end

try do String.to_charlist(<<"h", 195>>) rescue e -> e end

try do List.to_charlist(["h", <<195>>]) rescue e -> e end

try do List.to_charlist(["h", 0xD800]) rescue e -> e end

try do List.to_string(["h", 0xD800]) rescue e -> e end

try do List.to_string(["h", <<195>>]) rescue e -> e end

try do to_string([<<195>>, <<169>>]) rescue e -> e end

List.to_charlist(["h", [0x103]])
