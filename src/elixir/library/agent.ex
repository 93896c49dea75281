defmodule Agent do
  def child_spec(argument), do: %{id: Agent, start: {Agent, :start_link, [argument]}}

  def get(agent, module, function, arguments, timeout \\ 5000), do: get(agent, {module, function, arguments}, timeout)
  def update(agent, module, function, arguments, timeout \\ 5000), do: update(agent, {module, function, arguments}, timeout)

  def get_and_update(agent, module, function, arguments, timeout \\ 5000) do
    get_and_update(agent, {module, function, arguments}, timeout)
  end

  def cast(agent, module, function, arguments), do: cast(agent, {module, function, arguments})
end
