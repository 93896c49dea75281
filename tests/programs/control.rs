//! What chooses, repeats, catches and calls.

use super::writer::{Kind, Writer};

impl Writer {
    /// One of several values.
    pub fn branched(&mut self, kind: Kind, depth: u32) -> String {
        match self.below(6) {
            0 => {
                let condition = self.value(Kind::Bool, depth);
                let [one, other] = [0, 1].map(|_| self.value(kind, depth));
                format!("if({condition}, do: {one}, else: {other})")
            }
            1 => {
                let [first, second] = [0, 1].map(|_| self.value(Kind::Bool, depth));
                let [one, other, last] = [0, 1, 2].map(|_| self.value(kind, depth));
                let otherwise = self.pick(&["true", "true", "true", "nil"]);
                format!("cond do\n  {first} -> {one}\n  {second} -> {other}\n  {otherwise} -> {last}\nend")
            }
            2 | 3 => self.case(kind, depth),
            4 => self.with(kind, depth),
            _ => {
                let condition = self.value(Kind::Bool, depth);
                let one = self.value(kind, depth);
                let other = self.value(kind, depth);
                format!("unless({condition}, do: {one}, else: {other})")
            }
        }
    }

    fn case(&mut self, kind: Kind, depth: u32) -> String {
        let of = self.any_kind();
        let subject = self.value(of, depth);
        let mut text = format!("case {subject} do\n");
        for _ in 0..1 + self.below(3) {
            let of = if self.once_in(4) { self.any_kind() } else { of };
            let clause = self.within(|it| {
                let pattern = it.pattern(of, 2);
                let guard = if it.once_in(3) {
                    format!(" when {}", it.guard())
                } else {
                    String::new()
                };
                format!("  {pattern}{guard} -> {}\n", it.value(kind, depth))
            });
            text.push_str(&clause);
        }
        if !self.once_in(5) {
            text.push_str(&format!("  _ -> {}\n", self.value(kind, depth)));
        }
        text + "end"
    }

    fn with(&mut self, kind: Kind, depth: u32) -> String {
        self.within(|it| {
            let mut steps = Vec::new();
            for _ in 0..1 + it.below(2) {
                let of = it.any_kind();
                let value = it.value(of, depth);
                let pattern = it.pattern(of, 1);
                steps.push(match it.below(3) {
                    0 => format!("{pattern} when {} <- {value}", it.guard()),
                    _ => format!("{pattern} <- {value}"),
                });
            }
            let done = it.value(kind, depth);
            let otherwise = if it.once_in(3) {
                String::new()
            } else {
                let pattern = it.pick(&["_", "{:error, _}", "n when is_integer(n)", "[]"]);
                format!("\nelse\n  {pattern} -> {}", it.value(kind, depth))
            };
            format!("with {} do\n  {done}{otherwise}\nend", steps.join(",\n     "))
        })
    }

