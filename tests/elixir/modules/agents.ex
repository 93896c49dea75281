defmodule Settings do
  use Agent

  def start_link(initial), do: Agent.start_link(fn -> Map.new(initial) end, name: __MODULE__)

  def get(key), do: Agent.get(__MODULE__, &Map.fetch!(&1, key))

  def put(key, value), do: Agent.update(__MODULE__, &Map.put(&1, key, value))

  def swap(key, fun) do
    Agent.get_and_update(__MODULE__, fn settings ->
      old = Map.get(settings, key)
      {old, Map.put(settings, key, fun.(old))}
    end)
  end
end
