defmodule PubSub do
  def child_spec(_), do: Registry.child_spec(keys: :duplicate, name: __MODULE__)

  def subscribe(topic), do: Registry.register(__MODULE__, topic, nil)

  def broadcast(topic, message) do
    for {pid, _} <- Registry.lookup(__MODULE__, topic), do: send(pid, {topic, message})
    :ok
  end
end

defmodule PubSub.Subscriber do
  use GenServer

  def start_link({name, topics}), do: GenServer.start_link(__MODULE__, {name, topics}, name: name)

  def child_spec({name, _} = argument), do: %{id: name, start: {__MODULE__, :start_link, [argument]}}

  @impl true
  def init({name, topics}) do
    Enum.each(topics, &PubSub.subscribe/1)
    {:ok, {name, []}}
  end

  @impl true
  def handle_call(:heard, _from, {_, heard} = state), do: {:reply, Enum.reverse(heard), state}

  @impl true
  def handle_info({_topic, :boom}, _state), do: raise("I cannot hear that")
  def handle_info({topic, message}, {name, heard}), do: {:noreply, {name, [{topic, message} | heard]}}
end
