defmodule :lists do
  def foldl(fun, acc, list) when is_function(fun, 2), do: foldl_1(fun, acc, list)

  defp foldl_1(fun, acc, [head | tail]), do: foldl_1(fun, fun.(head, acc), tail)
  defp foldl_1(_fun, acc, []), do: acc

  def foldr(fun, acc, list) when is_function(fun, 2), do: foldl_1(fun, acc, reverse(list))

  def map(fun, list), do: map(fun, list, [])

  defp map(fun, [head | tail], acc), do: map(fun, tail, [fun.(head) | acc])
  defp map(fun, [], acc) when is_function(fun, 1), do: reverse(acc)
  defp map(fun, rest, _acc), do: Coppice.no_clause(:lists, :map, [fun, rest])

  def foreach(fun, [head | tail]) do
    fun.(head)
    foreach(fun, tail)
  end

  def foreach(fun, []) when is_function(fun, 1), do: :ok

  def filter(fun, list) when is_function(fun, 1), do: filter(fun, list, [])

  defp filter(fun, [head | tail], acc) do
    case fun.(head) do
      true -> filter(fun, tail, [head | acc])
      false -> filter(fun, tail, acc)
      other -> :erlang.error({:bad_filter, other})
    end
  end

  defp filter(_fun, [], acc), do: reverse(acc)

  def filtermap(fun, list), do: filtermap(fun, list, [])

  defp filtermap(fun, [head | tail], acc) do
    case fun.(head) do
      true -> filtermap(fun, tail, [head | acc])
      {true, value} -> filtermap(fun, tail, [value | acc])
      false -> filtermap(fun, tail, acc)
    end
  end

  defp filtermap(fun, [], acc) when is_function(fun, 1), do: reverse(acc)

  def flatmap(fun, list), do: append(map(fun, list))

  def mapfoldl(fun, acc, list), do: mapfoldl(fun, acc, list, [])

  defp mapfoldl(fun, acc, [head | tail], list) do
    {value, acc} = fun.(head, acc)
    mapfoldl(fun, acc, tail, [value | list])
  end

  defp mapfoldl(fun, acc, [], list) when is_function(fun, 2), do: {reverse(list), acc}
  defp mapfoldl(fun, acc, rest, _list), do: Coppice.no_clause(:lists, :mapfoldl, [fun, acc, rest])

  def mapfoldr(fun, acc, list) do
    {mapped, acc} = mapfoldl(fun, acc, reverse(list))
    {reverse(mapped), acc}
  end

  def all(fun, [head | tail]) do
    case fun.(head) do
      true -> all(fun, tail)
      false -> false
    end
  end

  def all(fun, []) when is_function(fun, 1), do: true

  def any(fun, [head | tail]) do
    case fun.(head) do
      true -> true
      false -> any(fun, tail)
    end
  end

  def any(fun, []) when is_function(fun, 1), do: false

  def search(fun, [head | tail]) do
    case fun.(head) do
      true -> {:value, head}
      false -> search(fun, tail)
    end
  end

  def search(fun, []) when is_function(fun, 1), do: false

  def partition(fun, list), do: partition(fun, list, [], [])

  defp partition(fun, [head | tail], yes, no) do
    case fun.(head) do
      true -> partition(fun, tail, [head | yes], no)
      false -> partition(fun, tail, yes, [head | no])
    end
  end

  defp partition(fun, [], yes, no) when is_function(fun, 1), do: {reverse(yes), reverse(no)}

  def takewhile(fun, list), do: elem(splitwith(fun, list), 0)
  def splitwith(fun, list) when is_function(fun, 1), do: splitwith(fun, list, [])

  defp splitwith(fun, [head | tail], acc) do
    case fun.(head) do
      true -> splitwith(fun, tail, [head | acc])
      false -> {reverse(acc), [head | tail]}
    end
  end

  defp splitwith(_fun, [], acc), do: {reverse(acc), []}

  def dropwhile(fun, [head | tail] = list) do
    case fun.(head) do
      true -> dropwhile(fun, tail)
      false -> list
    end
  end

  def dropwhile(fun, []) when is_function(fun, 1), do: []

  def zipwith(fun, one, other), do: zipwith(fun, one, other, [])

  defp zipwith(fun, [x | one], [y | other], acc), do: zipwith(fun, one, other, [fun.(x, y) | acc])
  defp zipwith(fun, [], [], acc) when is_function(fun, 2), do: reverse(acc)

  def keymap(fun, at, list), do: map(fn tuple -> :erlang.setelement(at, tuple, fun.(:erlang.element(at, tuple))) end, list)

  def uniq(fun, list) when is_function(fun, 1), do: Coppice.unique_values(map(&{fun.(&1), &1}, list))

  # Each half by itself, and then both into one: of two that are equal the left one stays first.
  def sort(fun, list) when is_function(fun, 2), do: elem(sort(fun, list, length(list)), 0)

  defp sort(_fun, [head | rest], 1), do: {[head], rest}
  defp sort(_fun, rest, 0), do: {[], rest}

  defp sort(fun, list, count) do
    half = div(count, 2)
    {left, rest} = sort(fun, list, half)
    {right, rest} = sort(fun, rest, count - half)
    {merge(fun, left, right, []), rest}
  end

  defp merge(fun, [one | left], [other | right], acc) do
    case fun.(one, other) do
      true -> merge(fun, left, [other | right], [one | acc])
      false -> merge(fun, [one | left], right, [other | acc])
    end
  end

  defp merge(_fun, left, [], acc), do: reverse(acc, left)
  defp merge(_fun, [], right, acc), do: reverse(acc, right)

  def usort(fun, list), do: unique(fun, sort(fun, list), [])

  defp unique(fun, [one, other | rest], acc) do
    if fun.(other, one), do: unique(fun, [one | rest], acc), else: unique(fun, [other | rest], [one | acc])
  end

  defp unique(_fun, rest, acc), do: reverse(acc, rest)

  def flatlength(list) when is_list(list), do: length(flatten(list))

  def merge(lists) when is_list(lists), do: foldl(fn list, merged -> merge(merged, list) end, [], lists)
  def merge(left, right), do: merge(fn a, b -> a <= b end, left, right)

  def merge(fun, [a | left] = all, [b | right] = others) do
    if fun.(a, b), do: [a | merge(fun, left, others)], else: [b | merge(fun, all, right)]
  end

  def merge(_fun, [], right), do: right
  def merge(_fun, left, []), do: left

  def umerge([a | left], [b | right]) when a == b, do: [a | umerge(left, right)]
  def umerge([a | left], [b | _] = right) when a < b, do: [a | umerge(left, right)]
  def umerge([_ | _] = left, [b | right]), do: [b | umerge(left, right)]
  def umerge([], right), do: right
  def umerge(left, []), do: left

  def keymerge(at, left, right), do: merge(fn a, b -> :erlang.element(at, a) <= :erlang.element(at, b) end, left, right)

  def zip3([a | one], [b | two], [c | three]), do: [{a, b, c} | zip3(one, two, three)]
  def zip3([], [], []), do: []

  def unzip3(list), do: {map(&:erlang.element(1, &1), list), map(&:erlang.element(2, &1), list), map(&:erlang.element(3, &1), list)}

  def zipwith3(fun, [a | one], [b | two], [c | three]), do: [fun.(a, b, c) | zipwith3(fun, one, two, three)]
  def zipwith3(fun, [], [], []) when is_function(fun, 3), do: []
end
