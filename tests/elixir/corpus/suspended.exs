{:suspended, acc, _} = Enumerable.reduce([1, 2, 3], {:cont, 0}, fn x, acc -> {:suspend, x + acc} end); acc

{:suspended, acc, continue} = Enumerable.reduce([1, 2, 3], {:cont, 0}, fn x, acc -> {:suspend, x + acc} end); continue.({:cont, acc}) |> elem(1)

{:suspended, _, continue} = Enumerable.reduce([1, 2, 3], {:cont, 0}, fn x, acc -> {:suspend, x + acc} end); continue.({:halt, :stop})

{:suspended, _, continue} = Enumerable.reduce(Stream.map(1..3, &(&1 * 2)), {:cont, 0}, fn x, acc -> {:suspend, x + acc} end); continue.({:cont, 10}) |> elem(1)

{:suspended, _, continue} = Enumerable.reduce(1..3, {:suspend, 0}, fn x, acc -> {:cont, x + acc} end); continue.({:cont, 10})

{:suspended, _, continue} = Enumerable.reduce(Stream.flat_map(1..3, &[&1, &1]), {:cont, 0}, fn x, acc -> {:suspend, x + acc} end); continue.({:cont, 10}) |> elem(1)

{:suspended, _, continue} = Enumerable.reduce(Stream.chunk_every(1..3, 2), {:cont, []}, fn x, acc -> {:suspend, [x | acc]} end); continue.({:cont, []}) |> elem(1)

{:suspended, _, continue} = Enumerable.reduce(Stream.cycle([1, 2]), {:cont, 0}, fn x, acc -> {:suspend, x + acc} end); continue.({:halt, :stop})

{into, collect} = Collectable.into(%{a: 1}); into |> collect.({:cont, {:b, 2}}) |> collect.(:done)

{into, collect} = Collectable.into(MapSet.new([1])); into |> collect.({:cont, 2}) |> collect.(:done)

{into, collect} = Collectable.into("a"); into |> collect.({:cont, "b"}) |> collect.(:done)

{into, collect} = Collectable.into(%{a: 1}); collect.(into, :halt)

squares = Stream.map(1..3, fn x -> x * x end); Enum.to_list(squares) ++ Enum.to_list(squares)
