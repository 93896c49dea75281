defmodule Enum do
  # Folds. What is no list, range or map may be lazy: it is asked for one element after the other.
  def reduce(enumerable, acc, fun) when is_list(enumerable), do: reduce_list(enumerable, acc, fun)

  def reduce(first..last//step, acc, fun) do
    if step > 0, do: reduce_up(first, last, step, acc, fun), else: reduce_down(first, last, step, acc, fun)
  end

  def reduce(%_{} = enumerable, acc, fun), do: reduce_enumerable(enumerable, acc, fun)
  def reduce(map, acc, fun) when is_map(map), do: reduce_list(Map.to_list(map), acc, fun)
  def reduce(enumerable, acc, fun), do: reduce_enumerable(enumerable, acc, fun)

  defp reduce_list([head | tail], acc, fun), do: reduce_list(tail, fun.(head, acc), fun)
  defp reduce_list([], acc, fun) when is_function(fun, 2), do: acc
  defp reduce_list(list, acc, fun), do: Coppice.no_clause(Enum, :"-reduce/3-lists^foldl/2-0-", [list, acc, fun])

  defp reduce_enumerable(enumerable, acc, fun) do
    halting(enumerable, acc, fn x, acc -> {:cont, fun.(x, acc)} end)
  end

  defp reduce_up(first, last, step, acc, fun) when first <= last do
    reduce_up(first + step, last, step, fun.(first, acc), fun)
  end

  defp reduce_up(_first, _last, _step, acc, _fun), do: acc

  defp reduce_down(first, last, step, acc, fun) when first >= last do
    reduce_down(first + step, last, step, fun.(first, acc), fun)
  end

  defp reduce_down(_first, _last, _step, acc, _fun), do: acc

  # A fold whose function says whether it goes on.
  defp halting(enumerable, acc, fun), do: elem(Enumerable.reduce(enumerable, {:cont, acc}, fun), 1)

  def reduce([head | tail], fun), do: reduce(tail, head, fun)
  def reduce([], _fun), do: raise(Enum.EmptyError)

  def reduce(enumerable, fun) do
    first = fn
      x, {acc} -> {fun.(x, acc)}
      x, :first -> {x}
    end

    case reduce(enumerable, :first, first) do
      :first -> raise Enum.EmptyError
      {acc} -> acc
    end
  end

  def reduce_while(enumerable, acc, fun), do: halting(enumerable, acc, fun)

  def to_list(enumerable) when is_list(enumerable), do: enumerable
  def to_list(%Stream{} = stream), do: :lists.reverse(reverse(stream))
  def to_list(function) when is_function(function, 2), do: :lists.reverse(reverse(function))
  def to_list(enumerable), do: Enumerable.elements(enumerable)

  def map(enumerable, fun) when is_list(enumerable), do: map_list(enumerable, fun, [])
  def map(enumerable, fun), do: :lists.reverse(reduce(enumerable, [], fn x, acc -> [fun.(x) | acc] end))

  defp map_list([head | tail], fun, acc), do: map_list(tail, fun, [fun.(head) | acc])
  defp map_list([], fun, acc) when is_function(fun, 1), do: :lists.reverse(acc)
  defp map_list(list, fun, _acc), do: Coppice.no_clause(Enum, :"-map/2-lists^map/1-0-", [list, fun])

  def each(enumerable, fun) when is_list(enumerable), do: each_list(enumerable, fun)

  def each(enumerable, fun) do
    reduce(enumerable, nil, fn x, _ ->
      fun.(x)
      nil
    end)

    :ok
  end

  defp each_list([head | tail], fun) do
    fun.(head)
    each_list(tail, fun)
  end

  defp each_list([], fun) when is_function(fun, 1), do: :ok
  defp each_list(list, fun), do: Coppice.no_clause(Enum, :"-each/2-lists^foreach/1-0-", [list, fun])

  def filter(enumerable, fun) when is_list(enumerable), do: filter_list(enumerable, fun, [])

  def filter(enumerable, fun) do
    :lists.reverse(reduce(enumerable, [], fn x, acc -> if fun.(x), do: [x | acc], else: acc end))
  end

  defp filter_list([head | tail], fun, acc) do
    if fun.(head), do: filter_list(tail, fun, [head | acc]), else: filter_list(tail, fun, acc)
  end

  defp filter_list([], _fun, acc), do: :lists.reverse(acc)
  defp filter_list(other, fun, _acc), do: Coppice.no_clause(Enum, :filter_list, [other, fun])

  def reject(enumerable, fun) when is_list(enumerable), do: reject_list(enumerable, fun, [])

  def reject(enumerable, fun) do
    :lists.reverse(reduce(enumerable, [], fn x, acc -> if fun.(x), do: acc, else: [x | acc] end))
  end

  defp reject_list([head | tail], fun, acc) do
    if fun.(head), do: reject_list(tail, fun, acc), else: reject_list(tail, fun, [head | acc])
  end

  defp reject_list([], _fun, acc), do: :lists.reverse(acc)
  defp reject_list(other, fun, _acc), do: Coppice.no_clause(Enum, :reject_list, [other, fun])

  def flat_map(enumerable, fun) do
    :lists.reverse(
      reduce(enumerable, [], fn x, acc ->
        case fun.(x) do
          list when length(list) >= 0 -> :lists.reverse(list, acc)
          list when is_list(list) -> :erlang.error(:badarg)
          other -> reduce(other, acc, fn x, acc -> [x | acc] end)
        end
      end)
    )
  end

  def flat_map_reduce(enumerable, acc, fun) do
    {list, acc} =
      halting(enumerable, {[], acc}, fn x, {list, acc} ->
        case fun.(x, acc) do
          {:halt, acc} -> {:halt, {list, acc}}
          {found, acc} -> {:cont, {reduce(found, list, fn x, list -> [x | list] end), acc}}
        end
      end)

    {:lists.reverse(list), acc}
  end

  def map_reduce(enumerable, acc, fun) when is_list(enumerable), do: map_reduce_list(enumerable, acc, fun, [])

  def map_reduce(enumerable, acc, fun) do
    {list, acc} =
      reduce(enumerable, {[], acc}, fn x, {list, acc} ->
        {one, acc} = fun.(x, acc)
        {[one | list], acc}
      end)

    {:lists.reverse(list), acc}
  end

  defp map_reduce_list([head | tail], acc, fun, list) do
    {one, acc} = fun.(head, acc)
    map_reduce_list(tail, acc, fun, [one | list])
  end

  defp map_reduce_list([], acc, fun, list) when is_function(fun, 2), do: {:lists.reverse(list), acc}

  defp map_reduce_list(list, acc, fun, _list) do
    Coppice.no_clause(Enum, :"-map_reduce/3-lists^mapfoldl/2-0-", [list, acc, fun])
  end

  def scan(enumerable, fun) do
    {list, _} =
      reduce(enumerable, {[], :first}, fn
        x, {_, :first} ->
          {[x], {x}}

        x, {list, {acc}} ->
          acc = fun.(x, acc)
          {[acc | list], {acc}}
      end)

    :lists.reverse(list)
  end

  def scan(enumerable, acc, fun) do
    {list, _} =
      reduce(enumerable, {[], acc}, fn x, {list, acc} ->
        acc = fun.(x, acc)
        {[acc | list], acc}
      end)

    :lists.reverse(list)
  end

  # What ends as soon as the answer is known.
  def all?(enumerable) when is_list(enumerable), do: all_list(enumerable)
  def all?(enumerable), do: all?(enumerable, & &1)

  def all?(enumerable, fun) when is_list(enumerable), do: all_list(enumerable, fun)
  def all?(enumerable, fun), do: halting(enumerable, true, fn x, _ -> if fun.(x), do: {:cont, true}, else: {:halt, false} end)

  defp all_list([head | tail]), do: if(head, do: all_list(tail), else: false)
  defp all_list([]), do: true

  defp all_list([head | tail], fun), do: if(fun.(head), do: all_list(tail, fun), else: false)
  defp all_list([], _fun), do: true

  def any?(enumerable) when is_list(enumerable), do: any_list(enumerable)
  def any?(enumerable), do: any?(enumerable, & &1)

  def any?(enumerable, fun) when is_list(enumerable), do: any_list(enumerable, fun)
  def any?(enumerable, fun), do: halting(enumerable, false, fn x, _ -> if fun.(x), do: {:halt, true}, else: {:cont, false} end)

  defp any_list([head | tail]), do: if(head, do: true, else: any_list(tail))
  defp any_list([]), do: false

  defp any_list([head | tail], fun), do: if(fun.(head), do: true, else: any_list(tail, fun))
  defp any_list([], _fun), do: false

  def find(enumerable, default \\ nil, fun)
  def find(enumerable, default, fun) when is_list(enumerable), do: find_list(enumerable, default, fun)

  def find(enumerable, default, fun) do
    halting(enumerable, default, fn x, default -> if fun.(x), do: {:halt, x}, else: {:cont, default} end)
  end

  defp find_list([head | tail], default, fun), do: if(fun.(head), do: head, else: find_list(tail, default, fun))
  defp find_list([], default, _fun), do: default

  def find_index(enumerable, fun) when is_list(enumerable), do: find_index_list(enumerable, 0, fun)

  def find_index(enumerable, fun) do
    found = fn x, {_, at} -> if fun.(x), do: {:halt, {:found, at}}, else: {:cont, {:none, at + 1}} end

    case halting(enumerable, {:none, 0}, found) do
      {:found, at} -> at
      {:none, _} -> nil
    end
  end

  defp find_index_list([head | tail], at, fun), do: if(fun.(head), do: at, else: find_index_list(tail, at + 1, fun))
  defp find_index_list([], _at, _fun), do: nil

  def find_value(enumerable, default \\ nil, fun)
  def find_value(enumerable, default, fun) when is_list(enumerable), do: find_value_list(enumerable, default, fun)

  def find_value(enumerable, default, fun) do
    halting(enumerable, default, fn x, default ->
      value = fun.(x)
      if value, do: {:halt, value}, else: {:cont, default}
    end)
  end

  defp find_value_list([head | tail], default, fun), do: fun.(head) || find_value_list(tail, default, fun)
  defp find_value_list([], default, _fun), do: default

  def member?(enumerable, element) when is_list(enumerable), do: :lists.member(element, enumerable)

  def member?(enumerable, element) do
    case Enumerable.member?(enumerable, element) do
      {:ok, is_member} -> is_member
      {:error, _} -> halting(enumerable, false, fn x, _ -> if x === element, do: {:halt, true}, else: {:cont, false} end)
    end
  end

  def empty?(enumerable) when is_list(enumerable), do: enumerable == []
  def empty?(%Range{} = range), do: Range.size(range) == 0
  def empty?(enumerable), do: halting(enumerable, true, fn _, _ -> {:halt, false} end)

  def count(enumerable) when is_list(enumerable), do: length(enumerable)
  def count(%Range{} = range), do: Range.size(range)
  def count(enumerable), do: reduce(enumerable, 0, fn _, count -> count + 1 end)
  def count(enumerable, fun), do: reduce(enumerable, 0, fn x, count -> if fun.(x), do: count + 1, else: count end)

  def count_until(enumerable, limit) when is_integer(limit) and limit > 0 do
    count_until(enumerable, fn _ -> true end, limit)
  end

  def count_until(enumerable, fun, limit) when is_integer(limit) and limit > 0 do
    halting(enumerable, 0, fn x, count ->
      cond do
        !fun.(x) -> {:cont, count}
        count + 1 == limit -> {:halt, limit}
        true -> {:cont, count + 1}
      end
    end)
  end

  def sum(first..last//step = range) do
    count = Range.size(range)
    last = first + (count - 1) * step
    div(count * (first + last), 2)
  end

  def sum(list) when length(list) >= 0, do: :lists.sum(list)
  def sum(list) when is_list(list), do: unending(list, 0, &+/2, :"-sum/1-lists^foldl/2-0-")
  def sum(enumerable), do: reduce(enumerable, 0, &+/2)

  def product(list) when length(list) >= 0, do: Coppice.product(list)
  def product(list) when is_list(list), do: unending(list, 1, &*/2, :"-product/1-lists^foldl/2-0-")
  def product(enumerable), do: reduce(enumerable, 1, &*/2)

  # A fold of a list that does not end as one: the name is that of the function that Elixir folds it in.
  defp unending([head | tail], acc, fun, name), do: unending(tail, fun.(head, acc), fun, name)
  defp unending(rest, acc, fun, name), do: Coppice.no_clause(Enum, name, [rest, acc, fun])
end
