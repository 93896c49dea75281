//! The instructions.

use crate::runtime::{GuardFunction, Slot};

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A slot of the running function.
    Slot(Slot),
    /// A constant of the unit.
    Constant(u16),
}

/// Why nothing fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No clause of the function.
    Function,
    /// The right side of `=`.
    Match,
    /// No clause of a `case`.
    Case,
    /// No clause of a `cond`.
    Cond,
    /// No `else` of a `with`.
    With,
    /// No `else` of a `try`.
    Try,
    /// A struct of the module is needed that is that constant.
    Struct(u16),
}

/// A row of slots, one behind the other: arguments, elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotRow {
    /// The first.
    pub first: Slot,
    /// How many.
    pub count: u16,
}

/// One step of a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instruction {
    /// The value itself.
    Move { to: Slot, from: Source },
    /// A function of `:erlang` on one value.
    Unary {
        to: Slot,
        function: GuardFunction,
        of: Source,
    },
    /// A function of `:erlang` on two values.
    Binary {
        to: Slot,
        function: GuardFunction,
        one: Source,
        other: Source,
    },
    /// `{a, b}`.
    Tuple { to: Slot, row: SlotRow },
    /// `[a, b | tail]`.
    List { to: Slot, row: SlotRow, tail: Source },
    /// `%{a => b}`; the row has keys and values in turn.
    Map { to: Slot, row: SlotRow },
    /// `%{map | a: b}`; the row has keys and values in turn, which have to be there. It begins with the map.
    Update { to: Slot, row: SlotRow },
    /// `%Module{a: b}`: the row has keys and values in turn, and the constant is the struct with its defaults.
    Struct { to: Slot, constant: u16, row: SlotRow },
    /// `"#{a}#{b}"`: texts one behind the other.
    Concat { to: Slot, row: SlotRow },
    /// `<<a, b::16>>`: the values of the segments of that pattern.
    Build { to: Slot, pattern: u16, row: SlotRow },
    /// `fn`: the function of that number, with the values that it captures.
    Closure { to: Slot, function: u32, row: SlotRow },
    /// Goes on there.
    Jump { at: u32 },
    /// Goes on there when the value is `false` or `nil`.
    Unless { value: Source, at: u32 },
    /// Goes on there when the value is neither `false` nor `nil`.
    If { value: Source, at: u32 },
    /// Goes on there when the value is not that boolean; fails when it is none.
    UnlessBool {
        value: Source,
        is: bool,
        at: u32,
        operator: u16,
    },
    /// Goes on there when the value is not like the pattern.
    Match { pattern: u16, value: Source, at: u32 },
    /// Goes on there when no guard holds.
    Guards { guards: u16, at: u32 },
    /// Nothing fits.
    Fail { why: Failure, value: Source },
    /// A function of the same unit.
    Local { to: Slot, function: u32, row: SlotRow },
    /// The same as the last thing that a function does.
    TailLocal { function: u32, row: SlotRow },
    /// A function of a module.
    Remote { to: Slot, callee: u16, row: SlotRow },
    /// The same as the last thing that a function does.
    TailRemote { callee: u16, row: SlotRow },
    /// `module.name(…)` of a module that is a value; a map's field when there are neither arguments nor parentheses.
    Dynamic {
        to: Slot,
        module: Source,
        name: u16,
        row: SlotRow,
        field: bool,
    },
    /// `fun.(…)`.
    Apply { to: Slot, fun: Source, row: SlotRow },
    /// The same as the last thing that a function does.
    TailApply { fun: Source, row: SlotRow },
    /// The function returns that.
    Return { value: Source },
    /// What is raised from here on goes on there, with its kind, value and stack trace in three slots.
    Try { at: u32, to: Slot },
    /// What was tried is done.
    EndTry,
    /// Raises what those three slots hold once more.
    Reraise { from: Slot },
    /// Waits for a message that one of the clauses takes, and goes on there when that takes longer. The message's place is
    /// filled with the number of the clause.
    Receive {
        to: Slot,
        receive: u16,
        timeout: Option<Source>,
        at: u32,
    },
    /// Goes on there when the number is not that one.
    UnlessClause { number: Slot, is: u16, at: u32 },
    /// `defmodule`: begins the module of that definition.
    BeginModule { definition: u16 },
    /// `@name value` in a module's body.
    SetAttribute { name: u16, value: Source },
    /// `@name` in a module's body.
    GetAttribute { to: Slot, name: u16 },
    /// `def` and the like: the part of the definition of that number takes effect.
    Define { part: u32 },
    /// `defstruct fields`.
    DefineStruct { to: Slot, fields: Source },
    /// The end of the body: the module is compiled and loaded.
    EndModule { to: Slot, value: Source },
}
