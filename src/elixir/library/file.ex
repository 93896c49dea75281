defmodule File do
  # The disk has files alone. Folders are there that have been made, and those in which there is a file; `/` is where one is.
  def read(path) do
    with {:ok, given, at} <- place(path) do
      content = if folder?(at), do: :folder, else: Coppice.disk_read(spelled(given, at))

      case content do
        :folder -> {:error, :eisdir}
        nil -> {:error, missing(at)}
        content -> {:ok, content}
      end
    end
  end

  def write(path, content, modes \\ []) do
    with {:ok, given, at} <- place(path), :ok <- writable(at) do
      name = spelled(given, at)

      cond do
        :exclusive in modes and file?(at) -> {:error, :eexist}
        :append in modes and file?(at) -> Coppice.disk_write(name, Coppice.disk_read(name) <> IO.iodata_to_binary(content))
        true -> Coppice.disk_write(name, IO.iodata_to_binary(content))
      end
    end
  end

  defp writable(at) do
    cond do
      folder?(at) -> {:error, :eisdir}
      folder?(parent(at)) -> :ok
      true -> {:error, missing(at)}
    end
  end

  def touch(path, _time \\ nil) do
    with {:ok, _, at} <- place(path) do
      if file?(at) or folder?(at), do: :ok, else: write(path, "")
    end
  end

  def mkdir(path) do
    with {:ok, _, at} <- place(path) do
      cond do
        file?(at) or folder?(at) -> {:error, :eexist}
        folder?(parent(at)) -> make(at)
        true -> {:error, missing(at)}
      end
    end
  end

  def mkdir_p(path) do
    with {:ok, _, at} <- place(path) do
      cond do
        folder?(at) -> :ok
        file?(at) -> {:error, :eexist}
        missing(at) == :enotdir -> {:error, :enotdir}
        true -> Enum.each(above(at), &make/1)
      end
    end
  end

  defp make(at), do: Coppice.put_setting({:folder, at}, true)

  # It, and all folders that it is in.
  defp above("/"), do: []
  defp above(at), do: [at | above(parent(at))]

  def rm(path) do
    with {:ok, given, at} <- place(path) do
      cond do
        folder?(at) -> {:error, :eperm}
        file?(at) -> removed(given, at)
        true -> {:error, missing(at)}
      end
    end
  end

  # The folder of a file is there without it.
  defp removed(given, at) do
    Enum.each(above(parent(at)), &make/1)
    Coppice.disk_delete(spelled(given, at))
    :ok
  end

  def rmdir(path) do
    with {:ok, _, at} <- place(path) do
      cond do
        file?(at) -> {:error, :enotdir}
        not folder?(at) -> {:error, missing(at)}
        names(at) != [] -> {:error, :eexist}
        true -> unmake(at)
      end
    end
  end

  defp unmake(at) do
    Enum.each(above(parent(at)), &make/1)
    Coppice.delete_setting({:folder, at})
  end

  def rm_rf(path) do
    with {:ok, given, at} <- place(path) do
      cond do
        file?(at) ->
          removed(given, at)
          {:ok, [given]}

        folder?(at) ->
          gone = Enum.flat_map(names(at), fn name -> elem(rm_rf(Path.join(given, name)), 1) end)
          unmake(at)
          {:ok, [given | gone]}

        true ->
          {:ok, []}
      end
    end
  end

  def ls(path \\ ".") do
    with {:ok, _, at} <- place(path) do
      cond do
        folder?(at) -> {:ok, names(at)}
        file?(at) -> {:error, :enotdir}
        true -> {:error, missing(at)}
      end
    end
  end

  def exists?(path, _options \\ []), do: is?(path, &(file?(&1) or folder?(&1)))
  def dir?(path, _options \\ []), do: is?(path, &folder?/1)
  def regular?(path, _options \\ []), do: is?(path, &file?/1)

  defp is?(path, test) do
    case place(path) do
      {:ok, _, at} -> test.(at)
      {:error, _} -> false
    end
  end

  def cp(from, to, _options \\ []) do
    with {:ok, content} <- read(from), do: write(to, content)
  end

  def cp_r(from, to, options \\ []) do
    source = IO.chardata_to_string(from)

    if dir?(source) do
      with :ok <- mkdir_p(to), {:ok, names} <- ls(source) do
        copied = Enum.flat_map(names, fn name -> elem(cp_r(Path.join(source, name), Path.join(to, name), options), 1) end)
        {:ok, [IO.chardata_to_string(to) | copied]}
      end
    else
      case cp(source, to) do
        :ok -> {:ok, [IO.chardata_to_string(to)]}
        {:error, reason} -> {:error, reason, source}
      end
    end
  end

  def rename(from, to) do
    if dir?(from) do
      with {:ok, _} <- cp_r(from, to), {:ok, _} <- rm_rf(from), do: :ok
    else
      with :ok <- cp(from, to), do: rm(from)
    end
  end

  def stat(path, _options \\ []) do
    with {:ok, _, at} <- place(path) do
      if file?(at) or folder?(at), do: raise(Coppice.LimitError, "File.stat/1 is not part of Coppice, though Elixir has it")
      {:error, missing(at)}
    end
  end

  def stream!(path, modes \\ [], line_or_bytes \\ :line) when is_list(modes) do
    fn acc, fun ->
      case read(path) do
        {:ok, content} -> Enumerable.reduce(parts(content, line_or_bytes), acc, fun)
        {:error, reason} -> failed(reason, "stream", path)
      end
    end
  end

  defp parts("", _), do: []

  defp parts(content, :line) do
    case String.split(content, "\n", parts: 2) do
      [line, rest] -> [line <> "\n" | parts(rest, :line)]
      [line] -> [line]
    end
  end

  defp parts(content, bytes) when byte_size(content) <= bytes, do: [content]

  defp parts(content, bytes) do
    <<part::binary-size(bytes), rest::binary>> = content
    [part | parts(rest, bytes)]
  end

  def cwd(), do: {:ok, "/"}
  def cwd!(), do: "/"

  def read!(path), do: done(read(path), "read file", path)
  def write!(path, content, modes \\ []), do: done(write(path, content, modes), "write to file", path)
  def touch!(path, time \\ nil), do: done(touch(path, time), "touch", path)
  def mkdir_p!(path), do: done(mkdir_p(path), "make directory (with -p)", path)
  def mkdir!(path), do: done(mkdir(path), "make directory", path)
  def rm!(path), do: done(rm(path), "remove file", path)
  def rmdir!(path), do: done(rmdir(path), "remove directory", path)
  def rm_rf!(path), do: done(rm_rf(path), "remove files and directories recursively from", path)
  def ls!(path \\ "."), do: done(ls(path), "list directory", path)
  def stat!(path, options \\ []), do: done(stat(path, options), "read file stats", path)

  defp done(:ok, _action, _path), do: :ok
  defp done({:ok, value}, _action, _path), do: value
  defp done({:error, reason}, action, path), do: failed(reason, action, path)

  defp failed(reason, action, path) do
    :erlang.error(Coppice.build_exception(File.Error, reason: reason, action: action, path: IO.chardata_to_string(path)))
  end

  # A path as it is given, and where that is.
  defp place(path) do
    given = IO.chardata_to_string(path)
    if String.contains?(given, <<0>>), do: {:error, :badarg}, else: {:ok, given, Path.expand(given)}
  end

  # As the file is called that is there.
  defp spelled(given, at), do: Enum.find(Coppice.disk_files(), given, &(Path.expand(&1) == at))

  defp file?(at), do: Enum.any?(Coppice.disk_files(), &(Path.expand(&1) == at))

  defp folder?("/"), do: true

  defp folder?(at) do
    Coppice.setting({:folder, at}, false) or Enum.any?(Coppice.disk_files(), &String.starts_with?(Path.expand(&1), at <> "/"))
  end

  defp parent(at), do: Path.dirname(at)

  # Why there is nothing: something that it would be in is a file.
  defp missing(at), do: if(Enum.any?(above(parent(at)), &file?/1), do: :enotdir, else: :enoent)

  defp names(at) do
    within = if at == "/", do: "/", else: at <> "/"
    folders = for {{:folder, folder}, true} <- Coppice.settings(), do: folder
    files = for file <- Coppice.disk_files(), do: Path.expand(file)

    inside = for path <- folders ++ files, String.starts_with?(path, within), path != within do
      hd(String.split(String.replace_prefix(path, within, ""), "/"))
    end

    Enum.uniq(Enum.sort(inside))
  end
end
