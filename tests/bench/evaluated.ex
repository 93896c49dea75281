# A server, its supervisor and who calls it: the BEAM compiles this file, and Coppice evaluates it.

defmodule Bench.Evaluated do
  defmodule Server do
    use GenServer

    def start_link(argument), do: GenServer.start_link(__MODULE__, argument)

    def init(argument), do: {:ok, argument}

    def handle_call(request, _from, state), do: {:reply, request, state}
  end

  # A supervisor, and its child.
  def start do
    {:ok, supervisor} = Supervisor.start_link([{Server, nil}], strategy: :one_for_one)
    [{_, server, _, _}] = Supervisor.which_children(supervisor)
    {supervisor, server}
  end

  def calls(_server, 0, answers), do: answers

  def calls(server, left, answers) do
    ^left = GenServer.call(server, left)
    calls(server, left - 1, answers + 1)
  end
end
