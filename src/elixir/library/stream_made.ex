defmodule Stream do
  # What makes elements: functions that take a command and a function to give each element to.
  def unfold(acc, fun) when is_function(fun, 1), do: &unfolding(acc, fun, &1, &2)

  defp unfolding(_, _, {:halt, acc}, _), do: {:halted, acc}
  defp unfolding(next, make, {:suspend, acc}, fun), do: {:suspended, acc, &unfolding(next, make, &1, fun)}

  defp unfolding(next, make, {:cont, acc}, fun) do
    case make.(next) do
      nil -> {:done, acc}
      {value, next} -> unfolding(next, make, fun.(value, acc), fun)
    end
  end

  def iterate(start, fun) when is_function(fun, 1) do
    unfold({:first, start}, fn
      {:first, value} ->
        {value, {:next, value}}

      {:next, value} ->
        value = fun.(value)
        {value, {:next, value}}
    end)
  end

  def repeatedly(fun) when is_function(fun, 0), do: unfold(nil, fn nil -> {fun.(), nil} end)

  def duplicate(value, count) when is_integer(count) and count >= 0 do
    unfold(count, fn left -> if left == 0, do: nil, else: {value, left - 1} end)
  end

  def interval(ms) when is_integer(ms) and ms >= 0 or ms == :infinity do
    unfold(0, fn count ->
      Process.sleep(ms)
      {count, count + 1}
    end)
  end

  def timer(ms) when is_integer(ms) and ms >= 0 or ms == :infinity, do: take(interval(ms), 1)

  def cycle([]), do: raise(ArgumentError, "cannot cycle over an empty enumerable")
  def cycle(enumerable), do: &cycling(enumerable, &1, &2)

  defp cycling(_, {:halt, acc}, _), do: {:halted, acc}
  defp cycling(enumerable, {:suspend, acc}, fun), do: {:suspended, acc, &cycling(enumerable, &1, fun)}

  defp cycling(enumerable, {:cont, acc}, fun) do
    case within(enumerable, acc, fun) do
      {:empty, _} -> raise ArgumentError, "cannot cycle over an empty enumerable"
      result -> behind(result, &cycling(enumerable, &1, fun), & &1)
    end
  end

  # A fold of an enumerable that is a part of what is folded. That its reader has halted it is another thing than that it has
  # halted by itself, which is only its end.
  defp within(enumerable, acc, fun) do
    said = fn x, {_, acc} ->
      {reason, acc} = fun.(x, acc)
      {reason, {reason, acc}}
    end

    outcome(Enumerable.reduce(enumerable, {:cont, {:none, acc}}, said))
  end

  defp outcome({:suspended, {_, acc}, continuation}) do
    {:suspended, acc, fn {reason, acc} -> outcome(continuation.({reason, {reason, acc}})) end}
  end

  defp outcome({:halted, {:halt, acc}}), do: {:halted, acc}
  defp outcome({_, {:none, acc}}), do: {:empty, acc}
  defp outcome({_, {_, acc}}), do: {:done, acc}

  # What follows when a part has ended, and what when its reader has halted it.
  defp behind({:suspended, acc, continuation}, rest, halted) do
    {:suspended, acc, &behind(continuation.(&1), rest, halted)}
  end

  defp behind({:halted, acc}, _rest, halted), do: {:halted, halted.(acc)}
  defp behind({_, acc}, rest, _halted), do: rest.({:cont, acc})

  # One element after the other: each is asked for by calling what came with the one before.
  defp steps(enumerable) do
    &stepping([], fn command -> Enumerable.reduce(enumerable, command, fn x, passed -> {:suspend, [x | passed]} end) end, &1)
  end

  # Who has passed an element may go on or end instead of waiting: what has been passed is kept.
  defp stepping([x | passed], next, {:cont, _}), do: {:suspended, x, &stepping(passed, next, &1)}

  defp stepping(_, next, {command, _}) do
    case next.({command, []}) do
      {:suspended, [x], next} -> {:suspended, x, &stepping([], next, &1)}
      {:suspended, passed, next} -> stepping(:lists.reverse(passed), next, {:cont, nil})
      {_, [_ | _] = passed} when command == :cont -> stepping(:lists.reverse(passed), &over/1, {:cont, nil})
      {reason, _} -> {reason, nil}
    end
  end

  defp over({_, acc}), do: {:done, acc}

  def flat_map(enum, mapper) when is_function(mapper, 1), do: transform(enum, nil, fn x, nil -> {mapper.(x), nil} end)

  def concat(enumerables), do: flat_map(enumerables, & &1)
  def concat(first, second), do: concat([first, second])

  def transform(enum, acc, reducer) when is_function(reducer, 2) do
    &transforming(steps(enum), acc, &1, &2, {reducer, nil, fn _ -> :ok end})
  end

  def transform(enum, start_fun, reducer, after_fun) when is_function(start_fun, 0) and is_function(reducer, 2) and is_function(after_fun, 1) do
    &transforming(steps(enum), start_fun.(), &1, &2, {reducer, nil, after_fun})
  end

  def transform(enum, start_fun, reducer, last_fun, after_fun)
      when is_function(start_fun, 0) and is_function(reducer, 2) and is_function(last_fun, 1) and is_function(after_fun, 1) do
    &transforming(steps(enum), start_fun.(), &1, &2, {reducer, last_fun, after_fun})
  end

  def resource(start_fun, next_fun, after_fun) when is_function(start_fun, 0) and is_function(next_fun, 1) and is_function(after_fun, 1) do
    fn acc, fun -> transforming(&endless/1, start_fun.(), acc, fun, {fn _, acc -> next_fun.(acc) end, nil, after_fun}) end
  end

  defp endless({:halt, acc}), do: {:halted, acc}
  defp endless(_), do: {:suspended, nil, &endless/1}

  defp transforming(next, user, {:halt, acc}, _fun, funs) do
    finish(next, user, funs)
    {:halted, acc}
  end

  defp transforming(next, user, {:suspend, acc}, fun, funs) do
    {:suspended, acc, &transforming(next, user, &1, fun, funs)}
  end

  defp transforming(next, user, {:cont, acc}, fun, {reducer, last, _} = funs) do
    step =
      try do
        case next.({:cont, nil}) do
          {:suspended, x, next} -> {next, reducer.(x, user)}
          _ when last == nil -> :done
          _ -> {:last, last.(user)}
        end
      catch
        kind, reason ->
          finish(next, user, funs)
          :erlang.raise(kind, reason, __STACKTRACE__)
      end

    case step do
      :done ->
        finish(&endless/1, user, funs)
        {:done, acc}

      {:last, {:halt, user}} ->
        finish(&endless/1, user, funs)
        {:halted, acc}

      {:last, {elements, user}} ->
        elements
        |> within(acc, careful(fun, &endless/1, user, funs))
        |> behind(
          fn {_, acc} ->
            finish(&endless/1, user, funs)
            {:done, acc}
          end,
          fn acc -> after_halt(acc, &endless/1, user, funs) end
        )

      {next, made} ->
        transformed(made, next, acc, fun, funs)
    end
  end

  defp transformed(made, next, acc, fun, funs) do
    case made do
      {:halt, user} ->
        finish(next, user, funs)
        {:halted, acc}

      {[], user} ->
        transforming(next, user, {:cont, acc}, fun, funs)

      {elements, user} ->
        elements
        |> within(acc, careful(fun, next, user, funs))
        |> behind(&transforming(next, user, &1, fun, funs), &after_halt(&1, next, user, funs))
    end
  end

  defp finish(next, user, {_, _, after_fun}) do
    next.({:halt, nil})
    after_fun.(user)
  end

  defp after_halt(acc, next, user, funs) do
    finish(next, user, funs)
    acc
  end

  # What the reader does with an element may fail: what was begun is finished then, too.
  defp careful(fun, next, user, funs) do
    fn x, acc ->
      try do
        fun.(x, acc)
      catch
        kind, reason ->
          finish(next, user, funs)
          :erlang.raise(kind, reason, __STACKTRACE__)
      end
    end
  end

  def zip(enumerables), do: zip_with(enumerables, &List.to_tuple/1)
  def zip(left, right), do: zip([left, right])

  def zip_with(enumerables, fun) when is_function(fun, 1) do
    &zipping(Enum.map(enumerables, fn one -> steps(one) end), &1, &2, fun)
  end

  def zip_with(left, right, fun) when is_function(fun, 2) do
    zip_with([left, right], fn [one, other] -> fun.(one, other) end)
  end

  defp zipping(nexts, {:halt, acc}, _fun, _zip) do
    halt_all(nexts)
    {:halted, acc}
  end

  defp zipping(nexts, {:suspend, acc}, fun, zip), do: {:suspended, acc, &zipping(nexts, &1, fun, zip)}
  defp zipping([], {:cont, acc}, _fun, _zip), do: {:done, acc}

  defp zipping(nexts, {:cont, acc}, fun, zip) do
    step =
      try do
        case pull(nexts, [], []) do
          {elements, nexts} -> {nexts, fun.(zip.(elements), acc)}
          :done -> :done
        end
      catch
        kind, reason ->
          halt_all(nexts)
          :erlang.raise(kind, reason, __STACKTRACE__)
      end

    case step do
      {nexts, command} -> zipping(nexts, command, fun, zip)
      :done -> {:done, acc}
    end
  end

  defp pull([], elements, pulled), do: {:lists.reverse(elements), :lists.reverse(pulled)}

  defp pull([next | nexts], elements, pulled) do
    case next.({:cont, nil}) do
      {:suspended, x, next} ->
        pull(nexts, [x | elements], [next | pulled])

      _ ->
        halt_all(:lists.reverse(pulled, nexts))
        :done
    end
  end

  defp halt_all(nexts), do: Enum.each(nexts, fn next -> next.({:halt, nil}) end)
end
