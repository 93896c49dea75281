defmodule Idle do
  use GenServer

  def start_link({name, ms}), do: GenServer.start_link(__MODULE__, {name, ms}, name: name)

  @impl true
  def init({name, ms}), do: {:ok, {name, ms, 0}, ms}

  @impl true
  def handle_call(:touch, _from, {name, ms, count}), do: {:reply, count, {name, ms, count + 1}, ms}
  def handle_call(:rest, _from, state), do: {:reply, :ok, state, :infinity}
  def handle_call(:hibernate, _from, state), do: {:reply, :ok, state, :hibernate}
  def handle_call({:wait, ms}, _from, state), do: {:reply, :ok, state, ms}

  @impl true
  def handle_cast(_, {_, ms, _} = state), do: {:noreply, state, ms}

  @impl true
  def handle_info(:timeout, {:quitter, _, _} = state), do: {:stop, {:shutdown, :idle}, state}

  def handle_info(:timeout, {name, ms, count}) do
    IO.puts("#{name} has waited")
    {:noreply, {name, ms, count + 100}}
  end
end
