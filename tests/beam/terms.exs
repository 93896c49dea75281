# Says what the BEAM makes of terms (docs/fidelity.md).
#
#   elixir terms.exs QUESTIONS
#
# Every line of the file is a question, and each is answered with one line, in order:
#
#   t HEX           a term in the external format: its phash2/1, its phash2/2 up to 2^32, and what inspect/1 and inspect/2
#                   without limits print of it, in hexadecimal digits
#   p I J           the terms of the lines I and J: how they compare (<, = or >), and whether they are one (=== is 1)
#   s               all terms of the file in their order, by their numbers; of equal ones the one that was asked first
#   c HEX HEX       a term, and Elixir that speaks of it as `term`: what it comes to, as it is inspected
[file] = System.argv()
hex = &Base.encode16(&1, case: :lower)
term = &(&1 |> Base.decode16!(case: :lower) |> :erlang.binary_to_term())
everything = [limit: :infinity, printable_limit: :infinity]
questions = for line <- file |> File.read!() |> String.split("\n", trim: true), do: String.split(line, " ")
terms = for(["t", digits] <- questions, do: term.(digits))
place = List.to_tuple(terms)

answer = fn
  ["t", digits] ->
    it = term.(digits)
    hashes = "#{:erlang.phash2(it)} #{:erlang.phash2(it, 4_294_967_296)}"
    "#{hashes} #{hex.(inspect(it))} #{hex.(inspect(it, everything))}"

  ["p", i, j] ->
    {a, b} = {elem(place, String.to_integer(i)), elem(place, String.to_integer(j))}

    order =
      cond do
        a < b -> "<"
        a > b -> ">"
        a == b -> "="
      end

    if a === b, do: order <> "1", else: order <> "0"

  ["s"] ->
    terms |> Enum.with_index() |> Enum.sort() |> Enum.map_join(" ", &to_string(elem(&1, 1)))

  ["c", digits, source] ->
    {value, _} = source |> Base.decode16!(case: :lower) |> Code.eval_string(term: term.(digits))
    hex.(inspect(value, everything))
end

IO.binwrite(Enum.map(questions, &[answer.(&1), "\n"]))
