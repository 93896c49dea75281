defmodule IO do
  def chardata_to_string(text) when is_binary(text), do: text
  def chardata_to_string(list) when is_list(list), do: List.to_string(list)
  def iodata_to_binary(iodata), do: :erlang.iolist_to_binary(iodata)
  def iodata_length(iodata), do: byte_size(:erlang.iolist_to_binary(iodata))
end
