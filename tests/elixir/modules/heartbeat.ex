defmodule Heart do
  use GenServer

  def start_link(every), do: GenServer.start_link(__MODULE__, every, name: __MODULE__)

  @impl true
  def init(every) do
    {:ok, ref} = {:ok, Process.send_after(self(), :beat, every)}
    {:ok, %{every: every, beats: 0, ref: ref}}
  end

  @impl true
  def handle_call(:beats, _from, state), do: {:reply, state.beats, state}

  def handle_call(:stop, _from, state) do
    left = Process.cancel_timer(state.ref)
    {:reply, is_integer(left), %{state | ref: nil}}
  end

  @impl true
  def handle_info(:beat, %{beats: 4}), do: raise("infarct")

  def handle_info(:beat, state) do
    {:noreply, %{state | beats: state.beats + 1, ref: Process.send_after(self(), :beat, state.every)}}
  end
end
