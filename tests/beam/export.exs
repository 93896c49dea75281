# Compiles designs that were written as Elixir, starts them, and says what tree came of it:
#
#   elixir tests/beam/export.exs < REQUESTS.jsonl
#
# Every line of the input is {"source": modules, "start": a call}, and what is evaluated then, if anything: "then": source. Every line of the output is the root: its children in the
# order in which they were started, with their specs, flags and names.
Code.require_file("json.ex", __DIR__)

defmodule Export do
  def tree(%{"source" => source, "start" => start} = request) do
    modules = for {module, _} <- Code.compile_string(source, "export.ex"), do: module
    {{:ok, root}, _} = Code.eval_string(start)
    tree = Map.put(like(root), "name", name(root))
    tree = if source = request["then"], do: Map.put(tree, "then", evaluated(source)), else: tree
    Supervisor.stop(root)

    for module <- modules do
      :code.purge(module)
      :code.delete(module)
    end

    tree
  end

  defp evaluated(source) do
    {value, _} = Code.eval_string(source)
    inspect(value, limit: :infinity, printable_limit: :infinity)
  end

  # What a supervisor is like; of others nothing.
  defp like(pid) do
    case :sys.get_state(pid) do
      {:state, _, strategy, _, _, intensity, period, _, _, auto_shutdown, _, _} ->
        %{
          "flags" => [to_string(strategy), intensity, period, to_string(auto_shutdown)],
          "children" => for({id, child, _, modules} <- Enum.reverse(Supervisor.which_children(pid)), do: child(pid, id, child, modules))
        }

      %DynamicSupervisor{} = state ->
        %{"flags" => ["dynamic", state.max_restarts, state.max_seconds, to_string(state.max_children)]}
    end
  end

  defp child(supervisor, id, pid, modules) do
    {:ok, spec} = :supervisor.get_childspec(supervisor, id)

    below =
      cond do
        spec.type == :worker -> %{}
        # What these have below them is their own affair.
        modules in [[Registry], [PartitionSupervisor]] -> %{}
        true -> like(pid)
      end

    Map.merge(below, %{
      "id" => inspect(id),
      "type" => to_string(spec.type),
      "restart" => to_string(spec.restart),
      "shutdown" => to_string(spec.shutdown),
      "significant" => spec.significant,
      "name" => name(pid)
    })
  end

  defp name(pid) do
    case Process.info(pid, :registered_name) do
      {:registered_name, name} when is_atom(name) -> inspect(name)
      _ -> name_in_registry(pid)
    end
  end

  # It is linked to the partition of the registry that has its name.
  defp name_in_registry(pid) do
    {:links, links} = Process.info(pid, :links)

    Enum.find_value(Enum.filter(links, &is_pid/1), fn link ->
      with {:registered_name, partition} when is_atom(partition) <- Process.info(link, :registered_name),
           [registry, "0"] <- String.split(Atom.to_string(partition), ".PIDPartition"),
           registry when registry != nil <- running(registry),
           [key] <- Registry.keys(registry, pid),
           do: inspect({registry, key}),
           else: (_ -> nil)
    end)
  end

  # A partition is called after its registry as after a module.
  defp running(name) do
    names = [String.to_atom(name), String.to_atom(String.replace_prefix(name, "Elixir.", ""))]
    Enum.find(names, &Process.whereis/1)
  end
end

leader = Process.group_leader()
{:ok, silent} = StringIO.open("")
Process.group_leader(self(), silent)
Process.flag(:trap_exit, true)
folder = Path.join(System.tmp_dir!(), "export-#{System.pid()}")
File.mkdir_p!(folder)
File.cd!(folder)

for line <- IO.stream(leader, :line), String.trim(line) != "" do
  IO.puts(leader, Fidelity.Json.encode(Export.tree(Fidelity.Json.decode(line))))
end

File.cd!("/")
File.rm_rf!(folder)
