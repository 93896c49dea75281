defmodule DatabaseServer do
  def start, do: spawn(&loop/0)

  def run_async(server, query), do: send(server, {:run_query, self(), query})

  def get_result do
    receive do
      {:query_result, result} -> result
    after
      100 -> {:error, :timeout}
    end
  end

  defp loop do
    receive do
      {:run_query, caller, query} -> send(caller, {:query_result, run_query(query)})
      :stop -> exit(:stopped)
    end

    loop()
  end

  defp run_query({:slow, query}) do
    Process.sleep(30)
    run_query(query)
  end

  defp run_query(query), do: "#{query} result"
end

defmodule Calculator do
  def start, do: spawn_link(fn -> loop(0) end)

  def value(server) do
    send(server, {:value, self()})

    receive do
      {:response, value} -> value
    after
      100 -> :no_answer
    end
  end

  defp loop(current) do
    new =
      receive do
        {:value, caller} ->
          send(caller, {:response, current})
          current

        {:add, value} -> current + value
        {:div, value} -> current / value
        {:become, fun} -> fun.(current)
      end

    loop(new)
  end
end
