defmodule Deep.Worker do
  use GenServer

  def start_link(name), do: GenServer.start_link(__MODULE__, name, name: name)

  @impl true
  def init(name), do: {:ok, name}

  @impl true
  def handle_cast(:crash, name), do: {:stop, {:crashed, name}, name}
end

defmodule Deep.Branch do
  use Supervisor

  def start_link({name, children}), do: Supervisor.start_link(__MODULE__, children, name: name)

  def child_spec({name, _} = argument) do
    %{id: name, start: {__MODULE__, :start_link, [argument]}, type: :supervisor}
  end

  @impl true
  def init(children), do: Supervisor.init(children, strategy: :one_for_one, max_restarts: 1)
end
