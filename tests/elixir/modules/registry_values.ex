defmodule Directory do
  use GenServer

  def start_link(name), do: GenServer.start_link(__MODULE__, name, name: name)

  def child_spec(name), do: %{id: name, start: {__MODULE__, :start_link, [name]}}

  @impl true
  def init(name), do: {:ok, name}

  @impl true
  def handle_call({:register, key, value}, _from, name), do: {:reply, Registry.register(Directory.Names, key, value), name}
  def handle_call({:unregister, key}, _from, name), do: {:reply, Registry.unregister(Directory.Names, key), name}
  def handle_call(:keys, _from, name), do: {:reply, Enum.sort(Registry.keys(Directory.Names, self())), name}
end
