inspect(~T[10:20:30])

~T[10:20:30.123]

~T[25:00:00]

~N[2023-01-01 10:20:30]

~N[2023-01-01T10:20:30.5]

~N[2023-01-01]

to_string(~T[10:20:30])

to_string(~N[2023-01-01 10:20:30])

Map.from_struct(~T[10:20:30.123])

Map.from_struct(~N[2023-01-01 10:20:30])

~T[10:20:30].hour

~D[2023-02-30]

~D[x]

~w(a b)x

~w(a b)a

~w(a b)c

~w[a #{1} b]

~W[a #{1} b]

~s(a\tb)

~S(a\tb)

~c(ab)

~C(a\tb)

~x(a)

~w()

~T[10:20]

~T[10:20:30Z]

~s(a "quoted" 'text')

~s[a#{1 + 1}b]

~s|a\x41|

~S(a#{1}\n)

~s{\u00e9}

~w(a #{:b} c)a

~w(a\tb c)

~W(a\tb c)

~w(a #{1})c

~c(a#{1}b)

~c(\n)

~s"""
heredoc #{1}
  more
"""

~S"""
raw #{1}
"""

~w"""
a b
c
"""a

case "ab" do
  ~s(ab) -> :yes
end

case ~w(a b) do
  ~w(a b) -> :yes
end

defmodule Sigils do
  def sigil_i(string, []), do: String.to_integer(string)
  def sigil_i(string, [?n]), do: -String.to_integer(string)
  def one, do: ~i(12)
  def two, do: ~i(12)n
  def three, do: ~i(1#{2}3)
end

Sigils.one()

Sigils.two()

Sigils.three()

import Sigils

~i(40)

~i(40)n
