Application.get_env(:mine, :key)

Application.get_env(:mine, :key, :default)

Application.fetch_env(:mine, :key)

Application.put_env(:mine, :key, 1)

Application.put_env(:mine, :other, [a: 1])

Application.put_env(:mine, :key, 2, persistent: true)

Application.get_env(:mine, :key)

Application.fetch_env(:mine, :key)

Application.fetch_env!(:mine, :other)

Enum.sort(Application.get_all_env(:mine))

Application.get_all_env(:nobodys)

Application.delete_env(:mine, :key)

Application.get_env(:mine, :key)

Application.put_all_env(mine: [key: 3], yours: [key: 4])

{Application.get_env(:mine, :key), Application.get_env(:yours, :key)}

Application.get_env("mine", :key)

Application.start(:no_such_app)

Application.ensure_all_started(:no_such_app)

Application.ensure_started(:no_such_app)

Application.load(:no_such_app)

Application.stop(:no_such_app)

Application.start(:elixir)

Application.ensure_all_started(:elixir)

Application.ensure_started(:elixir)

Application.load(:elixir)

defmodule Started do
  use Application
  def start(_type, names) do
    children = for name <- names, do: %{id: name, start: {Agent, :start_link, [fn -> name end, [name: name]]}}
    Supervisor.start_link(children, strategy: :one_for_one, name: Started.Supervisor)
  end
end

{:ok, sup} = Started.start(:normal, [:first_agent, :second_agent])

Agent.get(:second_agent, & &1)

Supervisor.count_children(sup)

Started.stop(:anything)

Supervisor.stop(sup)

require Logger

Logger.compare_levels(:error, :info)

Logger.compare_levels(:info, :info)

Logger.compare_levels(:debug, :warn)

Logger.metadata()

Logger.metadata(user: 1, other: 2)

Enum.sort(Logger.metadata())

Logger.metadata(user: nil)

Logger.metadata()

Logger.reset_metadata(third: 3)

Logger.metadata()

Logger.reset_metadata()

Logger.metadata()

Logger.enabled?(self())
