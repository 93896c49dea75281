//! Processes, each waited for: messages, links, monitors, exits, tasks, agents, servers. Whatever is done in them is done before
//! their program goes on, so that there is one order in which it can be told.

use super::writer::{Kind, Writer, indented};

impl Writer {
    /// A few statements.
    pub fn of_processes(&mut self, depth: u32) -> String {
        match self.below(12) {
            0 => self.echo(depth),
            1 | 2 => self.monitored(depth),
            3 => self.linked(depth),
            4 | 5 => self.task(depth),
            6 | 7 => self.agent(depth),
            8 => self.mailbox(depth),
            9 => self.dictionary(depth),
            10 => self.exit_signal(depth),
            _ => self.loop_of_messages(depth),
        }
    }

    /// What a process does before it ends.
    fn end(&mut self, depth: u32) -> String {
        match self.below(5) {
            0 => self.raising(depth),
            1 => format!(
                "exit({})",
                self.pick(&[":normal", ":shutdown", "{:shutdown, 1}", ":kill", ":oops"])
            ),
            _ => {
                let kind = self.any_kind();
                self.value(kind, depth)
            }
        }
    }

    /// A text of a reason: a stack trace is left away, also of why another process that was waited for has ended.
    fn reason() -> &'static str {
        "case reason do\n  {e, s} when is_list(s) -> {:with_trace, e}\n  {{e, s}, _} when is_list(s) -> {:within, e}\n  other -> other\nend"
    }

    fn echo(&mut self, depth: u32) -> String {
        let (made, given) = (self.fresh(), self.anything(depth));
        let answer = self.within(|it| {
            it.bound.push(("x".to_owned(), Kind::Int));
            it.anything(depth)
        });
        format!(
            "parent = self()\n{made} = spawn(fn ->\n  receive do\n    {{from, x}} -> send(from, {{:answer, {answer}}})\n  end\nend)\nsend({made}, {{parent, {given}}})\n\
             receive do\n  {{:answer, it}} -> IO.inspect(it)\nafter\n  200 -> :none\nend"
        )
    }

    fn monitored(&mut self, depth: u32) -> String {
        let end = self.within(|it| it.end(depth));
        let reason = Self::reason();
        format!(
            "{{pid, ref}} = spawn_monitor(fn ->\n{}\nend)\nreceive do\n  {{:DOWN, ^ref, :process, ^pid, reason}} -> IO.inspect({reason})\nafter\n  500 -> :late\nend\nProcess.alive?(pid)",
            indented(&end)
        )
    }

    fn linked(&mut self, depth: u32) -> String {
        let end = self.within(|it| it.end(depth));
        let reason = Self::reason();
        format!(
            "Process.flag(:trap_exit, true)\npid = spawn_link(fn ->\n{}\nend)\nreceive do\n  {{:EXIT, ^pid, reason}} -> IO.inspect({reason})\nafter\n  500 -> :late\nend\n\
             Process.flag(:trap_exit, false)",
            indented(&end)
        )
    }

    fn exit_signal(&mut self, _depth: u32) -> String {
        let trap = self.pick(&["", "Process.flag(:trap_exit, true)\n  "]);
        let signal = self.pick(&[":normal", ":kill", ":shutdown", ":oops"]);
        format!(
            "parent = self()\npid = spawn(fn ->\n  {trap}send(parent, :ready)\n  receive do\n    {{:EXIT, ^parent, why}} -> exit({{:told, why}})\n    :go -> exit(:went)\n  end\nend)\n\
             receive do\n  :ready -> :ok\nend\nref = Process.monitor(pid)\nProcess.exit(pid, {signal})\nsend(pid, :go)\n\
             receive do\n  {{:DOWN, ^ref, _, _, reason}} -> IO.inspect(reason)\nafter\n  500 -> :late\nend"
        )
    }

    fn task(&mut self, depth: u32) -> String {
        let kind = self.any_kind();
        let name = self.fresh();
        let body = self.within(|it| it.value(kind, depth));
        let text = match self.below(5) {
            0 => {
                let other = self.within(|it| it.value(kind, depth));
                format!(
                    "{name} = [fn -> {body} end, fn -> {other} end] |> Enum.map(&Task.async/1) |> Enum.map(&Task.await/1)"
                )
            }
            1 => {
                let other = self.within(|it| it.value(kind, depth));
                format!("{name} = Task.await_many([Task.async(fn -> {body} end), Task.async(fn -> {other} end)])")
            }
            2 => format!("{name} = Task.yield(Task.async(fn -> {body} end), 1000)"),
            3 => {
                let end = self.within(|it| it.end(depth));
                return format!(
                    "Process.flag(:trap_exit, true)\n{name} = try do\n  Task.await(Task.async(fn ->\n{}\n  end))\ncatch\n  :exit, {{reason, {{m, f, _}}}} -> {{\
                     {}, m, f}}\nend\nIO.inspect({name})\nreceive do\n  {{:EXIT, _, _}} -> :told\nafter\n  100 -> :not_told\nend\nProcess.flag(:trap_exit, false)",
                    indented(&indented(&end)),
                    Self::reason()
                );
            }
            _ => {
                let text = format!("{name} = Task.await(Task.async(fn -> {body} end))");
                self.bound.push((name.clone(), kind));
                return format!("{text}\nIO.inspect({name})");
            }
        };
        format!("{text}\nIO.inspect({name})")
    }

    fn agent(&mut self, depth: u32) -> String {
        let (name, kind) = (self.fresh(), self.any_kind());
        let first = self.within(|it| it.value(kind, depth));
        let mut text = format!(
            "{name} = case Agent.start(fn -> {first} end) do\n  {{:ok, pid}} -> pid\n  {{:error, {{e, s}}}} when is_list(s) -> \
             IO.inspect(e) && nil\nend"
        );
        for _ in 0..1 + self.below(3) {
            let step = self.within(|it| {
                it.bound.push(("s".to_owned(), kind));
                let (next, seen) = (it.value(kind, depth), it.anything(depth));
                match it.below(4) {
                    0 => format!("Agent.update({name}, fn s -> {next} end)"),
                    1 => format!("Agent.get_and_update({name}, fn s -> {{{seen}, {next}}} end)"),
                    2 => format!(
                        "(Agent.cast({name}, fn s -> {} end)\n  Agent.get({name}, & &1))",
                        it.literal(kind)
                    ),
                    _ => format!("Agent.get({name}, fn s -> {seen} end)"),
                }
            });
            text.push('\n');
            text.push_str(&Self::asked(&name, &step));
        }
        text + "\n" + &Self::asked(&name, &format!("Agent.stop({name})"))
    }

    /// A call of that server, and what is told of it when nobody answers. One that crashes is waited for, since it answers for as
    /// long as it reports.
    fn asked(server: &str, request: &str) -> String {
        format!(
            "try do\n  {request}\ncatch\n  :exit, {{reason, {{m, f, _}}}} ->\n    ref = Process.monitor({server})\n    receive do\n      \
             {{:DOWN, ^ref, _, _, _}} -> :gone\n    after\n      500 -> :there\n    end\n    {{:left, m, f, {}}}\nend |> IO.inspect()",
            Self::reason()
        )
    }

    fn mailbox(&mut self, depth: u32) -> String {
        let mut text = String::new();
        for _ in 0..1 + self.below(4) {
            text.push_str(&format!("send(self(), {})\n", self.anything(depth)));
        }
        for _ in 0..1 + self.below(3) {
            let clause = self.within(|it| {
                let kind = it.any_kind();
                let pattern = it.pattern(kind, 1);
                let guard = if it.once_in(3) {
                    format!(" when {}", it.guard())
                } else {
                    String::new()
                };
                format!("  {pattern}{guard} -> IO.inspect({})", it.anything(depth))
            });
            text.push_str(&format!(
                "receive do\n{clause}\nafter\n  0 -> IO.puts(\"nothing\")\nend\n"
            ));
        }
        text
    }

    fn dictionary(&mut self, depth: u32) -> String {
        let value = self.anything(depth);
        format!(
            "Process.put(:k, {value})\nIO.inspect({{Process.get(:k), Process.put(:k, 2), Process.get(:none, :d), Process.delete(:k), Process.get(:k)}})"
        )
    }

    fn loop_of_messages(&mut self, depth: u32) -> String {
        let count = 1 + self.below(5);
        let next = self.within(|it| {
            it.bound.push(("n".to_owned(), Kind::Int));
            it.bound.push(("acc".to_owned(), Kind::Int));
            it.value(Kind::Int, depth)
        });
        format!(
            "parent = self()\nloop = fn loop, acc ->\n  receive do\n    {{:add, n}} -> loop.(loop, {next})\n    :done -> send(parent, {{:total, acc}})\n  end\nend\n\
             pid = spawn(fn -> loop.(loop, 0) end)\nref = Process.monitor(pid)\nfor i <- 1..{count}, do: send(pid, {{:add, i}})\nsend(pid, :done)\n\
             receive do\n  {{:total, t}} -> IO.inspect(t)\n  {{:DOWN, ^ref, _, _, {{e, _}}}} -> IO.inspect(e)\n  {{:DOWN, ^ref, _, _, e}} -> IO.inspect(e)\nafter\n  500 -> :late\nend"
        )
    }

    /// A server of one's own, and what is asked of it.
    pub fn server(&mut self, depth: u32) -> (String, String) {
        let outside = std::mem::take(&mut self.bound);
        let kind = self.any_kind();
        let first = self.value(kind, 1);
        let mut clause = |head: &str, made: fn(&mut Self, Kind, u32) -> String| {
            self.within(|it| {
                it.bound.push(("x".to_owned(), Kind::Int));
                it.bound.push(("state".to_owned(), kind));
                format!("{head} do\n{}\nend", indented(&made(it, kind, depth)))
            })
        };
        let mut parts = vec![
            "use GenServer".to_owned(),
            "def start(x), do: GenServer.start_link(__MODULE__, x, name: __MODULE__)".to_owned(),
            format!("def init(x) do\n  IO.inspect({{:init, x}})\n  {{:ok, {first}}}\nend"),
            clause("def handle_call({:set, x}, _from, state)", |it, kind, depth| {
                format!("{{:reply, {}, {}}}", it.anything(depth), it.value(kind, depth))
            }),
            clause("def handle_call(:get, _from, state)", |_, _, _| {
                "{:reply, state, state}".to_owned()
            }),
            clause("def handle_call({:late, x}, from, state)", |it, kind, depth| {
                format!(
                    "GenServer.reply(from, {})\n{{:noreply, {}}}",
                    it.anything(depth),
                    it.value(kind, depth)
                )
            }),
            clause("def handle_call({:stop, x}, _from, state)", |it, _, depth| {
                format!(
                    "{{:stop, {}, {}, state}}",
                    it.pick(&[":normal", ":shutdown", ":bad"]),
                    it.anything(depth)
                )
            }),
            // What crashes without an answer is gone at some time: only what is called may.
            clause("def handle_cast({:put, x}, state)", |it, kind, _| {
                format!("IO.inspect({{:cast, x}})\n{{:noreply, {}}}", it.literal(kind))
            }),
            clause("def handle_info(x, state)", |it, kind, _| {
                format!("IO.inspect({{:info, x}})\n{{:noreply, {}}}", it.literal(kind))
            }),
        ];
        if self.once_in(2) {
            parts.push("def terminate(reason, _state), do: IO.inspect({:terminate, is_tuple(reason)})".to_owned());
        }
        self.bound = outside;
        let module = format!("defmodule Server do\n{}\nend", indented(&parts.join("\n")));
        let mut asked = "Process.flag(:trap_exit, true)\nserver = case Server.start(1) do\n  {:ok, server} -> server\n  {:error, reason} ->\n    receive do\n      {:EXIT, _, _} -> :gone\n    after\n      500 -> :there\n    end\n    IO.inspect(is_tuple(reason)) && nil\nend".to_owned();
        for _ in 0..1 + self.below(4) {
            let given = self.anything(1);
            let request = match self.below(6) {
                0 => "GenServer.call(Server, :get)".to_owned(),
                1 => format!("GenServer.call(server, {{:late, {given}}})"),
                2 => format!("(GenServer.cast(server, {{:put, {given}}})\n  GenServer.call(server, :get))"),
                3 => format!("(send(server, {given})\n  GenServer.call(server, :get))"),
                4 => "GenServer.call(server, :unknown)".to_owned(),
                _ => format!("GenServer.call(server, {{:set, {given}}})"),
            };
            asked.push('\n');
            asked.push_str(&Self::asked("server", &request));
        }
        // Whether one that has crashed is gone already is a race.
        let last = self.pick(&[
            "GenServer.stop(server)",
            "GenServer.stop(server, :shutdown)",
            "GenServer.call(server, {:stop, 1})",
            "Process.exit(server, :kill)",
        ]);
        asked.push_str(&format!(
            "\n{}\nreceive do\n  {{:EXIT, ^server, reason}} -> IO.inspect({{:ended, {}}})\nafter\n  500 -> :lives\nend\nProcess.flag(:trap_exit, false)",
            Self::asked("server", last),
            Self::reason()
        ));
        (module, asked)
    }
}
