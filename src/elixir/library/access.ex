defmodule Access do
  def fetch(container, key)
  def fetch(%module{} = struct, key), do: of_struct(module, :fetch, [struct, key])
  def fetch(map, key) when is_map(map), do: :maps.find(key, map)

  def fetch(list, key) when is_list(list) and is_atom(key) do
    case :lists.keyfind(key, 1, list) do
      {_, value} -> {:ok, value}
      false -> :error
    end
  end

  def fetch(list, key) when is_list(list), do: no_atom(key)
  def fetch(nil, _key), do: :error

  def fetch!(container, key) do
    case fetch(container, key) do
      {:ok, value} -> value
      :error -> raise KeyError, key: key, term: container
    end
  end

  def get(container, key, default \\ nil)
  def get(%module{} = struct, key, default) do
    case of_struct(module, :fetch, [struct, key]) do
      {:ok, value} -> value
      :error -> default
    end
  end

  def get(map, key, default) when is_map(map), do: Map.get(map, key, default)
  def get(list, key, default) when is_list(list) and is_atom(key), do: Keyword.get(list, key, default)
  def get(list, key, _default) when is_list(list), do: no_atom(key)
  def get(nil, _key, default), do: default

  def get_and_update(container, key, fun)
  def get_and_update(%module{} = struct, key, fun), do: of_struct(module, :get_and_update, [struct, key, fun])
  def get_and_update(map, key, fun) when is_map(map), do: Map.get_and_update(map, key, fun)
  def get_and_update(list, key, fun) when is_list(list) and is_atom(key), do: Keyword.get_and_update(list, key, fun)
  def get_and_update(list, key, _fun) when is_list(list), do: no_atom(key)
  def get_and_update(nil, key, _fun), do: raise(ArgumentError, "could not put/update key #{inspect(key)} on a nil value")

  def pop(container, key)
  def pop(%module{} = struct, key), do: of_struct(module, :pop, [struct, key])
  def pop(map, key) when is_map(map), do: Map.pop(map, key)
  def pop(list, key) when is_list(list), do: Keyword.pop(list, key)
  def pop(nil, key), do: raise(ArgumentError, "could not pop key #{inspect(key)} on a nil value")

  defp no_atom(key) do
    raise ArgumentError, "the Access calls for keywords expect the key to be an atom, got: " <> inspect(key)
  end

  # A struct has its module say what is in it.
  defp of_struct(module, name, arguments) do
    if function_exported?(module, name, length(arguments)) do
      apply(module, name, arguments)
    else
      raise UndefinedFunctionError,
        module: module,
        function: name,
        arity: length(arguments),
        reason:
          "#{inspect(module)} does not implement the Access behaviour. If you are using get_in/put_in/update_in, " <>
            "you can specify the field to be accessed using Access.key!/1"
    end
  end

  # Functions that stand for keys in `get_in` and the like.
  def key(key, default \\ nil) do
    fn
      :get, data, next ->
        next.(if data == nil, do: default, else: Map.get(data, key, default))

      :get_and_update, data, next ->
        data = data || %{}
        value = Map.get(data, key, default)

        case next.(value) do
          {get, update} -> {get, Map.put(data, key, update)}
          :pop -> {value, Map.delete(data, key)}
        end
    end
  end

  def key!(key) do
    fn
      :get, %{} = data, next ->
        next.(Map.fetch!(data, key))

      :get_and_update, %{} = data, next ->
        value = Map.fetch!(data, key)

        case next.(value) do
          {get, update} -> {get, Map.put(data, key, update)}
          :pop -> {value, Map.delete(data, key)}
        end

      _, data, _next ->
        raise "Access.key!/1 expected a map/struct, got: #{inspect(data)}"
    end
  end

  def elem(index) when is_integer(index) and index >= 0 do
    fn
      :get, data, next when is_tuple(data) ->
        next.(Kernel.elem(data, index))

      :get_and_update, data, next when is_tuple(data) ->
        case next.(Kernel.elem(data, index)) do
          {get, update} -> {get, put_elem(data, index, update)}
          :pop -> raise "cannot pop data from a tuple"
        end

      _, data, _next ->
        raise "Access.elem/1 expected a tuple, got: #{inspect(data)}"
    end
  end

  def all, do: &each(&1, &2, &3, fn _ -> true end, "all/0")
  def filter(fun) when is_function(fun, 1), do: &each(&1, &2, &3, fun, "filter/1")

  defp each(:get, data, next, fun, _) when is_list(data), do: Enum.map(Enum.filter(data, fun), next)

  defp each(:get_and_update, data, next, fun, _) when is_list(data) do
    {gets, updates} =
      Enum.reduce(data, {[], []}, fn x, {gets, updates} ->
        case fun.(x) && next.(x) do
          {get, update} -> {[get | gets], [update | updates]}
          :pop -> {[x | gets], updates}
          _ -> {gets, [x | updates]}
        end
      end)

    {:lists.reverse(gets), :lists.reverse(updates)}
  end

  defp each(_, data, _next, _fun, name), do: raise("Access.#{name} expected a list, got: #{inspect(data)}")

  def at(index) when is_integer(index), do: &at(&1, &2, &3, index)

  defp at(:get, data, next, index) when is_list(data), do: next.(Enum.at(data, index))

  defp at(:get_and_update, data, next, index) when is_list(data) do
    value = Enum.at(data, index)

    case next.(value) do
      {get, update} -> {get, List.replace_at(data, index, update)}
      :pop -> {value, List.delete_at(data, index)}
    end
  end

  defp at(_, data, _next, _index), do: raise("Access.at/1 expected a list, got: #{inspect(data)}")

  def at!(index) when is_integer(index) do
    fn
      :get, data, next when is_list(data) ->
        next.(Enum.fetch!(data, index))

      :get_and_update, data, next when is_list(data) ->
        Enum.fetch!(data, index)
        at(:get_and_update, data, next, index)

      _, data, _next ->
        raise "Access.at!/1 expected a list, got: #{inspect(data)}"
    end
  end

  def slice(%Range{step: step} = range) do
    if step < 1 do
      raise ArgumentError, "Access.slice/1 does not accept ranges with negative steps, got: #{inspect(range)}"
    end

    &slice(&1, &2, &3, range)
  end

  defp slice(:get, data, next, range) when is_list(data), do: Enum.map(Enum.slice(data, range), next)

  defp slice(:get_and_update, data, next, range) when is_list(data) do
    places = Enum.slice(Enum.to_list(0..(length(data) - 1)//1), range)
    chosen = Enum.map(Enum.with_index(data), fn {x, at} -> {x, :lists.member(at, places)} end)

    {gets, updates} =
      Enum.reduce(chosen, {[], []}, fn {x, is_chosen}, {gets, updates} ->
        case is_chosen && next.(x) do
          {get, update} -> {[get | gets], [update | updates]}
          :pop -> {[x | gets], updates}
          false -> {gets, [x | updates]}
        end
      end)

    {:lists.reverse(gets), :lists.reverse(updates)}
  end

  defp slice(_, data, _next, _range), do: raise(ArgumentError, "Access.slice/1 expected a list, got: #{inspect(data)}")
end
