defmodule Fidelity.Timers do
  @moduledoc "The ops of timers: each timer is known by the name that its op gives it."
  alias Fidelity.{Bench, Norm, Ops}

  def perform(%{"op" => "send_after", "timer" => name, "target" => target, "msg" => message, "ms" => ms}) do
    {target, message} = {Ops.target(target), {:timer, message}}
    reference = Process.send_after(target, message, ms)
    keep(name, reference, target, message, due(ms))
    Bench.put({:timer, name}, reference)
    "ok"
  end

  def perform(%{"op" => "cancel_timer", "timer" => name}), do: left(Process.cancel_timer(reference(name)))
  def perform(%{"op" => "read_timer", "timer" => name}), do: left(Process.read_timer(reference(name)))

  @doc "Virtual time: what is due then is sent, in the order in which it is due; the others have less left."
  def advance(seconds) do
    for {{at, number}, name, reference, target, message} <- Enum.sort(running()), left = Process.cancel_timer(reference) do
      if left <= seconds * 1000 do
        if is_pid(target) or Process.whereis(target), do: send(target, message)
      else
        less = seconds * 1000
        again = Process.send_after(target, message, left - less)
        keep(name, again, target, message, {at - less, number})
        if reference(name) == reference, do: Bench.put({:timer, name}, again)
      end
    end
  end

  def cancel_all, do: for({_, _, reference, _, _} <- running(), do: Process.cancel_timer(reference))

  # A name may be that of several timers: the one started last is asked for.
  defp running,
    do: for({{:started, _}, timer} <- :ets.tab2list(:fidelity_state), Process.read_timer(elem(timer, 2)), do: timer)

  defp keep(name, reference, target, message, due),
    do: Bench.put({:started, due}, {due, name, reference, target, message})

  # Of those that are due at the same time, the one that was started first comes first.
  defp due(ms), do: {System.monotonic_time(:millisecond) + ms, :erlang.unique_integer([:monotonic])}

  defp reference(name), do: Bench.get({:timer, name})

  # Real time has passed: to the next whole second.
  defp left(false), do: Norm.norm(false)
  defp left(ms), do: div(ms + 999, 1000) * 1000
end