    /// A pattern for such a value. What it binds is bound from then on.
    pub fn pattern(&mut self, kind: Kind, depth: u32) -> String {
        match self.below(8) {
            0 => return "_".to_owned(),
            1 => return self.bind(kind),
            2 => {
                if let Some(name) = self.variable(kind) {
                    return format!("^{name}");
                }
            }
            _ => {}
        }
        let inner = depth.saturating_sub(1);
        match kind {
            Kind::Int | Kind::Float => match self.below(3) {
                0 => self.literal(Kind::Int),
                _ => self.bind(kind),
            },
            Kind::Bool | Kind::Atom | Kind::Fun => match self.below(2) {
                0 => self.pick(&["true", "false", "nil", ":ok"]).to_owned(),
                _ => self.bind(kind),
            },
            Kind::Text => match self.below(6) {
                0 => self.literal(Kind::Text),
                1 => format!("\"a\" <> {}", self.bind(Kind::Text)),
                2 => format!("<<{}, {}::binary>>", self.bind(Kind::Int), self.bind(Kind::Text)),
                3 => format!("<<{}::utf8, {}::binary>>", self.bind(Kind::Int), self.bind(Kind::Text)),
                4 => format!("<<{}::binary-size(2), _::binary>>", self.bind(Kind::Text)),
                _ => format!("<<{}::4, _::bitstring>>", self.bind(Kind::Int)),
            },
            Kind::Ints | Kind::Texts | Kind::List => {
                let element = if kind == Kind::Texts { Kind::Text } else { Kind::Int };
                match self.below(6) {
                    0 => "[]".to_owned(),
                    1 if depth > 0 => format!("[{} | {}]", self.pattern(element, inner), self.pattern(kind, inner)),
                    2 => format!("[{}, {}]", self.bind(element), self.bind(element)),
                    3 => format!("[{}]", self.bind(element)),
                    4 => {
                        let inside = format!("[{} | _]", self.bind(element));
                        format!("{inside} = {}", self.bind(kind))
                    }
                    _ => format!("[{}, {} | {}]", self.bind(element), self.bind(element), self.bind(kind)),
                }
            }
            Kind::Tuple => match self.below(4) {
                0 => format!("{{:ok, {}}}", self.bind(Kind::Int)),
                1 => format!("{{{}, {}}}", self.bind(Kind::Int), self.pattern(Kind::Int, inner)),
                2 => {
                    let name = self.bind(Kind::Int);
                    format!("{{{name}, {name}}}")
                }
                _ => "{:error, _}".to_owned(),
            },
            Kind::Map | Kind::Struct => match self.below(5) {
                0 => format!("%{{a: {}}}", self.pattern(Kind::Int, inner)),
                1 => format!("%{{a: {}, b: {}}}", self.bind(Kind::Int), self.bind(Kind::Int)),
                2 => "%{}".to_owned(),
                3 => match self.structs.first().copied() {
                    Some(module) => format!("%{module}{{a: {}}}", self.bind(Kind::Int)),
                    None => format!("%{{__struct__: {}}}", self.bind(Kind::Atom)),
                },
                _ => match self.variable(Kind::Atom) {
                    Some(key) => format!("%{{^{key} => {}}}", self.bind(Kind::Int)),
                    None => "%{\"k\" => _}".to_owned(),
                },
            },
            Kind::Keyword => match self.below(3) {
                0 => format!("[a: {}]", self.bind(Kind::Int)),
                1 => format!("[{{{}, {}}} | _]", self.bind(Kind::Atom), self.bind(Kind::Int)),
                _ => self.bind(kind),
            },
            Kind::Range => format!("{}..{}//_", self.bind(Kind::Int), self.bind(Kind::Int)),
            Kind::Set => "%MapSet{}".to_owned(),
        }
    }

    /// What may stand behind `when`.
    pub fn guard(&mut self) -> String {
        let Some((name, _)) = self.bound.last().cloned() else {
            return self.pick(&["true", "1 > 2", "hd([]) == 1"]).to_owned();
        };
        let other = self.variable(Kind::Int).unwrap_or_else(|| "2".to_owned());
        match self.below(13) {
            0 => format!("is_integer({name})"),
            1 => format!("{name} > {other}"),
            2 => format!("is_list({name}) and length({name}) > 1"),
            3 => format!("is_binary({name}) or is_atom({name})"),
            4 => format!("{name} in [1, 2, :ok]"),
            5 => format!("{name} in 1..5"),
            6 => format!("rem({name}, 2) == 0"),
            7 => format!("not is_nil({name})"),
            8 => format!("map_size({name}) == 1"),
            9 => format!("is_map_key({name}, :a)"),
            10 => format!("{name} == {other} when is_number({name})"),
            11 => format!("byte_size({name}) < 4"),
            _ => format!("tuple_size({name}) == 2 and elem({name}, 0) == :ok"),
        }
    }

