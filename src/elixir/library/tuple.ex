defmodule Tuple do
  def sum(tuple), do: :lists.sum(to_list(tuple))
  def product(tuple), do: Coppice.product(to_list(tuple))
end
