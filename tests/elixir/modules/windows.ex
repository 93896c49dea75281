defmodule Lamp do
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, [], name: __MODULE__)

  @impl true
  def init(_), do: {:ok, :on}

  @impl true
  def handle_cast(:blow, _), do: exit(:blown)
end
