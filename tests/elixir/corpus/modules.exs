Module.concat(Foo, Bar)

Module.concat([Foo, "Bar", :Baz])

Module.concat("Foo", :bar)

Module.concat([])

Module.concat([Foo, nil, Bar])

Module.concat(Foo, Elixir.Bar)

Module.concat(1, 2)

Module.concat(:a)

Module.split(Foo.Bar)

Module.split("Elixir.Foo.Bar")

Module.split(:foo)

Module.split(1)

Function.identity(5)

Function.capture(String, :length, 1)

Function.capture(String, :length, 1).("abc")

Function.capture("a", :b, 1)

Function.info(&String.length/1)

Function.info(&String.length/1, :arity)

Function.info(&String.length/1, :module)

Function.info(fn x -> x end, :arity)

Function.info(1)

Function.info(&String.length/1, :nope)

Base.encode16("foobar")

Base.encode16("foobar", case: :lower)

Base.encode16(<<255, 0>>)

Base.encode16("")

Base.encode16(1)

Base.decode16("666F6F")

Base.decode16("666f6f")

Base.decode16("666f6f", case: :lower)

Base.decode16("666F6f", case: :mixed)

Base.decode16("666")

Base.decode16("zz")

Base.decode16!("666F6F")

Base.decode16!("666")

Base.decode16!("zz")

Base.encode64("foobar")

Base.encode64("fooba")

Base.encode64("foob")

Base.encode64("foob", padding: false)

Base.encode64("")

Base.encode64(<<255, 254, 253>>)

Base.url_encode64(<<255, 254, 253>>)

Base.url_encode64(<<255, 254>>, padding: false)

Base.decode64("Zm9vYmFy")

Base.decode64("Zm9vYg==")

Base.decode64("Zm9vYg")

Base.decode64("Zm9vYg", padding: false)

Base.decode64("Zm9v\nYmFy", ignore: :whitespace)

Base.decode64("Zm9v*mFy")

Base.decode64("")

Base.decode64!("Zm9vYmFy")

Base.decode64!("Zm9vYg")

Base.decode64!("Zm9v*mFy")

Base.url_decode64("__79")

Base.url_decode64!("__79")

Base.url_decode64("//79")

struct(RuntimeError)

struct(RuntimeError, message: "a")

struct(RuntimeError, other: 1)

struct(%RuntimeError{}, message: "b")

struct!(%RuntimeError{}, message: "b")

struct!(%RuntimeError{}, other: "b")

struct!(KeyError, key: 1)

struct!(KeyError, nokey: 1)

struct(Nowhere, [])

System.monotonic_time() |> is_integer()

System.monotonic_time(:millisecond) |> is_integer()

System.system_time(:second) |> is_integer()

System.os_time() |> is_integer()

System.unique_integer([:positive]) > 0

System.unique_integer() != System.unique_integer()

System.monotonic_time() <= System.monotonic_time()

System.monotonic_time(:x)

:erlang.monotonic_time() |> is_integer()

:erlang.unique_integer() |> is_integer()

Atom.to_charlist(:"é")

to_string(Foo)

Enum.map([1, 2], &Float.to_string(&1 / 2))
