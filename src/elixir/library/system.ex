defmodule System do
  # As a machine with one scheduler has it.
  def schedulers(), do: 1
  def schedulers_online(), do: 1
  def otp_release(), do: "25"
  def version(), do: "1.14.0"

  def convert_time_unit(time, same, same) when is_integer(time), do: time

  def convert_time_unit(time, from, to) when is_integer(time) do
    Integer.floor_div(time * parts(to), parts(from))
  end

  defp parts(:second), do: 1
  defp parts(:millisecond), do: 1_000
  defp parts(:microsecond), do: 1_000_000
  defp parts(unit) when unit in [:nanosecond, :native], do: 1_000_000_000
  defp parts(parts) when is_integer(parts) and parts > 0, do: parts

  defp parts(other) do
    raise ArgumentError,
          "unsupported time unit. Expected :second, :millisecond, :microsecond, :nanosecond, or a positive integer, got #{inspect(other)}"
  end

  # A page has no environment.
  def get_env(), do: %{}
  def get_env(name, default \\ nil) when is_binary(name), do: default
  def fetch_env(name) when is_binary(name), do: :error
end
