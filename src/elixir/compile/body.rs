//! A function that is being compiled: its instructions, slots, variables and scopes.

use std::rc::Rc;

use super::builder::UnitBuilder;
use super::defining::Defining;
use super::error::{CompileError, Compiled};
use super::slots::Slots;
use crate::elixir::code::{CompiledFunction, Instruction, SlotRow, Source};
use crate::elixir::definition::Attributes;
use crate::elixir::environment::Environment;
use crate::runtime::{Atom, Slot, Term};

/// Where a value is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Want {
    /// Wherever it is.
    Value,
    /// Into that slot.
    Into(Slot),
    /// Back to who called: nothing comes behind it.
    Return,
}

/// A place in the instructions that is not known yet.
#[derive(Debug)]
pub(super) struct Label(Vec<usize>);

impl Label {
    pub(super) fn is_unused(&self) -> bool {
        self.0.is_empty()
    }
}

/// What is written down of the function that is being compiled.
pub(super) struct Body<'a, 'u> {
    pub unit: &'a mut UnitBuilder<'u>,
    pub environment: Environment,
    name: Atom,
    arity: u8,
    instructions: Vec<Instruction>,
    lines: Vec<(u32, u32)>,
    line: u32,
    pub(super) here: Slots,
    pub(super) around: Vec<Slots>,
    /// How deep what is compiled is nested.
    depth: u32,
    /// The modules whose bodies are being compiled, the innermost last.
    pub defining: Vec<Defining>,
    /// The attributes of the module, in one of its functions.
    pub attributes: Option<Attributes>,
}

/// How deep expressions may nest: each level takes stack.
const MAX_DEPTH: u32 = 256;
/// How many slots a function may have.
pub(super) const MAX_SLOTS: Slot = 4_000;

pub(super) const TOO_MANY_VARIABLES: &str = "this function has more variables than Coppice has room for";

/// What a closure's function was when the closure began.
pub(super) struct Suspended {
    name: Atom,
    arity: u8,
    instructions: Vec<Instruction>,
    lines: Vec<(u32, u32)>,
}

impl<'a, 'u> Body<'a, 'u> {
    pub(super) fn new(unit: &'a mut UnitBuilder<'u>, environment: Environment, name: Atom, arity: u8) -> Self {
        Self {
            unit,
            environment,
            name,
            arity,
            instructions: Vec::new(),
            lines: Vec::new(),
            line: 0,
            here: Slots::default(),
            around: Vec::new(),
            depth: 0,
            defining: Vec::new(),
            attributes: None,
        }
    }

