defmodule Base do
  def encode16(data, opts \\ []) when is_binary(data), do: Coppice.encode16(data, letters(opts))

  def decode16(string, opts \\ []) do
    {:ok, decode16!(string, opts)}
  rescue
    ArgumentError -> :error
  end

  def decode16!(string, opts \\ [])

  def decode16!(string, opts) when is_binary(string) and rem(byte_size(string), 2) == 0 do
    decoded(Coppice.decode16(string, letters(opts)))
  end

  def decode16!(string, _opts) when is_binary(string) do
    raise ArgumentError,
          "string given to decode has wrong length. An even number of bytes was expected, got: #{byte_size(string)}. " <>
            "Double check your string for unwanted characters or pad it accordingly"
  end

  defp letters(opts) do
    case Coppice.option(opts, :case, :upper) do
      letters when letters in [:upper, :lower, :mixed] -> letters
      other -> :erlang.error({:case_clause, other})
    end
  end

  defp decoded({:wrong, byte}), do: raise(ArgumentError, "non-alphabet character found: #{inspect(<<byte>>)} (byte #{byte})")
  defp decoded(:padding), do: raise(ArgumentError, "incorrect padding")
  defp decoded(binary), do: binary

  def encode64(data, opts \\ []) when is_binary(data) do
    Coppice.encode64(data, :plain, Coppice.option(opts, :padding, true))
  end

  def url_encode64(data, opts \\ []) when is_binary(data) do
    Coppice.encode64(data, :url, Coppice.option(opts, :padding, true))
  end

  def decode64(string, opts \\ []) when is_binary(string) do
    {:ok, decode64!(string, opts)}
  rescue
    ArgumentError -> :error
  end

  def decode64!(string, opts \\ []) when is_binary(string), do: decoded(Coppice.decode64(spaceless(string, opts), :plain, padded(opts)))

  def url_decode64(string, opts \\ []) when is_binary(string) do
    {:ok, url_decode64!(string, opts)}
  rescue
    ArgumentError -> :error
  end

  def url_decode64!(string, opts \\ []) when is_binary(string), do: decoded(Coppice.decode64(spaceless(string, opts), :url, padded(opts)))

  defp padded(opts), do: Coppice.option(opts, :padding, true)

  defp spaceless(string, opts) do
    if Coppice.option(opts, :ignore, nil) == :whitespace,
      do: String.replace(string, [" ", "\t", "\n", "\r"], ""),
      else: string
  end
end
