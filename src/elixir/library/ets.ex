defmodule :ets do
  def match(table, pattern), do: select(table, [{pattern, [], [:"$$"]}])
  def match_object(table, pattern), do: select(table, [{pattern, [], [:"$_"]}])

  def match_delete(table, pattern) do
    select_delete(table, [{pattern, [], [true]}])
    true
  end

  def foldl(fun, acc, table), do: :lists.foldl(fun, acc, tab2list(table))
  def foldr(fun, acc, table), do: :lists.foldr(fun, acc, tab2list(table))

  def is_compiled_ms(_), do: false

  def test_ms(object, spec) do
    {:ok, Coppice.run_match_spec(object, spec)}
  end
end
