defmodule Coppice do
  def raise(message) when is_binary(message), do: :erlang.error(build_exception(RuntimeError, message))
  def raise(module) when is_atom(module), do: Coppice.raise(module, [])
  def raise(%_{__exception__: true} = exception), do: :erlang.error(exception)

  def raise(other) do
    message = "raise/1 and reraise/2 expect a module name, string or exception as the first argument, got: " <> inspect(other)
    :erlang.error(build_exception(ArgumentError, message))
  end

  def raise(module, arguments), do: :erlang.error(made(module, arguments))

  def reraise(what, trace), do: :erlang.raise(:error, made(what), trace)
  def reraise(what, arguments, trace), do: :erlang.raise(:error, made(what, arguments), trace)

  defp made(message) when is_binary(message), do: build_exception(RuntimeError, message)
  defp made(module) when is_atom(module), do: made(module, [])
  defp made(exception), do: exception

  defp made(module, arguments) do
    cond do
      not builtin_exception?(module) -> module.exception(arguments)
      made = build_exception(module, arguments) -> made
      true -> :erlang.raise(:error, :function_clause, [{module, :exception, [arguments], []}])
    end
  end

  def rescued(:error, value, trace, modules) do
    exception = Exception.normalize(:error, value, trace)
    if modules == :any or among?(exception, value, modules), do: exception, else: nil
  end

  def rescued(_, _, _, _), do: nil

  defp among?(%module{}, _value, modules), do: :lists.member(module, modules)
end
