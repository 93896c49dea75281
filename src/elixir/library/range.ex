defmodule Range do
  def size(first..last//step) when step > 0 and first > last, do: 0
  def size(first..last//step) when step < 0 and first < last, do: 0
  def size(first..last//step), do: div(last - first, step) + 1

  def shift(first..last//step, steps) when is_integer(steps), do: new(first + steps * step, last + steps * step, step)

  def range?(term), do: match?(%Range{first: first, last: last} when is_integer(first) and is_integer(last), term)

  # Both are made to go up and to end in a number of theirs.
  def disjoint?(%Range{} = one, %Range{} = other) do
    if size(one) == 0 or size(other) == 0 do
      true
    else
      {first1, last1, step1} = upward(one)
      {first2, last2, step2} = upward(other)
      from = Kernel.max(first1, first2)
      to = Kernel.min(last1, last2)
      from > to or not meet?(first1, step1, first2, step2, from, to)
    end
  end

  defp upward(first.._//step = range) do
    last = first + (size(range) - 1) * step
    if step > 0, do: {first, last, step}, else: {last, first, -step}
  end

  # The numbers of the first within the bounds, one after the other: after as many as the other's step is, they repeat.
  defp meet?(first1, step1, first2, step2, from, to) do
    at = first1 + div(from - first1 + step1 - 1, step1) * step1
    any?(at, step1, first2, step2, to, step2)
  end

  defp any?(_at, _step1, _first2, _step2, _to, 0), do: false
  defp any?(at, _step1, _first2, _step2, to, _left) when at > to, do: false

  defp any?(at, step1, first2, step2, to, left) do
    rem(at - first2, step2) == 0 or any?(at + step1, step1, first2, step2, to, left - 1)
  end
end
