# Says what Elixir makes of pieces of source (docs/fidelity.md).
#
#   elixir syntax.exs QUESTIONS
#
# Every line of the file is a piece in hexadecimal digits, and each is answered with one line, in order:
#
#   q HEX           it is Elixir: what Code.string_to_quoted/2 gives by default, in the external format
#   s HEX           a SyntaxError, with what Exception.message/1 says
#   t HEX           a TokenMissingError, likewise
#   x HEX           something else was raised
#
#   elixir syntax.exs record PIECES PROGRAM… > tests/elixir/recorded/syntax.txt
#
# answers each piece of a file, and each program, with itself in hexadecimal digits and the same answer behind.
hex = &Base.encode16(&1, case: :lower)

answer = fn piece ->
  try do
    "q " <> hex.(:erlang.term_to_binary(Code.string_to_quoted!(piece, emit_warnings: false), minor_version: 2))
  rescue
    error in SyntaxError -> "s " <> hex.(Exception.message(error))
    error in TokenMissingError -> "t " <> hex.(Exception.message(error))
    error -> "x " <> hex.(inspect(error))
  catch
    kind, reason -> "x " <> hex.(inspect({kind, reason}))
  end
end

case System.argv() do
  [file] ->
    pieces = for line <- file |> File.read!() |> String.split("\n"), do: Base.decode16!(line, case: :lower)
    IO.binwrite(Enum.map(pieces, &[answer.(&1), "\n"]))

  ["record", file | programs] ->
    # A file of pieces, with a line of four dashes between two of them; "␍" is a carriage return there and "␉" a tab. And
    # programs, each of which is a piece.
    pieces = file |> File.read!() |> String.trim_trailing("\n") |> String.split("\n----\n")
    pieces = for piece <- pieces, do: piece |> String.replace("␍", "\r") |> String.replace("␉", "\t")

    for piece <- pieces ++ Enum.map(programs, &File.read!/1) do
      IO.puts("#{hex.(piece)} #{answer.(piece)}")
    end
end
