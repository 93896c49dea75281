//! What Elixir's exceptions say (`Exception.message/1`).

use super::call::{format_file_line, format_mfa};
use crate::runtime::Term;

/// What an exception says: one of Elixir's in its words, any other by its `message`.
#[must_use]
pub fn message(error: &Term) -> String {
    let nil = Term::atom("nil");
    let field = |name: &'static str| error.field(name).unwrap_or(&nil);
    let module = match field("__struct__") {
        Term::Atom(module) => module.name(),
        _ => "",
    };
    let term = || field("term").inspect();
    match module {
        "Elixir.MatchError" => format!("no match of right hand side value: {}", term()),
        "Elixir.CaseClauseError" => format!("no case clause matching: {}", term()),
        "Elixir.WithClauseError" => format!("no with clause matching: {}", term()),
        "Elixir.TryClauseError" => format!("no try clause matching: {}", term()),
        "Elixir.CondClauseError" => "no cond clause evaluated to a truthy value".to_owned(),
        "Elixir.BadMapError" => format!("expected a map, got: {}", term()),
        "Elixir.BadFunctionError" if matches!(field("term"), Term::Fun(_)) => format!(
            "function {} is invalid, likely because it points to an old version of the code",
            term()
        ),
        "Elixir.BadFunctionError" => format!("expected a function, got: {}", term()),
        "Elixir.BadStructError" => format!("expected a struct named {}, got: {}", field("struct").inspect(), term()),
        "Elixir.BadBooleanError" => format!(
            "expected a boolean on left-side of \"{}\", got: {}",
            plain(field("operator")),
            term()
        ),
        "Elixir.BadArityError" => bad_arity(field("function"), field("args")),
        "Elixir.ErlangError" => format!(
            "Erlang error: {}{}",
            field("original").inspect(),
            plain(field("reason"))
        ),
        "Elixir.FunctionClauseError" => no_clause(field("module"), field("function"), field("arity"), field("args")),
        "Elixir.KeyError" if field("message").is_atom("nil") => match field("term") {
            none if none.is_atom("nil") => format!("key {} not found", field("key").inspect()),
            term => format!("key {} not found in: {}", field("key").inspect(), term.inspect()),
        },
        "Elixir.UndefinedFunctionError" if field("message").is_atom("nil") => {
            undefined(field("module"), field("function"), field("arity"), field("reason"))
        }
        "Elixir.Protocol.UndefinedError" => format!(
            "protocol {} not implemented for {} of type {}{}",
            field("protocol").inspect(),
            field("value").inspect(),
            type_name(field("value")),
            match field("description").as_str() {
                None | Some("") => String::new(),
                Some(more) => format!(", {more}"),
            }
        ),
        "Elixir.CompileError" => format!(
            "{} {}",
            format_file_line(field("file"), field("line"), &nil, ""),
            plain(field("description"))
        ),
        "Elixir.SyntaxError" | "Elixir.TokenMissingError" => format!(
            "{} {}{}",
            format_file_line(field("file"), field("line"), field("column"), ""),
            plain(field("description")),
            snippet(field("snippet"), field("line"), field("column"))
        ),
        "Elixir.File.Error" => format!(
            "could not {} {}: {}",
            plain(field("action")),
            field("path").inspect(),
            file_problem(field("action"), field("reason"))
        ),
        "Elixir.System.EnvError" => format!(
            "could not fetch environment variable {} because it is not set",
            field("env").inspect()
        ),
        _ => field("message").as_str().unwrap_or_default().to_owned(),
    }
}

/// As it stands in a text; `nil` is nothing there.
fn plain(term: &Term) -> String {
    match term {
        Term::Str(text) => text.to_string(),
        Term::Atom(name) if name.name() == "nil" => String::new(),
        Term::Atom(name) => name.name().to_owned(),
        other => other.to_string(),
    }
}

