defmodule :timer do
  def seconds(seconds), do: 1000 * seconds
  def minutes(minutes), do: 1000 * 60 * minutes
  def hours(hours), do: 1000 * 60 * 60 * hours
  def hms(hours, minutes, seconds), do: hours(hours) + minutes(minutes) + seconds(seconds)

  def now_diff({mega2, seconds2, micro2}, {mega1, seconds1, micro1}) do
    ((mega2 - mega1) * 1_000_000 + seconds2 - seconds1) * 1_000_000 + micro2 - micro1
  end

  def tc(fun) do
    begun = :erlang.monotonic_time()
    value = fun.()
    {taken(begun), value}
  end

  def tc(fun, arguments) do
    begun = :erlang.monotonic_time()
    value = apply(fun, arguments)
    {taken(begun), value}
  end

  def tc(module, function, arguments) do
    begun = :erlang.monotonic_time()
    value = apply(module, function, arguments)
    {taken(begun), value}
  end

  defp taken(begun), do: div(:erlang.monotonic_time() - begun, 1000)

  def start() do
    server()
    :ok
  end

  def send_after(time, message), do: send_after(time, self(), message)

  def send_after(0, to, message) when is_pid(to) do
    send(to, message)
    {:ok, {:instant, make_ref()}}
  end

  def send_after(time, to, message) when is_integer(time) and time >= 0 and is_pid(to) do
    {:ok, {:send_local, :erlang.send_after(time, to, message)}}
  end

  def send_after(time, to, message) when is_integer(time) and time >= 0 and is_atom(to) do
    apply_after(time, :erlang, :send, [to, message, []])
  end

  def send_after(_, _, _), do: {:error, :badarg}

  def apply_after(time, module, function, arguments)
      when is_integer(time) and time >= 0 and is_atom(module) and is_atom(function) and is_list(arguments) do
    if time == 0 do
      spawn(module, function, arguments)
      {:ok, {:instant, make_ref()}}
    else
      ask({:once, time, {module, function, arguments}})
    end
  end

  def apply_after(_, _, _, _), do: {:error, :badarg}

  def exit_after(time, reason), do: exit_after(time, self(), reason)
  def exit_after(time, pid, reason), do: apply_after(time, :erlang, :exit, [pid, reason])
  def kill_after(time), do: exit_after(time, self(), :kill)
  def kill_after(time, pid), do: exit_after(time, pid, :kill)

  def send_interval(time, message), do: send_interval(time, self(), message)

  def send_interval(time, to, message) when is_integer(time) and time >= 0 and (is_pid(to) or is_atom(to)) do
    ask({:interval, time, {:erlang, :send, [to, message]}, to})
  end

  def send_interval(_, _, _), do: {:error, :badarg}

  def apply_interval(time, module, function, arguments)
      when is_integer(time) and time >= 0 and is_atom(module) and is_atom(function) and is_list(arguments) do
    ask({:interval, time, {module, function, arguments}, nil})
  end

  def apply_interval(_, _, _, _), do: {:error, :badarg}

  def cancel({:send_local, timer}) when is_reference(timer) do
    :erlang.cancel_timer(timer)
    {:ok, :cancel}
  end

  def cancel({:instant, timer}) when is_reference(timer), do: {:ok, :cancel}
  def cancel({kind, timer}) when kind in [:once, :interval] and is_reference(timer), do: ask({:cancel, timer})
  def cancel(_), do: {:error, :badarg}

  # Whatever repeats, and whatever calls a function, is kept by a process of its own, which begins when it is needed first.
  defp server() do
    case :erlang.whereis(:timer_server) do
      :undefined ->
        pid = spawn(:timer, :serve, [%{}])
        :erlang.register(:timer_server, pid)
        pid

      pid ->
        pid
    end
  end

  defp ask(request) do
    ref = make_ref()
    send(server(), {self(), ref, request})

    receive do
      {^ref, answer} -> answer
    end
  end

  def serve(timers) do
    receive do
      {from, ref, {:once, time, call}} ->
        timer = :erlang.start_timer(time, self(), :once)
        send(from, {ref, {:ok, {:once, timer}}})
        serve(Map.put(timers, timer, {timer, call}))

      {from, ref, {:interval, time, call, pid}} ->
        id = make_ref()
        watch = if is_pid(pid), do: Process.monitor(pid)
        send(from, {ref, {:ok, {:interval, id}}})
        serve(Map.put(timers, id, {:erlang.start_timer(time, self(), id), time, call, watch}))

      {from, ref, {:cancel, id}} ->
        send(from, {ref, {:ok, :cancel}})
        serve(dropped(timers, id))

      {:timeout, timer, :once} ->
        case timers do
          %{^timer => {_, call}} -> called(call)
          %{} -> :gone
        end

        serve(Map.delete(timers, timer))

      {:timeout, _, id} ->
        case timers do
          %{^id => {_, time, call, watch}} ->
            called(call)
            serve(Map.put(timers, id, {:erlang.start_timer(time, self(), id), time, call, watch}))

          %{} ->
            serve(timers)
        end

      {:DOWN, watch, _, _, _} ->
        ids = for {id, {_, _, _, ^watch}} <- timers, do: id
        serve(Enum.reduce(ids, timers, &dropped(&2, &1)))
    end
  end

  defp called({:erlang, :send, [to | _] = arguments}) when is_pid(to), do: apply(:erlang, :send, arguments)
  defp called({:erlang, :send, [name | _] = arguments}), do: :erlang.whereis(name) != :undefined and apply(:erlang, :send, arguments)
  defp called({:erlang, :exit, arguments}), do: apply(:erlang, :exit, arguments)
  defp called({module, function, arguments}), do: spawn(module, function, arguments)

  defp dropped(timers, id) do
    case timers do
      %{^id => {timer, _}} -> :erlang.cancel_timer(timer)
      %{^id => {timer, _, _, nil}} -> :erlang.cancel_timer(timer)
      %{^id => {timer, _, _, watch}} -> {:erlang.cancel_timer(timer), Process.demonitor(watch, [:flush])}
      %{} -> :gone
    end

    Map.delete(timers, id)
  end
end
