Keyword.new()

Keyword.new([{:b, 1}, {:a, 2}, {:b, 3}])

Keyword.new(a: 1, b: 2, a: 3)

Keyword.new([1])

Keyword.new([{1, 2}])

Keyword.new(%{a: 1})

Keyword.new([:a, :b], &{&1, &1})

Keyword.new([:a], & &1)

Keyword.keyword?(a: 1)

Keyword.keyword?([])

Keyword.keyword?([1])

Keyword.keyword?([{"a", 1}])

Keyword.keyword?(5)

Keyword.get([a: 1, a: 2], :a)

Keyword.get([a: 1], :b)

Keyword.get([a: 1], :b, 5)

Keyword.get([1], :a)

Keyword.get(5, :a)

Keyword.get([], 5)

Keyword.get_lazy([a: 1], :b, fn -> :lazy end)

Keyword.get_lazy([a: 1], :a, fn -> :lazy end)

Keyword.get_values([a: 1, b: 2, a: 3], :a)

Keyword.get_values([1, a: 1], :a)

Keyword.fetch([a: 1], :a)

Keyword.fetch([a: 1], :b)

Keyword.fetch!([a: 1], :a)

Keyword.fetch!([a: 1], :b)

Keyword.fetch!([], :a)

Keyword.has_key?([a: 1], :a)

Keyword.has_key?([a: 1], :b)

Keyword.has_key?(%{a: 1}, :b)

Keyword.keys(a: 1, b: 2, a: 3)

Keyword.keys([1])

Keyword.keys([{"a", 1}])

Keyword.values(a: 1, b: 2)

Keyword.values([1])

Keyword.put([a: 1, b: 2, a: 3], :a, 5)

Keyword.put([a: 1], :b, 5)

Keyword.put([1, a: 2], :a, 5)

Keyword.put([1], :a, 5)

Keyword.put(%{}, :a, 5)

Keyword.put([], "a", 5)

Keyword.put_new([a: 1], :a, 5)

Keyword.put_new([a: 1], :b, 5)

Keyword.put_new_lazy([a: 1], :b, fn -> 5 end)

Keyword.put_new_lazy([a: 1], :a, fn -> 5 end)

Keyword.delete([a: 1, b: 2, a: 3], :a)

Keyword.delete([a: 1], :z)

Keyword.delete_first([a: 1, b: 2, a: 3], :a)

Keyword.replace([a: 1, b: 2, a: 3], :a, 9)

Keyword.replace([a: 1], :z, 9)

Keyword.replace!([a: 1, a: 2], :a, 9)

Keyword.replace!([], :a, 1)

Keyword.replace_lazy([a: 1], :a, &(&1 + 1))

Keyword.replace_lazy([a: 1], :b, &(&1 + 1))

Keyword.update([a: 1, b: 2, a: 3], :a, 0, &(&1 * 10))

Keyword.update([a: 1], :b, 0, &(&1 * 10))

Keyword.update!([a: 1, a: 2], :a, &(&1 * 10))

Keyword.update!([], :a, & &1)

Keyword.get_and_update([a: 1, b: 2], :a, &{&1, &1 + 1})

Keyword.get_and_update([a: 1], :b, &{&1, 2})

Keyword.get_and_update([a: 1, a: 2], :a, fn _ -> :pop end)

Keyword.get_and_update([], :a, fn _ -> 5 end)

Keyword.get_and_update([], :a, fn _ -> :pop end)

Keyword.get_and_update([a: 1, b: 2, a: 3], :a, &{&1, 5})

Keyword.get_and_update!([a: 1], :a, &{&1, 5})

Keyword.get_and_update!([a: 1], :b, &{&1, 5})

Keyword.pop([a: 1, b: 2, a: 3], :a)

Keyword.pop([a: 1], :b)

Keyword.pop([a: 1], :b, 5)

Keyword.pop!([a: 1, a: 2], :a)

Keyword.pop!([], :a)

Keyword.pop_lazy([a: 1], :b, fn -> :lazy end)

Keyword.pop_first([a: 1, b: 2, a: 3], :a)

Keyword.pop_first([a: 1], :b, 5)

Keyword.pop_values([a: 1, b: 2, a: 3], :a)

Keyword.pop_values([a: 1], :b)

Keyword.merge([a: 1, b: 2], b: 3, c: 4)

Keyword.merge([a: 1, a: 2], a: 3)

Keyword.merge([a: 1], [])

Keyword.merge([], a: 1)

Keyword.merge([a: 1], [1])

Keyword.merge([1], a: 1)

Keyword.merge([a: 1], 5)

Keyword.merge([a: 1, b: 2], [b: 3, c: 4], fn k, x, y -> {k, x, y} end)

Keyword.merge([a: 1, b: 2], [b: 3, b: 4], fn _, x, y -> x + y end)

Keyword.merge([1], [a: 1], fn _, x, _ -> x end)

Keyword.merge([a: 1], [1], fn _, x, _ -> x end)

Keyword.equal?([a: 1, b: 2], b: 2, a: 1)

Keyword.equal?([a: 1], a: 2)

Keyword.take([a: 1, b: 2, a: 3], [:a])

Keyword.drop([a: 1, b: 2, a: 3], [:a])

Keyword.split([a: 1, b: 2, a: 3], [:a])

Keyword.take([1], [:a])

Keyword.filter([a: 1, b: 2], fn {_, v} -> v > 1 end)

Keyword.reject([a: 1, b: 2], fn {_, v} -> v > 1 end)

Keyword.from_keys([:a, :b], 0)

Keyword.to_list(a: 1)

Keyword.to_list(5)

Keyword.validate([a: 1, b: 2], [:a])

Keyword.validate([a: 1], [:a, b: 2, c: 3])

Keyword.validate([], [:a, b: 2, c: 3])

Keyword.validate!([a: 1, b: 2, c: 1], [:a, d: 4])

Keyword.validate!([a: 1], [:a, d: 4])

Keyword.validate([1], [:a])

Keyword.validate([a: 1], [1])