fn bad_arity(function: &Term, args: &Term) -> String {
    let arity = match function {
        Term::Fun(function) => function.arity().to_string(),
        _ => String::new(),
    };
    let args = args.list_elements().unwrap_or_default();
    let shown: Vec<_> = args.iter().map(Term::inspect).collect();
    let shown = shown.join(", ");
    let called = match args.len() {
        0 => "no arguments".to_owned(),
        1 => format!("1 argument ({shown})"),
        count => format!("{count} arguments ({shown})"),
    };
    format!("{} with arity {arity} called with {called}", function.inspect())
}

fn no_clause(module: &Term, function: &Term, arity: &Term, args: &Term) -> String {
    let Term::Atom(name) = function else {
        return "no function clause matches".to_owned();
    };
    if name.name() == "nil" {
        return "no function clause matches".to_owned();
    }
    let place = format_mfa(module, *name, arity);
    let mut said = format!("no function clause matching in {place}");
    if let Some(args) = args.list_elements() {
        said.push_str(&format!("\n\nThe following arguments were given to {place}:\n"));
        for (number, argument) in args.iter().enumerate() {
            let shown = argument.inspect().replace('\n', "\n    ");
            said.push_str(&format!("\n    # {}\n    {shown}\n", number + 1));
        }
    }
    said
}

/// Whether the module is there, the reason says: `:"function not exported"` when it is, nothing when it is not.
fn undefined(module: &Term, function: &Term, arity: &Term, reason: &Term) -> String {
    let name = match function {
        Term::Atom(name) if name.name() != "nil" && !arity.is_atom("nil") => *name,
        _ => return "undefined function".to_owned(),
    };
    let place = format_mfa(module, name, arity);
    match plain(reason).as_str() {
        "" if module.is_atom("nil") => format!("function {place} is undefined"),
        "" | "module could not be loaded" => {
            format!(
                "function {place} is undefined (module {} is not available)",
                module.inspect()
            )
        }
        "function not exported" => format!("function {place} is undefined or private"),
        reason => format!("function {place} is undefined ({reason})"),
    }
}

/// The type of a value as protocols name it.
fn type_name(value: &Term) -> String {
    if let Some(map) = value.as_map() {
        let module = map.get(&Term::atom("__struct__"));
        return module.map_or("Map".to_owned(), |module| format!("{} (a struct)", module.inspect()));
    }
    match value {
        Term::Atom(_) => "Atom",
        Term::Str(_) | Term::Bits(_) => "BitString",
        Term::Float(_) => "Float",
        Term::Fun(_) => "Function",
        Term::Int(_) | Term::Big(_) => "Integer",
        Term::List(_) => "List",
        Term::Pid(_) => "PID",
        Term::Reference(_) => "Reference",
        Term::Tuple(_) => "Tuple",
        Term::Map(_) | Term::Date(_) => "Map",
    }
    .to_owned()
}

/// The line of code in which something is wrong, and where in it.
fn snippet(snippet: &Term, line: &Term, column: &Term) -> String {
    let (Some(content), Some(offset)) = (snippet.field("content"), snippet.field("offset")) else {
        return String::new();
    };
    if column.is_atom("nil") {
        return String::new();
    }
    let line = line.to_string();
    let width = line.len().max(2);
    let offset = offset
        .as_int()
        .and_then(|offset| usize::try_from(offset).ok())
        .unwrap_or(0);
    let (gap, spaces) = (" ".repeat(width), " ".repeat(offset));
    format!("\n {gap} |\n {line:>width$} | {}\n {gap} | {spaces}^", plain(content))
}

fn file_problem(action: &Term, reason: &Term) -> String {
    match (plain(action).as_str(), plain(reason).as_str()) {
        ("remove directory", "eexist") => "directory is not empty",
        (_, "enoent") => "no such file or directory",
        (_, "eacces") => "permission denied",
        (_, "eexist") => "file already exists",
        (_, "eisdir") => "illegal operation on a directory",
        (_, "enotdir") => "not a directory",
        (_, "enospc") => "no space left on device",
        _ => "unknown POSIX error",
    }
    .to_owned()
}
