defmodule Exception do
  def message(%module{__exception__: true} = exception) do
    try do
      text(module, exception)
    rescue
      error ->
        "got #{inspect(error.__struct__)} with message #{inspect(message(error))} while retrieving " <>
          "Exception.message/1 for #{inspect(exception)}. Stacktrace:\n#{format_stacktrace(__STACKTRACE__)}"
    else
      text when is_binary(text) -> text
      other -> "got #{inspect(other)} while retrieving Exception.message/1 for #{inspect(exception)} (expected a string)"
    end
  end

  defp text(UndefinedFunctionError, %{message: nil, reason: nil, function: function, module: module} = exception)
       when function != nil and module != nil do
    exception = if Code.ensure_loaded?(module), do: %{exception | reason: :"function not exported"}, else: exception
    Coppice.message(exception)
  end

  defp text(module, exception) do
    if Coppice.builtin_exception?(module), do: Coppice.message(exception), else: module.message(exception)
  end

  def exception?(%_{__exception__: true}), do: true
  def exception?(_), do: false

  def format(kind, payload, trace \\ [])
  def format({:EXIT, _} = kind, payload, _trace), do: format_banner(kind, payload)

  def format(kind, payload, trace) do
    banner = format_banner(kind, payload, trace)
    if trace == [], do: banner, else: banner <> "\n" <> format_stacktrace(trace)
  end

  def format_banner(kind, value, trace \\ [])

  def format_banner(:error, value, trace) do
    exception = normalize(:error, value, trace)
    "** (" <> inspect(exception.__struct__) <> ") " <> message(exception)
  end

  def format_banner(:throw, value, _trace), do: "** (throw) " <> inspect(value)
  def format_banner(:exit, reason, _trace), do: "** (exit) " <> format_exit(reason)
  def format_banner({:EXIT, pid}, reason, _trace), do: "** (EXIT from #{inspect(pid)}) " <> format_exit(reason)

  def format_stacktrace([]), do: "\n"
  def format_stacktrace(trace), do: "    " <> lines(trace) <> "\n"

  defp lines([entry]), do: format_stacktrace_entry(entry)
  defp lines([entry | rest]), do: format_stacktrace_entry(entry) <> "\n    " <> lines(rest)

  def format_stacktrace_entry({module, :__MODULE__, 0, location}), do: place(location) <> inspect(module) <> " (module)"
  def format_stacktrace_entry({_module, :__MODULE__, 1, location}), do: place(location) <> "(module)"
  def format_stacktrace_entry({_module, :__FILE__, 1, location}), do: place(location) <> "(file)"
  def format_stacktrace_entry({module, fun, arity, location}), do: place(location) <> format_mfa(module, fun, arity)
  def format_stacktrace_entry({fun, arity, location}), do: place(location) <> format_fa(fun, arity)

  defp place(location), do: format_file_line(value(location, :file), value(location, :line), " ")

  defp value([{key, value} | _], key), do: text(value)
  defp value([_ | rest], key), do: value(rest, key)
  defp value([], _), do: nil

  defp text(list) when is_list(list), do: to_string(list)
  defp text(other), do: other

  def format_fa(fun, arity) when is_function(fun) and is_integer(arity), do: "#{inspect(fun)}/#{arity}"
  def format_fa(fun, args) when is_function(fun), do: inspect(fun) <> "(" <> inspected(args) <> ")"

  defp inspected([]), do: ""
  defp inspected([one]), do: inspect(one)
  defp inspected([one | rest]), do: inspect(one) <> ", " <> inspected(rest)

  def blame(:error, error, trace) do
    %module{} = exception = normalize(:error, error, trace)

    cond do
      Coppice.builtin_exception?(module) -> blamed(exception, trace)
      function_exported?(module, :blame, 2) -> module.blame(exception, trace)
      true -> {exception, trace}
    end
  end

  def blame(_kind, reason, trace), do: {reason, trace}

  defp blamed(%ArithmeticError{message: message} = exception, [{:erlang, fun, args, _} | _] = trace) do
    {%{exception | message: message <> operation(fun, args)}, trace}
  end

  defp blamed(%ArgumentError{} = exception, [{:erlang, :apply, [module, function, args], _} | _] = trace) do
    {%{exception | message: attempt(module, function, args)}, trace}
  end

  defp blamed(%FunctionClauseError{arity: arity} = exception, [{module, function, args, meta} | rest] = trace)
       when is_list(args) do
    if length(args) == arity,
      do: {%{exception | args: args}, [{module, function, arity, meta} | rest]},
      else: {exception, trace}
  end

  defp blamed(%KeyError{message: nil, key: key, term: term} = exception, trace) do
    hint = if term != nil and is_atom(key), do: did_you_mean(similar(key, keys(term))), else: ""
    {%{exception | message: message(exception) <> hint}, trace}
  end

  defp blamed(%UndefinedFunctionError{module: nil, function: function, arity: 0} = exception, trace)
       when function != nil do
    hint =
      ". If you are using the dot syntax, such as module.function(), " <>
        "make sure the left-hand side of the dot is a module atom"

    {%{exception | message: message(%{exception | message: nil}) <> hint}, trace}
  end

  defp blamed(%UndefinedFunctionError{module: module, function: function} = exception, trace) do
    message = message(%{exception | message: nil})

    hint =
      if function != nil and module != nil and Code.ensure_loaded?(module),
        do: did_you_mean(similar_functions(function, Coppice.exports(module))),
        else: ""

    {%{exception | message: message <> hint}, trace}
  end

  defp blamed(exception, trace), do: {exception, trace}

  defp operation(fun, [a]) when fun in [:+, :-], do: ": #{fun}(#{inspect(a)})"
  defp operation(:bnot, [a]), do: ": Bitwise.bnot(#{inspect(a)})"
  defp operation(fun, [a, b]) when fun in [:+, :-, :*, :/], do: ": #{inspect(a)} #{fun} #{inspect(b)}"
  defp operation(fun, [a, b]) when fun in [:div, :rem], do: ": #{fun}(#{inspect(a)}, #{inspect(b)})"

  defp operation(fun, [a, b]) when fun in [:band, :bor, :bxor, :bsl, :bsr] do
    ": Bitwise.#{fun}(#{inspect(a)}, #{inspect(b)})"
  end

  defp operation(_, _), do: ""

  defp attempt(module, function, args) do
    cond do
      not proper?(args) ->
        "you attempted to apply a function named #{inspect(function)} on module #{inspect(module)} with arguments " <>
          "#{inspect(args)}. Arguments (the third argument of apply) must always be a proper list"

      not is_atom(module) and is_atom(function) and args == [] ->
        "you attempted to apply a function named #{inspect(function)} on #{inspect(module)}. If you are using " <>
          "Kernel.apply/3, make sure the module is an atom. If you are using the dot syntax, such as " <>
          "module.function(), make sure the left-hand side of the dot is a module atom"

      not is_atom(module) ->
        "you attempted to apply a function on #{inspect(module)}. " <>
          "Modules (the first argument of apply) must always be an atom"

      true ->
        "you attempted to apply a function named #{inspect(function)} on module #{inspect(module)}. " <>
          "However #{inspect(function)} is not a valid function name. Function names (the second argument of apply) " <>
          "must always be an atom"
    end
  end

  defp proper?(list) when length(list) >= 0, do: true
  defp proper?(_), do: false

  defp keys(map) when is_map(map), do: atoms(Map.keys(map))
  defp keys(list) when is_list(list), do: first(list, [])
  defp keys(_), do: []

  defp atoms(keys), do: if(only_atoms?(keys), do: keys, else: [])

  defp only_atoms?([]), do: true
  defp only_atoms?([key | rest]), do: is_atom(key) and only_atoms?(rest)

  defp first([], keys), do: :lists.reverse(keys)
  defp first([{key, _} | rest], keys) when is_atom(key), do: first(rest, [key | keys])
  defp first(_, _), do: []

  # The five names that are most like it, in their own order.
  defp similar(name, keys) do
    for key <- best(for(key <- keys, likeness = likeness(name, key), likeness >= 0.77, do: {likeness, key})) do
      inspect(key)
    end
  end

  defp similar_functions(name, exports) do
    same = for {key, arity} <- exports, key == name, do: {1.0, {key, arity}}

    like =
      if same == [],
        do: for({key, arity} <- exports, likeness = likeness(name, key), likeness >= 0.77, do: {likeness, {key, arity}}),
        else: same

    for {key, arity} <- best(like), do: "#{Coppice.called(key)}/#{arity}"
  end

  defp likeness(one, other), do: String.jaro_distance(Atom.to_string(one), Atom.to_string(other))

  defp best(scored) do
    scored = Enum.take(Enum.sort(scored, fn {a, _}, {b, _} -> a >= b end), 5)
    Enum.sort(for {_, key} <- scored, do: key)
  end

  defp did_you_mean([]), do: ""
  defp did_you_mean(names), do: ". Did you mean:\n\n" <> listed(names)

  defp listed([]), do: ""
  defp listed([name | rest]), do: "      * " <> name <> "\n" <> listed(rest)
end
