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

  def rescued(:error, value, trace, :any), do: Exception.normalize(:error, value, trace)

  def rescued(:error, value, trace, modules) do
    %module{} = exception = Exception.normalize(:error, value, trace)

    cond do
      not (:lists.member(module, modules) or (:lists.member(ErlangError, modules) and exception != value)) -> nil
      traced?(module, :lists.reverse(modules)) or :lists.member(ErlangError, modules) -> exception
      true -> Exception.normalize(:error, value)
    end
  end

  def rescued(_, _, _, _), do: nil

  # Is the stack trace looked at for such an error? It is for those at the end of the list that all take it, as in Elixir 1.14;
  # what is never made of an error of the runtime does not count.
  defp traced?(module, [module | _]), do: true
  defp traced?(module, [other | rest]), do: not untraced?(other) and traced?(module, rest)
  defp traced?(_module, []), do: false

  # Is it made of an error of the runtime, whatever the stack trace says?
  defp untraced?(module) do
    module in [
      ArithmeticError,
      CondClauseError,
      BadArityError,
      BadFunctionError,
      MatchError,
      CaseClauseError,
      WithClauseError,
      TryClauseError,
      BadStructError,
      BadMapError,
      BadBooleanError
    ]
  end

  # A `for` over the parts of a bitstring: the function says what is left and what has come together, or that it is over.
  def reduce_bits(bits, acc, fun) when is_bitstring(bits) do
    case fun.(bits, acc) do
      {rest, acc} -> reduce_bits(rest, acc, fun)
      :over -> acc
    end
  end

  def reduce_bits(other, _acc, _fun), do: :erlang.error({:bad_generator, other})

  # No clause of a function takes these arguments: for functions that here are written in another way.
  def no_clause(module, name, arguments), do: :erlang.raise(:error, :function_clause, [{module, name, arguments, []}])

  # Chunks by `chunk_while`, which is that of `Enum` or of `Stream`.
  def chunk_every(chunk_while, enumerable, count, step, leftover) do
    chunk_fun = fn entry, {chunk, size, skip} ->
      size = size + 1

      cond do
        skip > 0 -> {:cont, {chunk, 0, skip - 1}}
        size < count -> {:cont, {[entry | chunk], size, 0}}
        step >= count -> {:cont, :lists.reverse([entry | chunk]), {[], 0, step - count}}
        true -> {:cont, :lists.reverse([entry | chunk]), {Enum.take([entry | chunk], count - step), count - step, 0}}
      end
    end

    after_fun = fn
      {[], _, _} = acc -> {:cont, acc}
      {chunk, size, _} = acc ->
        cond do
          leftover == :discard -> {:cont, acc}
          true -> {:cont, :lists.reverse(chunk, Enum.take(leftover, count - size)), acc}
        end
    end

    chunk_while.(enumerable, {[], 0, 0}, chunk_fun, after_fun)
  end

  def chunk_by(chunk_while, enumerable, fun) do
    chunk_fun = fn
      entry, nil ->
        {:cont, {[entry], fun.(entry)}}

      entry, {chunk, value} ->
        case fun.(entry) do
          ^value -> {:cont, {[entry | chunk], value}}
          other -> {:cont, :lists.reverse(chunk), {[entry], other}}
        end
    end

    after_fun = fn
      nil -> {:cont, :done}
      {chunk, _} -> {:cont, :lists.reverse(chunk), :done}
    end

    chunk_while.(enumerable, nil, chunk_fun, after_fun)
  end

  # `map.key` in the path of `put_in` and the like.
  def field(key) do
    fn
      :get, map, next ->
        next.(Map.fetch!(map, key))

      :get_and_update, map, next ->
        value = Map.fetch!(map, key)

        case next.(value) do
          {get, update} -> {get, Map.put(map, key, update)}
          :pop -> {value, Map.delete(map, key)}
        end
    end
  end
end
