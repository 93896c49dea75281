defmodule Task.Supervised do
  # A stream of tasks from its owner's side. What moves is in `now`: how many tasks may still begin, how many have begun and
  # been delivered, what has become of those between, and the elements that are left, or `:done`.
  def stream(enumerable, acc, reducer, callers, function, options, starter) do
    free = Keyword.get(options, :max_concurrency, System.schedulers_online())

    if not (is_integer(free) and free > 0) do
      raise ArgumentError, ":max_concurrency must be an integer greater than zero"
    end

    timeout = Keyword.get(options, :timeout, 5000)
    {monitor, ref} = Coppice.stream_monitor(starter, Keyword.get(options, :shutdown), timeout)
    send(monitor, {self(), ref})

    fixed = %{
      reducer: reducer,
      monitor: monitor,
      ref: ref,
      ordered: Keyword.get(options, :ordered, true),
      timeout: timeout,
      on_timeout: Keyword.get(options, :on_timeout, :exit),
      zip: Keyword.get(options, :zip_input_on_exit, false),
      callers: callers,
      function: function
    }

    next = &Enumerable.reduce(enumerable, &1, fn element, taken -> {:suspend, [element | taken]} end)
    go_on(acc, %{free: free, begun: 0, delivered: 0, tasks: %{}, next: next}, fixed)
  end

  defp go_on({:halt, acc}, now, fixed) do
    close(fixed)
    halt(now.next)
    {:halted, acc}
  end

  defp go_on({:suspend, acc}, now, fixed), do: {:suspended, acc, &go_on(&1, now, fixed)}

  defp go_on({:cont, acc}, %{next: :done, begun: same, delivered: same}, fixed) do
    close(fixed)
    {:done, acc}
  end

  defp go_on({:cont, acc}, %{free: free, next: next} = now, fixed) when free == 0 or next == :done do
    ref = fixed.ref

    receive do
      {{^ref, position}, reply} ->
        %{tasks: %{^position => {pid, :running, _}}} = now
        go_on({:cont, acc}, put_in(now.tasks[position], {pid, {:ok, reply}}), fixed)

      {kind, {^ref, position}, reason} when kind in [:down, :timed_out] ->
        result = result(now.tasks, position, kind, reason, fixed)
        now = %{now | free: now.free + 1}

        if fixed.ordered do
          deliver({:cont, acc}, put_in(now.tasks[position], {:done, result}), fixed)
        else
          next = given(result, acc, now.next, fixed)
          go_on(next, %{now | tasks: Map.delete(now.tasks, position), delivered: now.delivered + 1}, fixed)
        end

      {:DOWN, ^ref, _, _, reason} ->
        clean(fixed)
        exit({reason, {Task.Supervised, :stream, [fixed.timeout]}})
    end
  end

  defp go_on({:cont, acc}, now, fixed) do
    try do
      now.next.({:cont, []})
    catch
      kind, reason ->
        close(fixed)
        :erlang.raise(kind, reason, __STACKTRACE__)
    else
      {:suspended, [element], next} -> go_on({:cont, acc}, begin(element, %{now | next: next}, fixed), fixed)
      {_, [element]} -> go_on({:cont, acc}, begin(element, %{now | next: :done}, fixed), fixed)
      {_, []} -> go_on({:cont, acc}, %{now | next: :done}, fixed)
    end
  end

  # Why a task ended does not matter once it has answered.
  defp result(tasks, position, kind, reason, fixed) do
    case {tasks, kind} do
      {%{^position => {_, {:ok, _} = ok}}, _} ->
        ok

      {%{^position => {_, :running, element}}, :down} ->
        if fixed.zip, do: {:exit, {element, reason}}, else: {:exit, reason}

      {%{^position => {_, :running, element}}, :timed_out} ->
        if fixed.on_timeout == :exit do
          clean(fixed)
          exit({:timeout, {Task.Supervised, :stream, [fixed.timeout]}})
        end

        if fixed.zip, do: {:exit, {element, :timeout}}, else: {:exit, :timeout}
    end
  end

  defp deliver({:suspend, acc}, now, fixed), do: {:suspended, acc, &deliver(&1, now, fixed)}
  defp deliver({:halt, acc}, now, fixed), do: go_on({:halt, acc}, now, fixed)

  defp deliver({:cont, acc}, %{tasks: tasks, delivered: delivered} = now, fixed) do
    case tasks do
      %{^delivered => {:done, result}} ->
        next = given(result, acc, now.next, fixed)
        deliver(next, %{now | tasks: Map.delete(tasks, delivered), delivered: delivered + 1}, fixed)

      %{} ->
        go_on({:cont, acc}, now, fixed)
    end
  end

  defp given(result, acc, next, fixed) do
    fixed.reducer.(result, acc)
  catch
    kind, reason ->
      halt(next)
      close(fixed)
      :erlang.raise(kind, reason, __STACKTRACE__)
  end

  defp halt(:done), do: :ok
  defp halt(next), do: next.({:halt, []})

  defp begin(element, %{begun: position} = now, %{monitor: monitor, ref: ref} = fixed) do
    send(monitor, {:spawn, position})

    receive do
      {:spawned, {^ref, ^position}, pid} ->
        send(pid, {self(), {ref, position}, self(), fixed.callers, call(fixed.function, element)})
        task = {pid, :running, if(fixed.zip, do: element, else: nil)}
        %{now | tasks: Map.put(now.tasks, position, task), begun: position + 1, free: now.free - 1}

      {:max_children, ^ref} ->
        close(fixed)

        raise "reached the maximum number of tasks for this task supervisor. The maximum number " <>
                "of tasks that are allowed to run at the same time under this supervisor can be " <>
                "configured with the :max_children option passed to Task.Supervisor.start_link/1. When " <>
                "using async_stream or async_stream_nolink, make sure to configure :max_concurrency to " <>
                "be lower or equal to :max_children and pay attention to whether other tasks are also " <>
                "spawned under the same task supervisor."

      {:DOWN, ^ref, _, _, reason} ->
        clean(fixed)
        exit({reason, {Task.Supervised, :stream, [fixed.timeout]}})
    end
  end

  defp call({module, function, arguments}, element), do: {module, function, [element | arguments]}
  defp call(function, element), do: {:erlang, :apply, [function, [element]]}

  # The monitor kills what still runs, and ends.
  defp close(%{monitor: monitor, ref: ref} = fixed) do
    send(monitor, {:stop, ref})

    receive do
      {:DOWN, ^ref, _, _, reason} ->
        clean(fixed)
        if reason != :normal, do: exit({reason, {Task.Supervised, :stream, [fixed.timeout]}})
    end
  end

  defp clean(%{monitor: monitor, ref: ref}) do
    receive do
      {:EXIT, ^monitor, _} -> clean(ref)
    after
      0 -> clean(ref)
    end
  end

  defp clean(ref) do
    receive do
      {{^ref, _}, _} -> clean(ref)
      {kind, {^ref, _}, _} when kind in [:down, :timed_out] -> clean(ref)
    after
      0 -> :ok
    end
  end
end
