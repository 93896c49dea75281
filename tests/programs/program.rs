//! A whole program: modules, then statements.

use super::writer::{Kind, Writer};

/// How deep an expression nests at most.
const DEPTH: u32 = 3;

/// A program, in parts that can be left out one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    pub parts: Vec<String>,
}

impl Program {
    /// The one of that seed.
    pub fn of(seed: u64) -> Self {
        let mut writer = Writer::new(seed);
        let mut parts = Vec::new();
        if writer.once_in(6) {
            let exception = writer.exception();
            parts.push(exception);
        }
        for _ in 0..writer.below(10).saturating_sub(6) {
            let module = writer.module();
            parts.push(module);
        }
        // Most of what goes wrong in a statement ends the program.
        writer.wrong = [40, 90, 400][writer.below(3) as usize];
        for _ in 0..2 + writer.below(6) {
            let part = writer.statement();
            parts.push(part);
        }
        if writer.once_in(8) {
            let (module, asked) = writer.server(1);
            parts.push(module);
            parts.push(asked);
        }
        let last = writer.anything(DEPTH);
        parts.push(last);
        Self { parts }
    }
}

impl Writer {
    fn statement(&mut self) -> String {
        match self.below(16) {
            0 | 1 => self.of_processes(2),
            2 => {
                let kind = self.any_kind();
                let value = self.value(kind, DEPTH);
                let pattern = self.pattern(kind, 2);
                format!("{pattern} = {value}")
            }
            3 => {
                let kind = if self.once_in(3) { self.any_kind() } else { Kind::Text };
                format!("IO.puts({})", self.value(kind, DEPTH))
            }
            4 | 5 => format!("IO.inspect({})", self.gathered(2)),
            6 | 7 => format!("IO.inspect({})", self.anything(DEPTH)),
            8 => {
                let (kind, raising) = (self.any_kind(), self.once_in(2));
                let value = if raising {
                    self.attempted(kind, DEPTH)
                } else {
                    self.branched(kind, DEPTH)
                };
                format!("{} = {value}", self.bind(kind))
            }
            9 if self.once_in(3) => self.raising(2),
            _ => {
                let kind = self.any_kind();
                let value = self.value(kind, DEPTH);
                format!("{} = {value}", self.bind(kind))
            }
        }
    }
}
