defmodule Session do
  use GenServer

  def start_link(user), do: GenServer.start_link(__MODULE__, user)

  @impl true
  def init("nobody"), do: {:stop, :no_such_user}
  def init(user), do: {:ok, %{user: user, hits: 0}}

  @impl true
  def handle_call(:hit, _from, state), do: {:reply, {state.user, state.hits + 1}, %{state | hits: state.hits + 1}}

  @impl true
  def handle_cast(:logout, state), do: {:stop, :normal, state}
end

defmodule Sessions do
  use DynamicSupervisor

  def start_link(options), do: DynamicSupervisor.start_link(__MODULE__, options, name: __MODULE__)

  def open(user, restart \\ :permanent) do
    DynamicSupervisor.start_child(__MODULE__, Supervisor.child_spec({Session, user}, restart: restart))
  end

  @impl true
  def init(options), do: DynamicSupervisor.init([strategy: :one_for_one] ++ options)
end
