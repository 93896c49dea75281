Date.from_iso8601("2018-12-19")

Date.from_iso8601("2018-02-30")

Date.from_iso8601("nonsense")

Date.from_iso8601("2018-12-19x")

Date.from_iso8601("+2018-12-19")

Date.from_iso8601!("2018-12-19")

Date.from_iso8601!("2018-13-19")

Date.from_erl({2018, 12, 19})

Date.from_erl({2018, 13, 19})

Date.from_erl!({2018, 12, 19})

Date.from_erl!({2018, 13, 19})

Date.from_gregorian_days(737_425)

Date.from_gregorian_days(0)

Date.convert(~D[2018-12-19], Calendar.ISO)

Date.convert!(~D[2018-12-19], Calendar.ISO)

%Date{} = Date.utc_today(); :today

{:ok, agent} = Agent.start_link(fn -> 1 end)

Agent.get(agent, Kernel, :+, [10])

Agent.update(agent, Kernel, :+, [10])

Agent.get(agent, Kernel, :max, [3], 100)

Agent.update(agent, Kernel, :*, [2], 100)

Agent.cast(agent, Kernel, :-, [2])

Agent.get(agent, & &1)

defmodule Pairs do
  def both(n, by), do: {n, n + by}
end

Agent.get_and_update(agent, Pairs, :both, [5])

Agent.get_and_update(agent, Pairs, :both, [5], 100)

Agent.get(agent, & &1)

Agent.start_link(Kernel, :+, [1, 2]) |> elem(0)

defmodule Echo do
  use GenServer
  def init(x), do: {:ok, x}
  def handle_call(x, _, s), do: {:reply, {x, s}, s}
  def handle_cast(x, _), do: {:noreply, x}
end

{:ok, echo} = GenServer.start_link(Echo, 0, name: :echo)

GenServer.abcast(:echo, 1)

GenServer.call(:echo, :hi)

GenServer.abcast([node()], :echo, 2)

GenServer.abcast(:nobody, 2)

GenServer.multi_call(:echo, :hello)

GenServer.multi_call([node()], :echo, :hello)

GenServer.multi_call([node()], :nobody, :hello, 100)

GenServer.multi_call([node(), :other@nowhere], :echo, :hello, 100)

binary_slice("hello", 1, 3)

binary_slice("hello", -3, 2)

binary_slice("hello", 10, 2)

binary_slice("hello", 1..3)

binary_slice("hello", 1..-2)

binary_slice("hello", 3..1//1)

:lists.flatlength([1, [2, [3]], []])

:lists.merge([1, 3], [2, 4])

:lists.merge([[1, 4], [2, 5], [3]])

:lists.merge(fn a, b -> a >= b end, [3, 1], [4, 2])

:lists.umerge([1, 2], [2, 3])

:lists.zip3([1, 2], [3, 4], [5, 6])

:lists.unzip3([{1, 2, 3}, {4, 5, 6}])

:lists.zipwith3(fn a, b, c -> a + b + c end, [1, 2], [3, 4], [5, 6])

:lists.keymerge(1, [{1, :a}, {3, :b}], [{2, :c}])

String.splitter("1,2,3", ",") |> Enum.to_list()

String.splitter("1,2,,3", ",", trim: true) |> Enum.take(2)

:maps.groups_from_list(&rem(&1, 2), [1, 2, 3])

:maps.groups_from_list(&rem(&1, 2), &(&1 * 10), [1, 2, 3])

System.get_env("COPPICE_NO_SUCH_VARIABLE")

Node.list()

Node.alive?()

Code.ensure_loaded(Enum)

Code.ensure_loaded(NoSuchModule)

Code.ensure_compiled(Enum)

Code.ensure_loaded!(Enum)
