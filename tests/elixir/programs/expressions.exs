# Everyday expressions, as they are typed.
x = 1 + 2 * 3 ** 2 - -4
y = if x > 3, do: :big, else: :small
{a, [b | rest], %{c: c}} = {1, [2, 3, 4], %{c: 5, d: 6}}
^a = 1
list = for i <- 1..10, rem(i, 2) == 0, j <- [i, i + 1], into: [], do: {i, j}
squares = for <<byte <- "bytes">>, reduce: 0 do
  acc -> acc + byte
end

result =
  list
  |> Enum.map(fn {i, j} -> i * j end)
  |> Enum.filter(&(&1 > 10))
  |> Enum.reduce(%{}, fn
    n, acc when rem(n, 3) == 0 -> Map.update(acc, :three, [n], &[n | &1])
    n, acc -> Map.put_new(acc, n, true)
  end)
  |> then(& &1[:three])

with {:ok, one} <- fetch(:one),
     two when is_integer(two) <- fetch(:two),
     three = one + two do
  three
else
  :error -> nil
  {:error, reason} = error when reason in [:enoent, :eacces] -> error
end

try do
  raise ArgumentError, message: "bad"
rescue
  e in [ArgumentError, RuntimeError] -> Exception.message(e)
  _ in KeyError -> :key
catch
  :exit, {:shutdown, _} -> :down
  kind, value -> {kind, value}
else
  :ok -> :fine
after
  cleanup()
end

receive do
  {:msg, from, ref} when is_pid(from) -> send(from, {ref, :pong})
  %{type: :stop} -> :ok
after
  1_000 -> :timeout
end

cond do
  x < 1 -> "small"
  x < 10 and not (x == 5) -> "medium"
  true -> "large"
end

unless is_nil(y), do: IO.inspect(y, label: "y")

<<magic::binary-size(4), version::16-little, flags::bitstring-size(3), _::5, body::binary>> = data
<<"HTTP/", major::8, ?., minor::integer-size(8)>> = <<"HTTP/1.1">>

fun = fn
  0 -> 1
  n when n > 0 -> n * fun.(n - 1)
end

compose = &(&1 |> String.trim() |> String.upcase())
adder = &+/2
adder.(1, 2) |> Kernel.+(3) |> Integer.to_string(2)

"#{inspect(result)} and #{"nested #{:deep}"}" <> ~s(quoted "text") <> 'charlist' |> to_string
~r/^(?<year>\d{4})-(?<month>\d\d)$/u |> Regex.named_captures("2023-01")
~D[2023-01-01] |> Date.add(1)
text = """
  indented
    more \
  joined
  "quotes" and #{x}
  """
raw = ~S'''
no #{interpolation} \n here
'''
%{map | key: 1, other: 2}
%{map | "string" => 1}
%User{user | name: "x"} = %{user | age: 1}
user.name.first
user[:a][:b]["c"]
Map.get(user, :a, %{}).b
[head | [second | _]] = [1, 2 | [3]]
[a: 1, b: 2, "c d": 3]
{:a, b: 1, c: 2}
not true or false && nil || !x
1 in [1, 2] and 3 not in 1..2
a = b = c
x |> case do
  1 -> :one
  _ -> :other
end
Enum.reduce 1..3, 0, fn i, acc ->
  i + acc
end
spawn fn -> Process.sleep(:infinity) end
:erlang.system_time(:millisecond) |> div(1000)
Foo.{Bar, Baz.Quux}
alias Foo.{Bar, Baz}, warn: false
import Kernel, except: [+: 2, -: 2]
@attribute
@attribute [1, 2]
@spec f(a :: integer, b) :: %{required(:k) => v} | {:ok, t} | (... -> any) when b: var, v: term
@type fun2 :: (integer, integer -> boolean)
@callback init(args :: term) :: {:ok, state} | :ignore
quote do: unquote(x) + unquote_splicing(list)
quote bind_quoted: [a: a] do
  def unquote(:"get_#{a}")(), do: unquote(a)
end
