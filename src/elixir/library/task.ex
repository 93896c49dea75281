defmodule Task do
  def child_spec(argument), do: %{id: Task, start: {Task, :start_link, [argument]}, restart: :temporary}
end
