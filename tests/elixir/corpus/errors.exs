x = 1; "a" <> x

x = :a; <<x>>

x = :a; <<1, x::float>>

x = -1; <<x::utf8>>

x = :a; <<x::utf8>>

x = "ab"; <<x::binary-size(3)>>

x = :a; <<x::16>>

x = 1.5; <<x>>

x = {1}; "a#{x}"

x = 5; <<"a", x::binary, "b">>

x = <<1::3>>; x <> "a"

x = <<1::3>>; "a" <> x

binary_part("abc", 5, 1)

binary_part(1, 5, 1)

binary_part("a", :a, 1)

binary_part("a", 0, :a)

binary_part("abc", 1, -2)

binary_part("abc", 3, -2)

String.Chars.to_string({})

List.Chars.to_charlist(1)

:math.sqrt(:a)

:math.pow(:a, 1)

:math.pow(1, :b)

:math.pow(0, -1)

:math.pow(1.0e300, 2)

:math.log(-1)

:math.fmod(1,0)

2 ** :a

1 =~ "a"

hd([])

tl(:a)

length(:a)

length([1|2])

elem({1}, 1)

elem({1}, -1)

elem(:a, 0)

elem({1}, :a)

put_elem({1}, 1, 2)

put_elem(:a, 0, 1)

tuple_size(1)

map_size(1)

byte_size(1)

bit_size(:a)

abs(nil)

round(:a)

is_function(1, -1)

is_map_key(1, 2)

map_get_x = :erlang.map_get(:a, %{})

self() + 1

nil.foo

nil.foo()

x = 1; x.foo

x = %{a: 1}; x.b

x = %{}; x.b()

x = nil; x.b

x = [a: 1]; x.a

%{1 | a: 2}

x = %{}; %{x | a: 2}

x = 1; %{x | a: 2}

f = 1; f.()

f = fn -> 1 end; f.(1, 2)

f = fn a, b -> {a, b} end; f.()

f = fn a -> a end; f.()

f = &String.length/1; f.(1, 2)

1 and true

nil or 1

x = 1; x and true

x = nil; x or true

cond do nil -> 1 end

with 1 <- 2 do 1 else 3 -> 1 end

case 1 do 2 -> 3 end

apply(:a, :b, :c)

apply(1, :b, [])

apply(:a, 1, [])

apply(fn -> 1 end, [1])

Foo.bar(1, 2)

apply(Foo, :"a b", [1])

raise KeyError, key: :a, term: %{}

raise KeyError, "boo"

raise MatchError, "x"

raise ArgumentError, 5

raise ArgumentError

raise Foo

raise 1

raise BadMapError, term: 1

raise CompileError, file: "a", line: 3, description: "d"

raise Protocol.UndefinedError, protocol: Enumerable, value: 1, description: "boo"

raise UndefinedFunctionError, module: Foo, function: :bar, arity: 1

raise UndefinedFunctionError

raise ErlangError, original: :x

raise FunctionClauseError, module: A, function: :f, arity: 2

raise FunctionClauseError

raise BadStructError, struct: A, term: 1

raise RuntimeError

raise RuntimeError, message: "x"

raise SystemLimitError

raise Enum.EmptyError

raise Enum.OutOfBoundsError

raise File.Error, reason: :enoent, path: "x", action: "read file"

raise System.EnvError, env: "A"

raise TryClauseError, term: 1

raise BadBooleanError, term: 1, operator: :and

raise BadFunctionError, term: 3

raise BadArityError, function: &String.length/1, args: [1,2]

raise UnicodeConversionError, encoded: "a", rest: <<255>>, kind: :invalid

:erlang.error(:foo)

:erlang.error({:badarg, 1})

:erlang.error({:badmatch, 1})

:erlang.error({:badkey, :a})

:erlang.error({:badkey, :a, 1})

:erlang.error({:nope, 1, 2})

:erlang.error(:badarg)

:erlang.error({:badbool, :and, 1})

:erlang.error(:system_limit)

:erlang.raise(:error, :x, [])

raise SyntaxError, file: "a", line: 3, column: 2, description: "d"

raise SyntaxError, file: "a", line: 3, column: 2, description: "d", snippet: %{content: "abc", offset: 1}

raise TokenMissingError, file: "a", line: 12, column: 2, description: "d"

