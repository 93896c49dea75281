# Runs modules under ops on the real BEAM, and prints the trace as one line, as `headless run FILE.ex --ops OPS.jsonl` does:
#
#   elixir --erl "+S 1:1" tests/beam/modules.exs FILE.ex OPS.jsonl
{:ok, _, _} = Kernel.ParallelCompiler.require(Path.wildcard(Path.join(__DIR__, "*.ex")))

[source, ops] = System.argv()
lines = ops |> File.read!() |> String.split("\n") |> Enum.reject(&(String.trim(&1) == ""))
request = %{"source" => File.read!(source), "ops" => Enum.map(lines, &Fidelity.Json.decode/1)}
Fidelity.Runner.setup()
IO.puts(Fidelity.Json.encode(%{"name" => Path.basename(source, ".ex"), "trace" => Fidelity.Modules.run(request, 0)}))
