defmodule Parking do
  use GenServer

  def start_link(spaces), do: GenServer.start_link(__MODULE__, spaces, name: __MODULE__)

  def enter(plate), do: GenServer.call(__MODULE__, {:enter, plate})

  def leave(plate), do: GenServer.call(__MODULE__, {:leave, plate})

  @impl true
  def init(spaces), do: {:ok, %{free: Enum.to_list(1..spaces), cars: %{}, fees: 0}}

  @impl true
  def handle_call({:enter, plate}, _from, %{free: free, cars: cars} = state) do
    with :error <- Map.fetch(cars, plate),
         [space | rest] <- free,
         true <- plate =~ "-" do
      {:reply, {:ok, space}, %{state | free: rest, cars: Map.put(cars, plate, space)}}
    else
      {:ok, space} -> {:reply, {:error, {:parked, space}}, state}
      [] -> {:reply, {:error, :full}, state}
    end
  end

  def handle_call({:leave, plate}, _from, state) do
    {space, cars} = Map.pop(state.cars, plate)
    fee = fee(space)
    {:reply, fee, %{state | free: Enum.sort([space | state.free]), cars: cars, fees: state.fees + fee}}
  end

  def handle_call(:state, _from, state), do: {:reply, state, state}

  defp fee(space) when is_integer(space) do
    cond do
      space == 1 -> 10
      space < 3 -> 5
    end
  end
end
