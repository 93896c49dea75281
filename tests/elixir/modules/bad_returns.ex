defmodule Bad do
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, 0, name: __MODULE__)

  @impl true
  def init(state), do: {:ok, state}

  @impl true
  def handle_call({:return, value}, _from, _state), do: value
  def handle_call({:throw, value}, _from, _state), do: throw(value)

  @impl true
  def handle_cast({:return, value}, _state), do: value
  def handle_cast({:throw, value}, _state), do: throw(value)

  @impl true
  def handle_info({:return, value}, _state), do: value

  @impl true
  def handle_continue({:return, value}, _state), do: value
end
