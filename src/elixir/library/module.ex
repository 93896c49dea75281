defmodule Module do
  def concat(list) when is_list(list), do: Coppice.module_name(list)
  def concat(left, right) when (is_binary(left) or is_atom(left)) and (is_binary(right) or is_atom(right)), do: Coppice.module_name([left, right])

  def split(module) when is_atom(module), do: split(Atom.to_string(module), module)
  def split(module) when is_binary(module), do: split(module, module)

  defp split("Elixir." <> name, _original), do: String.split(name, ".")

  defp split(_, original) do
    raise ArgumentError, "expected an Elixir module, got: #{inspect(original)}"
  end
end
