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
