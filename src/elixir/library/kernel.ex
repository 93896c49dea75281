defmodule Kernel do
  def base ** exponent when is_integer(base) and is_integer(exponent) and exponent > 0, do: Integer.pow(base, exponent)
  def base ** 0 when is_integer(base), do: 1
  def base ** exponent when is_number(base) and is_number(exponent), do: :math.pow(base, exponent)

  def left =~ "" when is_binary(left), do: true
  def left =~ right when is_binary(left) and is_binary(right), do: String.contains?(left, right)
end
