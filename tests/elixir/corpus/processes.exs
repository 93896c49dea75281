me = self()

is_pid(me)

send(me, {:hello, 1})

receive do
  {:hello, n} -> n
end

receive do
  :never -> 1
after
  10 -> :late
end

pid = spawn(fn -> receive do: ({from, x} -> send(from, {:double, x * 2})) end)

send(pid, {me, 21})

receive do
  {:double, x} -> x
end

Process.alive?(pid)

ref = Process.monitor(pid)

receive do
  {:DOWN, ^ref, :process, ^pid, reason} -> reason
end

{pid, ref} = spawn_monitor(fn -> exit(:enough) end)

receive do
  {:DOWN, ^ref, :process, ^pid, reason} -> reason
end

Process.flag(:trap_exit, true)

pid = spawn_link(fn -> raise "oops" end)

receive do
  {:EXIT, ^pid, {%RuntimeError{message: m}, trace}} -> {m, is_list(trace)}
end

pid = spawn_link(fn -> Process.sleep(:infinity) end)

Process.exit(pid, :kill)

receive do
  {:EXIT, ^pid, reason} -> reason
end

pid = spawn_link(fn -> :ok end)

receive do
  {:EXIT, ^pid, reason} -> reason
end

Process.flag(:trap_exit, false)

Process.put(:key, 1)

{Process.get(:key), Process.get(:other), Process.get(:other, :default), Process.delete(:key), Process.get(:key)}

Process.register(me, :the_shell)

send(:the_shell, :by_name)

receive do
  :by_name -> :got
end

Process.whereis(:the_shell) == me

Process.unregister(:the_shell)

send(:the_shell, :nobody)

Process.send_after(me, :later, 5)

receive do
  :later -> :came
after
  10_000 -> :did_not
end

defmodule Counter do
  def start, do: spawn(__MODULE__, :loop, [0])
  def loop(n) do
    receive do
      {:add, m} when is_integer(m) ->
        loop(n + m)
      {:get, from} ->
        send(from, {:count, n})
        loop(n)
      :stop ->
        :stopped
    end
  end
end

c = Counter.start()

Enum.each(1..10, &send(c, {:add, &1}))

send(c, {:get, self()})

receive do
  {:count, n} -> n
after
  10_000 -> :nothing
end

send(c, :stop)

Process.sleep(200)

Process.alive?(c)

try do
  exit(:shutdown)
catch
  :exit, reason -> {:caught, reason}
end

try do
  throw({:ball, 1})
catch
  {:ball, n} -> n
after
  IO.puts("after")
end

try do
  :ok
rescue
  _ -> :rescued
else
  :ok -> :fine
end

try do
  Map.fetch!(%{a: 1}, :b)
rescue
  e in [KeyError, RuntimeError] -> {e.key, e.term}
end

try do
  :erlang.error(:whatever)
rescue
  e in ErlangError -> e.original
end

defmodule MyError do
  defexception [:reason, message: "mine"]
end

raise MyError

raise MyError, message: "other", reason: 1

try do
  raise MyError, reason: :r
rescue
  e in MyError -> {e.message, e.reason}
end

f = fn f, n -> if n == 0, do: :done, else: f.(f, n - 1) end

f.(f, 1000)

for x <- [1, 2, 3], y = x * x, rem(y, 2) == 1, into: %{}, do: {x, y}

for {k, v} <- %{a: 1, b: 2}, do: {v, k}

for x <- 1..5, reduce: 0 do
  acc -> acc + x
end

for <<c <- "abc">>, do: c

<<a, b::binary-size(2), rest::binary>> = "hello"

{a, b, rest}

<<x::16>> = <<1, 2>>

x

"pre" <> tail = "prefix"

tail

with {:ok, a} <- {:ok, 1},
     {:error, b} <- {:ok, 2} do
  {a, b}
else
  {:ok, n} -> {:else, n}
end

%{a: a} = %{a: 1, b: 2}

key = :b

%{^key => v} = %{a: 1, b: 2}

v

m = %{a: 1}

%{m | a: 2}

%{m | z: 2}

[h | t] = [1, 2, 3]

{h, t}

(fn x, y \\ 2 -> x end)

&Enum.map/2

(&(&1 + &2)).(1, 2)

if nil, do: 1

unless false, do: :yes

cond do
  1 > 2 -> :a
  true -> :b
end

case 5 do
  n when n in 1..3 -> :low
  n when n in [5, 7] -> :listed
end

not true and raise "no"

1 and true

nil || :default

:a && :b

!nil

true && !false

"#{1 + 1} and #{:atom} and #{[?a, ?b]}"

~w(a b c)a

~D[2024-02-29]

'charlist'

?a

1_000_000

0xFF

1.5e3

:"quoted atom"

[a: 1, b: 2]

[{:a, 1}, 2]

%{"k" => 1, :a => 2}

1..10//3

{1, 2, 3} |> elem(1)

[1, 2, 3] |> Enum.map(fn x -> x + 1 end) |> Enum.sum()

import Enum, only: [sum: 1]

sum([1, 2])

alias Counter, as: C

C

defmodule Outer do
  defmodule Inner do
    def hi, do: __MODULE__
  end
  def call, do: Inner.hi()
end

Outer.call()

Outer.Inner.hi()

Outer.nope()

Nope.nope()

x = 1

x = x + 1

^x = 2

^x = 3

[1, 2] == [1, 2.0]

[1, 2] === [1, 2.0]

1 < :a and :a < "a"

max(1, 2.0)

div(7, 2) + rem(7, 2)

round(2.5) + trunc(2.7)

length([1, 2])

length(:a)

hd([])

elem({1, 2}, 5)

1 + :a

apply(Enum, :sum, [[1, 2]])

apply(fn a -> a end, [1])

is_function(fn -> 1 end, 0)

binding() |> Keyword.keys() |> Enum.take(3)

parent = self()
spawn(fn ->
  send(parent, :sent)
  try do
    Nowhere.run()
  rescue
    UndefinedFunctionError -> send(parent, :missing)
  end
  IO.puts("who called what is not there")
end)
receive do
  :sent -> IO.puts("who was told before")
end
receive do
  :missing -> Process.sleep(5)
end
