defmodule Fidelity.Plain do
  @moduledoc "A process without a behaviour: does what it is told to at first, or waits and does what its messages say."
  alias Fidelity.{Bench, Jobs, Ops}

  @doc "Spawns one. It is labelled before it has run."
  def start(id, text, traps, linked) do
    number = Bench.next_incarnation(id)
    arguments = ["#{id}##{number}", traps, text]
    pid = if linked, do: spawn_link(__MODULE__, :run, arguments), else: spawn(__MODULE__, :run, arguments)
    Bench.label(id, number, pid)
    pid
  end

  def run(me, traps, text) do
    if traps, do: Process.flag(:trap_exit, true)
    Bench.event(["started", me])
    if text == "wait", do: loop(me), else: Jobs.run(text)
  end

  def loop(me) do
    receive do
      message -> hear(message, me)
    end

    loop(me)
  end

  defp hear({:EXIT, pid, reason}, me), do: Bench.event(["exit_msg", me, Bench.who(pid), {:norm, reason}])
  defp hear({:DOWN, _, :process, pid, reason}, me), do: Bench.event(["down_msg", me, Bench.who(pid), {:norm, reason}])
  defp hear({:timer, text}, me), do: Bench.event(["timer_msg", me, text])
  defp hear({:do, number, caught}, me), do: Ops.order(number, caught, me)

  defp hear({reference, value}, me) when is_reference(reference), do: Bench.event(["reply_msg", me, {:norm, value}])
  defp hear({relation, pid}, _) when relation in [:link, :unlink, :monitor], do: apply(Process, relation, [pid])
  defp hear(text, _) when is_binary(text), do: Jobs.run(text)
  defp hear(_, _), do: :ok
end
