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
  defp string("\\u" <> <<hex::binary-4, rest::binary>>, parts) do
    case String.to_integer(hex, 16) do
      # Two of them are one character beyond the first 65,536.
      high when high in 0xD800..0xDBFF ->
        "\\u" <> <<hex::binary-4, rest::binary>> = rest
        low = String.to_integer(hex, 16)
        true = low in 0xDC00..0xDFFF
        string(rest, [<<0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00::utf8>> | parts])

      one ->
        string(rest, [<<one::utf8>> | parts])
    end
  end

  defp string("\\" <> <<byte, rest::binary>>, parts) do
    character =
      case byte do
        ?b -> "\b"
        ?f -> "\f"
        ?n -> "\n"
        ?r -> "\r"
        ?t -> "\t"
        byte when byte in [?", ?\\, ?/] -> <<byte>>
      end

    string(rest, [character | parts])
  end

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

  defp escape(text), do: for(<<byte <- valid(text)>>, into: "", do: escaped(byte))

  defp escaped(?"), do: "\\\""
  defp escaped(?\\), do: "\\\\"
  defp escaped(byte) when byte < 0x20, do: "\\u00" <> Base.encode16(<<byte>>, case: :lower)
  defp escaped(byte), do: <<byte>>

  # A binary need not be text.
  defp valid(binary), do: if(String.valid?(binary), do: binary, else: replaced(binary))
  defp replaced(""), do: ""
  defp replaced(<<character::utf8, rest::binary>>), do: <<character::utf8>> <> replaced(rest)
  defp replaced(<<_, rest::binary>>), do: "\uFFFD" <> replaced(rest)
end
