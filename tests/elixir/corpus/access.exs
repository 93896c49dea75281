Access.get(5, :a)

Access.fetch(5, :a)

Access.get(nil, :a)

Access.get([{:a, 1}], 5)

Access.get([1], :a)

Access.get(1..2, :first)

Access.fetch!(%{}, :first)

Access.fetch!([], :first)

Access.fetch!(nil, :first)

Access.pop(5, :a)

Access.pop(nil, :a)

Access.pop([a: 1, b: 2, a: 3], :a)

Access.get_and_update(nil, :a, & &1)

Access.get_and_update(5, :a, & &1)

Access.get_and_update(%{a: 1}, :a, & &1)

Access.get_and_update([a: 1], :a, & &1)

Access.get_and_update([a: 1], :a, fn _ -> :pop end)

get_in(%{a: 5}, [:a, :b])

get_in(%{a: 5}, [])

put_in(%{a: 5}, [:a, :b], 1)

put_in(%{a: nil}, [:a, :b], 1)

put_in(nil[:a], 1)

update_in(%{a: [1,2]}, [:a, Access.all()], & &1+1)

update_in(%{a: 1}, [:a, Access.all()], & &1+1)

get_in(%{a: 1}, [:a, Access.all()])

get_in(%{a: 1}, [:a, Access.at(0)])

get_in(%{a: [1]}, [:a, Access.at(-1)])

get_in(%{a: [1]}, [:a, Access.at!(1)])

get_in(%{a: {1}}, [:a, Access.elem(1)])

get_in(%{a: 1}, [:a, Access.elem(1)])

get_in(%{a: 1}, [:a, Access.key(:b)])

get_in(%{a: 1}, [Access.key!(:b)])

get_in(5, [Access.key!(:b)])

get_in(nil, [Access.key!(:b)])

get_in(5, [Access.filter(& &1)])

get_in([1,nil,2], [Access.filter(& &1)])

pop_in([1,nil,2], [Access.filter(& &1)])

pop_in([1,nil,2], [Access.all])

pop_in([1,nil,2], [Access.at(1)])

pop_in({1,nil,2}, [Access.elem(1)])

pop_in(%{a: %{b: 1}}, [:a, :b])

pop_in(nil, [:a, :b])

pop_in(%{}, [])

Access.at(:a)

Access.slice(1..2).(:get, [1,2,3], & &1)

m = %{a: 1}; put_in(m.b, 1)

m = %{a: 1}; put_in(m.a.b, 1)

m = 5; put_in(m.a, 1)

m = 5; update_in(m.a, & &1)

m = %{a: %{b: 1}}; pop_in(m.a[:b])

m = %{a: %{b: 1}}; get_and_update_in(m.a[:b], &{&1, &1+1})

m = %{a: %{b: 1}}; get_and_update_in(m.a.b, &{&1, &1+1})

map = %{a: 1, b: %{c: [1, 2]}}

map[:a]

map[:z]

nil[:a]

[a: 1][:a]

[a: 1][:b]

[a: 1][0]

5[:a]

"text"[:a]

map.a

map.z

map[:b][:c]

map[:x][:y]

(1..3)[:first]

{1, 2}[:a]

get_in(map, [:b, :c])

get_in(map, [:b, :c, Access.at(1)])

get_in(map, [:b, :c, Access.all()])

get_in(map, [:x, :y, :z])

get_in(nil, [:a])

get_in([a: [b: 1]], [:a, :b])

get_in(map, [Access.key(:b), Access.key(:c, [])])

get_in(map, [Access.key!(:a)])

get_in(map, [Access.key!(:nope)])

get_in(map, [:a, :b])

get_in(map, 5)

get_in([%{n: 1}, %{n: 2}], [Access.all(), :n])

get_in([%{n: 1}, %{n: 2}], [Access.filter(&(&1.n > 1)), :n])

get_in(map, [fn :get, data, next -> next.(map_size(data)) end])

put_in(map, [:b, :d], 3)

put_in(map[:b][:c], 9)

put_in(map.b.c, 9)

put_in(map.b[:new], 9)

put_in(map, [], 1)

put_in(map, [:b, :c, Access.at(0)], :x)

put_in(%{}, [:a, :b], 1)

put_in(%{}, [Access.key(:a, %{}), :b], 1)

update_in(map.a, &(&1 + 1))

update_in(map[:b][:c], &Enum.sum/1)

update_in(map, [:a], &(&1 + 1))

update_in(map, [:b, :c, Access.all()], &(&1 * 2))

update_in(map, [:x], fn x -> {:was, x} end)

update_in(map.z, & &1)

get_and_update_in(map, [:a], &{&1, &1 + 1})

get_and_update_in(map.a, &{&1, &1 + 1})

get_and_update_in(map[:b][:c], fn _ -> :pop end)

get_and_update_in(map, [:a], fn x -> x end)

get_and_update_in([%{n: 1}, %{n: 2}], [Access.all(), :n], &{&1, &1 * 10})

pop_in(map[:a])

pop_in(map[:b][:c])

pop_in(map.b[:c])

pop_in(map, [:b, :c])

pop_in(map, [:x, :y])

pop_in([a: 1, b: 2], [:a])

pop_in([%{n: 1, m: 2}], [Access.all(), :n])

pop_in(map, [:b, :c, Access.at(0)])

pop_in(map, [:b, :c, Access.filter(&(&1 > 1))])

Access.fetch(%{a: 1}, :a)

Access.fetch([a: 1], :a)

Access.fetch([a: 1], :b)

Access.fetch(nil, :a)

Access.get(%{a: 1}, :b, :default)

Access.get(nil, :b, :default)

Access.get([a: nil], :a, 1)

Access.pop(%{a: 1}, :a)

Access.pop(%{a: 1}, :b)

Access.get_and_update([a: 1], :b, &{&1, 2})

get_in({1, {2, 3}}, [Access.elem(1), Access.elem(0)])

put_in({1, {2, 3}}, [Access.elem(1), Access.elem(0)], :x)

update_in([1, 2, 3, 4], [Access.slice(1..2)], &(&1 * 10))

get_in([1, 2, 3, 4], [Access.slice(-2..-1)])

pop_in([1, 2, 3, 4], [Access.slice(0..1)])

Access.slice(3..1//-1)

Access.slice(5)

Access.elem(-1)

Access.filter(5)

update_in([1, 2], [Access.at(5)], fn x -> {:new, x} end)

update_in([1, 2], [Access.at!(5)], & &1)

update_in([1, 2], [Access.at(-1)], &(&1 * 10))

defmodule Point do defstruct x: 1, y: 2; def none, do: 1 end

p = %Point{}

p.x

p[:x]

p.z

get_in(p, [:x])

put_in(p.x, 5)

update_in(p.y, &(&1 * 2))

put_in(p[:x], 5)

put_in(p.z, 5)

put_in(p, [Access.key(:x)], 7)

get_in(p, [Access.key!(:y)])

pop_in(p[:x])

Map.from_struct(p)

Map.put(p, :z, 1)

%{p | x: 9}

Enum.map(p, & &1)

Enum.into([x: 1], p)
