List.first([1, 2])

List.first([])

List.first([], :none)

List.first(5)

List.last([1, 2, 3])

List.last([])

List.last([], :none)

List.last([1 | 2])

List.delete([1, 2, 1], 1)

List.delete([1, 2], 3)

List.delete(5, 1)

List.delete_at([1, 2, 3], 0)

List.delete_at([1, 2, 3], -1)

List.delete_at([1, 2, 3], 10)

List.delete_at([1, 2, 3], -10)

List.delete_at([1], :a)

List.duplicate(:a, 3)

List.duplicate(:a, 0)

List.duplicate(:a, -1)

List.flatten([1, [2, [3, []]], 4])

List.flatten([1, [2]], [3, [4]])

List.flatten([])

List.flatten(5)

List.foldl([1, 2, 3], 0, &-/2)

List.foldr([1, 2, 3], 0, &-/2)

List.foldl([], 0, &-/2)

List.foldr(5, 0, &-/2)

List.improper?([1 | 2])

List.improper?([1, 2])

List.improper?([])

List.improper?(5)

List.insert_at([1, 2, 3], 1, :x)

List.insert_at([1, 2, 3], 0, :x)

List.insert_at([1, 2, 3], 10, :x)

List.insert_at([1, 2, 3], -1, :x)

List.insert_at([1, 2, 3], -2, :x)

List.insert_at([1, 2, 3], -10, :x)

List.insert_at([], -1, :x)

List.replace_at([1, 2, 3], 1, :x)

List.replace_at([1, 2, 3], -1, :x)

List.replace_at([1, 2, 3], 10, :x)

List.replace_at([1, 2, 3], -10, :x)

List.update_at([1, 2, 3], 1, &(&1 * 10))

List.update_at([1, 2, 3], -1, &(&1 * 10))

List.update_at([1, 2, 3], 10, &(&1 * 10))

List.pop_at([1, 2, 3], 1)

List.pop_at([1, 2, 3], -1)

List.pop_at([1, 2, 3], 10)

List.pop_at([1, 2, 3], 10, :none)

List.keyfind([a: 1, b: 2], :b, 0)

List.keyfind([a: 1, b: 2], :c, 0)

List.keyfind([a: 1, b: 2], :c, 0, :none)

List.keyfind([a: 1, b: 2], 2, 1)

List.keyfind([1, {1.0, :x}], 1, 0)

List.keyfind(5, :a, 0)

List.keyfind([], :a, -1)

List.keyfind([], :a, :x)

List.keyfind!([a: 1], :a, 0)

List.keyfind!([a: 1], :b, 0)

List.keymember?([a: 1], :a, 0)

List.keymember?([a: 1], 5, 1)

List.keyreplace([a: 1, b: 2], :a, 0, {:a, 9})

List.keyreplace([a: 1, b: 2], :c, 0, {:a, 9})

List.keyreplace([a: 1], :a, 0, 5)

List.keystore([a: 1], :b, 0, {:b, 2})

List.keystore([a: 1], :a, 0, {:a, 2})

List.keydelete([a: 1, b: 2, a: 3], :a, 0)

List.keydelete([a: 1], :z, 0)

List.keytake([a: 1, b: 2], :b, 0)

List.keytake([a: 1], :z, 0)

List.keysort([a: 3, b: 1, c: 2], 1)

List.keysort([a: 3, b: 1, c: 2], 1, :desc)

List.keysort([a: 3, b: 1, c: 2], 1, &>=/2)

List.keysort([a: ~D[2020-02-01], b: ~D[2020-01-01]], 1, Date)

List.keysort([{1, :a}, {1.0, :b}, {0, :c}], 0)

List.keysort([1], 0)

List.keysort([{1}], 1)

List.starts_with?([1, 2, 3], [1, 2])

List.starts_with?([1, 2], [1, 2, 3])

List.starts_with?([1], [])

List.starts_with?([], [1])

List.starts_with?(5, [])

List.wrap(nil)

List.wrap([1])

List.wrap(1)

List.wrap(%{a: 1})

List.zip([[1, 2], [3, 4, 5]])

List.zip([])

List.to_tuple([1, 2])

List.to_tuple([])

List.to_tuple(5)

List.to_tuple([1 | 2])

List.to_string('abc')

List.to_string(["a", ?b, 'c'])

List.to_string([])

List.to_string([:a])

List.to_string([233, 8364])

List.to_charlist('abc')

List.to_charlist(["ab", ?c])

List.to_atom('abc')

List.to_atom([])

List.to_atom([:a])

List.to_existing_atom('abc')

List.to_integer('42')

List.to_integer('-7')

List.to_integer('ff', 16)

List.to_integer('x')

List.to_integer('12', 2)

List.to_float('1.5')

List.to_float('1')

List.ascii_printable?('abc')

List.ascii_printable?([0])

List.ascii_printable?('abc' ++ [0], 3)

List.ascii_printable?([])

List.ascii_printable?([:a])

List.myers_difference([1, 4, 2, 3], [1, 2, 3, 4])

List.myers_difference([], [1])

List.myers_difference([1], [])

List.myers_difference([], [])

List.myers_difference([1, 2, 3], [1, 2, 3])

List.myers_difference([:a, :b, :c, :a, :b, :b, :a], [:c, :b, :a, :b, :a, :c])

List.myers_difference(["a", "db", "c"], ["a", "bc", "c"], fn a, b -> if a == "db", do: {a, b} end)

Tuple.append({1}, 2)

Tuple.append(5, 2)

Tuple.delete_at({1, 2, 3}, 1)

