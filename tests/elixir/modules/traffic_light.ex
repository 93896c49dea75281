defmodule Light do
  use GenServer

  @next %{red: {:green, 60_000}, green: {:yellow, 40_000}, yellow: {:red, 60_000}}

  def start_link(_), do: GenServer.start_link(__MODULE__, [], name: __MODULE__)

  def colour, do: GenServer.call(__MODULE__, :colour)

  @impl true
  def init(_), do: {:ok, turn(%{colour: :yellow, timer: nil, turns: 0})}

  @impl true
  def handle_call(:colour, _from, light), do: {:reply, {light.colour, light.turns}, light}

  def handle_call(:press, _from, %{colour: :green} = light) do
    Process.cancel_timer(light.timer)
    {:reply, :walk, turn(light)}
  end

  def handle_call(:press, _from, light), do: {:reply, :wait, light}

  @impl true
  def handle_info(:turn, light), do: {:noreply, turn(light)}

  defp turn(light) do
    {colour, ms} = Map.fetch!(@next, light.colour)
    %{light | colour: colour, timer: Process.send_after(self(), :turn, ms), turns: light.turns + 1}
  end
end
