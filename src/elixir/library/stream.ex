defmodule Stream do
  # A lazy enumerable: what it is of, the functions that wrap the function that its elements go to (the last of them first),
  # what those remember, and what is done at its end.
  defp lazy(enum, wrap)
  defp lazy(%Stream{done: nil, funs: funs} = lazy, wrap), do: %{lazy | funs: [wrap | funs]}
  defp lazy(enum, wrap), do: %Stream{enum: enum, funs: [wrap], accs: [], done: nil}

  defp lazy(enum, acc, wrap)
  defp lazy(%Stream{done: nil, funs: funs, accs: accs} = lazy, acc, wrap), do: %{lazy | funs: [wrap | funs], accs: [acc | accs]}
  defp lazy(enum, acc, wrap), do: %Stream{enum: enum, funs: [wrap], accs: [acc], done: nil}

  # What goes from function to function is the reader's accumulator and then what the functions remember, in their order.
  def reduce(%Stream{enum: enum, funs: funs, accs: accs, done: done}, command, fun) do
    last = fn x, [acc | t] ->
      {reason, acc} = fun.(x, acc)
      {reason, [acc | t]}
    end

    composed = :lists.foldl(fn wrap, next -> wrap.(next) end, last, funs)
    go(&Enumerable.reduce(enum, &1, composed), done && {done, fun}, :lists.reverse(accs), command)
  end

  defp go(reduce, done, accs, {command, acc}) do
    case reduce.({command, [acc | accs]}) do
      {:suspended, [acc | accs], continuation} -> {:suspended, acc, &go(continuation, done, accs, &1)}
      {reason, [acc | _]} when done == nil -> {reason, acc}
      {reason, [acc | accs]} -> ended(reason, acc, List.last(accs), done)
    end
  end

  defp ended(reason, acc, remembered, {done, fun}) do
    case done.(remembered, acc, fun) do
      {:cont, acc} -> {reason, acc}
      {:halt, acc} -> {:halted, acc}
      {:suspend, acc} -> {:suspended, acc, fn {_, acc} -> {:done, acc} end}
    end
  end

  # A function that remembers something stands in the row behind the accumulator of what it passes its elements to.
  defp remembering(next, step) do
    fn x, [acc, remembered | t] ->
      case step.(x, remembered) do
        {:pass, x, remembered} ->
          {reason, [acc | t]} = next.(x, [acc | t])
          {reason, [acc, remembered | t]}

        {:last, x, remembered} ->
          {_, [acc | t]} = next.(x, [acc | t])
          {:halt, [acc, remembered | t]}

        {:skip, remembered} ->
          {:cont, [acc, remembered | t]}

        :halt ->
          {:halt, [acc, remembered | t]}
      end
    end
  end

  def map(enum, fun) when is_function(fun, 1), do: lazy(enum, fn next -> fn x, acc -> next.(fun.(x), acc) end end)

  def each(enum, fun) when is_function(fun, 1) do
    lazy(enum, fn next ->
      fn x, acc ->
        fun.(x)
        next.(x, acc)
      end
    end)
  end

  def filter(enum, fun) when is_function(fun, 1) do
    lazy(enum, fn next -> fn x, acc -> if fun.(x), do: next.(x, acc), else: {:cont, acc} end end)
  end

  def reject(enum, fun) when is_function(fun, 1) do
    lazy(enum, fn next -> fn x, acc -> if fun.(x), do: {:cont, acc}, else: next.(x, acc) end end)
  end

  def take_while(enum, fun) when is_function(fun, 1) do
    lazy(enum, fn next -> fn x, acc -> if fun.(x), do: next.(x, acc), else: {:halt, acc} end end)
  end

  def drop_while(enum, fun) when is_function(fun, 1) do
    stateful(enum, true, fn x, dropping ->
      if dropping && fun.(x), do: {:skip, true}, else: {:pass, x, false}
    end)
  end

  defp stateful(enum, acc, step), do: lazy(enum, acc, &remembering(&1, step))

  def take(_enum, 0), do: %Stream{enum: [], funs: [], accs: [], done: nil}
  def take([], count) when is_integer(count), do: take([], 0)

  def take(enum, count) when is_integer(count) and count > 0 do
    stateful(enum, count, fn x, left -> if left == 1, do: {:last, x, 0}, else: {:pass, x, left - 1} end)
  end

  def take(enum, count) when is_integer(count) and count < 0 do
    &Enumerable.reduce(Enum.take(enum, count), &1, &2)
  end

  def drop(enum, count) when is_integer(count) and count >= 0 do
    stateful(enum, count, fn x, left -> if left > 0, do: {:skip, left - 1}, else: {:pass, x, 0} end)
  end

  def drop(enum, count) when is_integer(count) and count < 0 do
    stateful(enum, {0, []}, fn x, {held, list} ->
      list = list ++ [x]
      if held == -count, do: {:pass, hd(list), {held, tl(list)}}, else: {:skip, {held + 1, list}}
    end)
  end

  def take_every(_enum, 0), do: %Stream{enum: [], funs: [], accs: [], done: nil}
  def take_every([], nth) when is_integer(nth) and nth > 0, do: take([], 0)

  def take_every(enum, nth) when is_integer(nth) and nth > 0 do
    stateful(enum, 0, fn x, left -> if left == 0, do: {:pass, x, nth - 1}, else: {:skip, left - 1} end)
  end

  def drop_every(enum, 0), do: %Stream{enum: enum, funs: [], accs: [], done: nil}
  def drop_every([], nth) when is_integer(nth), do: take([], 0)

  def drop_every(enum, nth) when is_integer(nth) and nth > 0 do
    stateful(enum, 0, fn x, left -> if left == 0, do: {:skip, nth - 1}, else: {:pass, x, left - 1} end)
  end

  def map_every(enum, 1, fun), do: map(enum, fun)
  def map_every(enum, 0, _fun), do: %Stream{enum: enum, funs: [], accs: [], done: nil}
  def map_every([], nth, _fun) when is_integer(nth) and nth > 0, do: take([], 0)

  def map_every(enum, nth, fun) when is_integer(nth) and nth > 0 do
    stateful(enum, 0, fn x, left -> if left == 0, do: {:pass, fun.(x), nth - 1}, else: {:pass, x, left - 1} end)
  end

  def with_index(enum, offset \\ 0) when is_integer(offset) do
    stateful(enum, offset, fn x, at -> {:pass, {x, at}, at + 1} end)
  end

  def scan(enum, fun) when is_function(fun, 2) do
    stateful(enum, :first, fn
      x, :first ->
        {:pass, x, {x}}

      x, {acc} ->
        value = fun.(x, acc)
        {:pass, value, {value}}
    end)
  end

  def scan(enum, acc, fun) when is_function(fun, 2) do
    stateful(enum, acc, fn x, acc ->
      value = fun.(x, acc)
      {:pass, value, value}
    end)
  end

  def uniq(enum), do: uniq_by(enum, & &1)
  def uniq(enum, fun), do: uniq_by(enum, fun)

  def uniq_by(enum, fun) when is_function(fun, 1) do
    stateful(enum, %{}, fn x, seen ->
      value = fun.(x)
      if is_map_key(seen, value), do: {:skip, seen}, else: {:pass, x, Map.put(seen, value, true)}
    end)
  end

  def dedup(enum), do: dedup_by(enum, & &1)

  def dedup_by(enum, fun) when is_function(fun, 1) do
    stateful(enum, nil, fn x, before ->
      value = {fun.(x)}
      if before === value, do: {:skip, before}, else: {:pass, x, value}
    end)
  end

  def chunk_every(enum, count), do: chunk_every(enum, count, count, [])

  def chunk_every(enum, count, step, leftover \\ []) when is_integer(count) and count > 0 and is_integer(step) and step > 0 do
    Coppice.chunk_every(&chunk_while/4, enum, count, step, leftover)
  end

  def chunk(enum, count), do: chunk(enum, count, count, nil)
  def chunk(enum, count, step, leftover \\ nil), do: chunk_every(enum, count, step, leftover || :discard)

  def chunk_by(enum, fun), do: Coppice.chunk_by(&chunk_while/4, enum, fun)

  # When the reader wants no more, there is no chunk of what is left.
  def chunk_while(enum, acc, chunk_fun, after_fun) do
    wrap = fn next ->
      fn x, [acc, {chunk, _} = before | t] ->
        case chunk_fun.(x, chunk) do
          {:cont, emitted, chunk} ->
            {reason, [acc | t]} = next.(emitted, [acc | t])
            {reason, [acc, {chunk, reason != :halt} | t]}

          {:cont, chunk} ->
            {:cont, [acc, {chunk, true} | t]}

          {:halt, chunk} ->
            {:halt, [acc, put_elem(before, 0, chunk) | t]}
        end
      end
    end

    done = fn
      {_, false}, acc, _fun ->
        {:cont, acc}

      {chunk, true}, acc, fun ->
        case after_fun.(chunk) do
          {:cont, _} -> {:cont, acc}
          {:cont, emitted, _} -> fun.(emitted, acc)
        end
    end

    %{lazy(enum, {acc, true}, wrap) | done: done}
  end

  def intersperse(enum, separator) do
    transform(enum, false, fn
      x, true -> {[separator, x], true}
      x, false -> {[x], true}
    end)
  end

  def into(enum, collectable, transform \\ fn x -> x end) do
    &collect(&1, &2, enum, collectable, transform)
  end

  defp collect(command, fun, enum, collectable, transform) do
    {into, put} = Collectable.into(collectable)

    collecting = fn x, [acc | into] ->
      into = put.(into, {:cont, transform.(x)})
      {reason, acc} = fun.(x, acc)
      {reason, [acc | into]}
    end

    collected(&Enumerable.reduce(enum, &1, collecting), into, put, command)
  end

  defp collected(reduce, into, put, {command, acc}) do
    case reduce.({command, [acc | into]}) do
      {:suspended, [acc | into], continuation} ->
        {:suspended, acc, &collected(continuation, into, put, &1)}

      {reason, [acc | into]} ->
        put.(into, :done)
        {reason, acc}
    end
  end

  def run(stream), do: Enum.reduce(stream, :ok, fn _, _ -> :ok end)
end
