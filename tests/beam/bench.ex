defmodule Fidelity.Bench do
  @moduledoc """
  What the processes of one run share: specs, incarnations, present processes, labels, stored counters, the event log.

  Two public tables, recreated for every run, so that start calls need no argument but an id and print as anybody's.
  Events are ordered by a strictly monotonic integer taken in the acting process.
  """

  @tables [:fidelity_state, :fidelity_log]

  def open(seed) do
    :ets.new(:fidelity_state, [:named_table, :public, :set])
    :ets.new(:fidelity_log, [:named_table, :public, :ordered_set])
    put(:stir, seed)
  end

  def close, do: Enum.each(@tables, &:ets.delete/1)

  def put(key, value), do: :ets.insert(:fidelity_state, {key, value})

  def get(key, default \\ nil) do
    case :ets.lookup(:fidelity_state, key) do
      [{_, value}] -> value
      [] -> default
    end
  end

  @doc "The spec of a child id: the last one written, also for restarts."
  def spec(id), do: get({:spec, id})

  @doc "Stores the specs of a tree."
  def put_specs(child) do
    put({:spec, child["id"]}, Fidelity.Place.note(child))
    Fidelity.Partitioned.note(child)

    with [name: name] <- Fidelity.Ops.name_option(child), true <- child["type"] in ["supervisor", "dynamic", "task_supervisor"] do
      put({:kind, name}, child["type"] != "supervisor")
    end

    Enum.each(child["children"] || [], &put_specs/1)
    Enum.each(Fidelity.Partitioned.partitions(child), &put_specs/1)
  end

  @doc "Counts one start attempt of that id: its number."
  def next_incarnation(id), do: :ets.update_counter(:fidelity_state, {:incarnation, id}, 1, {{:incarnation, id}, 0})

  @doc "Keeps an op that a worker is to do: the number by which the worker is told."
  def put_order(op) do
    number = next_incarnation("order")
    put({:order, number}, op)
    number
  end

  def order(number), do: get({:order, number})

  @doc "Names the calling or given process; it is the present one of its id from now on."
  def label(id, number, pid \\ self()) do
    label = "#{id}##{number}"
    put({:label, pid}, label)
    put({:present, id}, pid)
    label
  end

  def who(pid) when is_pid(pid), do: get({:label, pid}, "?")
  def who(name) when is_atom(name), do: "?"
  def who(_), do: "?"
  def labelled?(pid), do: :ets.member(:fidelity_state, {:label, pid})
  def present(id), do: get({:present, id})

  def event(event) do
    record(event)
    litter()
    stir()
  end

  def record(event), do: record(:erlang.unique_integer([:monotonic]), event)
  def record(at, event), do: :ets.insert(:fidelity_log, {at, event})

  @doc "The events since the last call, in order."
  def drain do
    events = :ets.tab2list(:fidelity_log)
    :ets.delete_all_objects(:fidelity_log)
    for {_, event} <- events, do: event
  end

  def size, do: :ets.info(:fidelity_log, :size)

  @doc "From now on callbacks leave so many times 29 words of garbage, each time that they record something."
  def let_litter(times), do: :persistent_term.put(:fidelity_litter, times * 29)

  @doc "No scenario says how much garbage a callback leaves, and none can see it; when memory gets short depends on it."
  def litter do
    case :persistent_term.get(:fidelity_litter, 0) do
      0 -> :ok
      words -> :erlang.make_tuple(words - 1, [])
    end
  end

  @doc """
  In a stirred run, gives way to the other processes now and then. OTP promises nothing about who runs in between, so
  whatever this brings out is something that the BEAM may do at any time.
  """
  def stir do
    case get(:stir, 0) do
      0 -> :ok
      seed -> give_way(rem(:erlang.phash2({seed, self(), :erlang.unique_integer()}), 8))
    end
  end

  defp give_way(times) when times in 1..4, do: Enum.each(1..(times * times), fn _ -> :erlang.yield() end)
  defp give_way(_), do: :ok
end
