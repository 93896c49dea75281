defmodule GenServer do
  def abcast(nodes \\ [node()], name, request) when is_list(nodes) and is_atom(name) do
    if node() in nodes, do: cast(name, request)
    :abcast
  end

  # Of the nodes that are named there is one.
  def multi_call(nodes \\ [node()], name, request, timeout \\ :infinity) when is_list(nodes) and is_atom(name) do
    answers = for node <- nodes, do: {node, if(node == node(), do: answer(name, request, timeout), else: :none)}
    {for({node, {:answer, reply}} <- answers, do: {node, reply}), for({node, :none} <- answers, do: node)}
  end

  defp answer(name, request, timeout) do
    {:answer, call(name, request, timeout)}
  catch
    :exit, _ -> :none
  end
end
