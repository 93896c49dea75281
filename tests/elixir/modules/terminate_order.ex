defmodule Tidy do
  use GenServer

  def start_link({name, traps}), do: GenServer.start_link(__MODULE__, {name, traps}, name: name)

  def child_spec({name, _} = argument), do: %{id: name, start: {__MODULE__, :start_link, [argument]}, restart: :transient}

  @impl true
  def init({name, traps}) do
    Process.flag(:trap_exit, traps)
    {:ok, name}
  end

  @impl true
  def handle_call({:stop, reason}, _from, name), do: {:stop, reason, :stopping, name}
  def handle_call(:raise, _from, _name), do: raise("untidy")

  @impl true
  def handle_info({:EXIT, _from, reason}, name) do
    IO.puts("#{name} heard #{inspect(reason)}")
    {:noreply, name}
  end

  @impl true
  def terminate(reason, name), do: IO.puts("#{name} terminates: #{inspect(reason)}")
end
