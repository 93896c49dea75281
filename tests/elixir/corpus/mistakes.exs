try do Map.fetch!(%{a: 1}, :zz) rescue e in [KeyError, MatchError] -> {Exception.message(e), e} end

try do Map.fetch!(%{a: 1}, :zz) rescue e in [MatchError, KeyError] -> {Exception.message(e), e} end

try do Map.fetch!(%{a: 1}, :zz) rescue e in [KeyError, RuntimeError] -> e end

try do Map.fetch!(%{a: 1}, :zz) rescue e in [KeyError, MatchError, UndefinedFunctionError] -> e end

try do Map.fetch!(%{a: 1}, :zz) rescue e in [MatchError, UndefinedFunctionError, KeyError] -> e end

try do Nowhere.x() rescue e in [UndefinedFunctionError, MatchError] -> e end

try do Nowhere.x() rescue e in [UndefinedFunctionError, KeyError, FunctionClauseError] -> Exception.message(e) end

try do String.to_integer("b") rescue e in [ArgumentError, MatchError] -> e end

try do 1 + :a rescue e in ErlangError -> e end

try do raise "a" rescue e in ErlangError -> e end

try do Map.fetch!(%{}, :a) rescue e in [MatchError, ErlangError] -> e end

try do :erlang.error({:badkey, 1, %{}}) rescue e in [KeyError, MatchError] -> e end

try do :erlang.error(%{__struct__: Foo}) rescue e in [Foo] -> e end

defmodule Clauses do
  def a(_), do: 1
  def a(x), do: %NoSuchStruct{a: x}
end

defmodule Clauses do
  def a(_, _), do: 1
  def a(x, {y, ^y}), do: x
end

fn x -> x; y -> %NoSuchStruct{a: y} end

defmodule Undefined do
  def b(_), do: [y2(1), a1(2), y2(2)]
end

defmodule Undefined do
  def b(1), do: 1
  def c(1), do: a1(2)
  def b(2), do: a0(2)
end

defmodule Undefined do
  def c(_), do: z2(1)
  def b(_), do: %NoSuchStruct{a: 1}
end

defmodule Undefined do
  def a(1), do: &nope/1
end

defmodule Undefined do
  def a(1), do: y(%NoSuchStruct{})
end

%NoSuchStruct{a: zz}

%Date{zz: yy}

%Date{zz: 1}

%Date{zz: 1} = %{}

%Date{~D[2024-01-01] | zz: 1}

%NoSuchStruct{} = %{}

%NoSuchStruct{%{} | a: 1}

Map.has_key?(update_in(no_such, [:a], fn x -> x end), String.to_atom(nor_this))

[x1 = 1, x1]

{x2 = 1, x2}

String.length(x3 = "a") + byte_size(x3)

w = 3; {{w = 1, w}, w}

w = 3; [%{a: w = 5, b: w}, w]

w = 3; {(w = 1) + w, w}

x4 = fn a, b -> {a, b} end; x4.(x5 = 1, 2) && x5

[x6 = 1 | [x6]]

"#{x7 = 1}#{x7}"

for(x <- ["x"], [2, 9], uniq: true, do: x)

for(x <- ["x"], [uniq: true], do: x)

for(x <- ["x"], [a: true], do: x)

for(x <- ["x"], [2, 9], x, do: x)

for x <- ["x"], [into: ""] do x end

for x <- ["x"], [] do x end

[1, 2 | 3] <> "a"

[3, 7, 0] <> "a"

'abc' <> "a"

"a" <> [1] <> "b"

:a <> "b"

[a: 1, "b": 2, "c d": 3] <> "a"

[1, {:a, 1}, b: 2] <> "a"

[1000, 100_000, -1234567, 1234567.5, 'abc', {1}, {1, 2}, {1, 2, 3}, %{a: 1}, %{"a" => 1}] <> "a"

[String.upcase("a"), x + 1, -y, not z, &(&1 + 1), &String.upcase/1, x.y, x[:a], f.(1)] <> "a"

[(a - b) - c, a - (b - c), (a + b) * c, a |> b(), a ++ b, 1..2, 1..2//3] <> "a"

[!a, a && b, f(a: 1), f(1, a: 2), Foo.bar, Foo.Bar, self(), a in b, a not in b, %{m | a: 1}] <> "a"

[fn x -> x end, fn -> 1 end, "a#{b}", ~w(a b), <<1, 2::8>>, %Date{year: 1}, nil] <> "a"

["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "ccccccccccccccccccccccccccccccccc"] <> ""

&(1 + 2)

&Integer.digits/1 - 9

&[1, 2]

&foo

<<"a"::8-signed>>

<<"a"::size(8)>>

<<"a"::signed>>

<<"a"::binary-size(1)>>

<<"a"::utf8-signed>>

<<"a"::16>> = "a"

<<1::utf8-size(8)>>

<<'abc'>>

<<[1]>>

<<1::17-float>>

<<1::unit(8)>>

<<1::signed-unsigned>>

<<1::integer-float>>

<<1::little-big>>

<<1::native>>

<<1::bytes-binary>>

1 | 2

(true).(10)

:a.(1)

nil.(1)

1.(2)

<<String, 1>>

<<String::utf8>>

<<"#{1}"::16>>

<<"#{1}"::signed>>

<<"#{1}"::utf8>>

<<(<<1>>)>>

<<(<<1>>)::binary-unit(8)>>

defmodule Guarded do
  def f(_) when vv in [1], do: 1
end

defmodule Guarded do
  def f(x) do
    case x do
      _ when foo(x) -> 1
    end
  end
end

fn _ when vv > 1 -> 1 end

fn _ when vv(2) -> 1 end

case (with a <- 1), foo: 1

case no_such, foo: 1

with a <- no_such, foo: 1

(true).(no_such)

~w(a b) <> "a"

<<~w(a b)>>

[a / 1 in [1], a in (b ++ c), (a + b) ++ c, a ++ (b ++ c), (a ++ b) ++ c, a |> b() |> c(), (a + 1) |> b()] <> "a"

[(a + 1)..(b - 1), (a == b) in [c], a && (b in c), a not in (b ++ c), a <> (b <> c), (a |> b()) + 1] <> "a"

case with [] <- [3, 4],
     %MapSet{} when is_integer(no_such) <- MapSet.new(1..4) do
  0.1
end + abs(7) do
  v6 -> v6
end

<<1.5, 2>>
