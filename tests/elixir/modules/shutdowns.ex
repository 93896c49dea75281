defmodule Slow do
  use GenServer

  def start_link({name, traps}), do: GenServer.start_link(__MODULE__, traps, name: name)

  @impl true
  def init(traps) do
    Process.flag(:trap_exit, traps)
    {:ok, traps}
  end

  @impl true
  def handle_cast({:sleep, ms}, traps) do
    Process.sleep(ms)
    {:noreply, traps}
  end

  @impl true
  def terminate(reason, _), do: IO.inspect(reason, label: "terminate")
end

defmodule Slow.Supervisor do
  use Supervisor

  def start_link(strategy), do: Supervisor.start_link(__MODULE__, strategy, name: __MODULE__)

  @impl true
  def init(strategy) do
    Supervisor.init(
      [
        %{id: :brutal, start: {Slow, :start_link, [{:brutal, true}]}, shutdown: :brutal_kill},
        %{id: :short, start: {Slow, :start_link, [{:short, true}]}, shutdown: 50},
        %{id: :endless, start: {Slow, :start_link, [{:endless, true}]}, shutdown: :infinity},
        %{id: :plain, start: {Slow, :start_link, [{:plain, false}]}}
      ],
      strategy: strategy
    )
  end
end
