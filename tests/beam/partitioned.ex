defmodule Fidelity.Partitioned do
  @moduledoc "Partition supervisors: their options, who their partitions are, and what those are asked as."
  alias Fidelity.{Bench, Norm, Ops}

  def options(spec) do
    options = [
      name: Norm.name(spec["id"]),
      child_spec: Ops.child_spec(spec["child"]),
      partitions: spec["partitions"] || 1,
      strategy: String.to_atom(spec["strategy"] || "one_for_one"),
      max_restarts: spec["max_restarts"] || 3,
      max_seconds: spec["max_seconds"] || 5
    ]

    if spec["with_arguments"], do: [{:with_arguments, fn [id], partition -> [numbered(id, partition)] end} | options], else: options
  end

  @doc "The child itself for all partitions, or one with an id of its own for each."
  def partitions(%{"type" => "partition_supervisor", "child" => child} = spec) do
    if spec["with_arguments"],
      do: for(number <- 0..((spec["partitions"] || 1) - 1), do: Map.update!(child, "id", &numbered(&1, number))),
      else: [child]
  end

  def partitions(_), do: []

  defp numbered(id, number), do: "#{id}.#{number}"

  @doc "Keeps whether the partitions are dynamic supervisors."
  def note(%{"type" => "partition_supervisor", "id" => id, "child" => child}),
    do: Bench.put({:partitions, Norm.name(id)}, child["type"] in ["dynamic", "task_supervisor"])

  def note(_), do: :ok

  @doc "Is the supervisor of that name a dynamic one? nil when no supervisor is to have it."
  def kind({:via, PartitionSupervisor, {supervisor, _}}), do: Bench.get({:partitions, supervisor})
  def kind(name), do: Bench.get({:kind, name})

  @doc "The process of a partition, for a function that takes nothing else."
  def process({:via, PartitionSupervisor, _} = name), do: GenServer.whereis(name)
  def process(other), do: other
end
