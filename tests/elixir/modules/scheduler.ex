defmodule Scheduler do
  use GenServer

  def start_link(jobs), do: GenServer.start_link(__MODULE__, jobs, name: __MODULE__)

  def add(name, ms, fun), do: GenServer.call(__MODULE__, {:add, name, ms, fun})

  def cancel(name), do: GenServer.call(__MODULE__, {:cancel, name})

  @impl true
  def init(jobs) do
    state = %{jobs: %{}, runs: []}
    {:ok, Enum.reduce(jobs, state, fn {name, ms, fun}, state -> plan(state, name, ms, fun) end)}
  end

  @impl true
  def handle_call({:add, name, ms, fun}, _from, state), do: {:reply, :ok, plan(state, name, ms, fun)}
  def handle_call(:runs, _from, state), do: {:reply, Enum.reverse(state.runs), state}

  def handle_call({:cancel, name}, _from, state) do
    case Map.pop(state.jobs, name) do
      {nil, _} -> {:reply, :unknown, state}
      {{timer, _, _}, jobs} -> {:reply, Process.cancel_timer(timer) != false, %{state | jobs: jobs}}
    end
  end

  @impl true
  def handle_info({:run, name}, state) do
    {_, ms, fun} = Map.fetch!(state.jobs, name)
    result = fun.(length(state.runs))
    {:noreply, plan(%{state | runs: [{name, result} | state.runs]}, name, ms, fun)}
  end

  defp plan(state, name, ms, fun) do
    timer = Process.send_after(self(), {:run, name}, ms)
    put_in(state.jobs[name], {timer, ms, fun})
  end
end
