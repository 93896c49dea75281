Enum.map([1, 2], fn x -> (x + 1; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (y = x; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (y = x; y = 2; fn -> y end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (y = x; _ = y; y = 2; fn -> y end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (y = x; _ = y; y = 2; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ({x, fn -> 1 end} |> elem(1)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ([x | fn -> 1 end] |> tl()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ({fn -> 1 end, x} |> elem(0)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((case x do 1 -> fn -> 1 end; _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((case :a do :b -> x; _ -> 2 end); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((case :a do :b -> x; _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((case :a do a when a == x -> 1; _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((if x > 5, do: 1, else: fn -> 1 end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((if true, do: x); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((cond do x > 5 -> 1; true -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((cond do false -> x; true -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ("#{x}"; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (fn -> fn -> 1 end end.()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (fn -> x; fn -> 1 end end.()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (fn -> x end; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (fn -> fn -> x end; fn -> 1 end end.()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((for z <- [1], do: (fn -> 1 end)) |> hd()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((for z <- [x], do: (fn -> 1 end)) |> hd()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((for z <- [1], x > 0, do: (fn -> 1 end)) |> hd()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((for z <- [x], do: (z; fn -> 1 end)) |> hd()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((for z <- [1], w <- [x], do: (fn -> z end)) |> hd()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((with a <- x, do: (fn -> 1 end))) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((with a <- x, b <- a, do: (fn -> 1 end))) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((with 7 <- x do 1 else _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((try do x; fn -> 1 end rescue _ -> 1 end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((try do x after 1 end); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((try do x rescue _ -> 2 end); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((try do throw(x) catch _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (send(self(), x); (receive do _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (x |> then(fn y -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (x |> then(fn y -> fn -> y end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (x |> then(fn y -> y; fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (%{a: x}; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (%{a: x, b: fn -> 1 end}.b) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (Map.put(%{}, x, fn -> 1 end) |> Map.values() |> hd()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (Enum.map([1], fn y -> fn -> 1 end end) |> hd()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (Enum.map([x], fn y -> y + x; fn -> 1 end end) |> hd()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (&(&1 + 1)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (x; &(&1 + 1)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (x; &Enum.map/2) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (x; fn x -> x end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (x; fn y -> x = y; x end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((x && fn -> 1 end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((nil || (x; fn -> 1 end))) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((x > 0 and is_integer(x)); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (is_function(fn -> x end); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (<<x>>; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (<<_::size(x), _::bitstring>> = <<1, 2>>; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (y = fn -> x end; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (y = fn -> x end; fn -> y end; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (y = 1; fn -> y end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (a = 1; b = a + 1; fn -> b end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (a = x; b = a + 1; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (f = fn -> x end; f.(); (fn -> 1 end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (f = fn 0 -> x; n -> n end; (fn -> 1 end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((fn 0 -> x; n -> fn -> 1 end end).(1)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((fn n when n > x -> 1; n -> fn -> 1 end end).(0)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((fn -> (fn -> (fn -> 1 end) end).() end).()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((fn -> y = x; (fn -> y; (fn -> 1 end) end).() end).()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (if(x == 1, do: fn -> 1 end, else: fn -> 2 end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((unless x == 1, do: fn -> 1 end, else: fn -> 1 end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ([a, b] = [x, 2]; fn -> b end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ([a, b] = [x, 2]; a; fn -> b end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (x = x + 1; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (x = 3; fn -> x end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (x = 3; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((for z <- [1], reduce: x do acc -> acc; fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((for z <- [1], reduce: nil do _ -> fn -> x end end); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((for z <- [x], into: [], do: z); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (x in [1, 2]; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (x in 1..2; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (raise_it = fn -> raise "#{x}" end; fn -> raise_it end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (Enum.reduce([1], x, fn a, b -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (Enum.reduce([1], x, fn a, b -> a + b; fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((x; 1); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (_ = x; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (y = if x, do: 1; fn -> y end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (match?(1, x); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (match?(^x, 1); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ({a, b} = {1, x}; %{k: b}; fn -> a end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (f = &(&1 + x); (fn -> 1 end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (Enum.map([1], &(&1 + x)); (fn -> 1 end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (Enum.map([1], &(fn -> &1 end)) |> hd()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (Enum.map([x], &(fn -> &1 end)) |> hd()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((case 5 do ^x -> 1; _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((case x do ^x -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((case 5 do a when a > 9 -> x; ^x -> 1; _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((case 5 do {^x, 1} -> 1; _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((match?(^x, x)); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (^x = x; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((cond do x > 5 -> 1; x < 0 -> 2; true -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((cond do x > 5 -> 1; y = false -> 2; true -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((cond do true -> fn -> 1 end; x -> 1 end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((cond do y = x -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((cond do false -> 2; y = x -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((with 7 <- x, 8 <- 3 do 1 else _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((with 3 <- 3, 7 <- x do 1 else _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((with {:ok, a} <- {:ok, x} do fn -> 1 end else _ -> fn -> 2 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((with 7 <- 8 do x else _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((with 7 <- 8, a = x do 1 else _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((with 7 <- 8 do 1 else 9 -> x; _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((with 7 <- 8 do 1 else n when n == x -> x; _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((try do throw(x) catch _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((try do throw(1) catch 5 -> x; _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((try do raise "#{x}" rescue _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((try do throw(x) catch :throw, y -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((try do throw(x) catch y -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((try do x else _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((try do 1 else 5 -> x; _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((try do x rescue _ -> 1 else _ -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((try do raise "a" rescue ArgumentError -> x; RuntimeError -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((try do raise "a" rescue e in [RuntimeError] -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((try do 1 after x end); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((receive do _ -> 1 after 0 -> x end); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((receive do _ -> x after 0 -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((receive do ^x -> 1 after 0 -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((receive do _ -> 1 after x -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((if x == 1, do: fn -> 1 end, else: fn -> 1 end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((if 1 == 1, do: fn -> 1 end, else: fn -> 1 end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((if x > 0 and x < 9, do: fn -> 1 end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((x == 1 && 3) || fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((x == 7 || fn -> 1 end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((x == 7 or fn -> 1 end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((x > 0 and fn -> 1 end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((x != nil && fn -> 1 end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((unless x == 7 do fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((!x); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((case x do a when a > 0 -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((case x do a -> fn -> a - a end end).()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((case x do a -> a; fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((case true do true when x > 0 -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((case x do a when a in [1, 2] -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((case %{a: x} do %{a: b} -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((case %{1 => 2, 2 => 3} do %{^x => b} -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((case %{1 => 2, 2 => 2} do %{^x => b} -> fn -> b end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((case <<1, 2>> do <<a::size(x)-unit(1), _::bitstring>> -> fn -> 1 end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (x |> case do _ -> fn -> 1 end end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (x |> Kernel.+(1); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (%{%{a: 1} | a: x}; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (%{%{a: 1} | a: fn -> 1 end}.a) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (x..3; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (1..3//x; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (~s(#{x}); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (~w(a b #{x}); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (to_string(x); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ("a" <> to_string(x); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ([1] ++ [x]; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (x |> tap(fn _ -> 1 end); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((for <<b <- <<1>> >>, do: (x; fn -> 1 end)) |> hd()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((for {a, b} <- [{1, x}], do: (fn -> a end)) |> hd()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((for a <- [1], b = a + x, do: (fn -> a end)) |> hd()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((for a <- [1], into: [x], do: (fn -> a end)) |> tl()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((for a <- [1], uniq: true, do: (x; fn -> a end)) |> hd()) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((for a <- [1], reduce: x do b -> fn -> a end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((for a <- [1], reduce: x do b -> b; fn -> a end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((for a <- [1], reduce: nil do _ -> x; fn -> a end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (Enum.reduce([1], nil, fn a, b -> x; fn -> a end end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (if true do x end; if true do fn -> 1 end end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((a = 1; a = a + x; a = 2; fn -> a end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((a = 1; a = 2; fn -> a end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> ((b = x; (fn -> b = 3; fn -> b end end).())) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (((fn b -> fn -> 1 end end).(x))) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (((fn b -> b; fn -> 1 end end).(x))) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (((fn %{b: b} -> fn -> 1 end end).(%{b: x}))) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (((fn ^x -> fn -> 1 end end).(x))) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (((fn b when b > 0 -> fn -> 1 end end).(x))) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (((fn b, c -> c; fn -> 1 end end).(x, 1))) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (f = fn y -> y + x end; f.(1) + f.(2); (fn -> f end; fn -> 1 end)) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (send(self(), {:a, x}); receive do {:a, y} -> y end; fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (spawn(fn -> x end); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)

Enum.map([1, 2], fn x -> (Process.put(:k, x); fn -> 1 end) end) |> then(fn [f, g] -> f == g end)
