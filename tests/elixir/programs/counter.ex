defmodule Demo.Counter do
  @moduledoc """
  A counter that others ask.

      iex> {:ok, pid} = Demo.Counter.start_link(name: :c)
      iex> Demo.Counter.increment(pid, 2)
      2
  """

  use GenServer, restart: :transient

  require Logger

  @type t :: %__MODULE__{count: non_neg_integer(), step: pos_integer(), history: [integer()]}

  defstruct count: 0, step: 1, history: []

  @default_timeout :timer.seconds(5)
  @names ~w(alpha beta gamma)a

  ## Client

  @doc "Starts it."
  @spec start_link(keyword()) :: GenServer.on_start()
  def start_link(options \\ []) do
    {name, options} = Keyword.pop(options, :name, __MODULE__)
    GenServer.start_link(__MODULE__, options, name: name)
  end

  @spec increment(GenServer.server(), integer()) :: {:ok, integer()} | {:error, :negative}
  def increment(server, by \\ 1), do: GenServer.call(server, {:increment, by}, @default_timeout)

  def reset(server), do: GenServer.cast(server, :reset)

  def names, do: @names

  ## Server

  @impl true
  def init(options) do
    Process.flag(:trap_exit, true)
    state = struct!(__MODULE__, options)

    if state.step < 1 do
      {:stop, {:bad_step, state.step}}
    else
      {:ok, state, {:continue, :announce}}
    end
  end

  @impl true
  def handle_continue(:announce, %{count: count} = state) do
    Logger.debug("counter starts at #{count}")
    {:noreply, state}
  end

  @impl true
  def handle_call({:increment, by}, _from, state) when by < 0 do
    {:reply, {:error, :negative}, state}
  end

  def handle_call({:increment, by}, {pid, _tag}, %__MODULE__{count: count, step: step} = state)
      when is_integer(by) and by >= 0 do
    count = count + by * step
    _ = pid
    {:reply, {:ok, count}, %{state | count: count, history: [count | state.history]}}
  end

  @impl true
  def handle_cast(:reset, state), do: {:noreply, %{state | count: 0}}

  @impl true
  def handle_info({:EXIT, _pid, reason}, state) do
    case reason do
      :normal -> {:noreply, state}
      {:shutdown, _} -> {:noreply, state}
      other -> {:stop, other, state}
    end
  end

  def handle_info(_message, state), do: {:noreply, state}

  @impl true
  def terminate(reason, %{history: [last | _]}) when reason != :normal do
    IO.puts(:stderr, ["last was ", Integer.to_string(last), ?\n])
  end

  def terminate(_, _), do: :ok
end
