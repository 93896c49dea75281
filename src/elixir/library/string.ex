defmodule String do
  def length(string) when is_binary(string), do: Coppice.text_length(string)
  def graphemes(string) when is_binary(string), do: Coppice.graphemes(string)
  def codepoints(string) when is_binary(string), do: Coppice.codepoints(string)

  def next_codepoint(string) when is_binary(string), do: following(string, Coppice.codepoints(Coppice.slice_text(string, 0, 1)))
  def next_grapheme(string) when is_binary(string), do: following(string, Coppice.graphemes(Coppice.slice_text(string, 0, 1)))

  defp following(_, []), do: nil

  defp following(string, [first | _]) do
    size = byte_size(first)
    {first, binary_part(string, size, byte_size(string) - size)}
  end

  def first(string) when is_binary(string), do: head(Coppice.slice_text(string, 0, 1))
  def last(string) when is_binary(string), do: head(Coppice.slice_text(string, Coppice.text_length(string) - 1, 1))

  defp head(""), do: nil
  defp head(string), do: string

  def at(string, position) when is_binary(string) and is_integer(position) and position >= 0 do
    head(Coppice.slice_text(string, position, 1))
  end

  def at(string, position) when is_binary(string) and is_integer(position) and position < 0 do
    position = Coppice.text_length(string) + position
    if position >= 0, do: head(Coppice.slice_text(string, position, 1)), else: nil
  end

  def slice(string, first..last//step = range) when is_binary(string) do
    cond do
      step > 0 ->
        slice_range(string, first, last, step)

      step == -1 and first > last ->
        slice_range(string, first, last, 1)

      true ->
        raise ArgumentError, "String.slice/2 does not accept ranges with negative steps, got: #{inspect(range)}"
    end
  end

  def slice(_, _, 0), do: ""

  def slice(string, start, length)
      when is_binary(string) and is_integer(start) and is_integer(length) and start >= 0 and length >= 0 do
    Coppice.slice_text(string, start, length)
  end

  def slice(string, start, length)
      when is_binary(string) and is_integer(start) and is_integer(length) and start < 0 and length >= 0 do
    Coppice.slice_text(string, max(Coppice.text_length(string) + start, 0), length)
  end

  defp slice_range("", _, _, _), do: ""
  defp slice_range(_, first, last, _) when first >= 0 and last >= 0 and first > last, do: ""

  defp slice_range(string, first, last, step) do
    length = Coppice.text_length(string)
    first = if first < 0, do: max(first + length, 0), else: first
    last = if last < 0, do: last + length, else: last

    cond do
      first > last or first > length -> ""
      step == 1 -> Coppice.slice_text(string, first, last - first + 1)
      true -> :erlang.iolist_to_binary(every(Coppice.graphemes(Coppice.slice_text(string, first, last - first + 1)), 0, step))
    end
  end

  defp every([], _, _), do: []
  defp every([one | rest], 0, step), do: [one | every(rest, step - 1, step)]
  defp every([_ | rest], left, step), do: every(rest, left - 1, step)

  def split_at(string, position) when is_binary(string) and is_integer(position) and position >= 0 do
    left = Coppice.slice_text(string, 0, position)
    {left, binary_part(string, byte_size(left), byte_size(string) - byte_size(left))}
  end

  def split_at(string, position) when is_binary(string) and is_integer(position) and position < 0 do
    position = Coppice.text_length(string) + position
    if position >= 0, do: split_at(string, position), else: {"", string}
  end

  def reverse(string) when is_binary(string), do: reversed(Coppice.graphemes(string), [], [])

  # A byte that is no text stays where it is, and what is between two of them is reversed by itself.
  defp reversed([], part, parts), do: :erlang.iolist_to_binary(:lists.reverse([part | parts]))

  defp reversed([cluster | clusters], part, parts) do
    if valid?(cluster), do: reversed(clusters, [cluster | part], parts), else: reversed(clusters, [], [cluster, part | parts])
  end
  def duplicate(subject, n) when is_binary(subject) and is_integer(n) and n >= 0, do: Coppice.copies(subject, n)
  def duplicate(subject, n), do: :binary.copy(subject, n)

  def upcase(string, mode \\ :default)
  def upcase("", _mode), do: ""

  def upcase(string, mode) when is_binary(string) and mode in [:default, :ascii, :greek, :turkic] do
    Coppice.upcase(string, mode)
  end

  def downcase(string, mode \\ :default)
  def downcase("", _mode), do: ""

  def downcase(string, mode) when is_binary(string) and mode in [:default, :ascii, :greek, :turkic] do
    Coppice.downcase(string, mode)
  end

  def capitalize(string, mode \\ :default)
  def capitalize(string, mode) when is_binary(string), do: Coppice.capitalize(string, mode)

  def trim(string) when is_binary(string), do: Coppice.trim_text(Coppice.trim_text(string, :leading), :trailing)

  def trim(string, to_trim) when is_binary(string) and is_binary(to_trim) do
    trim_trailing(trim_leading(string, to_trim), to_trim)
  end

  def trim_leading(string) when is_binary(string), do: Coppice.trim_text(string, :leading)
  def trim_leading(string), do: refused(:trim_leading, [string])
  def trim_leading(string, to_trim) when is_binary(string) and is_binary(to_trim), do: replace_leading(string, to_trim, "")

  def trim_trailing(string) when is_binary(string), do: Coppice.trim_text(string, :trailing)
  def trim_trailing(string), do: refused(:trim_trailing, [string])

  def trim_trailing(string, to_trim) when is_binary(string) and is_binary(to_trim) do
    replace_trailing(string, to_trim, "")
  end

  defp refused(name, arguments), do: :erlang.raise(:error, :function_clause, [{String.Break, name, arguments, []}])

  def pad_leading(string, count, padding \\ [" "])
  def pad_leading(string, count, padding) when is_binary(padding), do: pad_leading(string, count, graphemes(padding))

  def pad_leading(string, count, [_ | _] = padding) when is_binary(string) and is_integer(count) and count >= 0 do
    :erlang.iolist_to_binary([filler(string, count, padding), string])
  end

  def pad_trailing(string, count, padding \\ [" "])
  def pad_trailing(string, count, padding) when is_binary(padding), do: pad_trailing(string, count, graphemes(padding))

  def pad_trailing(string, count, [_ | _] = padding) when is_binary(string) and is_integer(count) and count >= 0 do
    :erlang.iolist_to_binary([string, filler(string, count, padding)])
  end

  defp filler(string, count, padding) do
    missing = count - Coppice.text_length(string)
    if missing > 0, do: fill(missing, padding, padding), else: []
  end

  defp fill(0, _, _), do: []
  defp fill(count, [], padding), do: fill(count, padding, padding)
  defp fill(count, [one | rest], padding) when is_binary(one), do: [one | fill(count - 1, rest, padding)]

  defp fill(_, [one | _], _) do
    raise ArgumentError, "expected a string padding element, got: #{inspect(one)}"
  end

  def starts_with?(string, prefix) when is_binary(string) and is_binary(prefix), do: starts?(string, prefix)
  def starts_with?(string, prefix) when is_binary(string) and is_list(prefix), do: starts_any?(string, prefix)
  def starts_with?(string, prefix) when is_binary(string), do: match?([{0, _} | _], :binary.matches(string, prefix))

  defp starts_any?(_, []), do: false
  defp starts_any?(string, [prefix | rest]), do: starts?(string, prefix) or starts_any?(string, rest)

  defp starts?(string, prefix) when is_binary(prefix) do
    byte_size(prefix) <= byte_size(string) and binary_part(string, 0, byte_size(prefix)) == prefix
  end

  defp starts?(string, prefix), do: mismatch(string, prefix)

  def ends_with?(string, suffix) when is_binary(string) and is_binary(suffix), do: ends?(string, suffix)
  def ends_with?(string, suffix) when is_binary(string) and is_list(suffix), do: ends_any?(string, suffix)

  defp ends_any?(_, []), do: false
  defp ends_any?(string, [suffix | rest]), do: ends?(string, suffix) or ends_any?(string, rest)

  defp ends?(string, suffix) when is_binary(suffix) do
    size = byte_size(suffix)
    size <= byte_size(string) and binary_part(string, byte_size(string) - size, size) == suffix
  end

  defp ends?(string, suffix), do: mismatch(string, suffix)

  defp mismatch(string, part), do: :erlang.error({:case_clause, {string, byte_size(string), part}})

  def contains?(string, contents) when is_binary(string) and is_list(contents) do
    any_empty?(contents) or (contents != [] and :binary.matches(string, contents) != [])
  end

  def contains?(string, contents) when is_binary(string), do: contents == "" or :binary.matches(string, contents) != []

  defp any_empty?([]), do: false
  defp any_empty?([one | rest]), do: byte_size(one) == 0 or any_empty?(rest)

  def valid?(string), do: Coppice.valid_text?(string)

  def printable?(string, character_limit \\ :infinity)

  def printable?(string, character_limit)
      when is_binary(string) and (character_limit == :infinity or (is_integer(character_limit) and character_limit >= 0)) do
    Coppice.printable_text?(string, character_limit)
  end

  def chunk("", _), do: []

  def chunk(string, trait) when is_binary(string) and trait in [:valid, :printable] do
    chunks(codepoints(string), trait, [], nil)
  end

  defp chunks([], _, acc, _), do: [joined(acc)]

  defp chunks([one | rest], trait, acc, flag) do
    now = if trait == :valid, do: valid?(one), else: printable?(one)

    if flag == nil or now == flag,
      do: chunks(rest, trait, [one | acc], now),
      else: [joined(acc) | chunks(rest, trait, [one], now)]
  end

  defp joined(acc), do: :erlang.iolist_to_binary(:lists.reverse(acc))

  def jaro_distance(string, string), do: 1.0
  def jaro_distance(_string, ""), do: 0.0
  def jaro_distance("", _string), do: 0.0

  def jaro_distance(string1, string2) when is_binary(string1) and is_binary(string2) do
    Coppice.jaro_distance(string1, string2)
  end

  def bag_distance(_string, ""), do: 0.0
  def bag_distance("", _string), do: 0.0

  def bag_distance(string1, string2) when is_binary(string1) and is_binary(string2) do
    {bag1, bag2} = {graphemes(string1), graphemes(string2)}
    1 - max(Kernel.length(bag1 -- bag2), Kernel.length(bag2 -- bag1)) / max(Kernel.length(bag1), Kernel.length(bag2))
  end

  def to_atom(string), do: :erlang.binary_to_atom(string, :utf8)
  def to_existing_atom(string), do: :erlang.binary_to_existing_atom(string, :utf8)
  def to_charlist(string) when is_binary(string), do: Coppice.to_charlist(string)
  def to_float(string), do: :erlang.binary_to_float(string)
  def to_integer(string, base \\ 10), do: :erlang.binary_to_integer(string, base)

  def splitter(string, pattern, options \\ []) when is_binary(string) do
    fn acc, fun -> Enumerable.reduce(split(string, pattern, options), acc, fun) end
  end
end
