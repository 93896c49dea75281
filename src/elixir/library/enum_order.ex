defmodule Enum do
  # Sorting, and what is the greatest or the smallest.
  def sort(enumerable), do: :lists.sort(to_list(enumerable))

  def sort(enumerable, :asc), do: :lists.sort(to_list(enumerable))
  def sort(enumerable, :desc), do: Coppice.sorted(to_list(enumerable), :desc)
  def sort(enumerable, sorter), do: :lists.sort(to_sort_fun(sorter), to_list(enumerable))

  def sort_by(enumerable, mapper, sorter \\ :asc)

  def sort_by(enumerable, mapper, order) when order in [:asc, :desc] do
    Coppice.sorted_values(map(enumerable, &{mapper.(&1), &1}), order)
  end

  def sort_by(enumerable, mapper, sorter) do
    sorter = to_sort_fun(sorter)
    pairs = map(enumerable, &{mapper.(&1), &1})
    map(:lists.sort(fn {one, _}, {other, _} -> sorter.(one, other) end, pairs), &elem(&1, 1))
  end

  defp to_sort_fun(sorter) when is_function(sorter, 2), do: sorter
  defp to_sort_fun(:asc), do: &<=/2
  defp to_sort_fun(:desc), do: &>=/2
  defp to_sort_fun(module) when is_atom(module), do: &(module.compare(&1, &2) != :gt)
  defp to_sort_fun({:asc, module}) when is_atom(module), do: &(module.compare(&1, &2) != :gt)
  defp to_sort_fun({:desc, module}) when is_atom(module), do: &(module.compare(&1, &2) != :lt)

  defp max_sort_fun(sorter) when is_function(sorter, 2), do: sorter
  defp max_sort_fun(module) when is_atom(module), do: &(module.compare(&1, &2) != :lt)

  defp min_sort_fun(sorter) when is_function(sorter, 2), do: sorter
  defp min_sort_fun(module) when is_atom(module), do: &(module.compare(&1, &2) != :gt)

  defp empty, do: raise(Enum.EmptyError)

  def max(enumerable), do: max(enumerable, &>=/2, &empty/0)
  def max(enumerable, empty) when is_function(empty, 0), do: max(enumerable, &>=/2, empty)
  def max(enumerable, sorter), do: max(enumerable, sorter, &empty/0)
  def max(enumerable, sorter, empty), do: best(enumerable, max_sort_fun(sorter), empty)

  def min(enumerable), do: min(enumerable, &<=/2, &empty/0)
  def min(enumerable, empty) when is_function(empty, 0), do: min(enumerable, &<=/2, empty)
  def min(enumerable, sorter), do: min(enumerable, sorter, &empty/0)
  def min(enumerable, sorter, empty), do: best(enumerable, min_sort_fun(sorter), empty)

  # The first that stays when each is compared with the best so far.
  defp best([], _stays, empty), do: empty.()

  defp best(list, stays, _empty) when is_list(list) do
    reduce(list, fn x, best -> if stays.(best, x), do: best, else: x end)
  end

  defp best(enumerable, stays, empty), do: best(to_list(enumerable), stays, empty)

  def max_by(enumerable, fun, sorter \\ &>=/2)
  def max_by(enumerable, fun, empty) when is_function(empty, 0), do: max_by(enumerable, fun, &>=/2, empty)
  def max_by(enumerable, fun, sorter), do: max_by(enumerable, fun, sorter, &empty/0)
  def max_by(enumerable, fun, sorter, empty), do: best_by(enumerable, fun, max_sort_fun(sorter), empty)

  def min_by(enumerable, fun, sorter \\ &<=/2)
  def min_by(enumerable, fun, empty) when is_function(empty, 0), do: min_by(enumerable, fun, &<=/2, empty)
  def min_by(enumerable, fun, sorter), do: min_by(enumerable, fun, sorter, &empty/0)
  def min_by(enumerable, fun, sorter, empty), do: best_by(enumerable, fun, min_sort_fun(sorter), empty)

  defp best_by(enumerable, fun, stays, empty) do
    found =
      reduce(enumerable, nil, fn
        x, nil ->
          {x, fun.(x)}

        x, {_, best} = before ->
          value = fun.(x)
          if stays.(best, value), do: before, else: {x, value}
      end)

    case found do
      {x, _} -> x
      nil -> empty.()
    end
  end

  def min_max(enumerable, empty \\ &empty/0)

  def min_max(enumerable, empty) when is_function(empty, 0) do
    case to_list(enumerable) do
      [] -> empty.()
      list -> {:lists.min(list), :lists.max(list)}
    end
  end

  def min_max_by(enumerable, fun, sorter \\ &</2)
  def min_max_by(enumerable, fun, empty) when is_function(empty, 0), do: min_max_by(enumerable, fun, &</2, empty)
  def min_max_by(enumerable, fun, sorter), do: min_max_by(enumerable, fun, sorter, &empty/0)

  def min_max_by(enumerable, fun, sorter, empty) when is_function(empty, 0) do
    less = if is_atom(sorter), do: &(sorter.compare(&1, &2) == :lt), else: sorter

    found =
      reduce(enumerable, nil, fn
        x, nil ->
          value = fun.(x)
          {x, x, value, value}

        x, {min, max, least, most} ->
          value = fun.(x)

          cond do
            less.(value, least) -> {x, max, value, most}
            less.(most, value) -> {min, x, least, value}
            true -> {min, max, least, most}
          end
      end)

    case found do
      {min, max, _, _} -> {min, max}
      nil -> empty.()
    end
  end

  # What is equal.
  def uniq(enumerable), do: :lists.uniq(to_list(enumerable))
  def uniq(enumerable, fun), do: uniq_by(enumerable, fun)
  def uniq_by(enumerable, fun), do: Coppice.unique_values(map(enumerable, &{fun.(&1), &1}))

  def dedup(enumerable), do: dedup_by(enumerable, & &1)

  def dedup_by(enumerable, fun) do
    {list, _} =
      reduce(enumerable, {[], :first}, fn x, {list, before} ->
        value = fun.(x)
        if before === {value}, do: {list, before}, else: {[x | list], {value}}
      end)

    :lists.reverse(list)
  end

  def frequencies(enumerable), do: counted(to_list(enumerable))

  defp counted(list) when length(list) >= 0, do: Coppice.frequencies(list)

  defp counted(list) do
    unending(list, %{}, &Map.update(&2, &1, 1, fn count -> count + 1 end), :"-frequencies/1-lists^foldl/2-0-")
  end

  def frequencies_by(enumerable, key_fun) when is_function(key_fun), do: Coppice.frequencies(map(enumerable, key_fun))

  def group_by(enumerable, key_fun, value_fun \\ fn x -> x end)

  def group_by(enumerable, key_fun, value_fun) when is_function(key_fun) do
    Coppice.grouped(map(reverse(enumerable), fn x -> {key_fun.(x), value_fun.(x)} end))
  end

  # Several in one.
  def concat(enumerables) when is_list(enumerables), do: :lists.foldr(&++/2, [], map(enumerables, &to_list/1))
  def concat(enumerables), do: flat_map(enumerables, & &1)
  def concat(left, right) when is_list(left) and is_list(right), do: left ++ right
  def concat(left, right), do: concat([left, right])

  def intersperse(list, separator) when is_list(list) do
    if proper?(list), do: :lists.join(separator, list), else: Coppice.no_clause(Enum, :intersperse_non_empty_list, [rest(list), separator])
  end

  def intersperse(enumerable, separator), do: :lists.join(separator, to_list(enumerable))

  def map_intersperse(list, separator, mapper) when is_list(list), do: :lists.join(separator, spaced(list, separator, mapper, []))
  def map_intersperse(enumerable, separator, mapper), do: :lists.join(separator, map(enumerable, mapper))

  defp spaced([first | rest], separator, mapper, acc), do: spaced(rest, separator, mapper, [mapper.(first) | acc])
  defp spaced([], _separator, _mapper, acc), do: :lists.reverse(acc)
  defp spaced(rest, separator, mapper, _acc), do: Coppice.no_clause(Enum, :map_intersperse_list, [rest, separator, mapper])

  # Each is a text before the next is asked for: what has none ends it there.
  def join(enumerable, joiner \\ "")

  def join(list, joiner) when is_list(list) and joiner > "" and is_binary(joiner) do
    if proper?(list), do: Coppice.joined(list, joiner), else: unjoinable(list, joiner, [])
  end

  def join(enumerable, joiner) when is_binary(joiner), do: Coppice.joined(map(enumerable, &String.Chars.to_string/1), joiner)

  defp unjoinable([first | rest], joiner, acc), do: unjoinable(rest, joiner, [joiner, String.Chars.to_string(first) | acc])
  defp unjoinable(rest, joiner, acc), do: Coppice.no_clause(Enum, :join_non_empty_list, [rest, joiner, acc])

  def map_join(enumerable, joiner \\ "", mapper) when is_binary(joiner) do
    text = &String.Chars.to_string(mapper.(&1))
    texts = if is_list(enumerable), do: spaced(enumerable, joiner, text, []), else: map(enumerable, text)
    Coppice.joined(texts, joiner)
  end

  def with_index(enumerable, fun_or_offset \\ 0)
  def with_index(enumerable, offset) when is_integer(offset), do: indexed(to_list(enumerable), offset)

  defp indexed(list, offset) do
    if :erlang.is_list(list) and proper?(list), do: Coppice.indexed(list, offset), else: Coppice.no_clause(Enum, :with_index_list, [list, offset])
  end

  defp proper?([_ | tail]), do: proper?(tail)
  defp proper?(tail), do: tail == []

  defp rest([_ | tail]), do: rest(tail)
  defp rest(tail), do: tail

  def with_index(enumerable, fun) when is_function(fun, 2) do
    elem(map_reduce(enumerable, 0, fn x, at -> {fun.(x, at), at + 1} end), 0)
  end

  def into(enumerable, []), do: to_list(enumerable)

  def into(enumerable, list) when is_list(list) do
    elements = to_list(enumerable)

    if length_known?(elements),
      do: list ++ elements,
      else: unending(elements, [], &[&1 | &2], :"-reduce_into_protocol/3-lists^foldl/2-0-")
  end

  defp length_known?(list) when length(list) >= 0, do: true
  defp length_known?(_list), do: false


  def into(list, %MapSet{} = set) when length(list) >= 0, do: MapSet.union(set, MapSet.new(list))

  def into(list, %MapSet{} = set) when is_list(list) do
    unending(list, set, &MapSet.put(&2, &1), :"-reduce_into_protocol/3-lists^foldl/2-0-")
  end

  def into(enumerable, %MapSet{} = set), do: MapSet.union(set, MapSet.new(enumerable))
  def into(enumerable, %_{} = collectable), do: collect(enumerable, collectable)

  def into(enumerable, map) when is_map(map) and not is_struct(enumerable) do
    new = if is_map(enumerable), do: enumerable, else: :maps.from_list(to_list(enumerable))
    if map == %{}, do: new, else: Map.merge(map, new)
  end

  def into(enumerable, collectable), do: collect(enumerable, collectable)

  def into(enumerable, collectable, transform), do: into(map(enumerable, transform), collectable)

  defp collect(enumerable, collectable) do
    {initial, fun} = Collectable.into(collectable)

    collected =
      try do
        reduce(enumerable, initial, fn x, acc -> fun.(acc, {:cont, x}) end)
      catch
        kind, reason ->
          fun.(initial, :halt)
          :erlang.raise(kind, reason, __STACKTRACE__)
      end

    fun.(collected, :done)
  end

  # Several side by side.
  def zip(left, right), do: zip_with(left, right, &{&1, &2})
  def zip(enumerables), do: zip_with(enumerables, &List.to_tuple/1)

  def zip_with(left, right, fun) when is_list(left) and is_list(right) and is_function(fun, 2) do
    zip_list(left, right, fun, [])
  end

  def zip_with(left, right, fun) when is_function(fun, 2) do
    zip_with([left, right], fn [one, other] -> fun.(one, other) end)
  end

  def zip_with([], _fun), do: []

  def zip_with(enumerables, fun) do
    :lists.reverse(zip_reduce(enumerables, [], fn elements, acc -> [fun.(elements) | acc] end))
  end

  defp zip_list([one | left], [other | right], fun, acc), do: zip_list(left, right, fun, [fun.(one, other) | acc])
  defp zip_list(_, [], _fun, acc), do: :lists.reverse(acc)
  defp zip_list([], _, _fun, acc), do: :lists.reverse(acc)

  def zip_reduce(left, right, acc, reducer) when is_function(reducer, 3) do
    zip_reduce([left, right], acc, fn [one, other], acc -> reducer.(one, other, acc) end)
  end

  def zip_reduce([], acc, reducer) when is_function(reducer, 2), do: acc

  def zip_reduce(enumerables, acc, reducer) when is_function(reducer, 2) do
    enumerables = to_list(enumerables)

    if all?(enumerables, &is_list/1) do
      zip_lists(enumerables, acc, reducer)
    else
      reduce(Stream.zip_with(enumerables, & &1), acc, reducer)
    end
  end

  defp zip_lists([], acc, _reducer), do: acc

  defp zip_lists(lists, acc, reducer) do
    if any?(lists, &(&1 == [])) do
      acc
    else
      zip_lists(:lists.map(&tl/1, lists), reducer.(:lists.map(&hd/1, lists), acc), reducer)
    end
  end

  def unzip([_ | _] = list), do: unzip(:lists.reverse(list), [], [])
  def unzip([]), do: {[], []}

  def unzip(enumerable) do
    {left, right} =
      reduce(enumerable, {[], []}, fn
        {one, other}, {left, right} -> {[one | left], [other | right]}
        x, acc -> Coppice.no_clause(Enum, :"-unzip/1-fun-0-", [x, acc])
      end)

    {:lists.reverse(left), :lists.reverse(right)}
  end

  defp unzip([{one, other} | tail], left, right), do: unzip(tail, [one | left], [other | right])
  defp unzip([], left, right), do: {left, right}
end
