defmodule PartitionSupervisor do
  def child_spec(options) when is_list(options) do
    id =
      case Keyword.get(options, :name, DynamicSupervisor) do
        name when is_atom(name) -> name
        {:via, _module, name} -> name
      end

    %{id: id, start: {PartitionSupervisor, :start_link, [options]}, type: :supervisor}
  end

  def start_link(options) when is_list(options) do
    name = given(options, :name)
    child_spec = given(options, :child_spec)
    partitions = Keyword.get(options, :partitions, System.schedulers_online())

    if not (is_integer(partitions) and partitions >= 1) do
      raise ArgumentError, "the :partitions option must be a positive integer, got: #{inspect(partitions)}"
    end

    with_arguments = Keyword.get(options, :with_arguments, fn arguments, _partition -> arguments end)

    if not is_function(with_arguments, 2) do
      raise ArgumentError,
            "the :with_arguments option must be a function that receives two arguments, " <>
              "the current call arguments and the partition, got: #{inspect(with_arguments)}"
    end

    if not is_atom(name), do: raise(Coppice.LimitError, "a PartitionSupervisor has an atom as its name in Coppice")

    %{start: {module, function, arguments}} = spec = Supervisor.child_spec(child_spec, [])

    children =
      for partition <- 0..(partitions - 1) do
        arguments = with_arguments.(arguments, partition)

        if not is_list(arguments) do
          raise "the call to the function in :with_arguments must return a list, got: #{inspect(arguments)}"
        end

        start = {PartitionSupervisor, :start_child, [module, function, arguments, name, partition]}
        Map.merge(spec, %{id: partition, start: start, modules: spec[:modules] || [module]})
      end

    Coppice.start_partitions(name, {name, partitions, children, Keyword.take(options, [:strategy, :max_seconds, :max_restarts])})
  end

  defp given(options, key) do
    options[key] || raise(ArgumentError, "the #{inspect(key)} option must be given to PartitionSupervisor")
  end

  def which_children(name) when is_atom(name) or elem(name, 0) == :via, do: Supervisor.which_children(name)
  def count_children(name) when is_atom(name), do: Supervisor.count_children(name)

  def whereis_name({name, key}) when is_atom(name), do: GenServer.whereis({:via, PartitionSupervisor, {name, key}})
  def send(name, message), do: Kernel.send(whereis_name(name), message)
  def register_name(_, _), do: raise("{:via, PartitionSupervisor, _} cannot be given on registration")
  def unregister_name(_, _), do: raise("{:via, PartitionSupervisor, _} cannot be given on unregistration")

  def stop(name, reason \\ :normal, timeout \\ :infinity), do: Supervisor.stop(name, reason, timeout)
end
