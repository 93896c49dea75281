defmodule Debounce do
  use GenServer

  def start_link(ms), do: GenServer.start_link(__MODULE__, ms, name: __MODULE__)

  def change(value), do: GenServer.cast(__MODULE__, {:change, value})

  @impl true
  def init(ms), do: {:ok, %{ms: ms, timer: nil, pending: [], saved: []}}

  @impl true
  def handle_cast({:change, value}, state) do
    if state.timer, do: Process.cancel_timer(state.timer)
    {:noreply, %{state | timer: Process.send_after(self(), :save, state.ms), pending: [value | state.pending]}}
  end

  @impl true
  def handle_call(:saved, _from, state), do: {:reply, state.saved, state}
  def handle_call(:left, _from, state), do: {:reply, is_integer(Process.read_timer(state.timer)), state}

  @impl true
  def handle_info(:save, state), do: {:noreply, %{state | timer: nil, saved: save(state), pending: []}}

  defp save(state), do: [Enum.map_join(Enum.reverse(state.pending), "+", &to_string/1) | state.saved]
end
