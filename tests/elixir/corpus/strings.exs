String.length("hello")

String.length("")

String.length("héllo")

String.length("e\u0301a")

String.length("👨‍👩‍👧‍👦")

String.length("🇩🇪🇫🇷")

String.length("👍🏽!")

String.length("a\r\nb")

String.length("각")

String.length(<<255, 97>>)

String.length(1)

String.length(nil)

String.graphemes("ab̈c")

String.graphemes("👨‍👩‍👧 x")

String.graphemes("🇩🇪🇫")

String.graphemes("\r\n\r")

String.graphemes(<<97, 255, 98>>)

String.graphemes("")

String.graphemes(:a)

String.codepoints("héy")

String.codepoints("e\u0301")

String.codepoints(<<97, 255>>)

String.codepoints(1)

String.next_codepoint("héy")

String.next_codepoint("")

String.next_grapheme("e\u0301y")

String.next_grapheme("")

String.first("élan")

String.first("")

String.first(nil)

String.last("café")

String.last("")

String.at("hello", 1)

String.at("hello", -1)

String.at("hello", 10)

String.at("hello", -6)

String.at("hello", :a)

String.slice("elixir", 1, 3)

String.slice("elixir", 1, 10)

String.slice("elixir", 10, 3)

String.slice("elixir", -4, 2)

String.slice("elixir", -10, 3)

String.slice("elixir", 6, 1)

String.slice("elixir", 1, 0)

String.slice("elixir", 1, -1)

String.slice("elixir", 1..3)

String.slice("elixir", 1..-1)

String.slice("elixir", -3..-1)

String.slice("elixir", 0..0)

String.slice("elixir", 4..2)

String.slice("elixir", -10..2)

String.slice("elixir", 10..20)

