defmodule Float do
  def max_finite, do: 1.7976931348623157e308
  def min_finite, do: -1.7976931348623157e308

  def pow(base, exponent) when is_float(base) and is_number(exponent), do: :math.pow(base, exponent)

  def round(float, precision \\ 0)
  def round(float, 0) when is_float(float), do: :erlang.float(:erlang.round(float))
  def round(float, precision) when is_float(float), do: rounded(float, precision, :half_up)

  def ceil(number, precision \\ 0)
  def ceil(number, 0) when is_float(number), do: :math.ceil(number)
  def ceil(number, precision) when is_float(number), do: rounded(number, precision, :ceil)

  def floor(number, precision \\ 0)
  def floor(number, 0) when is_float(number), do: :math.floor(number)
  def floor(number, precision) when is_float(number), do: rounded(number, precision, :floor)

  defp rounded(number, precision, how) when is_integer(precision) and precision >= 0 and precision <= 15 do
    Coppice.round_float(number, precision, how)
  end

  defp rounded(_, precision, _) do
    raise ArgumentError, "precision #{precision} is out of valid range of 0..15"
  end

  def parse("-" <> binary) do
    case parse_unsigned(binary) do
      :error -> :error
      {number, remainder} -> {-number, remainder}
    end
  end

  def parse("+" <> binary), do: parse_unsigned(binary)
  def parse(binary), do: parse_unsigned(binary)

  defp parse_unsigned(binary) when is_binary(binary), do: Coppice.parse_float(binary)

  def ratio(0.0), do: {0, 1}
  def ratio(float) when is_float(float), do: Coppice.float_ratio(float)

  def to_string(float) when is_float(float), do: Coppice.shown(float)
  def to_charlist(float) when is_float(float), do: :erlang.binary_to_list(Coppice.shown(float))
end
