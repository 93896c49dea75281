# What modules of Elixir and OTP have: a line of each, "module: name/arity …", functions and macros, in order.
#
#     elixir tests/beam/exports.exs Enum :lists …
hidden = [:module_info, :behaviour_info, :__info__, :__struct__, :child_spec!]

for name <- System.argv() do
  {module, _} = Code.eval_string(name)
  Code.ensure_loaded(module)

  exports =
    if function_exported?(module, :__info__, 1),
      do: module.__info__(:functions) ++ module.__info__(:macros),
      else: module.module_info(:exports)

  kept = for {name, arity} <- exports, name not in hidden, text = Atom.to_string(name), not String.starts_with?(text, ["__", "MACRO-"]), do: "#{text}/#{arity}"
  IO.puts("#{name}: #{Enum.join(Enum.sort(kept), " ")}")
end
