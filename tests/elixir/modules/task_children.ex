defmodule Mailer do
  def deliver(to, text) do
    Task.Supervisor.start_child(Mailer.Tasks, fn -> send_mail(to, text) end)
  end

  def send_mail("nobody", _text), do: exit(:no_such_user)
  def send_mail("full", _text), do: raise("mailbox full")
  def send_mail("busy", _text), do: exit({:shutdown, :busy})

  def send_mail(to, text) do
    IO.puts("to #{to}: #{text}")
    Agent.update(Mailer.Sent, &[to | &1])
  end
end

defmodule Mailer.Supervisor do
  use Supervisor

  def start_link(_), do: Supervisor.start_link(__MODULE__, [], name: __MODULE__)

  @impl true
  def init(_) do
    children = [
      %{id: Mailer.Sent, start: {Agent, :start_link, [fn -> [] end, [name: Mailer.Sent]]}},
      {Task.Supervisor, name: Mailer.Tasks, max_restarts: 2}
    ]

    Supervisor.init(children, strategy: :one_for_one)
  end
end
