defmodule Logger do
  def emergency(message, metadata \\ []), do: log(:emergency, message, metadata)
  def alert(message, metadata \\ []), do: log(:alert, message, metadata)
  def critical(message, metadata \\ []), do: log(:critical, message, metadata)
  def error(message, metadata \\ []), do: log(:error, message, metadata)
  def warning(message, metadata \\ []), do: log(:warning, message, metadata)
  def warn(message, metadata \\ []), do: log(:warning, message, metadata)
  def notice(message, metadata \\ []), do: log(:notice, message, metadata)
  def info(message, metadata \\ []), do: log(:info, message, metadata)
  def debug(message, metadata \\ []), do: log(:debug, message, metadata)
  def bare_log(level, message, metadata \\ []), do: log(level, message, metadata)

  def log(level, message, metadata \\ []) do
    if logs?(level), do: do_log(level, message, metadata), else: :ok
  end

  def logs?(level) do
    rank(number(level), level) <= rank(level(), level()) and Process.get({Logger, :disabled}) != true
  end

  # 0 is the most serious; `:all` and `:none` are levels of the threshold alone.
  defp number(:warn), do: :warning
  defp number(level), do: level

  defp rank(:none, _), do: -1
  defp rank(:all, _), do: 10

  defp rank(level, asked) do
    case Enum.find_index(ranks(), &(&1 == level)) do
      nil -> Coppice.no_clause(:logger_config, :less_or_equal_level, [asked, 7])
      rank -> rank
    end
  end

  defp ranks(), do: [:emergency, :alert, :critical, :error, :warning, :notice, :info, :debug]

  defp do_log(level, fun, metadata) when is_function(fun, 0) do
    case fun.() do
      {message, _more} -> do_log(level, message, metadata)
      message -> do_log(level, message, metadata)
    end
  end

  defp do_log(level, message, metadata) when is_list(metadata) or is_map(metadata), do: Coppice.logged(number(level), text(message))

  defp text(message) when is_binary(message), do: message
  defp text([{key, _} | _] = report) when is_atom(key), do: inspect(report)
  defp text(message) when is_list(message), do: IO.chardata_to_string(message)
  defp text(%_{} = struct), do: inspect(Map.to_list(Map.from_struct(struct)))
  defp text(report) when is_map(report), do: inspect(Map.to_list(report))
  defp text(other), do: to_string(other)

  def level(), do: Coppice.setting(:logger_level, :debug)

  def configure(options) do
    case Keyword.fetch(options, :level) do
      {:ok, :warn} -> Coppice.put_setting(:logger_level, :warning)
      {:ok, level} -> if level in [:all, :none | ranks()], do: Coppice.put_setting(:logger_level, level)
      :error -> :ok
    end

    :ok
  end

  def compare_levels(level, level), do: :eq

  def compare_levels(left, right) do
    case {rank(number(left), left), rank(number(right), right)} do
      {same, same} -> :eq
      {left, right} when left < right -> :gt
      _ -> :lt
    end
  end

  def metadata(), do: Map.to_list(Process.get(:"$logger_metadata$", %{}))

  def metadata(keywords) do
    kept = Enum.reduce(keywords, Process.get(:"$logger_metadata$", %{}), fn
      {key, nil}, kept -> Map.delete(kept, key)
      {key, value}, kept -> Map.put(kept, key, value)
    end)

    Process.put(:"$logger_metadata$", kept)
    :ok
  end

  def reset_metadata(keywords \\ []) do
    Process.put(:"$logger_metadata$", %{})
    metadata(keywords)
  end

  def enabled?(pid) when pid == pid, do: Process.get({Logger, :disabled}) != true

  def disable(_pid) do
    Process.put({Logger, :disabled}, true)
    :ok
  end

  def enable(_pid) do
    Process.delete({Logger, :disabled})
    :ok
  end

  def flush(), do: :ok
end
