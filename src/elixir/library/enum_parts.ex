defmodule Enum do
  # Elements by their places.
  def at(enumerable, index, default \\ nil) when is_integer(index) do
    case fetch(enumerable, index) do
      {:ok, element} -> element
      :error -> default
    end
  end

  def fetch!(enumerable, index) when is_integer(index) do
    case fetch(enumerable, index) do
      {:ok, element} -> element
      :error -> raise Enum.OutOfBoundsError
    end
  end

  def fetch(first.._//step = range, index) when is_integer(index) do
    size = Range.size(range)
    index = if index < 0, do: index + size, else: index
    if index >= 0 and index < size, do: {:ok, first + index * step}, else: :error
  end

  def fetch(enumerable, index) when is_integer(index) and index < 0 do
    list = to_list(enumerable)
    index = length(list) + index
    if index < 0, do: :error, else: nth(list, index)
  end

  def fetch(enumerable, index) when is_list(enumerable) and is_integer(index), do: nth(enumerable, index)

  def fetch(enumerable, index) when is_integer(index) do
    found = fn x, left -> if left == 0, do: {:halt, {:ok, x}}, else: {:cont, left - 1} end

    case halting(enumerable, index, found) do
      {:ok, element} -> {:ok, element}
      _ -> :error
    end
  end

  defp nth(list, index) do
    case drop_list(list, index) do
      [head | _] -> {:ok, head}
      [] -> :error
    end
  end

  def slice(enumerable, first..last//step = range) do
    cond do
      step < -1 or step == -1 and first <= last ->
        raise ArgumentError, "Enum.slice/2 does not accept ranges with negative steps, got: #{inspect(range)}"

      # Only then is it not counted how many there are.
      first >= 0 and last >= first and step == 1 ->
        slice(enumerable, first, last - first + 1)

      true ->
        list = to_list(enumerable)
        count = length(list)
        from = if first < 0, do: first + count, else: first
        to = if last < 0, do: last + count, else: last
        from = if from < 0 and step > 0, do: 0, else: from
        if from > to or from < 0, do: [], else: every(slice(list, from, to - from + 1), step)
    end
  end

  def slice(_enumerable, start, 0) when is_integer(start), do: []

  def slice(enumerable, start, amount) when is_integer(start) and start < 0 and is_integer(amount) and amount >= 0 do
    list = to_list(enumerable)
    start = length(list) + start
    slice(list, if(start < 0, do: 0, else: start), amount)
  end

  def slice(enumerable, start, amount) when is_list(enumerable) and is_integer(start) and is_integer(amount) and amount >= 0 do
    take(drop_list(enumerable, start), amount)
  end

  def slice(first..last//step, start, amount) when is_integer(start) and is_integer(amount) and amount >= 0 do
    take((first + start * step)..last//step, amount)
  end

  def slice(enumerable, start, amount) when is_integer(start) and is_integer(amount) and amount >= 0 do
    {_, _, list} =
      halting(enumerable, {start, amount, []}, fn
        _, {start, amount, list} when start > 0 -> {:cont, {start - 1, amount, list}}
        x, {_, 1, list} -> {:halt, {0, 0, [x | list]}}
        x, {_, amount, list} -> {:cont, {0, amount - 1, [x | list]}}
      end)

    :lists.reverse(list)
  end

  defp max_of(one, other), do: if(one >= other, do: one, else: other)

  defp every(list, step) when step in [1, -1], do: list
  defp every(list, step), do: take_every(list, step)

  def take(_enumerable, 0), do: []

  def take(enumerable, amount) when is_list(enumerable) and is_integer(amount) and amount > 0 do
    take_list(enumerable, amount, [])
  end

  def take(enumerable, amount) when is_integer(amount) and amount > 0 do
    {list, _} =
      halting(enumerable, {[], amount}, fn
        x, {list, 1} -> {:halt, {[x | list], 0}}
        x, {list, amount} -> {:cont, {[x | list], amount - 1}}
      end)

    :lists.reverse(list)
  end

  def take(enumerable, amount) when is_integer(amount) and amount < 0 do
    list = to_list(enumerable)
    drop_list(list, max_of(length(list) + amount, 0))
  end

  defp take_list(_list, 0, acc), do: :lists.reverse(acc)
  defp take_list([], _amount, acc), do: :lists.reverse(acc)
  defp take_list([head | tail], amount, acc), do: take_list(tail, amount - 1, [head | acc])
  defp take_list(other, amount, _acc), do: Coppice.no_clause(Enum, :take_list, [other, amount])

  def drop(enumerable, amount) when is_list(enumerable) and is_integer(amount) and amount >= 0 do
    drop_list(enumerable, amount)
  end

  def drop(enumerable, amount) when is_integer(amount) and amount >= 0, do: drop_list(to_list(enumerable), amount)

  def drop(enumerable, amount) when is_integer(amount) and amount < 0 do
    list = to_list(enumerable)
    take(list, max_of(length(list) + amount, 0))
  end

  defp drop_list(list, 0), do: list
  defp drop_list([_ | tail], amount), do: drop_list(tail, amount - 1)
  defp drop_list([], _amount), do: []

  def split(enumerable, amount) when is_integer(amount) and amount >= 0 do
    split_list(to_list(enumerable), amount, [])
  end

  def split(enumerable, amount) when is_integer(amount) and amount < 0 do
    list = to_list(enumerable)
    split_list(list, max_of(length_of(list) + amount, 0), [])
  end

  # Of a list without an end, what Elixir says when it turns it round.
  defp length_of(list) when length(list) >= 0, do: length(list)
  defp length_of(list), do: length(reverse(list))

  defp split_list(list, 0, acc), do: {:lists.reverse(acc), list}
  defp split_list([head | tail], amount, acc), do: split_list(tail, amount - 1, [head | acc])
  defp split_list([], _amount, acc), do: {:lists.reverse(acc), []}

  def take_while(enumerable, fun) when is_list(enumerable), do: take_while_list(enumerable, fun, [])

  def take_while(enumerable, fun) do
    :lists.reverse(halting(enumerable, [], fn x, acc -> if fun.(x), do: {:cont, [x | acc]}, else: {:halt, acc} end))
  end

  defp take_while_list([head | tail], fun, acc) do
    if fun.(head), do: take_while_list(tail, fun, [head | acc]), else: :lists.reverse(acc)
  end

  defp take_while_list([], _fun, acc), do: :lists.reverse(acc)
  defp take_while_list(other, fun, _acc), do: Coppice.no_clause(Enum, :take_while_list, [other, fun])

  def drop_while(enumerable, fun) when is_list(enumerable), do: drop_while_list(enumerable, fun)

  def drop_while(enumerable, fun) do
    {list, _} =
      reduce(enumerable, {[], true}, fn
        x, {list, true} -> if fun.(x), do: {list, true}, else: {[x | list], false}
        x, {list, false} -> {[x | list], false}
      end)

    :lists.reverse(list)
  end

  defp drop_while_list([head | tail], fun), do: if(fun.(head), do: drop_while_list(tail, fun), else: [head | tail])
  defp drop_while_list([], _fun), do: []

  def split_while(enumerable, fun) when is_list(enumerable), do: split_while_list(enumerable, fun, [])

  def split_while(enumerable, fun) do
    {taken, left} =
      reduce(enumerable, {[], nil}, fn
        x, {taken, nil} -> if fun.(x), do: {[x | taken], nil}, else: {taken, [x]}
        x, {taken, left} -> {taken, [x | left]}
      end)

    {:lists.reverse(taken), :lists.reverse(left || [])}
  end

  defp split_while_list([head | tail], fun, acc) do
    if fun.(head), do: split_while_list(tail, fun, [head | acc]), else: {:lists.reverse(acc), [head | tail]}
  end

  defp split_while_list([], _fun, acc), do: {:lists.reverse(acc), []}

  def split_with(enumerable, fun) do
    {yes, no} = reduce(enumerable, {[], []}, fn x, {yes, no} -> if fun.(x), do: {[x | yes], no}, else: {yes, [x | no]} end)
    {:lists.reverse(yes), :lists.reverse(no)}
  end

  def partition(enumerable, fun), do: split_with(enumerable, fun)

  def take_every(enumerable, 1), do: to_list(enumerable)
  def take_every(_enumerable, 0), do: []
  def take_every([], nth) when is_integer(nth) and nth > 1, do: []

  def take_every(enumerable, nth) when is_integer(nth) and nth > 1 do
    taken = fn
      x, {list, 0} -> {[x | list], nth - 1}
      _, {list, left} -> {list, left - 1}
    end

    :lists.reverse(elem(reduce(enumerable, {[], 0}, taken), 0))
  end

  def drop_every(_enumerable, 1), do: []
  def drop_every(enumerable, 0), do: to_list(enumerable)
  def drop_every([], nth) when is_integer(nth), do: []

  def drop_every(enumerable, nth) when is_integer(nth) and nth > 1 do
    dropped = fn
      _, {list, 0} -> {list, nth - 1}
      x, {list, left} -> {[x | list], left - 1}
    end

    :lists.reverse(elem(reduce(enumerable, {[], 0}, dropped), 0))
  end

  def map_every(enumerable, 1, fun), do: map(enumerable, fun)
  def map_every(enumerable, 0, _fun), do: to_list(enumerable)
  def map_every([], nth, _fun) when is_integer(nth) and nth > 1, do: []

  def map_every(enumerable, nth, fun) when is_integer(nth) and nth > 1 do
    mapped = fn
      x, {list, 0} -> {[fun.(x) | list], nth - 1}
      x, {list, left} -> {[x | list], left - 1}
    end

    :lists.reverse(elem(reduce(enumerable, {[], 0}, mapped), 0))
  end

  # Chunks.
  def chunk_every(enumerable, count), do: chunk_every(enumerable, count, count, [])

  def chunk_every(enumerable, count, step, leftover \\ []) when is_integer(count) and count > 0 and is_integer(step) and step > 0 do
    Coppice.chunk_every(&chunk_while/4, enumerable, count, step, leftover)
  end

  def chunk(enumerable, count), do: chunk(enumerable, count, count, nil)
  def chunk(enumerable, count, step, leftover \\ nil), do: chunk_every(enumerable, count, step, leftover || :discard)

  def chunk_by(enumerable, fun), do: Coppice.chunk_by(&chunk_while/4, enumerable, fun)

  def chunk_while(enumerable, acc, chunk_fun, after_fun) do
    {chunks, acc} =
      halting(enumerable, {[], acc}, fn x, {chunks, acc} ->
        case chunk_fun.(x, acc) do
          {:cont, chunk, acc} -> {:cont, {[chunk | chunks], acc}}
          {:cont, acc} -> {:cont, {chunks, acc}}
          {:halt, acc} -> {:halt, {chunks, acc}}
        end
      end)

    case after_fun.(acc) do
      {:cont, _acc} -> :lists.reverse(chunks)
      {:cont, chunk, _acc} -> :lists.reverse([chunk | chunks])
    end
  end

  # Another order.
  def reverse([one, other | rest]), do: :lists.reverse(rest, [other, one])
  def reverse(list) when length(list) >= 0, do: list
  def reverse(list) when is_list(list), do: unending(list, [], &[&1 | &2], :"-reverse/1-lists^foldl/2-0-")
  def reverse(enumerable), do: reduce(enumerable, [], fn x, acc -> [x | acc] end)
  def reverse(enumerable, tail), do: reduce(enumerable, to_list(tail), fn x, acc -> [x | acc] end)

  def reverse_slice(enumerable, start, count) when is_integer(start) and start >= 0 and is_integer(count) and count >= 0 do
    {before, rest} = split(enumerable, start)
    {turned, behind} = split(rest, count)
    before ++ :lists.reverse(turned, behind)
  end

  def slide(enumerable, at, to) when is_integer(at) do
    list = to_list(enumerable)
    at = if at < 0, do: max_of(at + length(list), 0), else: at
    slide(list, at..at//1, to)
  end

  def slide(enumerable, first..last//step = range, to) when is_integer(to) do
    list = to_list(enumerable)
    count = length(list)
    [from, until, at] = map([first, last, to], fn place -> if place < 0, do: place + count, else: place end)

    from = max_of(from, 0)

    cond do
      step != 1 ->
        raise ArgumentError, "Enum.slide/3 does not accept ranges with custom steps, got: #{inspect(range)}"

      from <= at and at <= until and from != until ->
        raise ArgumentError,
              "insertion index for slide must be outside the range being moved (tried to insert #{inspect(range)} at #{to})"

      from > until or at < 0 ->
        list

      true ->
        moved = slice(list, from, until - from + 1)
        {before, rest} = split(list, from)
        others = before ++ drop(rest, length(moved))
        {left, right} = split(others, if(at > from, do: at - length(moved) + 1, else: at))
        left ++ moved ++ right
    end
  end
end
