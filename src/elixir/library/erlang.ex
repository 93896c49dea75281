defmodule :erlang do
  # Of a process that is asked, the signals that came before are acted on first.
  def process_info(pid, items) do
    Coppice.settled(pid)
    Coppice.process_info(pid, items)
  end

  def append(left, right), do: left ++ right
  def subtract(left, right), do: left -- right
  def max(a, b), do: Kernel.max(a, b)
  def min(a, b), do: Kernel.min(a, b)
  def tuple_to_list(tuple) when is_tuple(tuple), do: Tuple.to_list(tuple)
  def tuple_to_list(other), do: badarg(:tuple_to_list, [other], 1, "not a tuple")
  def list_to_tuple(list) when is_list(list), do: List.to_tuple(list)
  def list_to_tuple(other), do: badarg(:list_to_tuple, [other], 1, "not a list")
  def append_element(tuple, element) when is_tuple(tuple), do: Tuple.append(tuple, element)
  def delete_element(at, tuple), do: Tuple.delete_at(tuple, at - 1)
  def insert_element(at, tuple, element), do: Tuple.insert_at(tuple, at - 1, element)
  def make_tuple(size, element), do: List.to_tuple(List.duplicate(element, size))

  def make_tuple(size, element, elements) do
    :lists.foldl(fn {at, other}, tuple -> :erlang.setelement(at, tuple, other) end, make_tuple(size, element), elements)
  end

  def binary_to_list(binary, first, last), do: :erlang.binary_to_list(binary_part(binary, first - 1, last - first + 1))
  def binary_part(binary, {first, length}), do: Kernel.binary_part(binary, first, length)
  def split_binary(binary, at) when at in 0..byte_size(binary), do: {Kernel.binary_part(binary, 0, at), Kernel.binary_part(binary, at, byte_size(binary) - at)}
  def split_binary(binary, at), do: badarg(:split_binary, [binary, at], 2, "out of range")
  def list_to_atom(charlist), do: String.to_atom(List.to_string(charlist))
  def list_to_existing_atom(charlist), do: String.to_existing_atom(List.to_string(charlist))
  def list_to_float(charlist), do: :erlang.binary_to_float(List.to_string(charlist))
  def pid_to_list(pid) when is_pid(pid), do: String.to_charlist(String.replace_prefix(inspect(pid), "#PID", ""))
  def iolist_size(iolist), do: byte_size(:erlang.iolist_to_binary(iolist))
  def term_to_binary(term, _options), do: :erlang.term_to_binary(term)
  # There is no memory to be collected, and whoever calls is waited for by nobody.
  def garbage_collect(), do: true
  def garbage_collect(pid), do: Coppice.settled(pid)
  def yield(), do: true

  def timestamp() do
    micros = :erlang.system_time(:microsecond)
    {div(micros, 1_000_000_000_000), rem(div(micros, 1_000_000), 1_000_000), rem(micros, 1_000_000)}
  end

  def convert_time_unit(time, from, to), do: System.convert_time_unit(time, from, to)
  def is_record(tuple, tag), do: is_tuple(tuple) and tuple_size(tuple) > 0 and :erlang.element(1, tuple) == tag
  def is_record(tuple, tag, size), do: is_record(tuple, tag) and tuple_size(tuple) == size
  def fun_info(fun, item), do: Function.info(fun, item)
  def nodes(), do: []
  def is_alive(), do: false
  def system_info(:otp_release), do: '25'
  def system_info(:process_count), do: length(Process.list())
  def system_info(schedulers) when schedulers in [:schedulers, :schedulers_online], do: 1
  def system_info(other), do: raise(Coppice.LimitError, ":erlang.system_info(#{inspect(other)}) is not part of Coppice, though Elixir has it")

  defp badarg(name, arguments, at, what) do
    :erlang.raise(:error, :badarg, [{:erlang, name, arguments, [error_info: [{at, what}]]}])
  end
end
