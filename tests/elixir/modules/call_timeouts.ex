defmodule Clerk do
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, 0, name: __MODULE__)

  @impl true
  def init(served), do: {:ok, served}

  @impl true
  def handle_call({:work, ms}, _from, served) do
    Process.sleep(ms)
    {:reply, {:served, served + 1}, served + 1}
  end

  def handle_call(:forget, _from, served), do: {:noreply, served}
  def handle_call(:served, _from, served), do: {:reply, served, served}
  def handle_call(:self, _from, served), do: {:reply, GenServer.call(self(), :served), served}
end

defmodule Clerk.Customer do
  def visit(ms, patience) do
    GenServer.call(Clerk, {:work, ms}, patience)
  catch
    :exit, {:timeout, {GenServer, :call, [Clerk, {:work, ^ms}, ^patience]}} -> :left
    :exit, {reason, _} -> {:gone, reason}
  end
end
