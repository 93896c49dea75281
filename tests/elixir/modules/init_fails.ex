defmodule Picky do
  use GenServer

  def start_link({id, how}), do: GenServer.start_link(__MODULE__, how, name: id)

  def child_spec({id, _} = argument), do: %{id: id, start: {__MODULE__, :start_link, [argument]}}

  @impl true
  def init(:ok), do: {:ok, :ok}
  def init(:ignore), do: :ignore
  def init({:stop, reason}), do: {:stop, reason}
  def init(:raise), do: raise(ArgumentError, "not like that")
  def init(:throw), do: throw(:up)
  def init({:exit, reason}), do: exit(reason)
  def init({:bad, value}), do: value
end

defmodule Picky.Supervisor do
  use Supervisor

  def start_link(hows), do: Supervisor.start_link(__MODULE__, hows)

  @impl true
  def init(hows) do
    children = for {how, number} <- Enum.with_index(hows), do: {Picky, {:"picky#{number}", how}}
    Supervisor.init(children, strategy: :one_for_one)
  end
end
