defmodule :unicode do
  def characters_to_binary(data), do: converted(:characters_to_binary, data)

  def characters_to_list(data) do
    case converted(:characters_to_list, data) do
      {kind, text, rest} -> {kind, String.to_charlist(text), rest}
      text -> String.to_charlist(text)
    end
  end

  defp converted(name, data) do
    text =
      try do
        if is_list(data) or is_binary(data), do: to_string(data), else: raise(ArgumentError)
      rescue
        UnicodeConversionError ->
          <<255>>

        ArgumentError ->
          said = [error_info: [{1, "not valid character data (an iodata term)"}]]
          :erlang.raise(:error, :badarg, [{:unicode, name, [data], said}])
      end

    if String.valid?(text), do: text, else: piecewise([whole(data)], "", "")
  end

  defp whole([binary]) when is_binary(binary), do: binary
  defp whole(data), do: data

  # What is to be converted, each followed by the rest of the list that it is in; and the bytes that begin a character.
  defp piecewise([], text, ""), do: text
  defp piecewise([], text, begun), do: {if(begins?(begun), do: :incomplete, else: :error), text, begun}
  defp piecewise([[] | rest], text, begun), do: piecewise(rest, text, begun)
  defp piecewise([[head | tail] | rest], text, begun), do: piecewise([head, tail | rest], text, begun)

  defp piecewise([point | rest], text, "") when is_integer(point) do
    if (point >= 0 and point < 0xD800) or (point > 0xDFFF and point < 0x110000),
      do: piecewise(rest, text <> <<point::utf8>>, ""),
      else: {:error, text, unconverted(point, rest)}
  end

  defp piecewise([bytes | rest], text, "") do
    size = valid_size(bytes, 0)
    <<valid::binary-size(size), left::binary>> = bytes

    if left == "" or begins?(left),
      do: piecewise(rest, text <> valid, left),
      else: {:error, text <> valid, unconverted(left, rest)}
  end

  defp piecewise([bytes | rest], text, begun) when is_binary(bytes) do
    missing = size(begun) - byte_size(begun)

    if byte_size(bytes) < missing do
      piecewise(rest, text, begun <> bytes)
    else
      <<part::binary-size(missing), more::binary>> = bytes

      if String.valid?(begun <> part),
        do: piecewise([more | rest], text <> begun <> part, ""),
        else: {:error, text, [begun, unconverted(bytes, rest)]}
    end
  end

  defp piecewise([point | rest], text, begun), do: {:error, text, [begun, unconverted(point, rest)]}

  defp valid_size(<<point::utf8, rest::binary>>, size), do: valid_size(rest, size + byte_size(<<point::utf8>>))
  defp valid_size(_, size), do: size

  # How long a character is that begins so.
  defp size(<<first, _::binary>>) when first > 0xC1 and first < 0xE0, do: 2
  defp size(<<first, _::binary>>) when first > 0xDF and first < 0xF0, do: 3
  defp size(<<first, _::binary>>) when first > 0xEF and first < 0xF5, do: 4
  defp size(_), do: 0

  defp begins?(<<_, rest::binary>> = bytes), do: byte_size(bytes) < size(bytes) and continues?(rest)

  defp continues?(<<byte, rest::binary>>), do: byte > 0x7F and byte < 0xC0 and continues?(rest)
  defp continues?(""), do: true

  defp unconverted(one, []), do: one
  defp unconverted(one, [tail | rest]), do: unconverted([one | tail], rest)
end