    /// A call of a function of one's own.
    pub fn called(&mut self, kind: Kind, depth: u32) -> String {
        let fitting: Vec<_> = self.known.iter().filter(|known| known.gives == kind).cloned().collect();
        if fitting.is_empty() {
            let body = self.value(kind, depth);
            return match self.below(3) {
                0 => format!("(fn -> {body} end).()"),
                1 => format!("Function.identity({body})"),
                _ => format!("then({}, fn _ -> {body} end)", self.anything(depth)),
            };
        }
        let known = fitting[self.below(fitting.len() as u32) as usize].clone();
        let arguments: Vec<_> = known.arguments.iter().map(|kind| self.value(*kind, depth)).collect();
        let (module, name) = (known.module, known.name);
        match self.below(8) {
            0 => format!("apply({module}, :{name}, [{}])", arguments.join(", ")),
            1 => format!("(&{module}.{name}/{}).({})", arguments.len(), arguments.join(", ")),
            2 if !arguments.is_empty() => format!(
                "({} |> {module}.{name}({}))",
                bracketed(&arguments[0]),
                arguments[1..].join(", ")
            ),
            _ => format!("{module}.{name}({})", arguments.join(", ")),
        }
    }

    /// What is raised is caught, and told with where it was raised.
    pub fn attempted(&mut self, kind: Kind, depth: u32) -> String {
        let body = match self.below(6) {
            0 => self.raising(depth),
            1 => format!("throw({})", self.value(kind, depth)),
            _ => self.value(kind, depth),
        };
        let told = self.value(kind, depth);
        let print = if self.modules.is_empty() || self.once_in(2) {
            "IO.puts(Exception.message(e))".to_owned()
        } else {
            let modules = self.modules.join(", ");
            format!(
                "IO.inspect({{e.__struct__, for({{m, f, a, l}} when m in [{modules}] <- __STACKTRACE__, do: \
                 {{m, f, if(is_list(a), do: length(a), else: a), l[:line]}})}})"
            )
        };
        match self.below(5) {
            0 => format!("try do\n  {body}\nrescue\n  e -> {print}\n  {told}\nend"),
            1 => {
                let which = self.pick(&[
                    "ArithmeticError",
                    "[KeyError, MatchError]",
                    "FunctionClauseError",
                    "ArgumentError",
                ]);
                format!("try do\n  {body}\nrescue\n  e in {which} -> {print}\n  {told}\nend")
            }
            2 => format!("try do\n  {body}\ncatch\n  kind, what -> IO.inspect({{kind, what}})\n  {told}\nend"),
            3 => format!("try do\n  {body}\ncatch\n  it -> it\nafter\n  IO.puts(\"after\")\nend"),
            _ => {
                let name = self.bind(kind);
                self.bound.pop();
                format!("try do\n  {body}\nrescue\n  e -> {print}\n  {told}\nelse\n  {name} -> {name}\nend")
            }
        }
    }

    /// Something that raises.
    pub fn raising(&mut self, depth: u32) -> String {
        match self.below(13) {
            0 => format!("raise({})", self.literal(Kind::Text)),
            1 => "raise(ArgumentError)".to_owned(),
            2 => format!("raise(ArgumentError, message: {})", self.literal(Kind::Text)),
            3 => format!("exit({})", self.anything(depth)),
            4 => format!("throw({})", self.anything(depth)),
            5 => format!(
                "{} = {}",
                self.pick(&["{:ok, _}", "[_ | _]", "%{a: 1}", "nil"]),
                self.anything(depth)
            ),
            6 => format!("Map.fetch!({}, :zz)", self.value(Kind::Map, depth)),
            7 => format!("hd({})", self.literal(Kind::List)),
            8 => format!("({}).({}, 1)", self.literal(Kind::Fun), self.int_literal()),
            9 => format!("Nowhere.{}({})", self.pick(&["run", "go"]), self.anything(depth)),
            10 => format!("String.to_integer({})", self.value(Kind::Text, depth)),
            11 => format!(":erlang.error({})", self.anything(depth)),
            _ => format!("{} + {}", self.literal(Kind::Atom), self.anything(depth)),
        }
    }

