inspect(1)

inspect("a")

inspect([1, 2, 3], limit: 2)

inspect([1, 2, 3], limit: 0)

inspect({1, {2, 3}, 4}, limit: 3)

inspect(%{a: 1, b: 2}, limit: 1)

inspect([a: 1, b: 2], limit: 1)

inspect([[1, 2], [3, 4]], limit: 2)

inspect(Enum.to_list(1..60))

inspect(Enum.to_list(1..60), limit: :infinity)

inspect("hello", printable_limit: 2)

inspect('hello', printable_limit: 2)

inspect('abc', charlists: :as_lists)

inspect([97, 98], charlists: :as_charlists)

inspect([1, 2], charlists: :as_charlists)

inspect([], charlists: :as_charlists)

inspect("abc", binaries: :as_binaries)

inspect(<<97, 255>>, binaries: :as_strings)

inspect("abc", binaries: :as_strings)

inspect(<<1, 2, 3>>, limit: 2)

inspect(255, base: :hex)

inspect(-255, base: :hex)

inspect(255, base: :octal)

inspect(255, base: :binary)

inspect(0, base: :hex)

inspect([10, 20], base: :hex)

inspect("ab", base: :hex)

inspect(<<1, 2>>, base: :binary)

inspect(1.5, base: :hex)

inspect(2 ** 70, base: :hex)

inspect(2 ** 70, base: :octal)

inspect(1..3, structs: false)

inspect(~D[2023-01-01], structs: false)

inspect(%RuntimeError{message: "a"}, structs: false)

inspect(:a, 5)

inspect([1, 2], pretty: true)

inspect(Enum.to_list(1..40), pretty: true)

inspect(Enum.to_list(1..40), pretty: true, width: 40)

inspect(Enum.to_list(1..40), width: 40)

inspect(%{name: "a long name that goes on", other: "another text that goes on", third: [1, 2, 3], more: :x}, pretty: true)

inspect([name: "a long name that goes on", other: "another text that goes on", third: [1, 2, 3], more: :x], pretty: true)

inspect({"a long name that goes on", "another text that goes on", "third text that goes on and on"}, pretty: true)

inspect(["a long name that goes on", "another text that goes on", "third text that goes on and on"], pretty: true)

inspect([{:a, "a long name that goes on"}, {:b, "another text that goes on"}, {1, "third text that goes on"}], pretty: true)

inspect(%{1 => %{name: "a long name", children: [%{name: "inner name", id: 1}, %{name: "other", id: 2}]}, 2 => :x}, pretty: true)

inspect(%{a: %{b: %{c: %{d: %{e: "deep text that is quite long"}}}}}, pretty: true, width: 30)

inspect([[1, 2, 3], [4, 5, 6], [7, 8, 9]], pretty: true, width: 12)

inspect([{1, 2}, {3, 4}, {5, 6}], pretty: true, width: 10)

inspect([1, 2 | 3], pretty: true, width: 5)

inspect([[1] | :a], pretty: true, width: 5)

inspect(String.duplicate("long ", 30), pretty: true)

inspect(<<1, 2, 3, 4, 5, 255, 6, 7, 8, 9, 10>>, pretty: true, width: 20)

inspect(MapSet.new(1..30), pretty: true, width: 40)

inspect(%RuntimeError{message: "a message that is quite long indeed"}, pretty: true, width: 30)

inspect(%KeyError{key: :a, term: %{b: 1}}, pretty: true, width: 20)

inspect(%{}, pretty: true, width: 1)

inspect([], pretty: true, width: 1)

inspect({}, pretty: true, width: 1)

inspect({:ok, %{a: 1}}, pretty: true, width: 1)

inspect([a: 1], pretty: true, width: 0)

inspect(%{"ä" => "ö", "key" => "a text"}, pretty: true, width: 20)

inspect([1.5, :atom, "text", 'chars'], pretty: true, width: 10)

IO.inspect(1)

IO.inspect([1, 2], label: "list")

IO.inspect(:x, label: :atom)

IO.inspect(5, label: 3)

IO.inspect('abc', charlists: :as_lists)

IO.inspect([1, 2, 3], limit: 1)

IO.inspect(255, base: :hex)

IO.inspect(%{name: "a long name that goes on", other: "another text that goes on", third: [1, 2, 3], more: :x})

IO.inspect(Enum.to_list(1..40))

IO.inspect(%{a: %{b: 1}}, width: 5)

IO.inspect({:ok, "x"}, label: "a", width: 3)

IO.puts("a")

IO.puts(:a)

IO.puts(1)

IO.puts([97, "b", 'c'])

IO.puts(%{})

IO.puts("")

IO.write("a")

IO.write(['b', ?c])
