defmodule Step do
  use GenServer

  def start_link({name, needs}), do: GenServer.start_link(__MODULE__, {name, needs}, name: name)

  def child_spec({name, _} = argument), do: %{id: name, start: {__MODULE__, :start_link, [argument]}}

  @impl true
  def init({name, needs}) do
    if needs && is_nil(Process.whereis(needs)), do: raise("#{name} needs #{needs}")
    IO.puts("#{name} is up")
    {:ok, {name, needs, 0}}
  end

  @impl true
  def handle_call(:inc, _from, {name, nil, count}), do: {:reply, [{name, count + 1}], {name, nil, count + 1}}

  def handle_call(:inc, _from, {name, needs, count}) do
    below = GenServer.call(needs, :inc)
    {:reply, [{name, count + 1} | below], {name, needs, count + 1}}
  end
end
