defmodule File do
  def read!(path), do: done(read(path), "read file", path)
  def write!(path, content, modes \\ []), do: done(write(path, content, modes), "write to file", path)
  def mkdir_p!(path), do: done(mkdir_p(path), "make directory (with -p)", path)
  def mkdir!(path), do: done(mkdir(path), "make directory", path)
  def rm!(path), do: done(rm(path), "remove file", path)
  def ls!(path \\ "."), do: done(ls(path), "list directory", path)

  defp done(:ok, _action, _path), do: :ok
  defp done({:ok, value}, _action, _path), do: value

  defp done({:error, reason}, action, path) do
    :erlang.error(Coppice.build_exception(File.Error, reason: reason, action: action, path: path))
  end
end
