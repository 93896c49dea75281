defmodule Enumerable do
  def reduce(list, acc, fun) when is_list(list), do: Enumerable.List.reduce(list, acc, fun)
  def reduce(first..last//step, acc, fun), do: range(first, last, step, acc, fun)
  def reduce(%Stream{} = stream, acc, fun), do: Stream.reduce(stream, acc, fun)
  def reduce(function, acc, fun) when is_function(function, 2), do: function.(acc, fun)
  def reduce(other, acc, fun), do: Enumerable.List.reduce(elements(other), acc, fun)

  defp range(_, _, _, {:halt, acc}, _), do: {:halted, acc}
  defp range(first, last, step, {:suspend, acc}, fun), do: {:suspended, acc, &range(first, last, step, &1, fun)}

  defp range(first, last, step, {:cont, acc}, fun) when step > 0 and first <= last or step < 0 and first >= last do
    range(first + step, last, step, fun.(first, acc), fun)
  end

  defp range(_, _, _, {:cont, acc}, _), do: {:done, acc}

  defp range(first, last, step, other, fun) do
    Coppice.no_clause(Enumerable.Range, :reduce, [first, last, other, fun, step])
  end

  # The elements of what is neither a list nor lazy.
  def elements(first..last//step), do: Coppice.range_list(first, last, step)
  def elements(%MapSet{map: map}), do: Map.keys(map)
  def elements(%Date.Range{} = range), do: Date.elements(range)
  def elements(%_{} = struct), do: undefined(struct)
  def elements(map) when is_map(map), do: Map.to_list(map)

  def elements(function) when is_function(function) do
    raise Protocol.UndefinedError,
      protocol: Enumerable,
      value: function,
      description: "only anonymous functions of arity 2 are enumerable"
  end

  def elements(other), do: undefined(other)

  defp undefined(value), do: raise(Protocol.UndefinedError, protocol: Enumerable, value: value, description: "")

  def count(list) when is_list(list), do: {:ok, length(list)}
  def count(%Range{} = range), do: {:ok, Range.size(range)}
  def count(%Stream{}), do: {:error, __MODULE__.Stream}
  def count(function) when is_function(function, 2), do: {:error, __MODULE__.Function}
  def count(other), do: {:ok, length(elements(other))}

  def member?(list, _) when is_list(list), do: {:error, __MODULE__.List}
  def member?(%MapSet{map: map}, value), do: {:ok, is_map_key(map, value)}
  def member?(first..last//step = range, value) when is_integer(value) do
    {:ok, Range.size(range) > 0 and in_bounds?(first, last, step, value) and rem(value - first, step) == 0}
  end

  def member?(%Range{}, _), do: {:ok, false}
  def member?(%Date.Range{} = range, %Date{} = date), do: {:ok, :lists.member(date, Date.elements(range))}
  def member?(%Stream{}, _), do: {:error, __MODULE__.Stream}
  def member?(function, _) when is_function(function, 2), do: {:error, __MODULE__.Function}
  def member?(map, {key, value}) when is_map(map) and not is_struct(map), do: {:ok, match?(%{^key => ^value}, map)}
  def member?(other, _) do
    elements(other)
    {:ok, false}
  end

  defp in_bounds?(first, last, step, value) when step > 0, do: first <= value and value <= last
  defp in_bounds?(first, last, _step, value), do: last <= value and value <= first
end
