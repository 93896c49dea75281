:rand.seed(:exsss, 42) |> elem(1)

:rand.uniform()

:rand.uniform()

:rand.uniform(10)

:rand.uniform(1)

for _ <- 1..20, do: :rand.uniform(100)

:rand.uniform(1_000_000_000_000)

:rand.uniform(2 ** 58)

:rand.uniform(2 ** 70)

:rand.uniform(2 ** 58 + 1)

:rand.uniform(0)

:rand.uniform(-1)

:rand.uniform(1.5)

elem(:rand.seed(:exsss, {1, 2, 3}), 1)

:rand.uniform(1000)

:rand.uniform()

elem(:rand.seed(:exsss, -5), 1)

:rand.uniform(1000)

elem(:rand.seed(:exsss, 0), 1)

:rand.uniform(1000)

elem(:rand.seed(:default, 7), 1)

:rand.uniform(1000)

:rand.seed(:exsss, 1); Enum.shuffle([1, 2, 3, 4, 5, 6, 7, 8])

:rand.seed(:exsss, 1); Enum.random(1..100)

:rand.seed(:exsss, 1); Enum.random([:a, :b, :c])

:rand.seed(:exsss, 1); Enum.take_random(1..20, 5)

spawn(fn -> :rand.uniform(10) end) |> is_pid()
