defmodule MapSet do
  def new, do: of(%{})
  def new(%MapSet{} = set), do: set
  def new(enumerable), do: of(:maps.from_keys(Enum.to_list(enumerable), []))
  def new(enumerable, transform) when is_function(transform, 1), do: new(Enum.map(enumerable, transform))

  defp of(map), do: %MapSet{map: map, version: 2}

  def put(%MapSet{map: map}, value), do: of(Map.put(map, value, []))
  def delete(%MapSet{map: map}, value), do: of(Map.delete(map, value))
  def member?(%MapSet{map: map}, value), do: is_map_key(map, value)
  def size(%MapSet{map: map}), do: map_size(map)
  def to_list(%MapSet{map: map}), do: Map.keys(map)
  def equal?(%MapSet{map: one}, %MapSet{map: other}), do: one === other

  def union(%MapSet{map: one}, %MapSet{map: other}), do: of(Map.merge(one, other))
  def intersection(%MapSet{map: one}, %MapSet{map: other}), do: of(Coppice.common_keys(one, other))
  def difference(%MapSet{map: one}, %MapSet{map: other}), do: of(Coppice.other_keys(one, other))

  def symmetric_difference(%MapSet{map: one}, %MapSet{map: other}) do
    of(Map.merge(Coppice.other_keys(one, other), Coppice.other_keys(other, one)))
  end

  def subset?(%MapSet{map: one}, %MapSet{map: other}), do: Coppice.other_keys(one, other) == %{}
  def disjoint?(%MapSet{map: one}, %MapSet{map: other}), do: Coppice.common_keys(one, other) == %{}

  def filter(%MapSet{map: map}, fun) when is_function(fun), do: of(:maps.from_keys(Enum.filter(Map.keys(map), fun), []))
  def reject(%MapSet{map: map}, fun) when is_function(fun), do: of(:maps.from_keys(Enum.reject(Map.keys(map), fun), []))
end
