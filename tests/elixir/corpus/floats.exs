Float.round(3.14159, 2)

Float.round(2.675, 2)

Float.round(1.005, 2)

Float.round(-2.5)

Float.round(2.5)

Float.round(0.5)

Float.round(-0.4)

Float.round(0.0, 2)

Float.round(-0.001, 2)

Float.round(5.5675, 3)

Float.round(-5.5674, 3)

Float.round(12.341444444444441, 15)

Float.round(1.0e300, 2)

Float.round(1.0e-300, 2)

Float.round(123.456, 16)

Float.round(123.456, -1)

Float.round(123, 1)

Float.round(1.0, :a)

Float.ceil(34.25)

Float.ceil(34.253, 2)

Float.ceil(-56.5)

Float.ceil(-0.5)

Float.ceil(1.0e-300, 2)

Float.ceil(34, 1)

Float.floor(34.25)

Float.floor(-56.5)

Float.floor(34.259, 2)

Float.floor(-34.251, 2)

Float.floor(-1.0e-300, 3)

Float.floor(12.52, 2)

Float.ratio(0.0)

Float.ratio(3.14)

Float.ratio(-1.5)

Float.ratio(1.0e20)

Float.ratio(0.1)

Float.ratio(1)

Float.parse("34")

Float.parse("34.25")

Float.parse("56.5xyz")

Float.parse("-1.5e3abc")

Float.parse("+.5")

Float.parse(".5")

Float.parse("1.")

Float.parse("1e5")

Float.parse("1.5E-2")

Float.parse("1e")

Float.parse("pi")

Float.parse("")

Float.parse("-")

Float.parse("1.0e999")

Float.parse(1)

Float.to_string(7.0)

Float.to_string(1.0e20)

Float.to_string(0.1)

Float.to_string(1)

Float.to_charlist(7.0)

Float.pow(2.0, 3)

Float.pow(2, 3)

Float.max_finite()

Float.min_finite()

String.to_float("2.25")

String.to_float("1.5e3")

String.to_float("3")

String.to_float("x")

String.to_float(1)

1.0e10

1.0e15

1.0e16

123456789.123456789

1.0e-5

0.0001

-0.0

1.0e100

5.0e-324

0.1 + 0.2

3.0 * 1.0e5

:math.pi()

:math.sqrt(16)

:math.sqrt(2)

:math.sqrt(-1)

:math.sqrt(:a)

:math.pow(2, 10)

:math.pow(2, 0.5)

:math.log(10)

:math.log(0)

:math.log2(8)

:math.log10(1000)

:math.exp(0)

:math.exp(1000)

:math.ceil(1.2)

:math.floor(-1.2)

:math.fmod(7, 3)

:math.fmod(7, 0)

:math.sin(0)

:math.cos(0)

:math.atan2(1, 1)

:erlang.float(3)

:erlang.float_to_binary(3.14159, decimals: 2)

:erlang.float_to_binary(3.0, decimals: 0)

:erlang.float_to_binary(3.1, [:compact, {:decimals, 10}])

:erlang.float_to_binary(3.1)

:erlang.float_to_binary(1234.5, scientific: 3)

:erlang.float_to_binary(3.1, [:short])

:erlang.float_to_binary(3, decimals: 1)

:erlang.float_to_binary(3.5, foo: 1)

:erlang.binary_to_float("1.5")

:erlang.binary_to_float("1")

to_string(1.5)

to_string(1.0e30)