    /// A value that goes through functions, one after the other.
    pub fn piped(&mut self, kind: Kind, depth: u32) -> String {
        let value = bracketed(&self.value(kind, depth));
        let stages = match kind {
            Kind::Int => [
                "abs()",
                "Kernel.+(1)",
                "then(&(&1 - 1))",
                "max(3)",
                "Integer.to_string() |> String.length()",
            ],
            Kind::Text => [
                "String.trim()",
                "String.upcase() |> String.reverse()",
                "Kernel.<>(\"!\")",
                "String.split(\"\") |> Enum.join(\".\")",
                "tap(&IO.puts/1)",
            ],
            Kind::Ints => [
                "Enum.sort(:desc)",
                "Enum.uniq() |> Enum.reverse()",
                "tap(&IO.inspect/1)",
                "Enum.map(&(&1 + 1))",
                "Enum.take(2)",
            ],
            Kind::Map => [
                "Map.put(:c, 3)",
                "Map.delete(:a)",
                "Enum.into(%{})",
                "tap(&IO.inspect/1)",
                "Map.new(fn {k, v} -> {v, k} end)",
            ],
            _ => [
                "Function.identity()",
                "tap(&IO.inspect/1)",
                "then(& &1)",
                "then(&{&1, &1}) |> elem(0)",
                "List.wrap() |> hd()",
            ],
        };
        format!("({value} |> {})", self.pick(&stages))
    }

    /// A value that is made out of many.
    pub fn folded(&mut self, kind: Kind, depth: u32) -> String {
        let (element, acc) = (self.fresh(), self.fresh());
        let over = if self.once_in(2) { Kind::Ints } else { Kind::Range };
        let (over, first) = (self.value(over, depth), self.value(kind, 0));
        let step = self.within(|it| {
            it.bound.push((element.clone(), Kind::Int));
            it.bound.push((acc.clone(), kind));
            it.value(kind, depth.min(1))
        });
        match self.below(3) {
            0 => format!("(for {element} <- {over}, reduce: {first} do\n  {acc} -> {step}\nend)"),
            1 => format!(
                "Enum.reduce_while({over}, {first}, fn {element}, {acc} -> if {element} == 3, do: {{:halt, {acc}}}, else: {{:cont, {step}}} end)"
            ),
            _ => format!("Enum.reduce({over}, {first}, fn {element}, {acc} -> {step} end)"),
        }
    }

    pub fn fun(&mut self, depth: u32) -> String {
        match self.below(6) {
            0 => {
                let name = self.fresh();
                let body = self.within(|it| {
                    it.bound.push((name.clone(), Kind::Int));
                    it.value(Kind::Int, depth)
                });
                format!("fn {name} -> {body} end")
            }
            1 => {
                let name = self.fresh();
                let (first, body) = (
                    self.value(Kind::Int, depth),
                    self.within(|it| {
                        it.bound.push((name.clone(), Kind::Int));
                        let guard = it.guard();
                        format!("{name} when {guard} -> {}", it.value(Kind::Int, depth))
                    }),
                );
                format!("fn 0 -> {first}\n   {body}\n   _ -> {} end", self.int_literal())
            }
            2 => {
                let inner = self.value(Kind::Fun, depth);
                format!("(fn f -> fn x -> f.(f.(x)) end end).({inner})")
            }
            3 => match self
                .known
                .iter()
                .find(|it| it.arguments == [Kind::Int] && it.gives == Kind::Int)
                .cloned()
            {
                Some(known) => format!("&{}.{}/1", known.module, known.name),
                None => "&Function.identity/1".to_owned(),
            },
            _ => self.literal(Kind::Fun),
        }
    }
}

/// In parentheses, but for what is one word.
pub fn bracketed(text: &str) -> String {
    let is_word = text.chars().all(|it| it.is_alphanumeric() || it == '_');
    if is_word { text.to_owned() } else { format!("({text})") }
}
