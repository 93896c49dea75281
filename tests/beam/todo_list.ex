defmodule Todo.List do
  @moduledoc "A to-do list: entries by id."
  defstruct next_id: 1, entries: %{}

  def new, do: %Todo.List{}

  def add(list, entry) do
    id = list.next_id
    %Todo.List{list | next_id: id + 1, entries: Map.put(list.entries, id, Map.put(entry, :id, id))}
  end

  def update(list, id, entry) do
    case list.entries do
      %{^id => _} -> %Todo.List{list | entries: Map.put(list.entries, id, Map.put(entry, :id, id))}
      _ -> list
    end
  end

  def delete(list, id), do: %Todo.List{list | entries: Map.delete(list.entries, id)}

  def entries(list), do: list.entries |> Enum.sort() |> Enum.map(fn {_, entry} -> entry end)
  def entries(list, date), do: Enum.filter(entries(list), &(&1.date == date))

  @doc "What a cast to a server makes of its list."
  def change(list, {:add_entry, entry}), do: add(list, entry)
  def change(list, {:update_entry, id, entry}), do: update(list, id, entry)
  def change(list, {:delete_entry, id}), do: delete(list, id)
end

defmodule Todo.File do
  @moduledoc "Lists on the disk, one file each."

  def write(folder, key, list), do: File.write!(Path.join(folder, key), :erlang.term_to_binary(list))

  def read(folder, key) do
    case File.read(Path.join(folder, key)) do
      {:ok, bytes} -> :erlang.binary_to_term(bytes)
      {:error, _} -> nil
    end
  end
end

defmodule Todo.Fault do
  @moduledoc "What the chapter's modules do not have: a callback ends badly when it is asked to, and starts can fail."

  @message "a fault was injected"

  @doc "Makes the table of the starts that are to fail; it belongs to the caller."
  def prepare, do: :ets.new(__MODULE__, [:named_table, :public])

  @doc "The next so many starts of that name are to fail."
  def fail(name, times), do: :ets.insert(__MODULE__, {name, times})

  @doc "Raises as often as starts of that name have yet to fail."
  def start(name) do
    case :ets.lookup(__MODULE__, name) do
      [{_, left}] when left > 0 ->
        fail(name, left - 1)
        raise @message

      _ ->
        :ok
    end
  end

  def happen(:raise), do: raise(@message)
  def happen(:throw), do: throw(:fault)
  def happen(:exit), do: exit(:fault)
  def happen(:bad_return), do: :fault
end
