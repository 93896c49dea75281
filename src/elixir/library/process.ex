defmodule Process do
  def register(pid, name) when is_atom(name) and name not in [nil, false, true, :undefined] do
    :erlang.register(name, pid)
  catch
    :error, :badarg ->
      raise ArgumentError,
            "could not register #{inspect(pid)} with name #{inspect(name)} because it is not alive, " <>
              "the name is already taken, or it has already been given another name"
  end

  def info(pid) do
    if Coppice.settled(pid) do
      raise Coppice.LimitError,
            "Process.info/1 is not part of Coppice, though Elixir has it: ask for one item, as in Process.info(pid, :links)"
    end

    nil
  end

  def sleep(timeout) when is_integer(timeout) and timeout >= 0 or timeout == :infinity, do: :timer.sleep(timeout)

  def info(pid, :registered_name) do
    case :erlang.process_info(pid, :registered_name) do
      :undefined -> nil
      [] -> {:registered_name, []}
      named -> named
    end
  end

  def info(pid, items) when is_atom(items) or is_list(items) do
    case :erlang.process_info(pid, items) do
      :undefined -> nil
      found -> found
    end
  end
end
