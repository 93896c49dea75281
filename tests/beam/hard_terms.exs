# Writes down what the BEAM makes of terms that are easily got wrong (docs/fidelity.md).
#
#   elixir hard_terms.exs > tests/terms/recorded.txt
#
# One term a line, in their order: the external format, phash2/1, phash2/2 up to 2^32, what inspect/1 and inspect/2 without
# limits print, all of it in hexadecimal digits but the numbers; and how the term compares with the next, as terms.exs
# writes it.
import Bitwise

powers = for k <- [8, 16, 27, 28, 31, 32, 52, 53, 59, 60, 63, 64, 65, 96, 128, 192, 1023, 1024], d <- [-1, 0, 1], do: (1 <<< k) + d
integers = [0, 1, 2, 10, 100, 127] ++ powers
integers = integers ++ Enum.map(integers, &(-&1))

floats =
  [0.0, 1.0, 1.5, 0.1, 0.2, 0.3, 1.0e-5, 1.0e-4, 0.001, 1.23e-4, 1.0e15, 1.0e16, 1.0e17, 1.0e20, 1.0e22, 1.0e23, 1.5e15] ++
    [9_007_199_254_740_992.0, 9_007_199_254_740_994.0, 4_503_599_627_370_496.5, 1_017_497_363_180_918.25, 123_456.789] ++
    [5.0e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1.8446744073709552e19, 9.223372036854775808e18] ++
    [100.0, 1000.0, 12_345.0, 1.0e5, 123_450.0, 1.2345e10, 1.0e100, 1.0e-100, 3.141592653589793, 5.0e-5, 2.5e-7, 0.5]

floats = floats ++ Enum.map(floats, &(-&1))

