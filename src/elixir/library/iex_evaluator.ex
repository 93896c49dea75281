defmodule IEx.Evaluator do
  # What is printed of something that was raised: what it says, and where in the code of a person it was.
  def worded(kind, reason, trace) do
    {blamed, trace} = Exception.blame(kind, reason, compiled(trace))

    said =
      case blamed do
        %FunctionClauseError{args: args} when is_list(args) ->
          Exception.format_banner(kind, %{blamed | args: nil}, trace) <> pad(arguments(blamed))

        _ ->
          Exception.format_banner(kind, blamed, trace)
      end

    case shown(trace, :first) do
      [] -> said <> "\n\n"
      lines -> said <> "\n" <> Enum.map_join(lines, &("    " <> Exception.format_stacktrace_entry(&1) <> "\n"))
    end
  end

  # The arithmetic of a module is no call, and names no operands.
  defp compiled([{:erlang, operator, _, _} | [{module, _, _, _} | _] = rest])
       when operator in [:+, :-, :*, :/] and module not in [:elixir_eval, :erl_eval],
       do: rest

  defp compiled(trace), do: trace

  defp shown([], _), do: []
  defp shown([{module, _, _, _} | rest], _) when module in [:elixir_eval, :erl_eval, :elixir], do: shown(rest, :other)

  defp shown([{module, _, _, location} = entry | rest], which) do
    written = location[:file] != nil and location[:file] != 'coppice'
    called = location[:file] == nil and which == :first and not elixirs?(module)
    if written or called, do: [entry | shown(rest, :other)], else: shown(rest, :other)
  end

  # Where in Elixir's own files something was raised is not known.
  defp elixirs?(:erlang), do: false
  defp elixirs?(module), do: Code.ensure_loaded?(module) and not Coppice.written?(module)

  defp arguments(%{module: module, function: function, arity: arity, args: args}) do
    each = for {argument, at} <- Enum.with_index(args, 1), do: "\n    # #{at}\n    #{pad(inspect(argument, IEx.inspect_opts()))}\n"
    "\n\nThe following arguments were given to #{Exception.format_mfa(module, function, arity)}:\n" <> Enum.join(each)
  end

  def pad(text), do: pad_first(String.replace(text, "\n", "\n    "))

  defp pad_first("\n" <> _ = text), do: "    " <> text
  defp pad_first(text), do: text
end
