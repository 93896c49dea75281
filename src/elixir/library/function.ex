defmodule Function do
  def identity(value), do: value
  def capture(module, function_name, arity), do: :erlang.make_fun(module, function_name, arity)
  def info(fun), do: for(key <- [:module, :name, :arity, :env, :type], do: Coppice.function_info(fun, key))
  def info(fun, item), do: Coppice.function_info(fun, item)
end
