defmodule Untidy do
  use GenServer

  def start_link({name, how}), do: GenServer.start_link(__MODULE__, how, name: name)

  def child_spec({name, _} = argument),
    do: %{id: name, start: {__MODULE__, :start_link, [argument]}, shutdown: 80}

  @impl true
  def init(how) do
    Process.flag(:trap_exit, true)
    {:ok, how}
  end

  @impl true
  def handle_cast(:stop, how), do: {:stop, :asked, how}

  @impl true
  def terminate(_reason, :raise), do: raise("cannot")
  def terminate(_reason, :throw), do: throw(:away)
  def terminate(_reason, :exit), do: exit(:differently)
  def terminate(_reason, :sleep), do: Process.sleep(1_000)
  def terminate(_reason, :late), do: Process.sleep(20)
end
