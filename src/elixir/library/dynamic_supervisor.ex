defmodule DynamicSupervisor do
  def child_spec(options) when is_list(options) do
    %{id: Keyword.get(options, :name, DynamicSupervisor), start: {DynamicSupervisor, :start_link, [options]}, type: :supervisor}
  end

  def start_link(options) when is_list(options), do: Coppice.start_dynamic(init(options), options)
  def start_link(module, argument), do: Coppice.start_dynamic(module, argument, [])
  def start_link(module, argument, options), do: Coppice.start_dynamic(module, argument, options)

  def init(options) when is_list(options) do
    flags = %{
      strategy: Keyword.get(options, :strategy, :one_for_one),
      intensity: Keyword.get(options, :max_restarts, 3),
      period: Keyword.get(options, :max_seconds, 5),
      max_children: Keyword.get(options, :max_children, :infinity),
      extra_arguments: Keyword.get(options, :extra_arguments, [])
    }

    {:ok, flags}
  end

  def start_child(supervisor, {_, _, _, _, _, _} = spec), do: Coppice.start_dynamic_child(supervisor, spec)
  def start_child(supervisor, spec), do: Coppice.start_dynamic_child(supervisor, Supervisor.child_spec(spec, []))
end
