defmodule Fidelity.Jobs do
  @moduledoc "The functions that tasks and agents are given."
  alias Fidelity.{Bench, Norm}

  @doc "What a text says to do; an agent's functions may also say what becomes of its value."
  def run("ok:" <> value), do: value
  def run("raise"), do: raise("boom")
  def run("raise:" <> message), do: raise(message)
  def run("throw"), do: throw(:ball)
  def run("exit:" <> reason), do: exit(Norm.reason(reason))

  def run("sleep:" <> ms) do
    Process.sleep(String.to_integer(ms))
    "slept"
  end

  def run("trap:" <> text) do
    Process.flag(:trap_exit, true)
    run(text)
  end

  def run("hear:" <> ms) do
    receive do
      {:EXIT, pid, reason} ->
        Bench.event(["exit_msg", Bench.who(self()), Bench.who(pid), {:norm, reason}])
        "heard"
    after
      String.to_integer(ms) -> "heard nothing"
    end
  end

  @doc "A task: labels its process, then does what the text says."
  def task(id, text) do
    me = Bench.label(id, Bench.next_incarnation(id))
    Bench.event(["started", me])
    run(text)
  end

  @doc "The same of a task of many, which may also send an exit signal."
  def item([id, "exit_of:" <> rest]) do
    me = Bench.label(id, Bench.next_incarnation(id))
    Bench.event(["started", me])
    [whom, reason] = String.split(rest, ":", parts: 2)
    Process.exit(Bench.present(whom), Norm.reason(reason))
    "sent"
  end

  def item([id, text]), do: task(id, text)

  @doc "The first value of an agent: labels its process, then does what its spec says of that start attempt."
  def first(id, number) do
    spec = Bench.spec(id)
    me = Bench.label(id, number)
    Fidelity.Place.check(spec)

    case Enum.at(spec["init"] || [], number - 1, "ok") do
      "ok" ->
        if spec["name"], do: Bench.event(["registered", hd(spec["name"]), List.last(spec["name"]), me])
        Bench.event(["started", me])
        spec["value"] || 0

      other ->
        run(other)
    end
  end

  def get(value, "value"), do: value
  def get(_value, text), do: run(text)

  def update(value, "inc"), do: value + 1

  def update(value, "slow_inc:" <> ms) do
    Process.sleep(String.to_integer(ms))
    value + 1
  end

  def update(_value, text), do: run(text)

  def get_and_update(value, "inc"), do: {value, value + 1}
  def get_and_update(_value, "bad"), do: :bad
  def get_and_update(value, text), do: {run(text), value}
end