defmodule Errors do
  def f(1), do: 1
  def g(x) when is_atom(x), do: x
  def key(map), do: map.key
  def join(x), do: "a" <> x
  def sum(a, b), do: a + b
  defp hidden(x), do: x
  def call(x), do: hidden(x)
  def function(x), do: fn 1 -> x end
  def list([a, b]), do: {a, b}
end

Errors.f(2)

Errors.g("x")

Errors.nothing()

Errors.hidden(1)

Errors.f(1, 2)

Errors.key(%{})

Errors.key(nil)

Errors.key([])

Errors.join(1)

Errors.join(<<1::3>>)

Errors.sum(1, :a)

Errors.function(1).(2)

Errors.list([1])

x = %{a: 1}; x.a()

defmodule Errors.Plain do
  defexception [:code, message: "plain"]
end

defmodule Errors.Worded do
  defexception [:code]
  def message(e), do: "code #{e.code}"
end

defmodule Errors.Odd do
  defexception [:code]
  def message(e), do: e.code
end

defmodule Errors.Made do
  defexception [:message]
  def exception(x), do: %Errors.Made{message: "made of #{inspect(x)}"}
end

raise Errors.Plain

raise Errors.Plain, "text"

raise Errors.Plain, code: 1

raise Errors.Plain, message: "m", code: 2

raise Errors.Worded, code: 5

raise Errors.Made, :thing

raise Errors.Made

raise Errors.Odd, code: "fine"

raise Errors.Odd, code: :not_fine

try do
  raise Errors.Worded, code: 7
rescue
  e -> {e, Exception.message(e)}
end

try do
  1 + :a
rescue
  e in ArithmeticError -> {e, Exception.message(e)}
end

try do
  %{}.a
rescue
  e in [KeyError, ArgumentError] -> e
end

try do
  raise "x"
rescue
  RuntimeError -> :rescued
end

try do
  Foo.bar()
rescue
  e in UndefinedFunctionError -> {e.module, e.function, e.arity, e.reason, e.message}
end

try do
  Errors.f(3)
rescue
  e in FunctionClauseError -> e
end

try do
  :erlang.error(:odd)
rescue
  e -> e
end

try do
  :erlang.error(:odd)
rescue
  e in ErlangError -> {e.original, e.reason}
end

try do
  String.to_integer("x")
rescue
  e -> e
end

try do
  throw(:x)
catch
  kind, value -> Exception.normalize(kind, value)
end

try do
  exit(:x)
catch
  kind, value -> Exception.format_banner(kind, value)
end

Exception.normalize(:error, :badarg)

Exception.normalize(:error, {:badmatch, 1}, [])

Exception.normalize(:exit, :badarg)

Exception.normalize(:error, %RuntimeError{message: "a"})

Exception.normalize(:error, :undef, [{Foo, :bar, [1], []}])

Exception.normalize(:error, :function_clause, [{Foo, :bar, 2, []}])

Exception.normalize(:error, {:badkey, :a}, [{:maps, :get, [:a, %{b: 1}], []}])

Exception.normalize(:error, {:badarity, {&String.length/1, [1, 2]}})

Exception.exception?(%RuntimeError{})

Exception.exception?(%{})

Exception.exception?(1)

Exception.message(%RuntimeError{message: "a"})

Exception.message(%ArgumentError{})

Exception.message(1)

Exception.message(%KeyError{key: :a, term: [b: 1]})

Exception.message(%KeyError{key: "a", term: nil})

Exception.message(%RuntimeError{message: nil})

Exception.message(%RuntimeError{message: 1})

Exception.message(%ErlangError{original: {:a, 1}})

Exception.message(%UndefinedFunctionError{module: Errors, function: :nope, arity: 1})

Exception.message(%UndefinedFunctionError{module: Nope, function: :nope, arity: 1})

Exception.message(%UndefinedFunctionError{module: nil, function: :nope, arity: 1})

Exception.message(%UndefinedFunctionError{module: Nope, function: :nope, arity: 1, reason: "odd"})

Exception.message(%FunctionClauseError{module: Errors, function: :"-f/1-fun-0-", arity: 1})

Exception.message(%FunctionClauseError{module: Errors, function: :f, arity: 2, args: [1, "b"]})

Exception.format(:error, %RuntimeError{message: "a"})

Exception.format(:error, :badarith, [])

Exception.format(:throw, 1, [])

Exception.format(:exit, :normal, [])

