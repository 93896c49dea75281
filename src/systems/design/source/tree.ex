defmodule Tree.Supervisor do
  use Supervisor

  def start_link(flags, children, options), do: Supervisor.start_link(__MODULE__, {flags, children}, options)

  @impl true
  def init({flags, children}), do: {:ok, {flags, children}}
end

defmodule Tree.Worker do
  use GenServer

  def start_link(options), do: GenServer.start_link(__MODULE__, options, Keyword.take(options, [:name]))

  @impl true
  def init(options) do
    Process.flag(:trap_exit, Keyword.get(options, :trap_exit, false))
    {:ok, {0, Keyword.get(options, :terminate_ms, 0)}}
  end

  @impl true
  def handle_call(:get, _from, {count, _} = state), do: {:reply, count, state}
  def handle_call(:inc, _from, {count, ms}), do: {:reply, count + 1, {count + 1, ms}}

  @impl true
  def handle_cast(:inc, {count, ms}), do: {:noreply, {count + 1, ms}}

  @impl true
  def terminate(_reason, {_, ms}), do: Process.sleep(ms)
end
