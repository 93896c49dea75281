defmodule Function do
  def identity(value), do: value
  def capture(module, function_name, arity), do: :erlang.make_fun(module, function_name, arity)

  def info(fun) when is_function(fun) do
    for key <- [:arity, :env, :module, :name, :type], do: Coppice.function_info(fun, key)
  end

  def info(fun, item) when is_function(fun) and item in [:arity, :module, :name, :type, :env] do
    Coppice.function_info(fun, item)
  end
end
