defmodule Fidelity.Norm do
  @moduledoc "Reasons and values without what differs from run to run: pids, stack traces, the prefix of names."

  @prefix "fidelity_"

  @doc "The atom that a registry or a process of that id is registered as."
  def name(id), do: String.to_atom(@prefix <> id)

  @doc "A reason as ops and messages write it: `boom`, `{shutdown,why}`."
  def reason("{shutdown," <> why), do: {:shutdown, String.to_atom(String.trim_trailing(why, "}"))}
  def reason(text), do: String.to_atom(text)

  @doc "A term as it stands in a trace: text, or a number."
  def norm(atom) when is_atom(atom), do: atom |> Atom.to_string() |> strip()

  def norm({:shutdown, {:failed_to_start_child, id, reason}}),
    do: "{shutdown,{failed_to_start_child,#{id(id)},#{norm(reason)}}}"

  def norm({:EXIT, reason}), do: "{EXIT,#{norm(reason)}}"

  def norm({reason, [{module, function, arity, location} | _]})
      when is_atom(module) and is_atom(function) and (is_list(arity) or is_integer(arity)) and is_list(location),
      do: norm(reason)

  def norm({reason, {module, function, arguments}}) when module in [GenServer, Task, Task.Supervised, :sys] and is_list(arguments),
    do: "{#{norm(reason)},{#{inspect(module)},#{function}}}"

  def norm({:shutdown, reason}), do: "{shutdown,#{norm(reason)}}"
  def norm({%{__exception__: true} = error, stack}) when is_list(stack), do: norm(error)
  def norm(%{__exception__: true} = error), do: strip("#{inspect(error.__struct__)}:#{Exception.message(error)}")
  def norm({{:nocatch, value}, stack}) when is_list(stack), do: "nocatch:#{norm(value)}"
  def norm({:nocatch, value}), do: "nocatch:#{norm(value)}"
  def norm({:bad_return_value, value}), do: "{bad_return_value,#{norm(value)}}"
  def norm({:badmatch, {:error, reason}}), do: "{badmatch,{error,#{norm(reason)}}}"
  def norm({:already_started, _}), do: "already_started"
  def norm({reason, child}) when is_tuple(child) and elem(child, 0) == :child, do: norm(reason)
  def norm(text) when is_binary(text), do: text
  def norm(integer) when is_integer(integer), do: integer
  def norm(other), do: other |> inspect() |> strip()

  @doc "A child id."
  def id(:undefined), do: "undefined"
  def id(id) when is_binary(id), do: id
  def id(id), do: id |> inspect() |> strip()

  @doc """
  Takes the prefix of names out of a text. By hand: a search for a pattern costs a whole time slice, in which others would
  run that would not have run without the recorder.
  """
  def strip(text), do: strip(text, "")

  defp strip("", done), do: done
  defp strip(@prefix <> rest, done), do: strip(rest, done)
  defp strip(<<byte, rest::binary>>, done), do: strip(rest, <<done::binary, byte>>)

  # `[{Module, :function, arity or arguments, […]}, …]`
  @stack ~r/\[\{(?:[A-Z]|:)[^,]*, :[^,]*, (?:\d+|(\[(?:[^\[\]]|(?1))*\])), (\[(?:[^\[\]]|(?2))*\])\}(?:, \{(?:[^\[\]]|(\[(?:[^\[\]]|(?3))*\]))*\})*\]/

  @doc "Takes the stack traces out that stand within terms: in each frame is where in a file it was."
  def without_stacks(text), do: Regex.replace(@stack, text, "[]")

  @doc "What stands before the first space or colon; likewise by hand."
  def first_word(text), do: first_word(text, "")

  defp first_word(<<byte, rest::binary>>, word) when byte not in [?\s, ?:], do: first_word(rest, <<word::binary, byte>>)
  defp first_word(_, word), do: word
end
