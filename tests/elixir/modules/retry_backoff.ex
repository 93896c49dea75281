defmodule Flaky do
  use Agent

  def start_link(failures), do: Agent.start_link(fn -> failures end, name: __MODULE__)

  def fetch do
    case Agent.get_and_update(__MODULE__, fn left -> {left, max(left - 1, 0)} end) do
      0 -> {:ok, :data}
      left -> {:error, {:not_yet, left}}
    end
  end
end

defmodule Retry do
  use GenServer

  @base 60_000

  def start_link(limit), do: GenServer.start_link(__MODULE__, limit, name: __MODULE__)

  def status, do: GenServer.call(__MODULE__, :status)

  @impl true
  def init(limit), do: {:ok, %{limit: limit, attempt: 0, status: :trying}, {:continue, :try}}

  @impl true
  def handle_continue(:try, state), do: attempt(state)

  @impl true
  def handle_info(:retry, state), do: attempt(state)

  @impl true
  def handle_call(:status, _from, state), do: {:reply, {state.status, state.attempt}, state}

  defp attempt(%{attempt: attempt, limit: limit} = state) when attempt >= limit,
    do: {:stop, :too_many_attempts, state}

  defp attempt(state) do
    state = %{state | attempt: state.attempt + 1}

    case Flaky.fetch() do
      {:ok, data} ->
        {:noreply, %{state | status: {:done, data}}}

      {:error, reason} ->
        Process.send_after(self(), :retry, @base * Integer.pow(2, state.attempt - 1))
        {:noreply, %{state | status: {:waiting, reason}}}
    end
  end
end
