defmodule Application do
  def get_env(app, key, default \\ nil) when is_atom(app) and is_atom(key) do
    Coppice.setting({:env, app, key}, default)
  end

  def fetch_env(app, key) when is_atom(app) and is_atom(key) do
    case Coppice.setting({:env, app, key}, {:not, :there}) do
      {:not, :there} -> :error
      value -> {:ok, value}
    end
  end

  def fetch_env!(app, key) when is_atom(app) and is_atom(key) do
    case fetch_env(app, key) do
      {:ok, value} ->
        value

      :error ->
        raise ArgumentError,
              "could not fetch application environment #{inspect(key)} for application " <>
                "#{inspect(app)} because the application was not loaded nor configured"
    end
  end

  def put_env(app, key, value, _options \\ []) when is_atom(app) and is_atom(key) do
    Coppice.put_setting({:env, app, key}, value)
  end

  def put_all_env(config, options \\ []) when is_list(config) do
    for {app, pairs} <- config, {key, value} <- pairs, do: put_env(app, key, value, options)
    :ok
  end

  def get_all_env(app) when is_atom(app) do
    for {{:env, ^app, key}, value} <- Coppice.settings(), do: {key, value}
  end

  def delete_env(app, key, _options \\ []) when is_atom(app) and is_atom(key) do
    Coppice.delete_setting({:env, app, key})
  end

  # There are no applications but those that a console has from the start.
  def ensure_all_started(app, type \\ :temporary) when is_atom(app) and type in [:temporary, :transient, :permanent] do
    if there?(app), do: {:ok, []}, else: {:error, {app, missing(app)}}
  end

  def ensure_started(app, _type \\ :temporary) when is_atom(app) do
    if there?(app), do: :ok, else: {:error, missing(app)}
  end

  def start(app, _type \\ :temporary) when is_atom(app) do
    {:error, if(there?(app), do: {:already_started, app}, else: missing(app))}
  end

  def load(app) when is_atom(app), do: {:error, if(there?(app), do: {:already_loaded, app}, else: missing(app))}

  def stop(app) when is_atom(app) do
    if there?(app), do: raise(Coppice.LimitError, "the applications that a console has cannot be stopped in Coppice")
    {:error, {:not_started, app}}
  end

  defp there?(app), do: app in [:kernel, :stdlib, :compiler, :elixir, :logger, :iex]
  defp missing(app), do: {'no such file or directory', Atom.to_charlist(app) ++ '.app'}
end
