defmodule Enum do
  def reduce(first..last//step, acc, fun) do
    if step > 0, do: reduce_up(first, last, step, acc, fun), else: reduce_down(first, last, step, acc, fun)
  end

  def reduce(list, acc, fun) when is_list(list), do: reduce_list(list, acc, fun)

  def reduce(map, acc, fun) when is_map(map), do: reduce_list(Map.to_list(map), acc, fun)

  defp reduce_list([head | tail], acc, fun), do: reduce_list(tail, fun.(head, acc), fun)
  defp reduce_list([], acc, _fun), do: acc

  defp reduce_up(first, last, step, acc, fun) when first <= last do
    reduce_up(first + step, last, step, fun.(first, acc), fun)
  end

  defp reduce_up(_first, _last, _step, acc, _fun), do: acc

  defp reduce_down(first, last, step, acc, fun) when first >= last do
    reduce_down(first + step, last, step, fun.(first, acc), fun)
  end

  defp reduce_down(_first, _last, _step, acc, _fun), do: acc

  def map(enumerable, fun), do: :lists.reverse(reduce(enumerable, [], fn x, acc -> [fun.(x) | acc] end))
end
