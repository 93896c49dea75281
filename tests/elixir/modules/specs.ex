defmodule Plain do
  use GenServer

  def start_link(argument, options \\ []), do: GenServer.start_link(__MODULE__, argument, options)

  @impl true
  def init(argument), do: {:ok, argument}

  @impl true
  def handle_call(:argument, _from, argument), do: {:reply, argument, argument}
end

defmodule Strict do
  use GenServer, id: :strict, restart: :transient, shutdown: 10_000

  def start_link(argument), do: GenServer.start_link(__MODULE__, argument, name: :strict)

  @impl true
  def init(argument), do: {:ok, argument}
end

defmodule Own do
  def child_spec(options) do
    %{
      id: Keyword.get(options, :id, __MODULE__),
      start: {Plain, :start_link, [options[:value], [name: options[:name]]]},
      shutdown: :brutal_kill
    }
  end
end
