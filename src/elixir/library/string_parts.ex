defmodule String do
  def split(string), do: Coppice.words(string)
  def split(string, pattern, options \\ [])

  def split(string, "", options) when is_binary(string) and is_list(options) do
    parts = index(Coppice.option(options, :parts, :infinity))
    trim = Coppice.option(options, :trim, false)

    if trim == false and parts != 1,
      do: ["" | apart(Coppice.graphemes(string), trim, less(parts))],
      else: apart(Coppice.graphemes(string), trim, parts)
  end

  def split(string, [], options) when is_binary(string) and is_list(options) do
    if string == "" and Coppice.option(options, :trim, false), do: [], else: [string]
  end

  def split(string, pattern, options) when is_binary(string) and is_list(options) do
    parts = index(Coppice.option(options, :parts, :infinity))
    trim = Coppice.option(options, :trim, false)
    cut(string, :binary.matches(string, pattern), 0, trim, parts)
  end

  defp index(:infinity), do: 0
  defp index(n) when is_integer(n) and n > 0, do: n
  defp index(n), do: :erlang.raise(:error, :function_clause, [{String, :parts_to_index, [n], []}])

  defp less(0), do: 0
  defp less(n), do: n - 1

  defp apart([], true, 1), do: []
  defp apart(rest, _, 1), do: [:erlang.iolist_to_binary(rest)]
  defp apart([], trim, _), do: apart([], trim, 1)
  defp apart([one | rest], trim, parts), do: [one | apart(rest, trim, less(parts))]

  defp cut(string, matches, from, trim, parts) when matches == [] or parts == 1 do
    rest = binary_part(string, from, byte_size(string) - from)
    if trim == true and rest == "", do: [], else: [rest]
  end

  defp cut(string, [{at, size} | matches], from, trim, parts) do
    if trim == true and at == from,
      do: cut(string, matches, at + size, trim, parts),
      else: [binary_part(string, from, at - from) | cut(string, matches, at + size, trim, less(parts))]
  end

  def replace(subject, pattern, replacement, options \\ [])
      when is_binary(subject) and (is_binary(replacement) or is_function(replacement, 1)) and is_list(options) do
    replaced(subject, pattern, replacement, Coppice.option(options, :global, true), Coppice.option(options, :insert_replaced, nil))
  end

  defp replaced(subject, "", "", _, _), do: subject
  defp replaced(subject, [], _, _, _), do: subject

  defp replaced(subject, "", replacement, global, _) do
    if global,
      do: between(Coppice.graphemes(subject), replacement, [with_it("", replacement)]),
      else: with_it("", replacement) <> subject
  end

  defp replaced(subject, pattern, replacement, global, nil) do
    matches = :binary.matches(subject, pattern)
    :erlang.iolist_to_binary(replacing(subject, if(global, do: matches, else: firsts(matches)), 0, replacement))
  end

  defp replaced(subject, pattern, replacement, global, at) when is_binary(replacement) do
    at = if is_list(at), do: at, else: [at]
    replaced(subject, pattern, fn match -> inserted(replacement, match, at, 0) end, global, nil)
  end

  defp inserted(replacement, _, [], from), do: binary_part(replacement, from, byte_size(replacement) - from)

  defp inserted(replacement, match, [at | rest], from) do
    binary_part(replacement, from, at - from) <> match <> inserted(replacement, match, rest, at)
  end

  defp with_it(_, replacement) when is_binary(replacement), do: replacement
  defp with_it(match, replacement), do: replacement.(match)

  defp between([], _, passed), do: :unicode.characters_to_binary(:lists.reverse(passed))

  defp between([one | rest], replacement, passed) do
    if String.valid?(one) do
      points = with [point] <- String.to_charlist(one), do: point
      between(rest, replacement, [with_it("", replacement), points | passed])
    else
      between([], replacement, passed) <> one <> between(rest, replacement, [with_it("", replacement)])
    end
  end

  defp firsts([]), do: []
  defp firsts([match | _]), do: [match]

  defp replacing(subject, [], from, _), do: [binary_part(subject, from, byte_size(subject) - from)]

  defp replacing(subject, [{at, size} | matches], from, replacement) do
    before = binary_part(subject, from, at - from)
    middle = with_it(binary_part(subject, at, size), replacement)
    [before, middle | replacing(subject, matches, at + size, replacement)]
  end

  def replace_leading(string, match, replacement)
      when is_binary(string) and is_binary(match) and is_binary(replacement) do
    if match == "", do: raise(ArgumentError, "cannot use an empty string as the match to replace")
    leading(string, match, replacement, 0)
  end

  defp leading(string, match, replacement, count) do
    size = byte_size(match)

    if starts?(string, match),
      do: leading(binary_part(string, size, byte_size(string) - size), match, replacement, count + 1),
      else: Coppice.copies(replacement, count) <> string
  end

  def replace_trailing(string, match, replacement)
      when is_binary(string) and is_binary(match) and is_binary(replacement) do
    if match == "", do: raise(ArgumentError, "cannot use an empty string as the match to replace")
    trailing(string, match, replacement, 0)
  end

  defp trailing(string, match, replacement, count) do
    if ends?(string, match),
      do: trailing(binary_part(string, 0, byte_size(string) - byte_size(match)), match, replacement, count + 1),
      else: string <> Coppice.copies(replacement, count)
  end

  def replace_prefix(string, match, replacement)
      when is_binary(string) and is_binary(match) and is_binary(replacement) do
    size = byte_size(match)
    if starts?(string, match), do: replacement <> binary_part(string, size, byte_size(string) - size), else: string
  end

  def replace_suffix(string, match, replacement)
      when is_binary(string) and is_binary(match) and is_binary(replacement) do
    if ends?(string, match),
      do: binary_part(string, 0, byte_size(string) - byte_size(match)) <> replacement,
      else: string
  end
end
