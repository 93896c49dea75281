defmodule IEx.Helpers do
  def v(at \\ -1) do
    history = Process.get(:iex_history, [])

    found =
      if at < 0,
        do: Enum.at(history, -at - 1),
        else: Enum.find(history, fn {number, _} -> number == at end)

    case found do
      {_, value} -> value
      nil -> raise "v(#{at}) is out of bounds"
    end
  end

  def flush() do
    receive do
      message ->
        IO.puts(inspect(message, IEx.inspect_opts()))
        flush()
    after
      0 -> :ok
    end
  end

  def h(), do: puts("Helpers of the console: exports/1, flush/0, h/1, i/1, pid/1, pid/3, r/1, ref/1, v/0, v/1")

  def h({{module, function}, arity}) do
    cond do
      not Code.ensure_loaded?(module) -> missing(module)
      Coppice.written?(module) -> puts("#{inspect(module)} was not compiled with docs")
      function_exported?(module, function, arity) -> undocumented("#{inspect(module)}.#{Coppice.called(function)}/#{arity}")
      true -> puts("No documentation for #{inspect(module)}.#{Coppice.called(function)}/#{arity} was found")
    end
  end

  def h({module, function}) do
    arities = for arity <- 0..8, function_exported?(module, function, arity), do: arity

    cond do
      not Code.ensure_loaded?(module) ->
        missing(module)

      Coppice.written?(module) ->
        puts("#{inspect(module)} was not compiled with docs")

      arities == [] ->
        puts("No documentation for #{inspect(module)}.#{Coppice.called(function)} was found")

      true ->
        undocumented(Enum.map_join(arities, ", ", &"#{inspect(module)}.#{Coppice.called(function)}/#{&1}"))
    end
  end

  def h(module) when is_atom(module) do
    cond do
      not Code.ensure_loaded?(module) -> missing(module)
      Coppice.written?(module) -> puts("#{inspect(module)} was not compiled with docs")
      true -> undocumented(inspect(module))
    end
  end

  defp missing(module), do: puts("Could not load module #{inspect(module)}, got: nofile")

  defp undocumented(what), do: puts("#{what}\n\nThe documentation of Elixir is not part of Coppice.")

  defp puts(text) do
    IO.puts(text)
    IEx.dont_display_result()
  end

  def exports(module \\ Kernel) do
    if not Coppice.written?(module), do: limit("exports/1 of a module of Elixir")
    print_table(Enum.sort(for {name, arity} <- Coppice.exports(module), do: "#{Coppice.called(name)}/#{arity}"))
    IEx.dont_display_result()
  end

  defp print_table([]), do: :ok

  defp print_table(items) do
    width = min(Enum.max(Enum.map(items, &String.length/1)), 30) + 4

    Enum.reduce(items, 0, fn item, length ->
      if length >= 80, do: IO.puts("")
      printed = String.pad_trailing(item, width) <> " "
      IO.write(printed)
      if(length >= 80, do: 0, else: length) + String.length(printed)
    end)

    IO.puts("")
  end

  def i(term \\ v(-1)) do
    info = [{"Term", inspect(term)}] ++ about(term) ++ [{"Implemented protocols", Enum.join(protocols(term), ", ")}]

    for {subject, what} <- info do
      IO.puts(subject)
      IO.puts("  " <> (what |> to_string() |> String.trim() |> String.replace("\n", "\n  ")))
    end

    IEx.dont_display_result()
  end

  defp about(%module{}) do
    [{"Data type", inspect(module)}, {"Description", "This is a struct. Structs are maps with a __struct__ key."}, {"Reference modules", inspect(module) <> ", Map"}]
  end

  defp about(term) when is_tuple(term), do: [{"Data type", "Tuple"}, {"Reference modules", "Tuple"}]
  defp about(term) when is_map(term), do: [{"Data type", "Map"}, {"Reference modules", "Map"}]
  defp about(term) when is_integer(term), do: [{"Data type", "Integer"}, {"Reference modules", "Integer"}]
  defp about(term) when is_float(term), do: [{"Data type", "Float"}, {"Reference modules", "Float"}]
  defp about(term) when is_reference(term), do: [{"Data type", "Reference"}]

  defp about(term) when is_atom(term) do
    cond do
      Code.ensure_loaded?(term) -> limit("i/1 of a module")
      match?("Elixir." <> _, Atom.to_string(term)) -> [{"Data type", "Atom"}, {"Raw representation", ":" <> inspect(Atom.to_string(term))}, {"Reference modules", "Atom"}]
      true -> [{"Data type", "Atom"}, {"Reference modules", "Atom"}]
    end
  end

  defp about([]), do: [{"Data type", "List"}, {"Reference modules", "List"}]

  defp about(term) when is_list(term) do
    cond do
      List.ascii_printable?(term) ->
        [
          {"Data type", "List"},
          {"Description",
           "This is a list of integers that is printed as a sequence of characters\ndelimited by single quotes because all the integers in it represent printable\nASCII characters. Conventionally, a list of Unicode code points is known as a\ncharlist and a list of ASCII characters is a subset of it.\n"},
          {"Raw representation", inspect(term, charlists: :as_lists)},
          {"Reference modules", "List"}
        ]

      Keyword.keyword?(term) ->
        [
          {"Data type", "List"},
          {"Description",
           "This is what is referred to as a \"keyword list\". A keyword list is a list\nof two-element tuples where the first element of each tuple is an atom."},
          {"Reference modules", "Keyword, List"}
        ]

      true ->
        [{"Data type", "List"}, {"Reference modules", "List"}]
    end
  end

  defp about(term) when is_binary(term) do
    size = {"Byte size", byte_size(term)}
    bytes = {"Raw representation", inspect(term, binaries: :as_binaries)}
    modules = {"Reference modules", "String, :binary"}

    cond do
      String.printable?(term) ->
        text = "This is a string: a UTF-8 encoded binary. It's printed surrounded by\n\"double quotes\" because all UTF-8 encoded code points in it are printable.\n"
        [{"Data type", "BitString"}, size, {"Description", text}, bytes, modules]

      String.valid?(term) ->
        first = Enum.find(String.codepoints(term), &(not String.printable?(&1)))
        text = "This is a string: a UTF-8 encoded binary. It's printed with the `<<>>`\nsyntax (as opposed to double quotes) because it contains non-printable\nUTF-8 encoded code points (the first non-printable code point being\n`#{inspect(first)}`).\n"
        [{"Data type", "BitString"}, size, {"Description", text}, modules]

      true ->
        first = Enum.find(String.codepoints(term), &(not String.valid?(&1)))
        text = "This is a binary: a collection of bytes. It's printed with the `<<>>`\nsyntax (as opposed to double quotes) because it is not a UTF-8 encoded\nbinary (the first invalid byte being `#{inspect(first)}`)\n"
        [{"Data type", "BitString"}, size, {"Description", text}, {"Reference modules", ":binary"}]
    end
  end

  defp about(term) when is_bitstring(term) do
    text = "This is a bitstring. It's a chunk of bits that are not divisible by 8\n(the number of bytes isn't whole).\n"
    [{"Data type", "BitString"}, {"Bits size", bit_size(term)}, {"Description", text}]
  end

  defp about(pid) when is_pid(pid) do
    found =
      case Process.info(pid, [:registered_name, :links, :message_queue_len]) do
        nil ->
          [{"Alive", false}]

        info ->
          [
            {"Alive", true},
            {"Name", if(info[:registered_name] == [], do: "not registered", else: inspect(info[:registered_name]))},
            {"Links", if(info[:links] == [], do: "none", else: Enum.map_join(info[:links], ", ", &inspect/1))},
            {"Message queue length", info[:message_queue_len]}
          ]
      end

    [{"Data type", "PID"}] ++ found ++ [{"Description", "Use Process.info/1 to get more info about this process"}, {"Reference modules", "Process, Node"}]
  end

  defp about(function) when is_function(function) do
    {:arity, arity} = Function.info(function, :arity)

    case Function.info(function, :type) do
      {:type, :external} ->
        [{"Data type", "Function"}, {"Type", "external"}, {"Arity", arity}]

      _ ->
        [{"Data type", "Function"}, {"Type", "local"}, {"Arity", arity}, {"Description", "This is an anonymous function."}]
    end
  end

  defp protocols(%Range{}), do: ["Enumerable", "IEx.Info", "Inspect"]
  defp protocols(%MapSet{}), do: ["Collectable", "Enumerable", "IEx.Info", "Inspect"]
  defp protocols(%_{}), do: ["IEx.Info", "Inspect"]
  defp protocols(term) when is_list(term) or is_map(term) or is_bitstring(term), do: collected(term)
  defp protocols(term) when is_function(term), do: ["Enumerable", "IEx.Info", "Inspect"]
  defp protocols(term) when is_atom(term) or is_number(term), do: chars(term)
  defp protocols(_), do: ["IEx.Info", "Inspect"]

  defp collected(term) when is_map(term), do: ["Collectable", "Enumerable", "IEx.Info", "Inspect"]
  defp collected(term) when is_list(term), do: ["Collectable", "Enumerable", "IEx.Info", "Inspect", "List.Chars", "String.Chars"]
  defp collected(_), do: ["Collectable", "IEx.Info", "Inspect", "List.Chars", "String.Chars"]

  defp chars(_), do: ["IEx.Info", "Inspect", "List.Chars", "String.Chars"]

  def r(module) do
    cond do
      not Code.ensure_loaded?(module) -> raise ArgumentError, "could not load nor find module: #{inspect(module)}"
      Coppice.written?(module) -> raise ArgumentError, "could not find source (iex) for module: #{inspect(module)}"
      true -> limit("r/1 of a module of Elixir")
    end
  end

  def pid(text) when is_binary(text), do: limit("pid/1")
  def pid(0, number, serial) when is_integer(number) and is_integer(serial), do: Coppice.pid(number, serial)

  def recompile(_options \\ []) do
    IO.puts("Mix is not running. Please start IEx with: iex -S mix")
    :error
  end

  def clear(), do: puts("Cannot clear the screen because ANSI escape codes are not enabled on this shell")

  def c(_, _ \\ nil), do: limit("c/2")
  def l(_), do: limit("l/1")
  def t(_), do: limit("t/1")
  def b(_), do: limit("b/1")
  def open(), do: limit("open/0")
  def open(_), do: limit("open/1")
  def break!(_, _), do: limit("break!/2")
  def break!(_, _, _), do: limit("break!/3")
  def breaks(), do: limit("breaks/0")
  def whereami(), do: limit("whereami/0")
  def respawn(), do: limit("respawn/0")
  def runtime_info(), do: limit("runtime_info/0")
  def import_file(_), do: limit("import_file/1")
  def ls(), do: limit("ls/0")
  def cd(_), do: limit("cd/1")
  def pwd(), do: limit("pwd/0")

  defp limit(what), do: raise(Coppice.LimitError, "#{what} of the console is not part of Coppice, though IEx has it")
end
