defmodule Member do
  use GenServer

  def start_link(name), do: GenServer.start_link(__MODULE__, name, name: name)

  def child_spec(name), do: %{id: name, start: {__MODULE__, :start_link, [name]}, restart: restart(name)}

  defp restart(:guest), do: :temporary
  defp restart(:friend), do: :transient
  defp restart(_), do: :permanent

  @impl true
  def init(name), do: {:ok, {name, []}}

  @impl true
  def handle_cast({:stop, reason}, state), do: {:stop, reason, state}

  @impl true
  def handle_call({:note, note}, _from, {name, notes}), do: {:reply, [note | notes], {name, [note | notes]}}
end
