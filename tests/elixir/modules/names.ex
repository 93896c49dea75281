defmodule Station do
  use GenServer

  def start_link({name, note}), do: GenServer.start_link(__MODULE__, note, name: name)

  @impl true
  def init(note), do: {:ok, note}

  @impl true
  def handle_call(:note, _from, note), do: {:reply, note, note}

  def handle_call({:rename, name}, _from, note) do
    Process.unregister(:first)
    {:reply, Process.register(self(), name), note}
  end
end
