defmodule KV.Bucket do
  use Agent, restart: :temporary

  def start_link(_options), do: Agent.start_link(fn -> %{} end)

  def get(bucket, key), do: Agent.get(bucket, &Map.get(&1, key))

  def put(bucket, key, value), do: Agent.update(bucket, &Map.put(&1, key, value))

  def delete(bucket, key), do: Agent.get_and_update(bucket, &Map.pop(&1, key))
end

defmodule KV.Registry do
  use GenServer

  def start_link(options), do: GenServer.start_link(__MODULE__, :ok, options)

  def lookup(server, name), do: GenServer.call(server, {:lookup, name})

  def create(server, name), do: GenServer.cast(server, {:create, name})

  @impl true
  def init(:ok), do: {:ok, {%{}, %{}}}

  @impl true
  def handle_call({:lookup, name}, _from, {names, _} = state), do: {:reply, Map.fetch(names, name), state}

  @impl true
  def handle_cast({:create, name}, {names, refs}) do
    if Map.has_key?(names, name) do
      {:noreply, {names, refs}}
    else
      {:ok, pid} = DynamicSupervisor.start_child(KV.BucketSupervisor, KV.Bucket)
      ref = Process.monitor(pid)
      {:noreply, {Map.put(names, name, pid), Map.put(refs, ref, name)}}
    end
  end

  @impl true
  def handle_info({:DOWN, ref, :process, _pid, _reason}, {names, refs}) do
    {name, refs} = Map.pop(refs, ref)
    {:noreply, {Map.delete(names, name), refs}}
  end
end

defmodule KV.Supervisor do
  use Supervisor

  def start_link(options), do: Supervisor.start_link(__MODULE__, :ok, options)

  @impl true
  def init(:ok) do
    children = [
      {DynamicSupervisor, name: KV.BucketSupervisor, strategy: :one_for_one},
      {KV.Registry, name: KV.Registry}
    ]

    Supervisor.init(children, strategy: :one_for_all)
  end
end
