defmodule Kernel do
  def base ** exponent when is_integer(base) and is_integer(exponent) and exponent > 0, do: Integer.pow(base, exponent)
  def base ** 0 when is_integer(base), do: 1
  def base ** exponent when is_number(base) and is_number(exponent), do: :math.pow(base, exponent)

  def struct(struct, fields \\ [])
  def struct(module, fields) when is_atom(module), do: struct(made(module), fields)

  def struct(%_{} = struct, fields) do
    Enum.reduce(fields, struct, fn
      {:__struct__, _}, acc -> acc
      {key, value}, acc when is_map_key(acc, key) -> %{acc | key => value}
      {_, _}, acc -> acc
    end)
  end

  def struct!(struct, fields \\ [])

  def struct!(module, fields) when is_atom(module) do
    Enum.reduce(fields, made(module), fn
      {key, value}, acc when is_map_key(acc, key) -> %{acc | key => value}
      {key, _}, _ -> :erlang.error({:badkey, key})
    end)
  end

  def struct!(struct, fields) when is_map(struct) do
    Enum.reduce(fields, struct, fn
      {:__struct__, _}, acc -> acc
      {key, value}, acc -> :maps.update(key, value, acc)
    end)
  end

  defp made(module) do
    Coppice.struct_of(module) || :erlang.raise(:error, :undef, [{module, :__struct__, [], []}])
  end

  def left =~ "" when is_binary(left), do: true
  def left =~ right when is_binary(left) and is_binary(right), do: String.contains?(left, right)
end
