defmodule Journal do
  use GenServer

  @file_name "journal.txt"

  def start_link(_), do: GenServer.start_link(__MODULE__, [], name: __MODULE__)

  def append(line), do: GenServer.call(__MODULE__, {:append, line})

  def lines, do: GenServer.call(__MODULE__, :lines)

  @impl true
  def init(_), do: {:ok, nil, {:continue, :read}}

  @impl true
  def handle_continue(:read, nil) do
    case File.read(@file_name) do
      {:ok, text} -> {:noreply, String.split(text, "\n", trim: true)}
      {:error, :enoent} -> {:noreply, []}
    end
  end

  @impl true
  def handle_call({:append, line}, _from, lines) do
    lines = lines ++ [line]
    File.write!(@file_name, Enum.join(lines, "\n"))
    {:reply, length(lines), lines}
  end

  def handle_call(:lines, _from, lines), do: {:reply, lines, lines}
end
