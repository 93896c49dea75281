defmodule Fidelity.Linked do
  @moduledoc "Ops that start a process outside of the tree, in whatever process does them."
  alias Fidelity.{Bench, Ops, Plain}

  def perform(%{"op" => "spawn", "id" => id, "fun" => fun} = op) do
    Plain.start(id, fun, op["trap_exit"] || false, Map.get(op, "link", true))
    "ok"
  end

  def perform(%{"op" => "start_link", "child" => child}) do
    %{start: {module, function, arguments}} = Ops.child_spec(child)

    case apply(module, function, arguments) do
      {:error, {:already_started, other}} -> "error:already_started:" <> Bench.who(other)
      result -> Ops.answer(result)
    end
  end
end