    /// Goes one level deeper for as long as that is compiled.
    pub(super) fn deeper<T>(&mut self, compile: impl FnOnce(&mut Self) -> Compiled<T>) -> Compiled<T> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.error(&format!(
                "expressions nest deeper than {MAX_DEPTH} levels, a limit of Coppice"
            )));
        }
        let left = self.here.left.len();
        let compiled = compile(self);
        self.here.come_back(left);
        self.depth -= 1;
        compiled
    }

    pub(super) fn error(&self, message: &str) -> CompileError {
        CompileError::new(self.line, message)
    }

    pub(super) fn at_line(&mut self, line: u32) {
        if line > 0 && line != self.line {
            self.line = line;
        }
    }

    pub(super) fn line(&self) -> u32 {
        self.line
    }

    // Slots.

    pub(super) fn slot(&mut self) -> Compiled<Slot> {
        let slot = self.here.next;
        if slot >= MAX_SLOTS {
            return Err(self.error(TOO_MANY_VARIABLES));
        }
        self.here.next += 1;
        self.here.most = self.here.most.max(self.here.next);
        Ok(slot)
    }

    pub(super) fn row(&mut self, count: usize) -> Compiled<SlotRow> {
        let first = self.here.next;
        for _ in 0..count {
            self.slot()?;
        }
        Ok(SlotRow {
            first,
            count: count as u16,
        })
    }

    /// What has been taken since is not needed any more, but for what variables stand in.
    pub(super) fn mark(&self) -> Slot {
        self.here.next
    }

    pub(super) fn release(&mut self, mark: Slot) {
        self.here.next = mark.max(self.here.kept);
    }

    // Instructions.

    pub(super) fn emit(&mut self, instruction: Instruction) {
        if self.lines.last().is_none_or(|(_, line)| *line != self.line) {
            self.lines.push((self.instructions.len() as u32, self.line));
        }
        self.instructions.push(instruction);
    }

    pub(super) fn constant(&mut self, term: Term) -> Compiled<Source> {
        Ok(Source::Constant(self.unit.constant(term, self.line)?))
    }

    /// Keeps a place for an instruction that is known later.
    pub(super) fn reserve_instruction(&mut self) -> usize {
        self.emit(Instruction::Jump { at: 0 });
        self.instructions.len() - 1
    }

    pub(super) fn put_instruction(&mut self, at: usize, instruction: Instruction) {
        self.instructions[at] = instruction;
    }

    /// The slot that a value is made in.
    pub(super) fn target(&mut self, want: Want) -> Compiled<Slot> {
        match want {
            Want::Into(slot) => Ok(slot),
            Want::Value | Want::Return => self.slot(),
        }
    }

    /// Takes a value that is there already to where it is wanted.
    pub(super) fn done(&mut self, want: Want, value: Source) -> Source {
        match want {
            Want::Value => {}
            Want::Into(to) if value == Source::Slot(to) => {}
            Want::Into(to) => self.emit(Instruction::Move { to, from: value }),
            Want::Return => self.emit(Instruction::Return { value }),
        }
        value
    }

    /// What stands before that slot is not let go of.
    pub(super) fn keep(&mut self, slot: Slot) {
        self.here.kept = self.here.kept.max(slot);
    }

    pub(super) fn label() -> Label {
        Label(Vec::new())
    }

    /// Emits an instruction that goes on at the label.
    pub(super) fn emit_to(&mut self, label: &mut Label, instruction: Instruction) {
        label.0.push(self.instructions.len());
        self.emit(instruction);
    }

    pub(super) fn jump(&mut self, label: &mut Label) {
        self.emit_to(label, Instruction::Jump { at: 0 });
    }

    /// The label is here.
    pub(super) fn place(&mut self, label: Label) {
        let here = self.instructions.len() as u32;
        for from in label.0 {
            match &mut self.instructions[from] {
                Instruction::Jump { at }
                | Instruction::Unless { at, .. }
                | Instruction::If { at, .. }
                | Instruction::UnlessBool { at, .. }
                | Instruction::Match { at, .. }
                | Instruction::Guards { at, .. }
                | Instruction::Try { at, .. }
                | Instruction::Receive { at, .. }
                | Instruction::UnlessClause { at, .. } => *at = here,
                _ => {}
            }
        }
    }

    // Closures.

    /// Begins a function within this one.
    pub(super) fn begin_closure(&mut self, arity: u8) -> Suspended {
        let inner = Slots::default();
        self.around.push(std::mem::replace(&mut self.here, inner));
        Suspended {
            name: self.name,
            arity: std::mem::replace(&mut self.arity, arity),
            instructions: std::mem::take(&mut self.instructions),
            lines: std::mem::take(&mut self.lines),
        }
    }

    /// Ends it: its number, and where in the function around the values stand that it captures.
    pub(super) fn end_closure(&mut self, suspended: Suspended) -> Compiled<(u32, Vec<Slot>)> {
        let inner = std::mem::replace(&mut self.here, self.around.pop().unwrap_or_default());
        let function = CompiledFunction {
            name: self.name,
            arity: self.arity,
            captured: inner.captured.iter().map(|captured| captured.own).collect(),
            slots: inner.most,
            body: std::mem::replace(&mut self.instructions, suspended.instructions).into(),
            lines: std::mem::replace(&mut self.lines, suspended.lines).into(),
            bindings: Box::default(),
            is_closure: true,
        };
        (self.name, self.arity) = (suspended.name, suspended.arity);
        let at = self.unit.add(function);
        Ok((at, inner.captured.iter().map(|captured| captured.from).collect()))
    }

    /// The function, when its body has been compiled.
    pub(super) fn finish(self, bindings: Vec<(Atom, Slot)>) -> CompiledFunction {
        CompiledFunction {
            name: self.name,
            arity: self.arity,
            captured: Box::default(),
            slots: self.here.most,
            body: self.instructions.into(),
            lines: self.lines.into(),
            bindings: bindings.into(),
            is_closure: false,
        }
    }

    /// The file's name, for messages.
    pub(super) fn file(&self) -> Rc<str> {
        Rc::clone(&self.unit.file)
    }
}
