defmodule Alpha do
  defstruct [:a, b: []]
end

IO.inspect(Map.merge(%{a: 1, b: 2}, %Alpha{}))

inspect(Map.merge(%{a: 1, b: 2}, %Alpha{}))

Map.put(%{a: 1, b: 2}, :__struct__, Alpha)

inspect(Map.put(%{a: 1, b: 2}, :__struct__, Alpha))

{[%{__struct__: Alpha, a: 1, b: 2}], %{__struct__: Alpha, a: 1}}

Map.merge(%{a: 1, b: 2, c: 3}, %Alpha{})

%{%{__struct__: Beta, a: 1, b: 1} | __struct__: Alpha}

[Map.delete(%Alpha{}, :a), Map.put(Map.delete(%Alpha{}, :a), :a, 4), struct(Alpha, a: 4)]

Map.new([{:__struct__, Alpha}, {:a, 1}, {:b, 2}])

Enum.into([{:a, 1}], %{__struct__: Alpha, b: 3})

inspect(%{x: Map.merge(%{a: 1, b: 2}, %Alpha{})}, pretty: true)

inspect(%{x: Map.merge(%{a: 1, b: 2}, %Alpha{})}, structs: false)

Enum.map([Map.merge(%{a: 1, b: 2}, %Alpha{})], &inspect/1)

Map.new(1..3, fn x -> {x, Map.merge(%{a: 1, b: 2}, %Alpha{a: x})} end)

{:a, [1 | Map.merge(%{a: 1, b: 2}, %Alpha{})]}

inspect(1, 2)

[c: ~D[2024-02-29], c: :b] <> "a"

[~s{x}, ~w|a b|] <> "a"

&(fn -> 1 end).()

&Function.identity/1 == (fn x -> x end).(3)

defmodule Twice do
  defstruct [:a]
  defstruct [:b]
end

defmodule Shown do
  x = defstruct [:a, b: 1]
  IO.inspect(x)
end

defmodule Fails do
  defexception [:message]
end
