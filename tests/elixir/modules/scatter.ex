defmodule Quotes do
  def all(shops, timeout) do
    shops
    |> Enum.map(fn shop -> {shop, Task.Supervisor.async_nolink(Quotes.Tasks, fn -> price(shop) end)} end)
    |> Enum.map(fn {shop, task} ->
      case Task.yield(task, timeout) || Task.shutdown(task) do
        {:ok, price} -> {shop, price}
        {:exit, reason} -> {shop, {:failed, elem(reason, 0)}}
        nil -> {shop, :too_late}
      end
    end)
  end

  def best(shops) do
    {shop, _} =
      shops
      |> all(60)
      |> Enum.filter(fn {_, price} -> is_integer(price) end)
      |> Enum.min_by(&elem(&1, 1))

    shop
  end

  defp price(:slow), do: Process.sleep(400)
  defp price(:broken), do: raise("out of order")
  defp price(:closed), do: exit({:closed, :today})
  defp price(shop), do: shop |> Atom.to_string() |> String.length() |> Kernel.*(10)
end
