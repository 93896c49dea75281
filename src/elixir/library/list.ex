defmodule List do
  def delete(list, element) when is_list(list), do: :lists.delete(element, list)
  def duplicate(element, count), do: :lists.duplicate(count, element)
  def flatten(list), do: :lists.flatten(list)
  def flatten(list, tail), do: :lists.flatten(list, tail)
  def foldl(list, acc, fun) when is_list(list) and is_function(fun), do: :lists.foldl(fun, acc, list)
  def foldr(list, acc, fun) when is_list(list) and is_function(fun), do: :lists.foldr(fun, acc, list)

  def first(list, default \\ nil)
  def first([], default), do: default
  def first([head | _], _default), do: head

  def last(list, default \\ nil)
  def last([], default), do: default
  def last([head], _default), do: head
  def last([_ | tail], default), do: last(tail, default)

  def improper?(list) when is_list(list) and length(list) >= 0, do: false
  def improper?(list) when is_list(list), do: true

  def wrap(list) when is_list(list), do: list
  def wrap(nil), do: []
  def wrap(term), do: [term]

  def zip([]), do: []
  def zip(list_of_lists) when is_list(list_of_lists), do: Enum.zip(list_of_lists)

  def keyfind(list, key, position, default \\ nil) when is_integer(position) do
    :lists.keyfind(key, position + 1, list) || default
  end

  def keyfind!(list, key, position) when is_integer(position) do
    :lists.keyfind(key, position + 1, list) ||
      raise KeyError,
        key: key,
        term: list,
        message: "key #{inspect(key)} at position #{inspect(position)} not found in: #{inspect(list)}"
  end

  def keymember?(list, key, position), do: :lists.keymember(key, position + 1, list)
  def keyreplace(list, key, position, new), do: :lists.keyreplace(key, position + 1, list, new)
  def keystore(list, key, position, new), do: :lists.keystore(key, position + 1, list, new)
  def keydelete(list, key, position), do: :lists.keydelete(key, position + 1, list)

  def keytake(list, key, position) do
    case :lists.keytake(key, position + 1, list) do
      {:value, element, list} -> {element, list}
      false -> nil
    end
  end

  def keysort(list, position, sorter \\ :asc)
  def keysort(list, position, :asc) when is_list(list) and is_integer(position), do: :lists.keysort(position + 1, list)

  def keysort(list, position, sorter) when is_list(list) and is_integer(position) do
    Enum.sort_by(list, &elem(&1, position), sorter)
  end

  def starts_with?(list, prefix)
  def starts_with?([head | tail], [head | prefix]), do: starts_with?(tail, prefix)
  def starts_with?(list, []) when is_list(list), do: true
  def starts_with?(list, [_ | _]) when is_list(list), do: false

  # Places; those from the end are negative.
  def insert_at(list, index, value) when is_list(list) and is_integer(index) do
    at = if index < 0, do: length(list) + index + 1, else: index
    {before, behind} = Enum.split(list, if(at < 0, do: 0, else: at))
    before ++ [value | behind]
  end

  def replace_at(list, index, value) when is_list(list) and is_integer(index) do
    changed(list, index, fn _ -> [value] end)
  end

  def update_at(list, index, fun) when is_list(list) and is_function(fun) and is_integer(index) do
    changed(list, index, fn value -> [fun.(value)] end)
  end

  def delete_at(list, index) when is_integer(index), do: changed(list, index, fn _ -> [] end)

  def pop_at(list, index, default \\ nil) when is_integer(index) do
    case Enum.fetch(list, index) do
      {:ok, value} -> {value, delete_at(list, index)}
      :error -> {default, list}
    end
  end

  defp changed(list, index, fun) do
    at = if index < 0, do: length(list) + index, else: index

    case at >= 0 && Enum.split(list, at) do
      {before, [value | behind]} -> before ++ fun.(value) ++ behind
      _ -> list
    end
  end

  def ascii_printable?(list, limit \\ :infinity)
  def ascii_printable?(list, limit) when is_list(list) and (limit == :infinity or is_integer(limit) and limit >= 0), do: printable?(list, limit)

  defp printable?([], _limit), do: true
  defp printable?(_, 0), do: true

  defp printable?([char | rest], limit) when is_integer(char) and (char >= 32 and char <= 126 or char >= 7 and char <= 13 or char == 27) do
    printable?(rest, if(limit == :infinity, do: limit, else: limit - 1))
  end

  defp printable?(_, _limit), do: false

  # The shortest way from one list to another: the paths that get as far as possible with so many changes.
  def myers_difference(one, other) when is_list(one) and is_list(other), do: script(0, [{0, one, other, []}], nil)

  def myers_difference(one, other, diff_script) when is_list(one) and is_list(other) do
    script(0, [{0, one, other, []}], diff_script)
  end

  defp script(changes, paths, diff_script) do
    case diagonals(-changes, changes, paths, [], diff_script) do
      {:done, edits} -> joined(edits, [])
      {:next, paths} -> script(changes + 1, paths, diff_script)
    end
  end

  defp diagonals(at, limit, _paths, next, _diff) when at > limit, do: {:next, :lists.reverse(next)}

  defp diagonals(at, limit, paths, next, diff) do
    {path, rest} = onward(at, limit, paths, diff)

    case snake(path) do
      {:cont, path} -> diagonals(at + 2, limit, rest, [path | next], diff)
      {:done, edits} -> {:done, edits}
    end
  end

  defp onward(0, 0, [path], _diff), do: {path, []}
  defp onward(at, limit, [path | _] = paths, diff) when at == -limit, do: {down(path, diff), paths}
  defp onward(at, limit, [path], diff) when at == limit, do: {right(path, diff), []}

  defp onward(_at, _limit, [path1, path2 | rest], diff) do
    if elem(path1, 0) > elem(path2, 0) do
      {right(path1, diff), [path2 | rest]}
    else
      {down(path2, diff), [path2 | rest]}
    end
  end

  defp right({y, [one | ones] = list1, [other | others] = list2, edits}, diff) when diff != nil do
    case diff.(one, other) do
      nil -> right({y, list1, list2, edits}, nil)
      found -> {y + 1, ones, others, [{:diff, found} | edits]}
    end
  end

  defp right({y, list, [other | others], edits}, _diff), do: {y, list, others, [{:ins, other} | edits]}
  defp right({y, list, [], edits}, _diff), do: {y, list, [], edits}

  defp down({y, [one | ones] = list1, [other | others] = list2, edits}, diff) when diff != nil do
    case diff.(one, other) do
      nil -> down({y, list1, list2, edits}, nil)
      found -> {y + 1, ones, others, [{:diff, found} | edits]}
    end
  end

  defp down({y, [one | ones], list, edits}, _diff), do: {y + 1, ones, list, [{:del, one} | edits]}
  defp down({y, [], list, edits}, _diff), do: {y + 1, [], list, edits}

  defp snake({y, [same | ones], [same | others], edits}), do: snake({y + 1, ones, others, [{:eq, same} | edits]})
  defp snake({_y, [], [], edits}), do: {:done, edits}
  defp snake(path), do: {:cont, path}

  # Changes of one kind that stand beside each other are one.
  defp joined([], acc), do: acc
  defp joined([{:diff, _} = diff | rest], acc), do: joined(rest, [diff | acc])
  defp joined([{kind, value} | rest], [{kind, values} | acc]), do: joined(rest, [{kind, [value | values]} | acc])
  defp joined([{kind, value} | rest], acc), do: joined(rest, [{kind, [value]} | acc])

  def to_string(list) when is_list(list), do: Kernel.to_string(list)

  def to_charlist(list) when is_list(list) do
    Coppice.to_charlist(Kernel.to_string(list))
  rescue
    error in UnicodeConversionError -> raise %{error | encoded: Coppice.to_charlist(error.encoded)}
  end

  def to_existing_atom(charlist), do: :erlang.binary_to_existing_atom(to_string(charlist))
end
