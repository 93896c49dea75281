defmodule Node do
  def list(), do: []
  def list(_which), do: []
  def alive?(), do: false
end
