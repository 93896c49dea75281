defmodule Agent do
  def child_spec(argument), do: %{id: Agent, start: {Agent, :start_link, [argument]}}
end
