# Evaluates the pieces of corpus files as a console would, and writes what each prints and gives as one line of JSON:
#
#     elixir tests/beam/console.exs tests/elixir/corpus/a.exs …
#
# Pieces are separated by empty lines. The variables, aliases and imports of one are those of the next.
Code.require_file("json.ex", __DIR__)

defmodule Console do
  # Each file in a process of its own, whose links end with it.
  def run(path) do
    me = self()

    {pid, ref} =
      spawn_monitor(fn ->
        send(me, {self(), evaluate(path)})
        exit(:shutdown)
      end)

    answers =
      receive do
        {^pid, answers} -> answers
        {:DOWN, ^ref, _, _, reason} -> raise "#{path}: #{inspect(reason)}"
      end

    receive do
      {:DOWN, ^ref, _, _, _} -> answers
    end
  end

  defp evaluate(path) do
    name = Path.basename(path, ".exs")
    {:ok, output} = StringIO.open("")
    Process.group_leader(self(), output)
    pieces = path |> File.read!() |> String.split("\n\n", trim: true) |> Enum.map(&String.trim(&1, "\n"))
    env = :elixir.env_for_eval(file: "iex", line: 1)

    {answers, _} =
      pieces
      |> Enum.with_index(1)
      |> Enum.map_reduce({[], env}, fn {piece, number}, state ->
        {said, state} = evaluate(piece, number, state)
        {printed, _} = {StringIO.flush(output), nil}
        {%{"in" => piece, "out" => printed <> said}, state}
      end)

    {name, answers}
  end

  # Takes whatever is written, and drops it.
  def nowhere do
    receive do
      {:io_request, from, reply_to, _} -> send(from, {:io_reply, reply_to, :ok})
      _ -> :ok
    end

    nowhere()
  end

  defp evaluate(piece, number, {binding, env} = state) do
    quoted = Code.string_to_quoted!(piece, file: "iex", line: number)
    {value, binding, env} = Code.eval_quoted_with_env(quoted, binding, %{env | line: number})
    {inspect(value) <> "\n", {binding, env}}
  catch
    kind, reason ->
      {Exception.format_banner(kind, reason, __STACKTRACE__) <> "\n", state}
  end
end

leader = Process.group_leader()
Code.put_compiler_option(:ignore_module_conflict, true)
# Warnings are not compared.
Process.unregister(:standard_error)
Process.register(spawn(&Console.nowhere/0), :standard_error)

for path <- System.argv() do
  {name, answers} = Console.run(path)

  for answer <- answers do
    line = Fidelity.Json.encode(Map.put(answer, "file", name))
    IO.puts(leader, line)
  end
end
