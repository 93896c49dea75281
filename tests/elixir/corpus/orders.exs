f = fn x -> x end

<<1, <<f.(:a)::utf8>>::binary>>

<<1, <<f.(:a)>>::binary>>

<<1, <<f.(:a)>> >>

<<1, <<2, f.(3)>>, f.(:a)>>

<<1, <<2, f.(3)>>::bits, f.(:a)>>

<<1, <<2, f.(3)>>::little-binary, f.(:a)>>

"a#{1}" <> f.(5)

"abc" <> f.(5)

"a#{1}b" <> f.(5)

<<"a#{1}b", f.(:x)>>

("a" <> f.("b")) <> f.(5)

~s(a#{1}b) <> f.(5)

~s(ab) <> f.(5)

~S(ab) <> f.(5)

<<(<<f.(1)::4>>)::binary>>

<<(<<f.(1)::4>>)::bits>>

<<(<<f.(1)::4, 2::4>>)::binary>>

<<(<<f.(1)::4>>), f.(:x)>>

n = 4

<<(<<f.(1)::size(n)>>)::binary>>

<<3, (<<f.(1)::size(n)>>)::binary, f.(:x)>>

<<3, (<<f.(1)::size(n), f.(:y)>>)::binary, f.(:x)>>

<<3, (<<f.(1)::size(n)>>)::bits, f.(:x)>>

<<f.(:x)::utf8>> <> f.(throw(1))

<<3, (if true, do: <<f.(:x)>>)::binary>>

<<a, <<b, c::binary>>::binary>> = "hello"

{a, b, c}

<<a, <<b, c>>, d>> = "hell"

{a, b, c, d}

"he" <> <<b, c::binary>> = "hello"

{b, c}

<<(<<a::4>>)::binary, b::binary>> = "hello"

<<(<<a::4>>)::bits, b::bits>> = "hello"

<<f.(1.5)>>

<<f.(:a)::binary-size(2)>>

<<f.("a")::binary-size(2)>>

<<f.(1)::float, f.(:a)::float>>

<<"abc"::utf8, f.(:a)>>

<<"é"::utf8, 1::4, 2::4, f.(:a)>>

<<>> <> f.(1)

<<(<<>>)::binary, f.(:a)>>

<<(<<>>), 1, f.(:a)>>

"#{f.({1})}" <> f.(1)

"#{f.(1)}" <> f.(1)

"#{"a"}" <> f.(1)

"#{"a"}#{"b"}" <> f.(1)

<<"a", "b", f.(:a)>>

<<1, 2, "b", f.(:a)>>

<<1.0, f.(:a)>>

<<(-f.(1))::utf8>> <> f.("a")

<<0.0::16>>

<<1.5::16, 2.0::little-16>>

<<x::float-16>> = <<1.5::16>>

x

<<f.(1.0e10)::float-16>>

<<f.(65519.0)::float-16, f.(65520.0)::float-16>>

<<f.(1.0e-8)::float-16, f.(5.0e-8)::16-float, f.(0.1)::float-16, f.(-0.0)::float-16>>

for <<x::float-16 <- <<60, 1, 66, 3, 124, 0, 0, 1, 128, 2, 255, 255, 123, 255>> >>, do: x

<<f.(1)::float-16, f.(:a)::float-16>>

<<f.(1.0e39)::float-32>>

<<f.(3)::float-size(16)>>

t = fn x -> IO.inspect(x) end

:maps.put(t.(1), t.(2), t.(%{}))

:maps.merge(t.(%{a: 1}), %{b: t.(2)})

:maps.update(t.(:a), t.(2), t.(%{}))

:maps.remove(t.(:a), t.(%{}))

%{%{"k" => 1, 3 => 4} | "k" => 2, :a => 1}

Map.put(%{%{} | a: 1}, :b, t.(2))

Map.put(%{t.(%{}) | a: t.(1)}, t.(:b), t.(2))

Map.put(%{t.(1) | a: t.(1)}, t.(:b), t.(2))

Map.put(Map.put(t.(1), :a, t.(1)), t.(:b), t.(2))

t.(%{}) |> Map.put(:a, 1) |> Map.put(:b, t.(throw(1)))

t.(1) |> Map.put(:a, 1) |> Map.put(:b, t.(throw(1)))

%{Map.put(t.(1), :a, 2) | b: t.(3)}

%{%{t.(%{}) | a: 1} | b: t.(3)}

Map.merge(%{t.(%{}) | a: t.(1)}, %{b: t.(2)})

Map.merge(t.(1), %{b: t.(2)})

Map.merge(t.(1), t.(2))

Map.merge(%{t.(%{}) | a: t.(1)}, Map.put(%{b: t.(2)}, t.(4), t.(5)))

Map.merge(%{t.(%{}) | a: t.(1)}, t.(%{}))

Map.merge(%{t.(%{}) | a: t.(1)}, Map.merge(%{t.(1) => 2}, %{c: t.(2)}))

Map.merge(%{t.(%{a: 2}) | a: t.(1)}, Map.merge(%{t.(1) => 2}, %{c: t.(2)}))

Map.put(%{t.(%{a: 2}) | a: t.(1)}, :c, 4)

Map.put(%{t.(%{a: 2}) | a: t.(1), b: t.(4)}, :c, 4)

Map.put(Map.merge(t.(%{x: 1}), %{t.(:y) => t.(5)}), t.(:z), 3)

Map.put(Map.merge(t.(7), %{t.(:y) => t.(5)}), t.(:z), t.(3))

Map.put(Map.delete(t.(7), t.(:y)), t.(:z), t.(3))

Map.replace!(Map.put(t.(7), t.(:y), 1), t.(:z), t.(3))

Map.put(Map.replace!(t.(%{}), t.(:y), 1), t.(:z), t.(3))

Map.put((%{t.(%{}) | a: t.(1)}), t.(:b), t.(2))

Map.put(x = %{t.(%{a: 1}) | a: t.(2)}, t.(:b), t.(2))

Map.put(if(true, do: %{t.(%{}) | a: t.(1)}), t.(:b), t.(2))

defmodule Alpha do
  defstruct [:a, :b]
  def t(x), do: IO.inspect(x)
  def a, do: Map.put(%{t(%{}) | a: t(1)}, t(:b), t(2))
  def b, do: t(1) |> Map.put(:a, t(1)) |> Map.put(:b, t(2))
  def c, do: Map.merge(%{t(%{}) | a: t(1)}, %{b: t(2)})
  def d(x), do: %{x | b: 1} |> Map.put(:c, t(2)) |> Map.merge(%{d: t(3)})
  def e, do: Map.put(%Alpha{t(%{}) | a: t(1)}, t(:b), t(2))
  def f, do: Map.put(%Alpha{a: t(1)}, t(:b), t(2))
  def g(x), do: %{%{x | a: t(1)} | b: t(2)}
  def h(x), do: %{Map.put(x, :a, t(1)) | b: t(2)}
end

Alpha.a()

Alpha.b()

Alpha.c()

Alpha.d(%{})

Alpha.d(%{b: 4})

Alpha.d([])

Alpha.e()

Alpha.f()

Alpha.g(%{})

Alpha.g(1)

Alpha.h(%{})

Alpha.h(1)

Map.put(%Alpha{t.(%{}) | a: t.(1)}, t.(:b), t.(2))

Map.put(%Alpha{a: t.(1)}, t.(:b), t.(2))

%{} |> Map.put(:a, 1) |> Map.merge(%{b: 2}) |> Map.put(:c, 3)

Map.put(%{1 => t.(2)}, t.(3), t.(4)) |> Map.put(5, t.(6))

for x <- v1, reduce: %Nope{} do
  a -> a
end

for x <- v1, into: v2, do: v3

for x <- v1, y <- v2, do: v3

for x <- [1], v2, do: v3

for x <- [1], into: [], uniq: 1, do: v3

for x <- [1], uniq: t, do: x

for x <- [1], ["" | ["x"]], uniq: true, do: x

for x <- [v1], [1, 2], uniq: true, do: x

for x <- [1], [v1, 2], uniq: true, do: x

for x <- [1], [1, 2], uniq: true, do: v3

for x <- [1], reduce: 0, do: x

for x <- [1], reduce: v1, do: x

for x <- [1], reduce: 0, into: [], do: (a -> a)

for x <- [1], do: (a -> a)

for 1, do: 2

for v1, do: v2

for x <- [1], nope: v1, do: v2

for x <- [1], [{1, 2}], do: v2

for x <- [1], reduce: 0 do
  a, b -> 1
end

for x <- [1], reduce: 0 do
  a when a > 0 -> 1
  _ -> x
end

for x <- t.([1, 2]), into: t.([]), do: t.(x)

for x <- t.([1, 2]), reduce: t.(5) do
  a -> t.(a + x)
end

for <<x <- "ab">>, into: "", do: <<x + 1>>

for <<x::v9 <- "ab">>, v2, do: 1

for x <- [1, 1], uniq: false, do: x

for x <- [1, 1], uniq: true, do: x

for x <- [1]

for x <- [1], into: []

for do: 1

for [do: 1]

for x <- [1, 2], x > 1, do: x

&to_string(v1)

&(&1 + (&2))

&Enum.map(&1, &to_string/1)

&v1.foo(&to_string/1)

&v1.foo(&1, &to_string/1)

&(&0)

&0

&1

&(&-1)

&(&2)

&(&1 + &3)

&{&1, & &2}

&foo()/1

&to_string/256

&abs/1 / hd([1])

& &1

(& &1).(4)

&[&1 | &2]

&"a#{&1}"

&:a

&nil

&(v1)

&%{a: &1}

&(&1).(2)

&(fn x -> &1 end)

&(fn -> &nope/1 end)

&Nope.foo/1

&v1.foo/1

&:erlang.abs/1

&IO.puts("a")

&IO.puts(&1, v1)

& &1.a

& &1[:a]

&(&1 <> "a")

try do
  throw((fn -> %{Enum.frequencies([""]) | a: Map.to_list(%{a: 1})} end).())
rescue
  ArithmeticError -> 1
else
  v -> v
end

try do
  throw((fn -> %{Enum.frequencies([""]) | a: Map.to_list(%{a: 1})} end).())
rescue
  e -> e
else
  v -> v
end

IO.puts([-1, :a])

IO.puts([-1])

IO.puts([[-1], [:a]])

IO.puts([100000000000000000000, :a])

IO.puts(["a", [0x110000], [[[1.0]]]])

IO.puts(["a", 0xD800, <<255>>])

List.to_string([-1, :a])

List.to_string([0xD800, <<255>>])

to_string([-1, {1}])

to_string([0x110000 | 1])

defmodule WrittenOut do
  def t(x), do: IO.inspect(x)
  def a, do: %{t(1) => 2} <> t("x")
  def b, do: %{a: 2} <> t("x")
  def c, do: t("x") <> %{a: 2} <> t("y")
  def d, do: <<t(1), :erlang.abs(1), {1, 2}::binary, t(3)>>
  def e, do: {t(1), 2} <> t("x")
  def f, do: <<(%{t(1) => 2})::integer, t(1)>>
  def g, do: <<-1::utf8, t(1)>>
  def h, do: <<t(1)::utf8, ({1, 2})::float, t(2)>>
  def i(x), do: <<x::binary-size(2), t(1)>>
end

WrittenOut.a()

WrittenOut.b()

WrittenOut.c()

WrittenOut.d()

WrittenOut.e()

WrittenOut.f()

WrittenOut.g()

WrittenOut.h()

WrittenOut.i(:a)

String.replace("ab", "", <<255>>)

String.replace("ab", "", <<97, 255>>)

String.replace("aé", "", <<97, 195>>)

String.replace("", "", <<255>>)

String.replace("ab", "", <<255>>, global: false)

String.replace("ab", "", "é", global: false)

String.replace(<<255, 97>>, "", "-")

String.replace("ab", "", [<<255>>])

String.replace("ab", "", fn x -> x <> <<255>> end)

String.replace("ab", "", fn x -> [x, 45] end)

String.replace("ab", "", fn _ -> -1 end)

String.replace("ab", ["", "a"], <<255>>)

String.replace("ab", "", <<1::4>>)

String.replace("ab", "a", <<255>>)

String.replace("ab", "", ["-", ?x])

String.replace("ab", "", :a)

String.replace("ab", "a", :a)

String.replace("ab", "", ["-", :x])

String.to_atom(String.replace("a", "", <<255>>))

<<("aaa") <> Function.identity("x")::utf8>>

<<1, ("aaa" <> Function.identity("x"))::binary-size(2)>>

:unicode.characters_to_binary([-1, :a])

:unicode.characters_to_binary(:a)

:unicode.characters_to_list(1)

:unicode.characters_to_binary([0x110000, <<255>>, [1]])

:unicode.characters_to_binary(["a", [0x110000, "b"], <<255>>, [1]])

:unicode.characters_to_binary([["a", [<<98, 255, 99>>, "b"]], [1]])

:unicode.characters_to_binary([["a", <<195>>]])

:unicode.characters_to_binary(["a", <<195>>, "b"])

:unicode.characters_to_binary(["a", <<195>>, <<169>>, "b"])

:unicode.characters_to_binary(<<97, 226, 130>>)

:unicode.characters_to_binary([<<97, 226, 130>>, [[172]]])

:unicode.characters_to_binary([<<97, 226, 130>> | <<172>>])

:unicode.characters_to_binary([[[<<255>>]]])

:unicode.characters_to_binary(["é", ?é, 'é' | "é"])

:unicode.characters_to_binary([])

:unicode.characters_to_list("héllo")

:unicode.characters_to_list(["a", <<255>>])

:unicode.characters_to_list(["a", [0xD800]])

String.replace("e\u0301x", "", "-")

String.replace("e\u0301x", "", <<255>>)

String.replace(<<97, 255, 98>>, "", "-")

for x <- [[<<255>>], <<255>>, [<<97,255>>], [[<<255>>]], ["a", <<255>>], [-1], [[-1]], [<<195>>], [[<<195>>]], ["a", <<195>>], ["a", <<195>>, "b"], ["a", <<195>>, 98], [<<195>>, 98], [[<<195>>], 98], [[<<195>>], [98]], [[<<195>>, 98], [98]], [<<195>> | "a"], [<<195>>, [[98]]], [[[<<195>>]], "a"], [<<226,130>>, <<130>>, "a"], [<<226>>, <<130>>, "a"], [<<226>>, <<130>>], [<<226>>, <<255>>], [<<226>>, "ab", "c"], [[<<226>>], [["ab"]], "c"], [<<226>>, []], [<<226>>, [], "a"], [<<226>>, ""]], do: :unicode.characters_to_binary(x)

<<f.("日本")>>

<<f.(["日"])>>

<<f.([26085])>>

<<f.("日")::binary-size(10)>>

<<f.(%{"日" => 1})::utf8>>

defmodule Unsaid do
  def b(x), do: <<x::binary>>
  def c(x), do: <<x::binary-size(9)>>
end

Unsaid.b(:日)

Unsaid.c("日")
