defmodule Lesson do
  # Where no lists are served these are not there, and nobody calls them.
  @compile {:no_warn_undefined, [Todo.Server, Todo.Cache, Todo.List]}

  # Who lives where: of every place of the tree its path and the pid.
  def census(root) do
    case Process.whereis(root) do
      nil -> %{}
      pid -> Map.new(walk(inspect(root), pid))
    end
  end

  def at(root, path), do: Map.get(census(root), path)

  def fate(before, later, path) do
    case {before[path], later[path]} do
      {same, same} -> :same
      {_, nil} -> :gone
      {_, _} -> :new
    end
  end

  def fates(before, later), do: Enum.map_join(Enum.sort(Map.keys(before)), "; ", &"#{&1}: #{fate(before, later, &1)}")

  defp walk(path, pid), do: [{path, pid} | Enum.flat_map(below(pid), fn {segment, child} -> walk("#{path}/#{segment}", child) end)]

  defp below(pid) do
    case Process.info(pid, :dictionary) do
      {:dictionary, dictionary} -> below(dictionary[:"$initial_call"], pid)
      nil -> []
    end
  end

  defp below({:supervisor, _, _}, pid), do: children(pid)
  defp below({DynamicSupervisor, _, _}, pid), do: children(pid)
  defp below({Flat.Cache, _, _}, pid), do: [{"Flat.Database", Process.whereis(Flat.Database)} | Map.to_list(:sys.get_state(pid))]
  defp below({Flat.Database, _, _}, pid), do: Map.to_list(:sys.get_state(pid))
  # What a worker has started itself is linked to it.
  defp below({module, _, _}, pid) when module not in [Registry.Partition, Agent.Server] do
    {:links, links} = Process.info(pid, :links)
    for linked <- links, is_pid(linked), task?(linked, pid), do: {"task", linked}
  end

  defp below(_, _), do: []

  defp children(pid) do
    for {id, child, _, _} <- Supervisor.which_children(pid), is_pid(child), do: {segment(id, child), child}
  end

  # The child of a dynamic supervisor is known by its name, if it has one.
  defp segment(:undefined, pid) do
    keys = if Process.whereis(Todo.ProcessRegistry), do: Registry.keys(Todo.ProcessRegistry, pid), else: []

    case keys do
      [{_, name}] -> name
      [] -> inspect(pid)
    end
  end

  defp segment(id, _), do: inspect(id)

  defp task?(pid, owner) do
    {:dictionary, dictionary} = Process.info(pid, :dictionary)
    match?({Task.Supervised, _, _}, dictionary[:"$initial_call"]) or Keyword.get(dictionary, :"$callers") == [owner]
  end

  # What the chapter's modules do not have: starts that fail.
  def fail(name, times), do: :persistent_term.put({__MODULE__, name}, times)

  def begin, do: for({{__MODULE__, name}, _} <- :persistent_term.get(), do: :persistent_term.erase({__MODULE__, name}))

  def started(name, result) do
    case :persistent_term.get({__MODULE__, name}, 0) do
      0 ->
        result

      left ->
        fail(name, left - 1)
        {:stop, :enoent}
    end
  end

  # What the to-do pane asks for.
  def open(list), do: server(list) |> Todo.Server.entries() |> length()
  def add(list, entry), do: Todo.Server.add_entry(server(list), entry)
  def server(list), do: Todo.Cache.server_process(list)

  def held(list) do
    case Registry.lookup(Todo.ProcessRegistry, {Todo.Server, list}) do
      [{pid, _}] -> pid |> Todo.Server.entries() |> length()
      [] -> nil
    end
  end

  def stored(list) do
    case File.read("./persist/#{list}") do
      {:ok, content} -> content |> :erlang.binary_to_term() |> Todo.List.entries() |> length()
      {:error, _} -> 0
    end
  end

  def holds(pid, key), do: pid != nil and Registry.lookup(Todo.ProcessRegistry, key) == [{pid, nil}]
end
