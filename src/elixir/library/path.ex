defmodule Path do
  def type(path), do: if(String.starts_with?(IO.chardata_to_string(path), "/"), do: :absolute, else: :relative)

  def absname(path), do: absname(path, "/")

  def absname(path, from) do
    path = IO.chardata_to_string(path)
    if type(path) == :absolute, do: join("/", path), else: join(absname(from), path)
  end

  def expand(path), do: expand(path, "/")

  def expand(path, from) do
    parts = String.split(absname(path, from), "/", trim: true)

    kept = Enum.reduce(parts, [], fn
      ".", kept -> kept
      "..", [] -> []
      "..", [_ | kept] -> kept
      part, kept -> [part | kept]
    end)

    "/" <> Enum.join(Enum.reverse(kept), "/")
  end

  def relative(path) do
    case split(path) do
      ["/" | parts] -> join(parts)
      parts -> join(parts)
    end
  end

  def relative_to(path, from) do
    case {split(path), split(from)} do
      {same, same} -> "."
      {path_parts, from_parts} -> behind(path_parts, from_parts, IO.chardata_to_string(path))
    end
  end

  defp behind([part | path], [part | from], whole), do: behind(path, from, whole)
  defp behind(path, [], _whole), do: join(path)
  defp behind(_, _, whole), do: whole

  def relative_to_cwd(path), do: relative_to(path, "/")

  def basename(path, extension), do: String.replace_suffix(basename(path), extension, "")

  def rootname(path, extension) do
    path = IO.chardata_to_string(path)
    if extname(path) == extension, do: rootname(path), else: path
  end
end
