defmodule Stubborn do
  use GenServer

  def start_link({name, traps}), do: GenServer.start_link(__MODULE__, traps, name: name)

  @impl true
  def init(traps) do
    Process.flag(:trap_exit, traps)
    {:ok, []}
  end

  @impl true
  def handle_call({:exit, reason}, _from, _), do: exit(reason)
  def handle_call({:exit_self, reason}, _from, state), do: {:reply, Process.exit(self(), reason), state}
  def handle_call({:link, pid}, _from, state), do: {:reply, Process.link(pid), state}
  def handle_call(:heard, _from, heard), do: {:reply, Enum.reverse(heard), heard}

  @impl true
  def handle_info({:EXIT, from, reason}, heard), do: {:noreply, [{from == self(), reason} | heard]}
end
