defmodule IEx do
  def configure(options) when is_list(options) do
    case Keyword.fetch(options, :inspect) do
      {:ok, inspect} -> Coppice.put_setting(:iex_inspect, inspect)
      :error -> :ok
    end
  end

  def inspect_opts(), do: Coppice.setting(:iex_inspect, []) ++ [limit: 50, pretty: true, width: 80]
  def width(), do: 80
  def started?(), do: true
  def dont_display_result(), do: :"do not show this result in output"
end
