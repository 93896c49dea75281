defmodule Code do
  def ensure_loaded(module) when is_atom(module), do: if(ensure_loaded?(module), do: {:module, module}, else: {:error, :nofile})
  def ensure_compiled(module) when is_atom(module), do: ensure_loaded(module)

  def ensure_loaded!(module) do
    case ensure_loaded(module) do
      {:module, module} -> module
      {:error, reason} -> raise ArgumentError, "could not load module #{inspect(module)} due to reason #{inspect(reason)}"
    end
  end
end
