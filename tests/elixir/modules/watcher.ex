defmodule Watcher do
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, %{}, name: __MODULE__)

  def watch(pid), do: GenServer.call(__MODULE__, {:watch, pid})

  @impl true
  def init(watched), do: {:ok, watched}

  @impl true
  def handle_call({:watch, pid}, _from, watched), do: {:reply, :ok, Map.put(watched, Process.monitor(pid), pid)}
  def handle_call(:watched, _from, watched), do: {:reply, map_size(watched), watched}

  @impl true
  def handle_info({:DOWN, ref, :process, pid, reason}, watched) do
    true = watched[ref] == pid
    IO.puts("gone: #{describe(reason)}")
    {:noreply, Map.delete(watched, ref)}
  end

  defp describe(:normal), do: "normally"
  defp describe(:noproc), do: "long ago"
  defp describe({:shutdown, why}), do: "shut down, #{why}"
  defp describe({%{__exception__: true} = error, _}), do: "raised #{Exception.message(error)}"
  defp describe({{:nocatch, value}, _}), do: "threw #{inspect(value)}"
  defp describe({:badmatch, _}), do: "never"
  defp describe(reason) when is_atom(reason), do: "because #{reason}"
  defp describe({reason, stack}) when is_list(stack), do: "error #{inspect(reason)}"
end
