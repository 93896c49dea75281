Integer.digits(123)

Integer.digits(0)

Integer.digits(-17, 2)

Integer.digits(123456789012345678901234567890)

Integer.digits("a")

Integer.digits(5, 1)

Integer.undigits([1, 2, 3])

Integer.undigits([])

Integer.undigits([1, 0, 1], 2)

Integer.undigits([1, 2], 2)

Integer.undigits([:a])

Integer.floor_div(7, 2)

Integer.floor_div(-7, 2)

Integer.floor_div(7, -2)

Integer.floor_div(-7, -2)

Integer.floor_div(1, 0)

Integer.mod(7, 3)

Integer.mod(-7, 3)

Integer.mod(7, -3)

Integer.mod(-6, 3)

Integer.mod(1, 0)

Integer.mod(1.0, 2)

Integer.gcd(12, 18)

Integer.gcd(-12, 18)

Integer.gcd(0, 0)

Integer.gcd(0, -5)

Integer.gcd(1.0, 2)

Integer.extended_gcd(240, 46)

Integer.extended_gcd(-240, 46)

Integer.extended_gcd(0, 3)

Integer.extended_gcd(3, 0)

Integer.extended_gcd(0, 0)

Integer.pow(2, 10)

Integer.pow(2, 0)

Integer.pow(0, 0)

Integer.pow(-3, 3)

Integer.pow(7, 100)

Integer.pow(2, -1)

Integer.pow(2.0, 1)

2 ** 10

2 ** 0.5

2 ** -1

2.0 ** 3

0 ** 0

Integer.parse("34")

Integer.parse("34.5")

Integer.parse("-12abc")

Integer.parse("+7")

Integer.parse("three")

Integer.parse("")

Integer.parse("-")

Integer.parse("ff", 16)

Integer.parse("FFz", 16)

Integer.parse("z", 36)

Integer.parse("12", 1)

Integer.parse("12", 37)

Integer.parse("12", :a)

Integer.parse(12)

Integer.parse("99999999999999999999999999 x")

Integer.parse(<<49, 255>>)

Integer.to_string(255)

Integer.to_string(255, 16)

Integer.to_string(-255, 2)

Integer.to_string(0, 36)

Integer.to_string(2 ** 100, 16)

Integer.to_string(1.5)

Integer.to_string(10, 1)

Integer.to_string(:a, 40)

Integer.to_charlist(123)

Integer.to_charlist(255, 16)

Integer.to_charlist("a")

String.to_integer("42")

String.to_integer("-42")

String.to_integer("+42")

String.to_integer("4a")

String.to_integer("")

String.to_integer(" 4")

String.to_integer("ff", 16)

String.to_integer("zz", 16)

String.to_integer("1_000")

String.to_integer(:a)

String.to_integer("123456789012345678901234567890")

require Integer

Integer.is_odd(3)

Integer.is_even(3)

Integer.is_odd(-3)

Integer.is_even(0)

Integer.is_odd(:a)

import Bitwise

band(12, 10)

bor(12, 10)

bxor(12, 10)

bnot(5)

bsl(1, 70)

bsr(-5, 1)

1 <<< 4

256 >>> 4

6 &&& 3

6 ||| 3

Bitwise.bxor(6, 3)

Bitwise.band(1.0, 1)

Bitwise.bsl(1, -1)

Bitwise.bnot(:a)

div(7, 2)

div(-7, 2)

rem(-7, 2)

div(1, 0)

rem(1, 0)

div(1.0, 2)

1 + :a

"a" * 2

-"a"

1 / 3

6 / 3

1 / 0.0

abs(-3)

abs(:a)

max(1, 1.0)

min(1, 1.0)

round(2.5)

round(-2.5)

round("a")

trunc(-2.7)

floor(-2.5)

ceil(2.1)

ceil(3)

trunc(:a)

:erlang.integer_to_binary(12)

:erlang.integer_to_list(12)

:erlang.binary_to_integer("12")

:erlang.binary_to_integer("x")

:erlang.list_to_integer('12')

:erlang.list_to_integer('x')

:erlang.list_to_integer(:a)

to_string(12)

to_string(-0)

to_charlist(12)

Enum.map([1, 2], &Integer.to_string/1)
