defmodule Registry do
  def child_spec(options) do
    %{id: Keyword.get(options, :name, Registry), start: {Registry, :start_link, [options]}, type: :supervisor}
  end

  def start_link(keys, name, options \\ []) when keys in [:unique, :duplicate] and is_atom(name) do
    start_link([keys: keys, name: name] ++ options)
  end

  def whereis_name({registry, key}), do: found(GenServer.whereis({:via, Registry, {registry, key}}))
  def whereis_name({registry, key, _value}), do: whereis_name({registry, key})

  defp found(nil), do: :undefined
  defp found(pid), do: pid

  def register_name({registry, key}, pid), do: register_name({registry, key, nil}, pid)

  def register_name({registry, key, value}, pid) do
    if pid != self(), do: Coppice.no_clause(Registry, :register_name, [registry, key, value, pid])

    case register(registry, key, value) do
      {:ok, _} -> :yes
      {:error, _} -> :no
    end
  end

  def unregister_name({registry, key}), do: unregister(registry, key)
  def unregister_name({registry, key, _value}), do: unregister(registry, key)

  def send({registry, key}, message) do
    case lookup(registry, key) do
      [{pid, _}] -> Kernel.send(pid, message)
      [] -> :erlang.error(:badarg, [{registry, key}, message])
    end
  end

  def send({registry, key, _value}, message), do: Registry.send({registry, key}, message)

  def update_value(registry, key, callback) when is_atom(registry) and is_function(callback, 1) do
    case Coppice.registry_own_value(registry, key) do
      {:ok, old} ->
        new = callback.(old)
        Coppice.registry_put_own_value(registry, key, new)
        {new, old}

      :error ->
        :error
    end
  end

  def dispatch(registry, key, fun, options \\ [])
      when is_atom(registry) and is_function(fun, 1)
      when is_atom(registry) and tuple_size(fun) == 3 do
    if Keyword.get(options, :parallel, false) and Coppice.registry_dispatched(registry, key, 1) != nil do
      Enum.each(tasks(registry, key, fun, 0), &Task.await(&1, :infinity))
    else
      dispatched(registry, key, fun, 0)
    end
  end

  defp dispatched(registry, key, fun, partition) do
    case Coppice.registry_dispatched(registry, key, partition) do
      nil ->
        :ok

      entries ->
        called(entries, fun)
        dispatched(registry, key, fun, partition + 1)
    end
  end

  defp tasks(registry, key, fun, partition) do
    if Coppice.registry_dispatched(registry, key, partition) == nil do
      []
    else
      parent = self()

      task =
        Task.async(fn ->
          called(Coppice.registry_dispatched(registry, key, partition), fun)
          Process.unlink(parent)
          :ok
        end)

      [task | tasks(registry, key, fun, partition + 1)]
    end
  end

  defp called([], _fun), do: :ok
  defp called(entries, {module, function, arguments}), do: apply(module, function, [entries | arguments])
  defp called(entries, fun), do: fun.(entries)
end
