defmodule Task.Supervisor do
  def child_spec(options) when is_list(options) do
    id =
      case Keyword.get(options, :name, Task.Supervisor) do
        name when is_atom(name) -> name
        {:global, name} -> name
        {:via, _module, name} -> name
      end

    %{id: id, start: {Task.Supervisor, :start_link, [options]}, type: :supervisor}
  end

  def children(supervisor) do
    for {_, pid, _, _} <- DynamicSupervisor.which_children(supervisor), is_pid(pid), do: pid
  end

  def terminate_child(supervisor, pid) when is_pid(pid), do: DynamicSupervisor.terminate_child(supervisor, pid)

  def async_stream(supervisor, enumerable, fun, options \\ []) when is_function(fun, 1) do
    build_stream(supervisor, :link, enumerable, fun, options)
  end

  def async_stream(supervisor, enumerable, module, function, arguments, options \\ [])
      when is_atom(module) and is_atom(function) and is_list(arguments) do
    build_stream(supervisor, :link, enumerable, {module, function, arguments}, options)
  end

  def async_stream_nolink(supervisor, enumerable, fun, options \\ []) when is_function(fun, 1) do
    build_stream(supervisor, :nolink, enumerable, fun, options)
  end

  def async_stream_nolink(supervisor, enumerable, module, function, arguments, options \\ [])
      when is_atom(module) and is_atom(function) and is_list(arguments) do
    build_stream(supervisor, :nolink, enumerable, {module, function, arguments}, options)
  end

  defp build_stream(supervisor, link, enumerable, fun, options) do
    fn acc, reducer ->
      Task.Supervised.stream(enumerable, acc, reducer, Coppice.callers(), fun, options, {supervisor, link})
    end
  end
end
