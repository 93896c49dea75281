defmodule Enum do
  def random(list) when is_list(list) do
    case length(list) do
      0 -> raise Enum.EmptyError
      length -> :lists.nth(random_integer(0, length - 1) + 1, list)
    end
  end

  def random(first.._//step = range) do
    case Range.size(range) do
      0 -> raise Enum.EmptyError
      size -> first + random_integer(0, size - 1) * step
    end
  end

  def random(enumerable), do: random(to_list(enumerable))

  defp random_integer(limit, limit), do: limit
  defp random_integer(lower, upper), do: lower + :rand.uniform(upper - lower + 1) - 1

  def shuffle(enumerable) do
    randomized = reduce(enumerable, [], fn x, acc -> [{:rand.uniform(), x} | acc] end)
    :lists.reverse(for {_, x} <- :lists.keysort(1, randomized), do: x)
  end

  def take_random(_enumerable, 0), do: []
  def take_random([], _), do: []

  def take_random(enumerable, 1) do
    taken =
      reduce(enumerable, nil, fn
        x, nil -> {x, 1}
        x, {current, index} -> if :rand.uniform(index + 1) == 1, do: {x, index + 1}, else: {current, index + 1}
      end)

    case taken do
      nil -> []
      {x, _} -> [x]
    end
  end

  # Each place of the sample may go to every one that comes, with the probability that is left for it.
  def take_random(enumerable, count) when is_integer(count) and count >= 0 do
    {size, sample} =
      reduce(enumerable, {0, %{}}, fn x, {at, sample} ->
        to = random_integer(0, at)

        cond do
          at < count -> {at + 1, Map.put(Map.put(sample, at, Map.get(sample, to)), to, x)}
          to < count -> {at + 1, Map.put(sample, to, x)}
          true -> {at + 1, sample}
        end
      end)

    for at <- 0..(Kernel.min(count, size) - 1)//1, do: Map.fetch!(sample, at)
  end
end