String.slice("elixir", 0..5//2)

String.slice("elixir", 5..0//-2)

String.slice("elixir", -1..0)

String.slice("", 0..2)

String.slice("elixir", :a)

String.split_at("sweetelixir", 5)

String.split_at("sweetelixir", -6)

String.split_at("abc", 0)

String.split_at("abc", 100)

String.split_at("abc", -100)

String.split_at("abc", nil)

String.reverse("abc")

String.reverse("e\u0301a")

String.reverse("")

String.reverse(1)

String.duplicate("ab", 3)

String.duplicate("ab", 0)

String.duplicate("ab", -1)

String.duplicate(1, 2)

String.duplicate("a", :b)

String.upcase("abcd éß")

String.upcase("ab 123", :ascii)

String.upcase("i", :turkic)

String.upcase("")

String.upcase(nil)

String.upcase("ﬁx")

String.downcase("ABCD ÉΣ")

String.downcase("ΦΙΛΟΣ ΑΣ", :greek)

String.downcase("ÀB", :ascii)

String.downcase("Iİ", :turkic)

String.downcase(1)

String.capitalize("hello WORLD")

String.capitalize("éTÉ")

String.capitalize("ﬁn")

String.capitalize("ǆa")

String.capitalize("ßA")

String.capitalize("")

String.capitalize("abC", :ascii)

String.capitalize(nil)

String.trim("  a b \n\t")

String.trim("\u00a0x\u2003")

String.trim("")

String.trim("xxaxx", "x")

String.trim("abcab", "ab")

String.trim(nil)

String.trim("a", nil)

String.trim_leading("  a ")

String.trim_leading("__a_", "_")

String.trim_leading(1)

String.trim_trailing("  a ")

String.trim_trailing("_a__", "_")

String.trim_trailing(1)

String.trim("a", "")

String.pad_leading("7", 3, "0")

String.pad_leading("abc", 2)

String.pad_leading("abc", 6)

String.pad_leading("abc", 8, "12")

String.pad_leading("abc", 6, ["1", "22"])

String.pad_leading("abc", 6, ["1", 2])

String.pad_leading("abc", 6, "")

String.pad_leading("abc", -1)

String.pad_leading(1, 2)

String.pad_trailing("7", 3, "0")

String.pad_trailing("abc", 6)

String.pad_trailing("abc", 8, "12")

String.pad_trailing("é", 3, ".")

String.starts_with?("elixir", "eli")

String.starts_with?("elixir", "")

String.starts_with?("elixir", ["x", "el"])

String.starts_with?("elixir", [])

String.starts_with?("elixir", "elixirs")

String.starts_with?(1, "a")

String.starts_with?("a", [:b])

String.ends_with?("elixir", "ir")

String.ends_with?("elixir", ["x", "ir"])

String.ends_with?("elixir", [])

String.ends_with?("a", 1)

String.ends_with?("a", [1])

String.contains?("elixir", "lix")

String.contains?("elixir", ["z", "xi"])

String.contains?("elixir", "")

String.contains?("elixir", [])

String.contains?("elixir", ["", "z"])

String.contains?("elixir", :a)

String.contains?(:a, "a")

String.split("  a  b\nc ")

String.split("")

String.split("a\u00a0b c")

String.split(nil)

String.split("a,b,c", ",")

String.split("a,b,c", ",", parts: 2)

String.split("a,b,c", ",", parts: 1)

String.split(",a,,b,", ",")

String.split(",a,,b,", ",", trim: true)

String.split(",a,,b,", ",", trim: true, parts: 2)

String.split("a,b c", [" ", ","])

String.split("abc", "")

String.split("abc", "", trim: true)

String.split("abc", "", parts: 2)

String.split("abc", "", parts: 2, trim: true)

String.split("abc", "", parts: 1)

String.split("", "")

String.split("", "", trim: true)

String.split("", ",")

String.split("", ",", trim: true)

String.split("a", [])

String.split("", [], trim: true)

String.split("aabab", ["a", "ab"])

String.split("a", :b)

String.split("a", [""])

String.split(1, ",")

String.split("a,b", ",", parts: 0)

String.split("a,b", ",", :x)

String.replace("a,b,c", ",", "-")

String.replace("a,b,c", ",", "-", global: false)

String.replace("abc", ["a", "c"], "x")

String.replace("abc", ["a", "c"], fn x -> x <> x end)

String.replace("abc", "", "-")

String.replace("abc", "", "-", global: false)

String.replace("abc", "", fn _ -> "." end)

String.replace("abc", "", "")

String.replace("abc", [], "x")

String.replace("abc", "z", "x")

String.replace("aaa", "aa", "b")

String.replace("abc", 1, "x")

String.replace(1, "a", "x")

String.replace("a", "a", 1)

String.replace_leading("aaabc", "a", "x")

String.replace_leading("aabc", "aa", "")

String.replace_leading("abc", "", "x")

String.replace_trailing("abccc", "c", "xy")

String.replace_trailing("abc", "", "x")

String.replace_prefix("abc", "a", "x")

String.replace_prefix("abc", "", "x")

String.replace_prefix("abc", "b", "x")

String.replace_suffix("abc", "c", "x")

String.replace_suffix("abc", "", "x")

String.replace_suffix("abc", "b", "x")

String.replace_leading(1, "b", "x")

String.valid?("é")

String.valid?(<<255>>)

String.valid?(1)

String.printable?("é\n")

String.printable?(<<0>>)

String.printable?("ab\0", 2)

String.printable?(1)

String.chunk("abc", :printable)

String.chunk(<<97, 255, 98>>, :valid)

String.chunk("", :valid)

String.chunk("a\0b", :printable)

String.chunk("a", :other)

String.jaro_distance("Dwayne", "Duane")

String.jaro_distance("martha", "marhta")

String.jaro_distance("even", "odd")

String.jaro_distance("same", "same")

String.jaro_distance("", "x")

String.jaro_distance("dixon", "dicksonx")

String.bag_distance("abc", "")

String.bag_distance("abcd", "a")

String.bag_distance("abcd", "abcdab")

String.bag_distance("é", "e")

String.to_atom("foo bar")

String.to_atom(1)

String.to_existing_atom("ok")

String.to_charlist("héy")

String.to_charlist(<<97, 255>>)

String.to_charlist(1)

to_string(:a)

to_string(nil)

to_string('abc')

to_string([97, [98, "c"]])

to_string([])

to_string({1})

to_string(%{})

to_string(self())

"a#{1}b#{:c}#{nil}#{1.5}"

"#{[104, 105]}"

"#{{1, 2}}"

"#{%{a: 1}}"

"a" <> "b" <> "c"

"a" <> 1

"é" <> <<255>>

<<104, 105>>

<<"hé"::binary, 0>>

byte_size("é")

bit_size("é")

binary_part("hello", 1, 3)

binary_part("hello", 1, 10)

Atom.to_string(:foo)

Atom.to_string(Foo.Bar)

Atom.to_string("a")

Atom.to_charlist(:foo)

to_charlist("hé")

to_charlist(:ok)

to_charlist(1.5)

to_charlist('a')

to_charlist({})

List.to_string([97, 98])

List.to_string([97, "b", [99]])

List.to_string([1.0])

List.to_string(:a)

List.to_charlist(["a", 98])

:binary.copy("ab", 2)

:erlang.iolist_to_binary(["a", [98, 'c'], "d" | "e"])

:erlang.iolist_to_binary([:a])

:erlang.binary_to_list("abc")

:erlang.list_to_binary([97, "b"])

:erlang.atom_to_binary(:a)

:erlang.atom_to_binary(1)

:erlang.binary_to_atom("a")

:erlang.binary_to_atom(1)

"abc" =~ "b"

"abc" =~ ""

"a" < "b"

"héllo" |> String.upcase() |> String.reverse()

for c <- String.graphemes("ab"), do: c <> c

<<a, rest::binary>> = "abc"

{a, rest}

<<c::utf8, _::binary>> = "é!"

c

?a

?é

"\x41\u00e9\u{1F600}\t\e"

"a\
b"

"""
heredoc
  indented
"""
