defmodule Item do
  use GenServer

  def start_link({name, :crash}), do: raise("#{name} cannot start")
  def start_link({_, :error}), do: {:error, :not_today}
  def start_link({_, :ignore}), do: :ignore
  def start_link({_, :nonsense}), do: :nonsense
  def start_link({name, value}), do: GenServer.start_link(__MODULE__, value, name: name)

  def child_spec({name, _} = argument), do: %{id: name, start: {__MODULE__, :start_link, [argument]}}

  @impl true
  def init(value), do: {:ok, value}
end
