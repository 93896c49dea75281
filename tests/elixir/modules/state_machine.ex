defmodule Door do
  use GenServer

  def start_link(code), do: GenServer.start_link(__MODULE__, code, name: __MODULE__)

  def press(digit), do: GenServer.call(__MODULE__, {:press, digit})

  @impl true
  def init(code) when is_list(code), do: {:ok, {:locked, code, code, nil}}
  def init(code), do: {:stop, {:bad_code, code}}

  @impl true
  def handle_call({:press, _}, _from, {:open, _, _, _} = state), do: {:reply, :open, state}
  def handle_call({:press, digit}, _from, {:locked, code, [digit], _}), do: {:reply, :open, {:open, code, code, lock_later()}}
  def handle_call({:press, digit}, _from, {:locked, code, [digit | rest], _}), do: {:reply, :next, {:locked, code, rest, nil}}
  def handle_call({:press, _}, _from, {:locked, code, _, _}), do: {:reply, :wrong, {:locked, code, code, nil}}

  @impl true
  def handle_info(:lock, {:open, code, _, _}), do: {:noreply, {:locked, code, code, nil}}

  defp lock_later, do: Process.send_after(self(), :lock, 60_000)
end
