defmodule Fidelity.Json do
  @moduledoc "As much JSON as scenarios and traces need: objects, arrays, strings, integers, booleans, null."

  def decode(text) do
    {value, rest} = value(skip(text))
    "" = skip(rest)
    value
  end

  defp skip(<<space, rest::binary>>) when space in ~c" \t\r\n", do: skip(rest)
  defp skip(rest), do: rest

  defp value("{" <> rest), do: object(skip(rest), %{})
  defp value("[" <> rest), do: array(skip(rest), [])
  defp value("\"" <> rest), do: string(rest, [])
  defp value("true" <> rest), do: {true, rest}
  defp value("false" <> rest), do: {false, rest}
  defp value("null" <> rest), do: {nil, rest}

  defp value(text) do
    {integer, rest} = Integer.parse(text)
    {integer, rest}
  end

  defp object("}" <> rest, fields), do: {fields, rest}
  defp object("," <> rest, fields), do: object(skip(rest), fields)

  defp object("\"" <> rest, fields) do
    {key, rest} = string(rest, [])
    ":" <> rest = skip(rest)
    {value, rest} = value(skip(rest))
    object(skip(rest), Map.put(fields, key, value))
  end

  defp array("]" <> rest, items), do: {Enum.reverse(items), rest}
  defp array("," <> rest, items), do: array(skip(rest), items)

  defp array(text, items) do
    {item, rest} = value(text)
    array(skip(rest), [item | items])
  end

  defp string("\"" <> rest, parts), do: {parts |> Enum.reverse() |> IO.iodata_to_binary(), rest}
  defp string("\\n" <> rest, parts), do: string(rest, ["\n" | parts])
  defp string("\\t" <> rest, parts), do: string(rest, ["\t" | parts])

  defp string("\\u" <> <<hex::binary-4, rest::binary>>, parts),
    do: string(rest, [<<String.to_integer(hex, 16)::utf8>> | parts])

  defp string("\\" <> <<byte, rest::binary>>, parts), do: string(rest, [<<byte>> | parts])
  defp string(<<byte, rest::binary>>, parts), do: string(rest, [<<byte>> | parts])

  def encode(value), do: value |> iodata() |> IO.iodata_to_binary()

  defp iodata(map) when is_map(map) do
    fields = for {key, value} <- Enum.sort(map), do: [iodata(to_string(key)), ":", iodata(value)]
    ["{", Enum.intersperse(fields, ","), "}"]
  end

  defp iodata(list) when is_list(list), do: ["[", list |> Enum.map(&iodata/1) |> Enum.intersperse(","), "]"]
  defp iodata(nil), do: "null"
  defp iodata(flag) when is_boolean(flag), do: Atom.to_string(flag)
  defp iodata(integer) when is_integer(integer), do: Integer.to_string(integer)
  defp iodata(atom) when is_atom(atom), do: iodata(Atom.to_string(atom))
  defp iodata(text) when is_binary(text), do: ["\"", escape(text), "\""]

  defp escape(text) do
    for <<byte <- text>>, into: "" do
      case byte do
        ?" -> "\\\""
        ?\\ -> "\\\\"
        ?\n -> "\\n"
        ?\t -> "\\t"
        byte -> <<byte>>
      end
    end
  end
end
