defmodule Temp do
  use GenServer, restart: :temporary, shutdown: 100

  def start_link(name), do: GenServer.start_link(__MODULE__, name, name: name)

  @impl true
  def init(name), do: {:ok, name}

  @impl true
  def handle_call({:stop, reason}, _from, name), do: {:stop, reason, name, name}
end

defmodule Trans do
  use GenServer, restart: :transient, id: :trans

  def start_link(name), do: GenServer.start_link(__MODULE__, name, name: name)

  @impl true
  def init(name), do: {:ok, name}

  @impl true
  def handle_call({:stop, reason}, _from, name), do: {:stop, reason, name, name}
end
