defmodule Map do
  def new(%_{} = enumerable), do: :maps.from_list(Enum.to_list(enumerable))
  def new(map) when is_map(map), do: map
  def new(enumerable), do: :maps.from_list(Enum.to_list(enumerable))
  def new(enumerable, transform) when is_function(transform, 1), do: :maps.from_list(Enum.map(enumerable, transform))

  def fetch!(map, key), do: :maps.get(key, map)
  def replace!(map, key, value), do: :maps.update(key, value, map)

  def from_keys(keys, value), do: :maps.from_keys(keys, value)
  def size(map), do: map_size(map)

  def from_struct(module) when is_atom(module), do: delete(module.__struct__(), :__struct__)
  def from_struct(%_{} = struct), do: delete(struct, :__struct__)

  def get_lazy(map, key, fun) when is_function(fun, 0) do
    case :maps.find(key, map) do
      {:ok, value} -> value
      :error -> fun.()
    end
  end

  def put_new_lazy(map, key, fun) when is_function(fun, 0) do
    if has_key?(map, key), do: map, else: put(map, key, fun.())
  end

  def replace_lazy(map, key, fun) when is_map(map) and is_function(fun, 1) do
    if has_key?(map, key), do: put(map, key, fun.(fetch!(map, key))), else: map
  end

  def update(map, key, default, fun) when is_function(fun, 1) do
    case :maps.find(key, map) do
      {:ok, value} -> put(map, key, fun.(value))
      :error -> put(map, key, default)
    end
  end

  def update!(map, key, fun) when is_function(fun, 1), do: put(map, key, fun.(fetch!(map, key)))

  def get_and_update(map, key, fun) when is_function(fun, 1), do: updated(map, key, get(map, key), fun)
  def get_and_update!(map, key, fun) when is_function(fun, 1), do: updated(map, key, fetch!(map, key), fun)

  defp updated(map, key, current, fun) do
    case fun.(current) do
      {get, value} -> {get, put(map, key, value)}
      :pop -> {current, delete(map, key)}
      other -> raise "the given function must return a two-element tuple or :pop, got: #{inspect(other)}"
    end
  end

  def pop_lazy(map, key, fun) when is_function(fun, 0) do
    case :maps.find(key, map) do
      {:ok, value} -> {value, delete(map, key)}
      :error -> {fun.(), map}
    end
  end

  def merge(one, other, fun) when is_function(fun, 3), do: :maps.merge_with(fun, one, other)

  def take(map, keys)
  def take(map, keys) when is_map(map), do: :maps.with(Enum.to_list(keys), map)
  def take(other, _keys), do: :erlang.error({:badmap, other})

  def drop(map, keys)
  def drop(map, keys) when is_map(map), do: :maps.without(Enum.to_list(keys), map)
  def drop(other, _keys), do: :erlang.error({:badmap, other})

  def split(map, keys)

  def split(map, keys) when is_map(map) do
    keys = Enum.to_list(keys)
    {:maps.with(keys, map), :maps.without(keys, map)}
  end

  def split(other, _keys), do: :erlang.error({:badmap, other})

  def filter(map, fun) when is_map(map) and is_function(fun, 1), do: :maps.from_list(Enum.filter(to_list(map), fun))
  def reject(map, fun) when is_map(map) and is_function(fun, 1), do: :maps.from_list(Enum.reject(to_list(map), fun))

  def map(map, fun) when is_map(map) and is_function(fun, 1) do
    :maps.from_list(Enum.map(to_list(map), fn {key, value} -> {key, fun.({key, value})} end))
  end
end
