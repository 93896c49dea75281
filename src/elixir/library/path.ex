defmodule Path do
  def join(left, right) do
    left = to_string(left)
    right = to_string(right)

    cond do
      left == "" -> trim(right)
      right == "" -> trim(left)
      true -> trim(trim(left) <> "/" <> front(right))
    end
  end

  def join([path]), do: trim(to_string(path))
  def join([left, right | rest]), do: join([join(left, right) | rest])

  defp front("/" <> rest), do: front(rest)
  defp front(rest), do: rest

  defp trim("/"), do: "/"
  defp trim(path), do: if(ends?(path), do: trim(:binary.part(path, 0, byte_size(path) - 1)), else: path)

  defp ends?(""), do: false
  defp ends?(path), do: :binary.last(path) == ?/

  def basename(path), do: path |> to_string() |> parts() |> last("")
  def dirname(path), do: path |> to_string() |> parts() |> Enum.drop(-1) |> dir()
  def extname(path), do: path |> basename() |> extension()

  defp dir([]), do: "."
  defp dir([""]), do: "/"
  defp dir(parts), do: Enum.join(parts, "/")

  defp parts(path), do: String.split(trim(path), "/")
  defp last([one], _default), do: one
  defp last([_ | rest], default), do: last(rest, default)
  defp last([], default), do: default

  defp extension(name) do
    case String.split(name, ".") do
      [_] -> ""
      ["", _] -> ""
      parts -> "." <> last(parts, "")
    end
  end
end
