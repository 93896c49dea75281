defmodule Proxy do
  use GenServer

  def start_link({name, target, ms}), do: GenServer.start_link(__MODULE__, {target, ms}, name: name)

  def child_spec({name, _, _} = argument), do: %{id: name, start: {__MODULE__, :start_link, [argument]}}

  @impl true
  def init(state), do: {:ok, state}

  @impl true
  def handle_call(:target, _from, {target, _} = state), do: {:reply, target, state}
  def handle_call({:retarget, target}, _from, {_, ms}), do: {:reply, :ok, {target, ms}}
  def handle_call(request, _from, {target, ms} = state), do: {:reply, GenServer.call(target, request, ms), state}

  @impl true
  def handle_cast(request, {target, _} = state) do
    GenServer.cast(target, request)
    {:noreply, state}
  end
end

defmodule Echo do
  use GenServer

  def start_link(name), do: GenServer.start_link(__MODULE__, 0, name: name)

  @impl true
  def init(count), do: {:ok, count}

  @impl true
  def handle_call({:echo, what}, _from, count), do: {:reply, {what, count}, count + 1}
  def handle_call({:slow, ms}, _from, count), do: {:reply, Process.sleep(ms), count}

  @impl true
  def handle_cast({:stop, reason}, count), do: {:stop, reason, count}
end