Exception.format({:EXIT, self()}, :normal, [])

Exception.format_banner(:error, :badarith)

Exception.format_banner(:error, {:case_clause, 1})

Exception.format_banner(:throw, {:a, "b"})

Exception.format_banner(:exit, {:shutdown, :x})

Exception.format_exit(:normal)

Exception.format_exit(:shutdown)

Exception.format_exit({:shutdown, 1})

Exception.format_exit(:noproc)

Exception.format_exit({:noproc, {GenServer, :call, [:a, :b, 5000]}})

Exception.format_exit({:timeout, {GenServer, :call, [:a, :b, 5000]}})

Exception.format_exit({{:nodedown, :a}, {GenServer, :call, [:a, :b, 5000]}})

Exception.format_exit({:nodedown, :n})

Exception.format_exit({:bad_return_value, 1})

Exception.format_exit({:already_started, 1})

Exception.format_exit({:bad_start_spec, 1})

Exception.format_exit({:start_spec, {:invalid_restart_type, 1}})

Exception.format_exit({:start_spec, {:invalid_child_type, 1}})

Exception.format_exit({:start_spec, {:invalid_module, 1}})

Exception.format_exit({:start_spec, {:invalid_modules, 1}})

Exception.format_exit({:start_spec, {:invalid_mfa, 1}})

Exception.format_exit({:supervisor_data, {:invalid_period, 1}})

Exception.format_exit({:some, :tuple})

Exception.format_exit({1, 2, 3})

Exception.format_mfa(Foo, :bar, 1)

Exception.format_mfa(Foo, :bar, [1, "b"])

Exception.format_mfa(Foo, :bar, [])

Exception.format_mfa(:foo, :"a b", 1)

Exception.format_mfa(Foo, :+, 2)

Exception.format_mfa(Foo, :"-bar/2-fun-0-", 1)

Exception.format_mfa(nil, :bar, 1)

Exception.format_fa(&String.length/1, 1)

Exception.format_fa(&String.length/1, [1, 2])

Exception.format_file_line("foo", 1)

Exception.format_file_line("foo", 0)

Exception.format_file_line("foo", nil)

Exception.format_file_line(nil, nil)

Exception.format_file_line("foo", 1, " ")

Exception.format_file_line_column("foo", 1, 2)

Exception.format_file_line_column("foo", 1, nil)

Exception.format_stacktrace_entry({Foo, :bar, 1, []})

Exception.format_stacktrace_entry({Foo, :bar, [1], [file: 'a.ex', line: 3]})

Exception.format_stacktrace_entry({Foo, :__MODULE__, 0, [file: 'a.ex', line: 3]})

Exception.format_stacktrace_entry({Foo, :__FILE__, 1, [file: 'a.ex', line: 3]})

Exception.format_stacktrace_entry({&String.length/1, 1, []})

Exception.format_stacktrace([{Foo, :bar, 1, []}, {Foo, :baz, [1], [file: 'a.ex', line: 3]}])

Exception.format_stacktrace([])

Exception.format(:error, :badarith, [{Foo, :bar, 1, []}])

Exception.blame(:error, :badarith, [{:erlang, :+, [1, :a], []}])

elem(Exception.blame(:error, :badarith, [{:erlang, :div, [1, 0], []}]), 0).message

elem(Exception.blame(:error, :badarith, [{:erlang, :-, [:a], []}]), 0).message

elem(Exception.blame(:error, :badarith, [{:erlang, :band, [1, :a], []}]), 0).message

elem(Exception.blame(:error, %KeyError{key: :nmae, term: %{name: 1, other: 2}}, []), 0).message

elem(Exception.blame(:error, %KeyError{key: :nmae, term: [name: 1, names: 2]}, []), 0).message

elem(Exception.blame(:error, %KeyError{key: :x, term: %{name: 1}}, []), 0).message

elem(Exception.blame(:error, %KeyError{key: "x", term: %{"name" => 1}}, []), 0).message

elem(Exception.blame(:error, :undef, [{Errors, :sun, [1, 2], []}]), 0).message

elem(Exception.blame(:error, :undef, [{Errors, :sum, [1], []}]), 0).message

elem(Exception.blame(:error, :undef, [{Errors, :quite_another, [1], []}]), 0).message

elem(Exception.blame(:error, :undef, [{Nowhere, :sum, [1], []}]), 0).message

