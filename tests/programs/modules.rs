//! Modules: structs, functions with several clauses, defaults and guards, recursion, exceptions of one's own.

use super::writer::{Kind, Known, Writer, indented};

/// What the modules of a program are called.
const NAMES: [&str; 3] = ["Alpha", "Beta.Inner", "Gamma"];

impl Writer {
    /// A module that may call those before.
    pub fn module(&mut self) -> String {
        let module = NAMES[self.modules.len() % NAMES.len()];
        let mut parts = Vec::new();
        let outside = std::mem::take(&mut self.bound);
        if self.once_in(2) {
            let fields = self.pick(&["a: nil, b: 0", "[:a, b: []]", "[:a, :b]", "a: 1, b: %{}"]);
            let enforced = self.pick(&["", "", "", "@enforce_keys [:a]\n"]);
            parts.push(format!("{enforced}defstruct {fields}"));
        }
        let has_struct = !parts.is_empty();
        if self.once_in(3) {
            parts.push(format!("@limit {}", self.int_literal()));
            parts.push("def limit, do: @limit".to_owned());
            self.know(module, "limit", &[], Kind::Int);
        }
        for number in 0..1 + self.below(3) {
            let name = format!("f{}{number}", self.modules.len());
            let function = self.function(module, &name);
            parts.push(function);
        }
        if self.once_in(4) {
            parts.push(self.recursive(module));
        }
        self.bound = outside;
        self.modules.push(module);
        if has_struct {
            self.structs.push(module);
        }
        format!("defmodule {module} do\n{}\nend", indented(&parts.join("\n")))
    }

    fn know(&mut self, module: &'static str, name: &str, arguments: &[Kind], gives: Kind) {
        self.known.push(Known {
            module,
            name: name.to_owned(),
            arguments: arguments.to_vec(),
            gives,
        });
    }

    fn function(&mut self, module: &'static str, name: &str) -> String {
        let gives = self.any_kind();
        let arguments: Vec<_> = (0..self.below(3)).map(|_| self.any_kind()).collect();
        let mut clauses = Vec::new();
        let count = if arguments.is_empty() { 1 } else { 1 + self.below(3) };
        let with_default = count == 1 && arguments.len() == 2 && self.once_in(2);
        for clause in 0..count {
            let is_last = clause + 1 == count;
            let clause = self.within(|it| {
                let mut patterns: Vec<_> = arguments
                    .iter()
                    .map(|kind| {
                        if is_last && !it.once_in(6) {
                            it.bind(*kind)
                        } else {
                            it.pattern(*kind, 2)
                        }
                    })
                    .collect();
                if with_default && let Some(last) = patterns.last_mut() {
                    *last = format!("{last} \\\\ {}", it.literal(arguments[1]));
                }
                let guard = if !is_last && it.once_in(3) {
                    format!(" when {}", it.guard())
                } else {
                    String::new()
                };
                let head = format!("def {name}({}){guard}", patterns.join(", "));
                let body = it.value(gives, 2);
                if it.once_in(8) {
                    format!("{head} do\n  {body}\nrescue\n  e in ArithmeticError -> {{:rescued, e.message}}\nend")
                } else {
                    format!("{head} do\n{}\nend", indented(&body))
                }
            });
            clauses.push(clause);
        }
        self.know(module, name, &arguments, gives);
        if with_default {
            self.know(module, name, &arguments[..1], gives);
        }
        clauses.join("\n")
    }

    /// A function that calls itself until its argument is 0 or less.
    fn recursive(&mut self, module: &'static str) -> String {
        let name = self.fresh();
        let name = format!("r{}", &name[1..]);
        let text = match self.below(5) {
            0 => format!("def {name}(n) when n <= 0, do: 0\ndef {name}(n) when n < 50, do: n + {name}(n - 1)"),
            1 => format!(
                "def {name}(n, acc \\\\ [])\ndef {name}(n, acc) when n <= 0 or n > 40, do: length(acc)\ndef {name}(n, acc), do: {name}(n - 1, [n | acc])"
            ),
            2 => format!(
                "def {name}(n), do: go(min(n, 12))\ndefp go(n) when n < 2, do: n\ndefp go(n), do: go(n - 1) + go(n - 2)"
            ),
            3 => format!("def {name}(0), do: 1\ndef {name}(n) when n > 0 and n < 30, do: n * {name}(n - 1)"),
            _ => format!(
                "def {name}(n) when is_integer(n), do: if(rem(n, 2) == 0, do: div(n, 2), else: {name}(rem(n, 100) * 3 + 1))"
            ),
        };
        self.know(module, &name, &[Kind::Int], Kind::Int);
        text
    }

    /// An exception of one's own.
    pub fn exception(&mut self) -> String {
        match self.below(3) {
            0 => "defmodule Oops do\n  defexception [:code, message: \"oops\"]\nend".to_owned(),
            1 => "defmodule Oops do\n  defexception message: \"oops\", code: 7\nend".to_owned(),
            _ => "defmodule Oops do\n  defexception [:code]\n  def message(e), do: \"code #{inspect(e.code)}\"\nend"
                .to_owned(),
        }
    }
}