Tuple.delete_at({1}, 1)

Tuple.delete_at({1}, -1)

Tuple.insert_at({1, 2}, 1, :x)

Tuple.insert_at({1, 2}, 2, :x)

Tuple.insert_at({1, 2}, 3, :x)

Tuple.insert_at([], 0, :x)

Tuple.duplicate(:a, 3)

Tuple.duplicate(:a, 0)

Tuple.duplicate(:a, -1)

Tuple.to_list({1, 2})

Tuple.to_list({})

Tuple.to_list([])

Tuple.sum({1, 2, 3})

Tuple.product({2, 3})

Tuple.sum({:a})

elem({1, 2}, 2)

put_elem({1, 2}, 1, :x)

[1, 2] ++ [3]

[1, 2] ++ 3

5 ++ [1]

[1, 2, 1, 3] -- [1, 3, 5]

[1] -- 5

hd([])

tl([1])

length([1 | 2])

:lists.map(&(&1 + 1), [1, 2])

:lists.map(5, [])

:lists.foldl(&+/2, 0, [1, 2])

:lists.foldl(5, 0, [])

:lists.foldr(fn x, acc -> [x | acc] end, [], [1, 2])

:lists.filter(&(&1 > 1), [1, 2])

:lists.filter(fn _ -> 5 end, [1])

:lists.foreach(&IO.inspect/1, [1, 2])

:lists.any(&(&1 > 1), [1, 2])

:lists.all(&(&1 > 1), [1, 2])

:lists.any(fn _ -> nil end, [1])

:lists.flatmap(&[&1, &1], [1, 2])

:lists.mapfoldl(&{&1 * 2, &1 + &2}, 0, [1, 2])

:lists.mapfoldr(&{&1 * 2, &1 + &2}, 0, [1, 2])

:lists.partition(&(&1 > 1), [1, 2, 3])

:lists.takewhile(&(&1 < 2), [1, 2, 1])

:lists.dropwhile(&(&1 < 2), [1, 2, 1])

:lists.splitwith(&(&1 < 2), [1, 2, 1])

:lists.search(&(&1 > 1), [1, 2, 3])

:lists.filtermap(fn x -> x > 1 and {true, x * 10} end, [1, 2])

:lists.zipwith(&+/2, [1, 2], [3, 4])

:lists.keymap(&(&1 * 2), 2, [{:a, 1}])

:lists.sort([3, 1, 2, 1])

:lists.usort([3, 1, 2, 1, 1.0])

:lists.sort(&>=/2, [3, 1, 2])

:lists.usort(&<=/2, [3, 1, 2, 1])

:lists.keysort(2, [{:a, 2}, {:b, 1}])

:lists.ukeysort(1, [{:b, 1}, {:a, 2}, {:b, 3}])

:lists.keyfind(:a, 1, [{:a, 1}])

:lists.keyfind(:a, 0, [{:a, 1}])

:lists.keyfind(:a, 1, 5)

:lists.keyfind(:a, 1, [1 | 2])

:lists.keytake(:a, 1, [{:a, 1}, {:b, 2}])

:lists.keystore(:a, 1, [], {:a, 1})

:lists.keyreplace(:a, 1, [{:a, 1}], {:a, 2})

:lists.keydelete(:a, 1, [{:a, 1}])

:lists.keysearch(:a, 1, [{:a, 1}])

:lists.keymember(:a, 1, [{:a, 1}])

:lists.reverse([1, 2])

:lists.reverse([1, 2], [3])

:lists.reverse([1, 2], :tail)

:lists.reverse([1 | 2])

:lists.reverse(5)

:lists.member(1, [1])

:lists.member(1, 5)

:lists.member(1, [2 | 3])

:lists.append([[1], [2], []])

:lists.append([1], [2])

:lists.append([1])

:lists.seq(1, 5)

:lists.seq(5, 1)

:lists.seq(1, 0)

:lists.seq(1, 10, 3)

:lists.seq(10, 1, -4)

:lists.seq(1, 5, 0)

:lists.seq(1, 1, 0)

:lists.nth(2, [1, 2, 3])

:lists.nth(0, [1, 2, 3])

:lists.nth(5, [1, 2, 3])

:lists.nthtail(1, [1, 2, 3])

:lists.nthtail(5, [1, 2, 3])

:lists.last([1, 2])

:lists.last([])

:lists.droplast([1, 2])

:lists.droplast([])

:lists.sum([1, 2.0])

:lists.sum([:a])

:lists.max([1, 3, 2])

:lists.max([])

:lists.min([2, 1])

:lists.delete(1, [2, 1, 1])

:lists.duplicate(2, :x)

:lists.duplicate(-1, :x)

:lists.flatten([1, [[2]]])

:lists.flatten([1, [[2]]], [3])

:lists.sublist([1, 2, 3], 2)

:lists.sublist([1, 2, 3], 2, 2)

:lists.sublist([1, 2, 3], 0, 2)

:lists.sublist([1, 2, 3], 10)

:lists.split(1, [1, 2])

:lists.split(5, [1, 2])

:lists.prefix([1], [1, 2])

:lists.suffix([2], [1, 2])

:lists.subtract([1, 2], [1])

:lists.zip([1, 2], [3, 4])

:lists.zip([1], [3, 4])

:lists.unzip([{1, 2}, {3, 4}])

:lists.enumerate([:a, :b])

:lists.enumerate(5, [:a, :b])

:lists.join(0, [1, 2, 3])

:lists.uniq([1, 2, 1])

:lists.uniq(&rem(&1, 2), [1, 2, 3])
