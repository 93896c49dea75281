1 + 2

x = 5

{a, [b | c]} = {x, [2, 3, 4]}

{a, b, c}

case {1, 2} do
  {1, y} when y > 1 -> y
  _ -> :no
end

if x > 3, do: :big, else: :small

for i <- 1..3, j <- 1..2, i != j, do: {i, j}

with {:ok, v} <- {:ok, 3}, do: v + 1

try do
  raise ArgumentError, "bad"
rescue
  e in ArgumentError -> e.message
end

raise "boom"

throw(:ball)

exit(:enough)

1 / 0

{1, 2} = {1, 3}

f = fn
  0 -> :zero
  n when n > 0 -> {:more, n}
end

f.(0)

f.(7)

f.(-1)

IO.puts("said")

defmodule Basics do
  @answer 42
  defstruct [:name, count: 0]
  def answer, do: @answer
  def twice(x \\ 1), do: x * 2
  def sum([]), do: 0
  def sum([h | t]), do: h + sum(t)
end

Basics.answer() + Basics.twice() + Basics.twice(4)

Basics.sum([1, 2, 3])

%Basics{name: "n"}

%{%Basics{} | count: 3}.count

undefined_thing(1)
