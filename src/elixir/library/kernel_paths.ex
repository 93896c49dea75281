defmodule Kernel do
  # `get_in` and the like: a path is a list of keys, and of functions that stand for one.
  def get_in(nil, [_ | _]), do: nil
  def get_in(data, [last]) when is_function(last), do: last.(:get, data, & &1)
  def get_in(data, [fun | keys]) when is_function(fun), do: fun.(:get, data, &get_in(&1, keys))
  def get_in(data, [last]), do: Access.get(data, last)
  def get_in(data, [key | keys]), do: get_in(Access.get(data, key), keys)

  def put_in(data, [_ | _] = keys, value), do: elem(get_and_update_in(data, keys, fn _ -> {nil, value} end), 1)

  def update_in(data, [_ | _] = keys, fun) when is_function(fun) do
    elem(get_and_update_in(data, keys, fn value -> {nil, fun.(value)} end), 1)
  end

  def get_and_update_in(data, keys, fun)
  def get_and_update_in(data, [last], fun) when is_function(last, 3), do: last.(:get_and_update, data, fun)

  def get_and_update_in(data, [key | keys], fun) when is_function(key, 3) do
    key.(:get_and_update, data, &get_and_update_in(&1, keys, fun))
  end

  def get_and_update_in(data, [last], fun) when is_function(fun, 1), do: Access.get_and_update(data, last, fun)

  def get_and_update_in(data, [key | keys], fun) when is_function(fun, 1) do
    Access.get_and_update(data, key, &get_and_update_in(&1, keys, fun))
  end

  def pop_in(nil, [key | _]), do: raise(ArgumentError, "could not pop key #{inspect(key)} on a nil value")
  def pop_in(data, [_ | _] = keys), do: pop_in_data(data, keys)

  defp pop_in_data(nil, [_ | _]), do: :pop
  defp pop_in_data(data, [last]) when is_function(last), do: last.(:get_and_update, data, fn _ -> :pop end)

  defp pop_in_data(data, [fun | keys]) when is_function(fun) do
    fun.(:get_and_update, data, &pop_in_data(&1, keys))
  end

  defp pop_in_data(data, [last]), do: Access.pop(data, last)
  defp pop_in_data(data, [key | keys]), do: Access.get_and_update(data, key, &pop_in_data(&1, keys))
end
