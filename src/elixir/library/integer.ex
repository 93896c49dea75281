defmodule Integer do
  def digits(integer, base \\ 10) when is_integer(integer) and is_integer(base) and base >= 2 do
    digits(integer, base, [])
  end

  defp digits(integer, base, acc) when abs(integer) < base, do: [integer | acc]
  defp digits(integer, base, acc), do: digits(div(integer, base), base, [rem(integer, base) | acc])

  def undigits(digits, base \\ 10) when is_list(digits) and is_integer(base) and base >= 2 do
    do_undigits(digits, base, 0)
  end

  defp do_undigits([], _base, acc), do: acc

  defp do_undigits([digit | _], base, _) when is_integer(digit) and digit >= base do
    raise ArgumentError, "invalid digit #{digit} in base #{base}"
  end

  defp do_undigits([digit | tail], base, acc) when is_integer(digit), do: do_undigits(tail, base, acc * base + digit)

  def floor_div(dividend, divisor) do
    if dividend * divisor < 0 and rem(dividend, divisor) != 0,
      do: div(dividend, divisor) - 1,
      else: div(dividend, divisor)
  end

  def mod(dividend, divisor) do
    remainder = rem(dividend, divisor)
    if remainder * divisor < 0, do: remainder + divisor, else: remainder
  end

  def gcd(integer1, integer2) when is_integer(integer1) and is_integer(integer2) do
    gcd_positive(abs(integer1), abs(integer2))
  end

  defp gcd_positive(0, integer2), do: integer2
  defp gcd_positive(integer1, 0), do: integer1
  defp gcd_positive(integer1, integer2), do: gcd_positive(integer2, rem(integer1, integer2))

  def extended_gcd(0, 0), do: {0, 0, 0}
  def extended_gcd(0, b), do: {b, 0, 1}
  def extended_gcd(a, 0), do: {a, 1, 0}

  def extended_gcd(integer1, integer2) when is_integer(integer1) and is_integer(integer2) do
    extended_gcd(integer2, integer1, 0, 1, 1, 0)
  end

  defp extended_gcd(r1, r0, s1, s0, t1, t0) do
    div = div(r0, r1)

    case r0 - div * r1 do
      0 when r1 > 0 -> {r1, s1, t1}
      0 -> {-r1, -s1, -t1}
      r2 -> extended_gcd(r2, r1, s0 - div * s1, s1, t0 - div * t1, t1)
    end
  end

  def pow(base, exponent) when is_integer(base) and is_integer(exponent) do
    if exponent < 0, do: :erlang.error(:badarith, [base, exponent])
    power(base, exponent)
  end

  defp power(_, 0), do: 1
  defp power(base, exponent) when rem(exponent, 2) == 0, do: power(base * base, div(exponent, 2))
  defp power(base, 1), do: base
  defp power(base, exponent), do: base * power(base * base, div(exponent, 2))

  def parse(binary, base \\ 10)

  def parse(_binary, base) when not (is_integer(base) and base >= 2 and base <= 36) do
    raise ArgumentError, "invalid base #{inspect(base)}"
  end

  def parse(binary, base) when is_binary(binary), do: Coppice.parse_integer(binary, base)

  def to_string(integer, base \\ 10), do: :erlang.integer_to_binary(integer, base)
  def to_charlist(integer, base \\ 10), do: :erlang.integer_to_list(integer, base)
end
