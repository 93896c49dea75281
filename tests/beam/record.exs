# Runs scenarios on the real BEAM and writes what it did (docs/fidelity.md).
#
#   elixir --erl "+S 1:1" record.exs < REQUESTS.jsonl > TRACES.jsonl
#
# Every line of the input is a scenario, or {"scenario": …, "runs": 3, "stirred": 0}: so many plain runs, and so many in
# which processes give way at random moments; with `littered`, so many in which callbacks leave garbage. Every line of the
# output holds the scenario and each distinct trace seen.
# What is to be done to a whole design (designs.ex), and modules with their ops (modules.ex), are asked for in the same way.
# An answer is written before the next line is read, so that whoever asks can go by what the answer was.
{:ok, _, _} = Kernel.ParallelCompiler.require(Path.wildcard(Path.join(__DIR__, "*.ex")))

Fidelity.Runner.setup()

for line <- IO.stream(:stdio, :line), String.trim(line) != "" do
  request =
    case Fidelity.Json.decode(line) do
      %{"scenario" => _} = request -> request
      scenario -> %{"scenario" => scenario}
    end

  scenario = request["scenario"]

  runner =
    cond do
      scenario["design"] -> Fidelity.Designs
      scenario["source"] -> Fidelity.Modules
      true -> Fidelity.Runner
    end

  run = fn seed ->
    try do
      runner.run(scenario, seed)
    rescue
      error ->
        IO.puts(:stderr, "in #{inspect(scenario["name"])}:")
        reraise error, __STACKTRACE__
    end
  end

  plain = for _ <- 1..(request["runs"] || 3)//1, do: run.(0)

  littered =
    for number <- 1..(request["littered"] || 0)//1 do
      Fidelity.Bench.let_litter(number)
      run.(0)
    end

  Fidelity.Bench.let_litter(0)
  stirred = for seed <- 1..(request["stirred"] || 0)//1, do: run.(seed)
  IO.puts(Fidelity.Json.encode(%{"scenario" => scenario, "variants" => runner.distinct(plain ++ littered, stirred)}))
end
