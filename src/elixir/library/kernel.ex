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

  def binary_slice(binary, start, size) when is_binary(binary) and is_integer(start) and is_integer(size) and size >= 0 do
    total = byte_size(binary)
    start = if start < 0, do: max(total + start, 0), else: start
    if start < total, do: binary_part(binary, start, min(size, total - start)), else: ""
  end

  def binary_slice(binary, first..last//step) when is_binary(binary) and step > 0 do
    total = byte_size(binary)
    first = if first < 0, do: max(total + first, 0), else: first
    last = if last < 0, do: total + last, else: last
    if first < total and first <= last, do: every(binary_part(binary, first, min(last, total - 1) - first + 1), step), else: ""
  end

  def binary_slice(binary, %Range{} = range) when is_binary(binary) do
    raise ArgumentError, "binary_slice/2 does not accept ranges with negative steps, got: #{inspect(range)}"
  end

  defp every(binary, 1), do: binary
  defp every(binary, step), do: for(at <- 0..(byte_size(binary) - 1)//step, into: "", do: binary_part(binary, at, 1))
end
