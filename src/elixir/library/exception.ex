defmodule Exception do
  def message(%module{__exception__: true} = exception) do
    if Coppice.builtin_exception?(module), do: Coppice.message(exception), else: module.message(exception)
  end

  def exception?(%_{__exception__: true}), do: true
  def exception?(_), do: false

  def format_banner(kind, value, trace \\ [])

  def format_banner(:error, value, trace) do
    exception = normalize(:error, value, trace)
    "** (" <> inspect(exception.__struct__) <> ") " <> message(exception)
  end

  def format_banner(:throw, value, _trace), do: "** (throw) " <> inspect(value)
  def format_banner(:exit, reason, _trace), do: "** (exit) " <> format_exit(reason)
  def format_banner({:EXIT, pid}, reason, _trace), do: "** (EXIT from #{inspect(pid)}) " <> format_exit(reason)
end
