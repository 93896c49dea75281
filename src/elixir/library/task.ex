defmodule Task do
  def child_spec(argument), do: %{id: Task, start: {Task, :start_link, [argument]}, restart: :temporary}

  def start(fun) when is_function(fun, 0), do: Coppice.task_start({:erlang, :apply, [fun, []]})

  def start(module, function, arguments) when is_atom(module) and is_atom(function) and is_list(arguments) do
    Coppice.task_start({module, function, arguments})
  end

  def start_link(fun) when is_function(fun, 0), do: Coppice.task_start_link({:erlang, :apply, [fun, []]})

  def start_link(module, function, arguments) when is_atom(module) and is_atom(function) and is_list(arguments) do
    Coppice.task_start_link({module, function, arguments})
  end

  def async(fun) when is_function(fun, 0), do: Coppice.task_async({:erlang, :apply, [fun, []]})

  def async(module, function, arguments) when is_atom(module) and is_atom(function) and is_list(arguments) do
    Coppice.task_async({module, function, arguments})
  end

  def await(%Task{} = task, timeout \\ 5000)
      when timeout == :infinity or is_integer(timeout) and timeout >= 0,
      do: Coppice.task_await(task, timeout)

  def await_many(tasks, timeout \\ 5000)
      when timeout == :infinity or is_integer(timeout) and timeout >= 0,
      do: Coppice.task_await_many(Enum.to_list(tasks), timeout)

  def yield(%Task{} = task, timeout \\ 5000), do: Coppice.task_yield(task, timeout)

  def yield_many(tasks, timeout \\ 5000)
      when timeout == :infinity or is_integer(timeout) and timeout >= 0,
      do: Coppice.task_yield_many(tasks, timeout)

  def ignore(%Task{} = task), do: Coppice.task_ignore(task)

  def shutdown(task, how \\ 5000)

  def shutdown(%Task{pid: nil} = task, _how) do
    raise ArgumentError, "task #{inspect(task)} does not have an associated task process"
  end

  def shutdown(%Task{} = task, how)
      when how in [:brutal_kill, :infinity] or is_integer(how) and how >= 0,
      do: Coppice.task_shutdown(task, how)

  def async_stream(enumerable, fun, options \\ []) when is_function(fun, 1) and is_list(options) do
    build_stream(enumerable, fun, options)
  end

  def async_stream(enumerable, module, function, arguments, options \\ [])
      when is_atom(module) and is_atom(function) and is_list(arguments) do
    build_stream(enumerable, {module, function, arguments}, options)
  end

  defp build_stream(enumerable, fun, options) do
    fn acc, reducer -> Task.Supervised.stream(enumerable, acc, reducer, Coppice.callers(), fun, options, nil) end
  end
end
