defmodule Fidelity.Clock do
  @moduledoc """
  `Process.send_after/3` and what goes with it, for modules under ops: real timers, that can be made to have less left. So time
  passes at once, and nothing of that has to do with how busy the machine is.
  """
  alias Fidelity.{Bench, Ops}

  @functions [:send_after, :cancel_timer, :read_timer]

  @doc "The same code, with timers that are kept here."
  def kept(quoted) do
    Macro.prewalk(quoted, fn
      {{:., dot, [{:__aliases__, _, [:Process]}, name]}, call, arguments} when name in @functions ->
        {{:., dot, [__MODULE__, name]}, call, arguments}

      other ->
        other
    end)
  end

  def send_after(target, message, ms) do
    timer = Process.send_after(target, message, ms)
    # Of those that are due at the same time, the one that was started first comes first.
    keep(timer, timer, target, message, {now() + ms, :erlang.unique_integer([:monotonic])})
    timer
  end

  def cancel_timer(timer), do: Process.cancel_timer(running(timer))
  def read_timer(timer), do: Process.read_timer(running(timer))

  @doc "So much time passes: what is due is sent, in the order in which it is due, each when everything has settled."
  def advance(ms, settle), do: advance_to(now() + ms, settle)

  defp advance_to(target, settle) do
    case due() do
      [{_, {at, _}, timer, to, message} | _] when at <= target ->
        skip(at - now())
        if Process.cancel_timer(timer), do: send(to, message)
        settle.()
        advance_to(target, settle)

      _ ->
        skip(target - now())
        settle.()
    end
  end

  # All others have so much less left.
  defp skip(ms) when ms > 0 do
    Bench.put(:skipped, Bench.get(:skipped, 0) + ms)

    for {first, at, timer, to, message} <- due(), left = Process.cancel_timer(timer),
        do: keep(first, Process.send_after(to, message, max(left - ms, 0)), to, message, at)

    if ms >= 1_000, do: Ops.perform(%{"op" => "advance", "seconds" => div(ms, 1_000)})
  end

  defp skip(_), do: :ok

  defp now, do: System.monotonic_time(:millisecond) + Bench.get(:skipped, 0)

  # Those that run, the next first.
  defp due do
    timers =
      for {{:clock, first}, {at, timer, to, message}} <- :ets.tab2list(:fidelity_state), Process.read_timer(timer),
        do: {first, at, timer, to, message}

    Enum.sort_by(timers, &elem(&1, 1))
  end

  defp keep(first, timer, to, message, at), do: Bench.put({:clock, first}, {at, timer, to, message})

  # What is none is what `Process` makes of it.
  defp running(first) do
    case Bench.get({:clock, first}) do
      {_, timer, _, _} -> timer
      nil -> first
    end
  end
end
