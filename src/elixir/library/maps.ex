defmodule :maps do
  def map(fun, map) when is_function(fun, 2), do: from_list(:lists.map(fn {k, v} -> {k, fun.(k, v)} end, to_list(map)))

  def fold(fun, acc, map) when is_function(fun, 3) do
    :lists.foldl(fn {k, v}, acc -> fun.(k, v, acc) end, acc, to_list(map))
  end

  def foreach(fun, map) when is_function(fun, 2), do: :lists.foreach(fn {k, v} -> fun.(k, v) end, to_list(map))

  def filter(fun, map) when is_function(fun, 2) do
    from_list(:lists.filter(fn {k, v} -> fun.(k, v) end, to_list(map)))
  end

  def filtermap(fun, map) when is_function(fun, 2) do
    kept = fn {k, v} ->
      case fun.(k, v) do
        {true, value} -> {true, {k, value}}
        kept -> kept
      end
    end

    from_list(:lists.filtermap(kept, to_list(map)))
  end

  def update_with(key, fun, map) when is_function(fun, 1), do: put(key, fun.(get(key, map)), map)

  def update_with(key, fun, initial, map) when is_function(fun, 1) do
    case find(key, map) do
      {:ok, value} -> put(key, fun.(value), map)
      :error -> put(key, initial, map)
    end
  end

  def merge_with(fun, one, other) when is_function(fun, 3) do
    :lists.foldl(
      fn {k, v}, map ->
        case find(k, map) do
          {:ok, before} -> put(k, fun.(k, before, v), map)
          :error -> put(k, v, map)
        end
      end,
      one,
      to_list(other)
    )
  end


  def intersect_with(fun, one, other) when is_function(fun, 3) do
    map(fn k, v -> fun.(k, v, get(k, other)) end, Coppice.common_keys(one, other))
  end

  def groups_from_list(fun, list), do: Coppice.grouped(:lists.map(&{fun.(&1), &1}, :lists.reverse(list)))

  def groups_from_list(fun, list), do: Enum.group_by(list, fun)
  def groups_from_list(fun, value, list), do: Enum.group_by(list, fun, value)
end
