# Evaluates programs, each in a process of its own and as if nothing had been before it, and answers each with what each of its
# parts printed, and its value or what it raised:
#
#     elixir --erl "+S 1:1" tests/beam/programs.exs FILE
#
# Between two programs, and between two answers, stands a line with the character 30 alone, and between two parts of a program,
# which are evaluated one after the other as in a console, one with the character 29.
#
# With `stirred` behind the file, each program has spent another part of its turn when one of its parts begins: what depends on
# where a turn ends comes out now this way, now that.
defmodule Programs do
  @between "\n\x1e\n"
  @within "\n\x1d\n"
  # So long one may take, in milliseconds.
  @most 10_000

  # How many reductions a turn has, and a number of them that comes to every part of a turn in time.
  @turn 4_000
  @stir 251

  def run(file, stir) do
    load_all()
    modules = MapSet.new(:code.all_loaded(), &elem(&1, 0))
    :erlang.system_flag(:backtrace_depth, 8)

    file
    |> File.read!()
    |> String.split(@between)
    |> Enum.with_index(fn program, at -> answer(program, modules, stir && rem(at * @stir, @turn)) end)
    |> Enum.intersperse(@between)
    |> IO.write()
  end

  # Who needs a module that is not loaded yet waits for it, and others go on meanwhile. So all are loaded before, and protocols know
  # their implementations, as in whatever is built by mix.
  defp load_all do
    for app <- [:kernel, :stdlib, :elixir, :logger],
        {:ok, modules} = :application.get_key(app, :modules),
        do: Enum.each(modules, &Code.ensure_loaded/1)

    path = :filename.join(:code.lib_dir(:elixir), 'ebin')

    for protocol <- [Collectable, Enumerable, Inspect, List.Chars, String.Chars] do
      {:ok, consolidated} = Protocol.consolidate(protocol, Protocol.extract_impls(protocol, [path]))
      :code.purge(protocol)
      {:module, _} = :code.load_binary(protocol, 'consolidated', consolidated)
    end
  end

  defp answer(program, modules, spent) do
    {:ok, output} = StringIO.open("")

    {pid, ref} =
      spawn_monitor(fn ->
        Process.group_leader(self(), output)
        run_parts(program, spent)
      end)

    said =
      receive do
        {:DOWN, ^ref, _, _, _} -> ""
      after
        @most ->
          Process.exit(pid, :kill)
          "** it takes too long\n"
      end

    printed = StringIO.flush(output)
    end_all(output)
    StringIO.close(output)

    for {module, _} <- :code.all_loaded(), defined?(module, modules) do
      :code.purge(module)
      :code.delete(module)
      :code.purge(module)
    end

    printed <> said
  end

  # What the programs call their modules.
  defp defined?(module, modules) do
    not MapSet.member?(modules, module) and Atom.to_string(module) =~ ~r/^Elixir\.(Alpha|Beta|Gamma|Server|Oops)/
  end

  defp end_all(output) do
    for pid <- Process.list(), pid != output, Process.info(pid, :group_leader) == {:group_leader, output} do
      ref = Process.monitor(pid)
      Process.exit(pid, :kill)

      receive do
        {:DOWN, ^ref, _, _, _} -> :ok
      end
    end
  end

  defp run_parts(program, spent) do
    env = :elixir.env_for_eval(file: "iex", line: 1)

    program
    |> String.split(@within)
    |> Enum.with_index(1)
    |> Enum.reduce({[], env}, fn {part, number}, state ->
      if spent, do: :erlang.bump_reductions(spent)
      state = evaluate(part, number, state)
      IO.write(@within)
      state
    end)
  end

  defp evaluate(part, number, {binding, env} = state) do
    quoted = Code.string_to_quoted!(part, file: "iex", line: number)
    {value, binding, env} = Code.eval_quoted_with_env(quoted, binding, %{env | line: number})
    IO.puts(inspect(value))
    {binding, env}
  catch
    kind, reason ->
      IO.puts(Exception.format_banner(kind, reason, __STACKTRACE__))
      state
  end

  # Takes whatever is written, and drops it.
  def nowhere do
    receive do
      {:io_request, from, reply_to, _} -> send(from, {:io_reply, reply_to, :ok})
      _ -> :ok
    end

    nowhere()
  end
end

Code.put_compiler_option(:ignore_module_conflict, true)
# Neither warnings nor reports are compared.
Logger.remove_backend(:console)
Process.unregister(:standard_error)
Process.register(spawn(&Programs.nowhere/0), :standard_error)
[file | stirred] = System.argv()
Programs.run(file, stirred == ["stirred"])
