defmodule Collectable do
  def into(list) when is_list(list) do
    {[],
     fn
       acc, {:cont, value} -> [value | acc]
       acc, :done -> list ++ :lists.reverse(acc)
       _, :halt -> :ok
     end}
  end

  def into(%MapSet{} = set), do: {set, collector(fn set, value -> MapSet.put(set, value) end)}
  def into(%module{} = struct) when is_atom(module), do: undefined(struct)

  def into(map) when is_map(map) do
    {map,
     collector(fn
       map, {key, value} -> Map.put(map, key, value)
       _, other -> Coppice.no_clause(Collectable.Map, :"-into/1-fun-0-", [map, {:cont, other}])
     end)}
  end

  def into(binary) when is_binary(binary) do
    {[binary],
     fn
       acc, {:cont, value} when is_bitstring(value) -> [value | acc]
       acc, {:cont, _} = other -> Coppice.no_clause(Collectable.BitString, :"-into/1-fun-0-", [acc, other])
       acc, :done -> Coppice.concatenated(acc)
       _, :halt -> :ok
     end}
  end

  def into(other), do: undefined(other)

  defp collector(put) do
    fn
      acc, {:cont, value} -> put.(acc, value)
      acc, :done -> acc
      _, :halt -> :ok
    end
  end

  defp undefined(value), do: raise(Protocol.UndefinedError, protocol: Collectable, value: value, description: "")
end