elem(Exception.blame(:error, :undef, [{nil, :foo, [], []}]), 0).message

elem(Exception.blame(:error, :badarg, [{:erlang, :apply, [%{}, :foo, []], []}]), 0).message

elem(Exception.blame(:error, :badarg, [{:erlang, :apply, [1, :foo, [1]], []}]), 0).message

elem(Exception.blame(:error, :badarg, [{:erlang, :apply, [Foo, 1, [1]], []}]), 0).message

elem(Exception.blame(:error, :badarg, [{:erlang, :apply, [Foo, :a, 1], []}]), 0).message

Exception.blame(:exit, :x, [])

reraise("again", [])

reraise(ArgumentError, [message: "m"], [])

reraise(%RuntimeError{message: "m"}, [])

%RuntimeError{}

%KeyError{key: 1}

%ErlangError{original: 1}

%FunctionClauseError{}

%UndefinedFunctionError{}

%CompileError{}

%Protocol.UndefinedError{}

spawn(:a)

send(:nobody_of_that_name, 1)

Process.link(1)

Process.exit(1, :kill)

Process.alive?(:a)

Process.monitor(1)

try do Map.fetch!(%{a: 1}, :b) catch kind, reason -> {kind, reason} end

try do %{%{a: 1} | b: 2} catch kind, reason -> {kind, reason} end

%{%{a: 1} | b: 2}

apply(Map, :fetch!, [%{a: 1}, :b])

try do with :a <- 1 do 1 else :b -> 1 end catch kind, reason -> {kind, reason} end

defmodule Missing do
  def changed(m), do: %{m | a: 1}
  def fetched(m), do: Map.fetch!(m, :a)
  def called(m), do: nowhere(m)
end

defmodule Missing do
  def changed(m), do: %{m | a: 1}
  def fetched(m), do: Map.fetch!(m, :a)
end

Missing.changed(%{})

Missing.fetched(%{})

Map.has_key?(raise("the map"), throw(:the_key))

Map.put(raise("the map"), throw(:the_key), exit(:the_value))

if true, do: not_there, else: nor_this

unless true, do: not_there, else: nor_this

not 5

abs(-0.0)

for x <- [1], foo: 1, do: x

for x <- [1], do: try do
  x
catch
  _ -> 1
end

for <<r::8, g::8 <- <<1, 2, 3, 4, 5>> >>, do: {r, g}

for <<1, g <- <<1, 2, 3, 4, 1, 5>> >>, do: g

for <<c::utf8 <- "héé">>, do: c

for <<c::utf8 <- <<255, 65>> >>, do: c

for <<n, b::binary-size(n) <- <<1, 2, 2, 3, 4>> >>, do: b

for <<c::4 <- "ab">>, c > 2, do: c

for <<c <- "abc">>, into: %{}, do: {c, 1}

for <<c <- <<1, 2, 3::3>> >>, do: c

for <<c <- "abc">>, reduce: 0 do
  acc -> acc + c
end

for <<c <- :a>>, do: c

IO.puts([:a])

IO.puts([-1])

IO.puts(<<255>>)

IO.write(["a", <<255>>])

IO.puts([1 | 2])

to_string([[-1]])

to_string([55296])

to_string(["a", :b])

String.reverse(<<"ab", 255, "cd">>)

Enum.unzip(1..2)

Enum.unzip(%{a: 1, b: 2})

Enum.unzip([1])

update_in(["a"], [:a], fn x -> x end)

update_in([{:b, 1}, {:a, 2}, 3], [:a], fn x -> x + 1 end)

{to_string(100000.0), "#{1.0e10}", inspect(1.0e10), Float.to_string(1200.0), Enum.join([12300.0, 120.0]), :erlang.float_to_binary(1.0e5, [:short])}

put_elem(5, -1, 2)

put_elem({1}, -1, 2)

put_elem({1}, :a, 2)

elem(5, -1)

Enum.with_index([1 | 2])

Keyword.update([1, b: 1], :b, 0, & &1)

raise("left") in [throw(:right)]

<<:a>>

<<nil::float>>

<<[]::binary>>

<<1.5::binary>>

<<5::binary>>

<<"a"::integer>>

<<1.5::utf8>>

<<5::bits>>

&(&999999999999 * 2)

&(&256 + 1)

&(&0)

&(&1 + &300)

&(&1 + &2 + &4)
