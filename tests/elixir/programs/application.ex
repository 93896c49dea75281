defmodule Demo.Application do
  @moduledoc false
  use Application

  @impl true
  def start(_type, args) do
    children = [
      {Registry, keys: :unique, name: Demo.Registry},
      {DynamicSupervisor, strategy: :one_for_one, name: Demo.Cache},
      {Task.Supervisor, name: Demo.Tasks},
      %{
        id: Demo.Counter,
        start: {Demo.Counter, :start_link, [[name: via("main")]]},
        restart: :permanent,
        shutdown: 5_000,
        type: :worker
      },
      Supervisor.child_spec({Agent, fn -> %{} end}, id: :settings)
      | Enum.map(args[:extra] || [], &child/1)
    ]

    opts = [strategy: :rest_for_one, max_restarts: 3, max_seconds: 5, name: Demo.Supervisor]
    Supervisor.start_link(children, opts)
  end

  defp via(name), do: {:via, Registry, {Demo.Registry, name}}

  defp child({module, arg}) when is_atom(module), do: {module, arg}
  defp child(module), do: module

  def start_worker(name) do
    spec = {Demo.Counter, name: via(name)}

    with {:error, {:already_started, pid}} <- DynamicSupervisor.start_child(Demo.Cache, spec) do
      {:ok, pid}
    end
  end

  def lookup(name) do
    case Registry.lookup(Demo.Registry, name) do
      [{pid, _value}] when is_pid(pid) -> {:ok, pid}
      [] -> :error
    end
  end
end

defmodule Demo.Supervisor.Nested do
  use Supervisor

  def start_link(init_arg), do: Supervisor.start_link(__MODULE__, init_arg, name: __MODULE__)

  @impl Supervisor
  def init(init_arg) do
    [
      {Demo.Worker, [init_arg]},
      {Demo.Other, []}
    ]
    |> Supervisor.init(strategy: :one_for_all, max_restarts: 0)
  end
end