names =
  ~w(ok error nil true false a aa b Z _ _x a? b! a@b Foo foo_bar fooBar a1 1a + - * / == === != < > <= >= && || <> ++ -- . .. ... ..//) ++
    ~w(<<>> %{} {} % & ! @ ^ = | -> <- => :: when and or not in fn do end Elixir Elixir.Foo Elixir.Foo.Bar Elixir.foo Elixir.) ++
    ~w(Elixir.Elixir.Foo erlang $gen_call EXIT é été Été 日本 λ привет ^^^ ~~~ <|> // ?) ++
    ["", "[]", "()", " ", "with space", "\"quoted\"", "'", "\\", "\#{x}", "a\nb", "a\0", "\u{feff}", "\u{200b}", "😀", "a-b", "a.b", "a?b", "a!?"]

strings =
  ["", "a", "aa", "Z", "ab", "é", "ünï", "日本", "😀", "\"", "'", "\\", "\#{x}", "# {", "\#", "a\nb", "\t\r\v\f\a\b\e\d", "\0", "a\0b", "\u{7f}"] ++
    ["\u{80}", "\u{85}", "\u{a0}", "\u{ff}", "\u{200b}", "\u{202e}", "\u{2028}", "\u{feff}", "\u{fffd}", "\u{fffe}", "\u{ffff}", "\u{10ffff}"] ++
    ["{}", "%{a: 1}", " ", String.duplicate("x", 60), String.duplicate("é", 4_096), String.duplicate("a", 4_097)]

bits =
  [<<255>>, <<0>>, <<128>>, <<255, 0>>, <<97, 255>>, <<195>>, <<195, 40>>, <<237, 160, 128>>, <<240, 144>>, <<0, 1, 2>>] ++
    [<<1::1>>, <<0::1>>, <<5::3>>, <<1, 5::3>>, <<97, 98, 99, 5::3>>, <<255, 127::7>>, <<0::7>>, <<97, 0::1>>, <<97, 1::1>>] ++
    [:binary.copy(<<255>>, 50), :binary.copy(<<255>>, 51), :binary.copy(<<255>>, 60), <<:binary.copy(<<254>>, 50)::binary, 1::2>>] ++
    for(n <- [11, 12, 13, 23, 24, 25], do: <<255, :binary.copy(<<n>>, n)::binary>>)

lists =
  [[], [1], [0], [1, 2], [[]], [[], []], [[[]]], [nil], [:a], [1.0], [1, 2.0], [1.0, 2], 'abc', '\a\b\t\n\v\f\r\e', [0, 97], [127], [97, 128]] ++
    ['\'', '"', '\\', '\#{', [255], [256], [1, 2, 3, 4], [1, 2, 3, 4, 5], [97, :a], [97, 98.0], [97 | 98], [1 | 2], [1, 2 | 3], [[] | 1]] ++
    [[:a | :b], [{:a, 1} | 2], [a: 1], [a: 1, a: 2], [{:a, 1}, 2], [{:a, 1, 2}], [{"a", 1}], [{Foo, 1}], [Elixir: 1], [nil: 1, true: 2]] ++
    [["b c": 1], [+: 1], [{:"\n", 1}], [a: [b: [c: 1]]], [{:a, 1}, {1, :a}], Enum.to_list(1..49), Enum.to_list(1..50), Enum.to_list(1..51)] ++
    [Enum.to_list(1..60), [Enum.to_list(1..60), Enum.to_list(1..60)], Enum.to_list(1..49) ++ [[1, 2]], Enum.to_list(1..50) ++ [[]]] ++
    [Enum.map(1..51, &{:a, &1}), List.duplicate(?a, 60), List.duplicate(?a, 4_097), Enum.to_list(1..49) ++ ["ab"], Enum.to_list(1..50) ++ [51 | 52]] ++
    [Enum.to_list(1..49) ++ [50 | 51], Enum.to_list(1..49) ++ [<<255, 1>>], Enum.reduce(1..55, 1, &[&1, &2]), Enum.reduce(1..55, :x, fn _, x -> [x] end)]

tuples =
  [{}, {1}, {1.0}, {:a}, {[]}, {{}}, {1, 2}, {:ok, 1}, {:a, :b, :c}, {"a"}, {nil, nil}, {1, {2, {3, {4}}}}, {<<5::3>>, 1}] ++
    [List.to_tuple(Enum.to_list(1..51)), List.to_tuple(Enum.to_list(1..256)), {:error, {:shutdown, {:failed_to_start_child, :a, :boom}}}] ++
    [{1 <<< 64, 1}, {%{a: 1}, 2}, {-1, -2}, {1.0e20, 1.0e-20}, {'abc', "abc", :abc}]

maps =
  [%{}, %{a: 1}, %{a: 1.0}, %{b: 1}, %{a: 1, b: 2}, %{a: 2, b: 1}, %{1 => 1}, %{1.0 => 1}, %{1 => :a, 1.0 => :b}, %{2 => :a, 1.0 => :b}] ++
    [%{"a" => 1}, %{"a" => 1, :a => 2, 1 => 3}, %{[] => 1}, %{{} => 1}, %{%{} => 1}, %{%{a: 1} => %{b: 2}}, %{nil => 1}, %{Foo => 1}, %{Elixir => 1}] ++
    [%{:"b c" => 1}, %{:+ => 1, :a => 2}, %{a: %{b: %{c: %{}}}}, %{{1} => :a, {1.0} => :b}, %{(1 <<< 70) => 1, 1.0e300 => 2}, %{-1 => 1, -1.0 => 2}] ++
    [Map.new(1..32, &{&1, &1}), Map.new(1..32, &{&1 * 1.0, &1}), %{__struct__: Nope}, %{__struct__: Nope, a: 1}, %{__struct__: 1}, %{__exception__: true}] ++
    [%{<<5::3>> => 1, <<255>> => 2}, %{'abc' => 1}, %{[1 | 2] => 1}, %{a: 1, b: 2.0}, %{a: 1.0, b: 2}, %{[1] => 1, [1.0] => 2, [0.5] => 3}]

structs =
  [1..3, 3..1, 1..3//2, 3..1//-1, 1..1, 0..-1, 0..-1//1, -5..5, (1 <<< 70)..(1 <<< 71), MapSet.new(), MapSet.new([1, 2, 3]), MapSet.new('abc')] ++
    [MapSet.new(a: 1), MapSet.new([1, 1.0]), MapSet.new([MapSet.new(['ab'])]), MapSet.new(["a", :a]), MapSet.new(1..32)] ++
    [~D[2023-01-01], ~D[0000-01-01], ~D[9999-12-31], ~D[2024-02-29], [~D[2023-01-01]], %{~D[2023-01-01] => ~D[2023-01-02]}, {~D[2023-02-01], 1..2}] ++
    [[1..3, 'ab'], %{a: 1..2}, %{year: 2023, month: 1, day: 1, calendar: Calendar.ISO, a: 1}]

captures =
  [&Enum.map/2, &:lists.map/2, &Kernel.+/2, &String.length/1, &Enum.map/3] ++
    for(name <- [:a?, :b!, :Foo, :"a b", :a@b, :<>, :.., :{}, :"", nil, Foo, :é], do: Function.capture(:m, name, 1)) ++
    [Function.capture(:"a b", :c, 0), Function.capture(nil, :c, 255), Function.capture(Foo.Bar, :c, 3), [&Enum.map/2], {&Enum.map/2, 1}]

terms = integers ++ floats ++ Enum.map(names, &String.to_atom/1) ++ strings ++ bits ++ lists ++ tuples ++ maps ++ structs ++ captures
sorted = Enum.sort(terms)
hex = &Base.encode16(&1, case: :lower)

for {term, next} <- Enum.zip(sorted, tl(sorted) ++ [:last]) do
  hashes = "#{:erlang.phash2(term)} #{:erlang.phash2(term, 4_294_967_296)}"
  inspected = "#{hex.(inspect(term))} #{hex.(inspect(term, limit: :infinity, printable_limit: :infinity))}"
  compared = if(term == next, do: "=", else: "<") <> if(term === next, do: "1", else: "0")
  IO.puts("#{hex.(:erlang.term_to_binary(term, minor_version: 2))} #{hashes} #{inspected} #{compared}")
end
