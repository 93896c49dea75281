defmodule Demo.Macros do
  @moduledoc "Macros and protocols, with everything that is rare."

  defmacro __using__(opts) do
    quote location: :keep do
      @behaviour unquote(__MODULE__)
      import unquote(__MODULE__), only: [check: 1, check: 2]
      @opts unquote(Macro.escape(opts))
      @before_compile unquote(__MODULE__)
      Module.register_attribute(__MODULE__, :checks, accumulate: true)
    end
  end

  defmacro __before_compile__(%{module: module} = _env) do
    checks = Module.get_attribute(module, :checks) |> Enum.reverse()

    for {name, fun} <- checks do
      quote do
        def run(unquote(name)), do: unquote(fun).(@opts)
      end
    end
  end

  @doc ~S"""
  Checks: `#{not interpolated}`.
  """
  defmacro check(name, do: block) do
    quote do
      @checks {unquote(name), fn var!(opts) -> unquote(block) end}
    end
  end

  defmacro left ~> right do
    {:->, [], [[left], right]}
  end

  defguard is_small(n) when is_integer(n) and n in 0..255
  defguardp is_even(n) when rem(n, 2) == 0

  defdelegate size(map), to: Kernel, as: :map_size

  defexception [:message, code: 500]

  @impl true
  def exception(code: code) when is_small(code), do: %__MODULE__{code: code, message: "code #{code}"}
end

defprotocol Demo.Size do
  @fallback_to_any true
  @spec size(t) :: non_neg_integer
  def size(data)
end

defimpl Demo.Size, for: [Map, MapSet] do
  def size(%{__struct__: MapSet} = set), do: MapSet.size(set)
  def size(map), do: map_size(map)
end

defimpl Demo.Size, for: Any do
  def size(_), do: 0
end

defmodule Demo.MacrosTest do
  use ExUnit.Case, async: true
  doctest Demo.Macros
  alias Demo.Macros, as: M

  setup_all do
    on_exit(fn -> :ok end)
    %{pid: self(), list: [1, 2, 3]}
  end

  describe "check/2" do
    @tag :slow
    @tag timeout: 60_000
    test "runs", %{pid: pid} do
      assert M.run(:a) == :ok
      assert {:ok, [_ | _]} = Demo.fetch(pid)
      refute is_nil(pid)
      assert_receive {:done, ^pid}, 500
      assert_raise ArgumentError, ~r/bad/, fn -> raise "bad" end
      send pid, {:hello, from: self()}
    end
  end
end
