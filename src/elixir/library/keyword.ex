defmodule Keyword do
  def keyword?([{key, _} | rest]) when is_atom(key), do: keyword?(rest)
  def keyword?([]), do: true
  def keyword?(_other), do: false

  def new, do: []
  def new(pairs), do: new(pairs, fn pair -> pair end)

  def new(pairs, transform) when is_function(transform, 1) do
    :lists.reverse(
      Enum.reduce(pairs, [], fn pair, acc ->
        {key, value} = transform.(pair)
        put_new_pair(acc, key, value)
      end)
    )
  end

  defp put_new_pair(acc, key, value) when is_atom(key), do: [{key, value} | delete(acc, key)]
  defp put_new_pair(acc, key, value), do: Coppice.no_clause(Keyword, :put_new, [acc, key, value])

  def from_keys(keys, value) when is_list(keys), do: :lists.map(fn key when is_atom(key) -> {key, value} end, keys)

  def get(keywords, key, default \\ nil) when is_list(keywords) and is_atom(key) do
    case :lists.keyfind(key, 1, keywords) do
      {^key, value} -> value
      false -> default
    end
  end

  def get_lazy(keywords, key, fun) when is_list(keywords) and is_atom(key) and is_function(fun, 0) do
    case :lists.keyfind(key, 1, keywords) do
      {^key, value} -> value
      false -> fun.()
    end
  end

  def fetch(keywords, key) when is_list(keywords) and is_atom(key) do
    case :lists.keyfind(key, 1, keywords) do
      {^key, value} -> {:ok, value}
      false -> :error
    end
  end

  def fetch!(keywords, key) when is_list(keywords) and is_atom(key) do
    case :lists.keyfind(key, 1, keywords) do
      {^key, value} -> value
      false -> raise KeyError, key: key, term: keywords
    end
  end

  def get_values(keywords, key) when is_list(keywords) and is_atom(key), do: get_values(keywords, key, [])

  defp get_values([{key, value} | tail], key, acc), do: get_values(tail, key, [value | acc])
  defp get_values([{_, _} | tail], key, acc), do: get_values(tail, key, acc)
  defp get_values([], _key, acc), do: :lists.reverse(acc)

  def has_key?(keywords, key) when is_list(keywords) and is_atom(key), do: :lists.keymember(key, 1, keywords)
  def size(keywords), do: length(keywords)

  def keys(keywords) when is_list(keywords), do: :lists.map(&key/1, keywords)

  defp key({key, _}) when is_atom(key), do: key

  defp key(other) do
    raise ArgumentError,
          "expected a keyword list, but an entry in the list is not a two-element tuple with an atom as its first element, " <>
            "got: #{inspect(other)}"
  end

  def values(keywords) when is_list(keywords), do: :lists.map(&value/1, keywords)

  defp value({key, value}) when is_atom(key), do: value
  defp value(other), do: Coppice.no_clause(Keyword, :"-values/1-fun-0-", [other])

  def to_list(keywords) when is_list(keywords), do: keywords

  def put(keywords, key, value) when is_list(keywords) and is_atom(key), do: [{key, value} | delete(keywords, key)]

  def put_new(keywords, key, value) when is_list(keywords) and is_atom(key) do
    if has_key?(keywords, key), do: keywords, else: [{key, value} | keywords]
  end

  def put_new_lazy(keywords, key, fun) when is_list(keywords) and is_atom(key) and is_function(fun, 0) do
    if has_key?(keywords, key), do: keywords, else: [{key, fun.()} | keywords]
  end

  def delete(keywords, key) when is_list(keywords) and is_atom(key) do
    if has_key?(keywords, key), do: delete_key(keywords, key), else: keywords
  end

  defp delete_key([{key, _} | tail], key), do: delete_key(tail, key)
  defp delete_key([{_, _} = pair | tail], key), do: [pair | delete_key(tail, key)]
  defp delete_key([], _key), do: []

  def delete(keywords, key, value) when is_list(keywords) and is_atom(key) do
    Enum.reject(keywords, &(&1 === {key, value}))
  end

  def delete_first(keywords, key) when is_list(keywords) and is_atom(key), do: :lists.keydelete(key, 1, keywords)

  # The first that has the key is given another value; those behind it go.
  def replace(keywords, key, value) when is_list(keywords) and is_atom(key), do: changed(keywords, key, fn _ -> value end)

  def replace!(keywords, key, value) when is_list(keywords) and is_atom(key) do
    fetch!(keywords, key)
    changed(keywords, key, fn _ -> value end)
  end

  def replace_lazy(keywords, key, fun) when is_list(keywords) and is_atom(key) and is_function(fun, 1) do
    changed(keywords, key, fun)
  end

  def update!(keywords, key, fun) when is_list(keywords) and is_atom(key) and is_function(fun, 1) do
    fetch!(keywords, key)
    changed(keywords, key, fun)
  end

  def update(keywords, key, default, fun) when is_list(keywords) and is_atom(key) and is_function(fun, 1) do
    updated_or(keywords, keywords, key, default, fun)
  end

  defp updated_or([{key, _} | _], keywords, key, _default, fun), do: changed(keywords, key, fun)
  defp updated_or([{_, _} | rest], keywords, key, default, fun), do: updated_or(rest, keywords, key, default, fun)
  defp updated_or([], keywords, key, default, _fun), do: keywords ++ [{key, default}]

  defp updated_or(rest, _keywords, key, default, fun) do
    Coppice.no_clause(Keyword, :update_guarded, [rest, key, default, fun])
  end

  defp changed([{key, value} | tail], key, fun), do: [{key, fun.(value)} | delete(tail, key)]
  defp changed([pair | tail], key, fun), do: [pair | changed(tail, key, fun)]
  defp changed([], _key, _fun), do: []

  def get_and_update(keywords, key, fun) when is_list(keywords) and is_atom(key) do
    checked(keywords, key, fun, [])
    updated(keywords, key, fun, fetch(keywords, key))
  end

  # What stands before the key has to be pairs.
  defp checked([{key, _} | _], key, _fun, _before), do: :ok
  defp checked([{_, _} = pair | rest], key, fun, before), do: checked(rest, key, fun, [pair | before])
  defp checked([], _key, _fun, _before), do: :ok
  defp checked(rest, key, fun, before), do: Coppice.no_clause(Keyword, :get_and_update, [rest, before, key, fun])

  def get_and_update!(keywords, key, fun) do
    updated(keywords, key, fun, {:ok, fetch!(keywords, key)})
  end

  defp updated(keywords, key, fun, found) do
    current = if found == :error, do: nil, else: elem(found, 1)

    case fun.(current) do
      {get, value} when found == :error -> {get, [{key, value} | keywords]}
      {get, value} -> {get, :lists.keyreplace(key, 1, keywords, {key, value})}
      :pop -> {current, :lists.keydelete(key, 1, keywords)}
      other -> raise "the given function must return a two-element tuple or :pop, got: #{inspect(other)}"
    end
  end

  def pop(keywords, key, default \\ nil) when is_list(keywords) and is_atom(key) do
    case fetch(keywords, key) do
      {:ok, value} -> {value, delete(keywords, key)}
      :error -> {default, keywords}
    end
  end

  def pop!(keywords, key) when is_list(keywords) and is_atom(key), do: {fetch!(keywords, key), delete(keywords, key)}

  def pop_lazy(keywords, key, fun) when is_list(keywords) and is_atom(key) and is_function(fun, 0) do
    case fetch(keywords, key) do
      {:ok, value} -> {value, delete(keywords, key)}
      :error -> {fun.(), keywords}
    end
  end

  def pop_first(keywords, key, default \\ nil) when is_list(keywords) and is_atom(key) do
    case :lists.keytake(key, 1, keywords) do
      {:value, {^key, value}, rest} -> {value, rest}
      false -> {default, keywords}
    end
  end

  def pop_values(keywords, key) when is_list(keywords) and is_atom(key) do
    {get_values(keywords, key), delete(keywords, key)}
  end

  def merge(keywords, []) when is_list(keywords), do: keywords
  def merge([], keywords) when is_list(keywords), do: keywords

  def merge(keywords1, keywords2) when is_list(keywords1) and is_list(keywords2) do
    check(keywords2, "second")
    keys = keys(keywords2)

    kept = fn
      {key, _} when is_atom(key) -> not :lists.member(key, keys)
      _ -> check(keywords1, "first")
    end

    Enum.filter(keywords1, kept) ++ keywords2
  end

  defp check(keywords, which) do
    keyword?(keywords) ||
      raise ArgumentError, "expected a keyword list as the #{which} argument, got: #{inspect(keywords)}"
  end

  def merge(keywords1, keywords2, fun) when is_list(keywords1) and is_list(keywords2) and is_function(fun, 3) do
    check(keywords1, "first")
    check(keywords2, "second")

    {merged, left} =
      Enum.map_reduce(keywords2, keywords1, fn {key, value}, left ->
        case :lists.keytake(key, 1, left) do
          {:value, {_, before}, left} -> {{key, fun.(key, before, value)}, left}
          false -> {{key, value}, left}
        end
      end)

    keys = keys(keywords2)
    Enum.reject(left, fn {key, _} -> :lists.member(key, keys) end) ++ merged
  end

  def equal?(left, right) when is_list(left) and is_list(right), do: Enum.sort(left) == Enum.sort(right)

  def take(keywords, keys) when is_list(keywords) and is_list(keys) do
    Enum.filter(keywords, fn {key, _} -> :lists.member(key, keys) end)
  end

  def drop(keywords, keys) when is_list(keywords) and is_list(keys) do
    Enum.reject(keywords, fn {key, _} -> :lists.member(key, keys) end)
  end

  def split(keywords, keys) when is_list(keywords) and is_list(keys) do
    Enum.split_with(keywords, fn {key, _} -> :lists.member(key, keys) end)
  end

  def filter(keywords, fun) when is_list(keywords) and is_function(fun, 1), do: Enum.filter(keywords, fun)
  def reject(keywords, fun) when is_list(keywords) and is_function(fun, 1), do: Enum.reject(keywords, fun)

  def map(keywords, fun) when is_list(keywords) and is_function(fun, 1) do
    :lists.map(fn {key, value} -> {key, fun.({key, value})} end, keywords)
  end

  def validate(keywords, values) when is_list(keywords) and is_list(values) do
    unknown =
      Enum.reduce(keywords, [], fn
        {key, _}, unknown when is_atom(key) ->
          if Enum.any?(values, &named?(&1, key)), do: unknown, else: [key | unknown]

        other, _ ->
          raise ArgumentError, "expected a keyword list as first argument, got invalid entry: #{inspect(other)}"
      end)

    missing = for {key, _} = pair <- values, not has_key?(keywords, key), do: pair
    if unknown == [], do: {:ok, :lists.reverse(missing) ++ keywords}, else: {:error, unknown}
  end

  defp named?({name, _}, key), do: name == key
  defp named?(name, key), do: name == key

  def validate!(keywords, values) do
    case validate(keywords, values) do
      {:ok, keywords} ->
        keywords

      {:error, unknown} ->
        keys = Enum.map(values, fn value -> if is_atom(value), do: value, else: elem(value, 0) end)

        raise ArgumentError,
              "unknown keys #{inspect(unknown)} in #{inspect(keywords)}, the allowed keys are: #{inspect(keys)}"
    end
  end
end
