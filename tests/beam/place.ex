defmodule Fidelity.Place do
  @moduledoc """
  In which partition of a registry a process stands. That goes by the hash of its pid, and pids differ from run to run: so
  a process of the tree is started when the next number hashes as its id does. Before it come others that end at once.
  """
  alias Fidelity.Bench

  # The pid that the driver has in Coppice.
  @driver 105

  @doc "The registries of a tree decide how finely processes have to be placed; the driver stands where Coppice's does."
  def open(tree) do
    range = range(tree, 1)

    if range > 1 do
      Bench.put(:places, range)
      burn(range, :erlang.phash2(pid(@driver), range))
    end
  end

  @doc "A spec says how finely its process is to be placed, so that asking takes no time where none is."
  def note(child) do
    range = Bench.get(:places)
    if range, do: Map.put(child, "places", range), else: child
  end

  @doc "The next process that is spawned stands where that spec's id does, unless its name is in a registry that is gone."
  def place(%{"places" => range, "id" => id}, options) do
    if reachable?(options[:name]), do: burn(range, :erlang.phash2(id, range))
  end

  def place(_, _), do: :ok

  @doc "Remembers it when a process does not stand where it should: somebody else was spawned in between."
  def check(%{"places" => range, "id" => id}) do
    if :erlang.phash2(self(), range) != :erlang.phash2(id, range), do: Bench.put(:misplaced, true)
  end

  def check(_), do: :ok

  @doc "The process that is that partition now."
  def partition(registry, number) do
    pid = Process.whereis(Registry.Partition.pid_name(Fidelity.Norm.name(registry), number))
    if pid, do: labelled(pid, "#{registry}.partition#{number}")
  end

  @doc "Labels the partitions of a registry that has just started, if there are several."
  def label_partitions(registry, partitions), do: Enum.each(0..(partitions - 1), &partition(registry, &1))

  # One that was started anew gets its label when it is asked for.
  defp labelled(pid, id) do
    if Bench.present(id) != pid, do: Bench.label(id, Bench.next_incarnation(id), pid)
    pid
  end

  defp reachable?({:via, Registry, {registry, _}}), do: is_pid(Process.whereis(registry))
  defp reachable?(_), do: true

  defp burn(range, wanted) do
    if :erlang.phash2(following(spawn(fn -> :ok end)), range) != wanted, do: burn(range, wanted)
  end

  # A number has 15 bits, and alone decides the hash.
  defp following(pid) do
    '<0.' ++ rest = :erlang.pid_to_list(pid)
    {number, _} = :string.to_integer(rest)
    pid(Bitwise.band(number + 1, 0x7FFF))
  end

  defp pid(number), do: :erlang.list_to_pid('<0.#{number}.0>')

  defp range(%{"type" => "registry", "partitions" => partitions}, range) when partitions > 1,
    do: div(range * partitions, Integer.gcd(range, partitions))

  defp range(%{"children" => children}, range), do: Enum.reduce(children, range, &range/2)
  defp range(%{"child" => child}, range), do: range(child, range)
  defp range(_, range), do: range
end
