defmodule Fidelity.Streams do
  @moduledoc "Many tasks at once: streams of them, and those that are awaited or asked for together."
  alias Fidelity.{Bench, Jobs, Norm, Ops}

  @doc "The op `stream`."
  def stream(%{"id" => id, "items" => items} = op) do
    before = links()

    elements =
      Stream.map(Stream.with_index(items), fn
        # The first element is asked for when the monitor of the stream has been spawned.
        {item, 0} ->
          [monitor] = links() -- before
          Bench.label("#{id}.monitor", Bench.next_incarnation("#{id}.monitor"), monitor)
          item

        {item, _} ->
          item
      end)

    stream =
      case op["kind"] do
        "async" -> Task.async_stream(elements, Jobs, :item, [], options(op))
        "supervised" -> Task.Supervisor.async_stream(Ops.target(op["sup"]), elements, Jobs, :item, [], options(op))
        "nolink" -> Task.Supervisor.async_stream_nolink(Ops.target(op["sup"]), elements, Jobs, :item, [], options(op))
      end

    results = if op["take"], do: Enum.take(stream, op["take"]), else: Enum.to_list(stream)
    Enum.map(results, &shown(&1, op["zip_input_on_exit"]))
  end

  @doc "The op `tasks`."
  def tasks(%{"items" => items, "then" => then} = op) do
    tasks =
      for item <- items do
        case op["kind"] do
          "async" -> Task.async(Jobs, :item, [item])
          "supervised" -> Task.Supervisor.async(Ops.target(op["sup"]), Jobs, :item, [item])
          "nolink" -> Task.Supervisor.async_nolink(Ops.target(op["sup"]), Jobs, :item, [item])
        end
      end

    limit = op["timeout"] || 5000

    case then do
      "await_many" -> for answer <- Task.await_many(tasks, limit), do: Norm.norm(answer)
      "yield_many" -> for {_, result} <- Task.yield_many(tasks, limit), do: shown(result, false)
    end
  end

  defp links do
    {:links, links} = Process.info(self(), :links)
    links
  end

  defp options(op) do
    options = [
      max_concurrency: op["max_concurrency"] || 1,
      ordered: Map.get(op, "ordered", true),
      timeout: op["timeout"] || 5000,
      on_timeout: String.to_atom(op["on_timeout"] || "exit"),
      zip_input_on_exit: op["zip_input_on_exit"] || false
    ]

    if op["shutdown"], do: [{:shutdown, Ops.shutdown(op)} | options], else: options
  end

  defp shown({:ok, value}, _), do: "ok:#{Norm.norm(value)}"
  defp shown({:exit, {[id, _], reason}}, true), do: "exit:#{id}:#{Norm.norm(reason)}"
  defp shown({:exit, reason}, _), do: "exit:#{Norm.norm(reason)}"
  defp shown(nil, _), do: "nil"
end
