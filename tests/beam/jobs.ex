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

  @doc "A task: labels its process, then does what the text says."
  def task(id, text) do
    me = Bench.label(id, Bench.next_incarnation(id))
    Bench.event(["started", me])
    run(text)
  end

  def get("value", value), do: value
  def get(text, _value), do: run(text)

  def update("inc", value), do: value + 1

  def update("slow_inc:" <> ms, value) do
    Process.sleep(String.to_integer(ms))
    value + 1
  end

  def update(text, _value), do: run(text)

  def get_and_update("inc", value), do: {value, value + 1}
  def get_and_update("bad", _value), do: :bad
  def get_and_update(text, value), do: {run(text), value}
end
