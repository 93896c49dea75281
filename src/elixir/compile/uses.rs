//! What `use` of Elixir's behaviours puts into a module.

use super::body::{Body, Want};
use super::error::Compiled;
use super::quoted::{NodeExt, call, list, named_variable, pair, remote};
use crate::elixir::code::Source;
use crate::elixir::definition::DefinedClause;
use crate::elixir::syntax::{self, Head, Quoted};
use crate::runtime::{Atom, Term};

/// What each behaviour brings, in Elixir. `options` are those of the `use`.
const USES: [(&str, &str); 6] = [
    ("Elixir.GenServer", "def init(init_arg), do: {:ok, init_arg}"),
    ("Elixir.Supervisor", ""),
    ("Elixir.DynamicSupervisor", ""),
    ("Elixir.Agent", ""),
    ("Elixir.Task", ""),
    ("Elixir.Application", "def stop(_state), do: :ok"),
];

/// What an exception's module has.
const EXCEPTION: &str = "
def message(exception), do: exception.message
def exception(message) when is_binary(message), do: %{Coppice.struct_of(__MODULE__) | message: message}
def exception(fields) when is_list(fields), do: Kernel.struct(Coppice.struct_of(__MODULE__), fields)
";

/// `use Module, options`.
pub(super) fn of_module(
    body: &mut Body<'_, '_>,
    module: Atom,
    options: Option<&Quoted>,
    want: Want,
) -> Compiled<Source> {
    if module.name() == "Elixir.Bitwise" {
        body.environment.import(module, None, Vec::new());
        return body.literal(Term::atom("nil"), want);
    }
    let Some((_, source)) = USES.iter().find(|(name, _)| *name == module.name()) else {
        let shown = Term::Atom(module);
        return Err(body.error(&format!(
            "use {shown} is not part of Coppice: it would need macros of one's own"
        )));
    };
    let Some(defining) = body.defining.last_mut() else {
        return Err(body.error("cannot invoke use/1 outside module").argument_error());
    };
    defining.behaviours.push(module);
    if let Some(spec) = child_spec(module, options) {
        let name = Atom::new("init_arg");
        let parameter = named_variable(name);
        add(body, Atom::new("child_spec"), vec![parameter], spec)?;
    }
    written(body, source)?;
    body.literal(Term::atom("ok"), want)
}

/// The functions of `defexception`.
pub(super) fn exception(body: &mut Body<'_, '_>) -> Compiled<()> {
    written(body, EXCEPTION)
}

/// What `child_spec/1` returns by default, with what the options say.
fn child_spec(module: Atom, options: Option<&Quoted>) -> Option<Quoted> {
    let this = || named_variable(Atom::new("__MODULE__"));
    let entry = |key: &'static str, value: Quoted| pair(Quoted::name(key), value);
    let start = call(
        "{}",
        vec![
            this(),
            Quoted::name("start_link"),
            list(vec![named_variable(Atom::new("init_arg"))]),
        ],
    );
    let mut entries = vec![entry("id", this()), entry("start", start)];
    match module.name() {
        "Elixir.Supervisor" | "Elixir.DynamicSupervisor" => entries.push(entry("type", Quoted::name("supervisor"))),
        "Elixir.Task" => entries.push(entry("restart", Quoted::name("temporary"))),
        "Elixir.Application" => return None,
        _ => {}
    }
    let default = call("%{}", entries);
    let options = options.cloned().unwrap_or_else(|| list(Vec::new()));
    Some(remote("Elixir.Supervisor", "child_spec", vec![default, options]))
}

/// The functions that are written there, unless the module has its own.
fn written(body: &mut Body<'_, '_>, source: &str) -> Compiled<()> {
    let parsed = match syntax::parse(source, "nofile", 1) {
        Ok(parsed) => parsed,
        Err(error) => return Err(body.error(&error.to_string())),
    };
    let several = parsed.arguments_of("__block__").map(<[Quoted]>::to_vec);
    for definition in several.unwrap_or_else(|| vec![parsed]) {
        let Some([head, does]) = definition.arguments_of("def") else {
            continue;
        };
        let (head, guard) = match head.arguments_of("when") {
            Some([head, guard]) => (head, Some(guard.clone())),
            _ => (head, None),
        };
        let Quoted::Node(node) = head else { continue };
        let (Head::Name(name), Some(does)) = (&node.head, super::quoted::keyword(does, "do")) else {
            continue;
        };
        let parameters = node.arguments().unwrap_or_default().to_vec();
        add_guarded(body, *name, parameters, guard, does.clone())?;
    }
    Ok(())
}

fn add(body: &mut Body<'_, '_>, name: Atom, parameters: Vec<Quoted>, does: Quoted) -> Compiled<()> {
    add_guarded(body, name, parameters, None, does)
}

fn add_guarded(
    body: &mut Body<'_, '_>,
    name: Atom,
    parameters: Vec<Quoted>,
    guard: Option<Quoted>,
    does: Quoted,
) -> Compiled<()> {
    let part = DefinedClause {
        signature: (name, parameters.len() as u8),
        public: true,
        overridable: true,
        parameters: parameters.into(),
        guard,
        body: Some(does),
        environment: body.environment.clone(),
        line: body.line(),
    };
    body.add_part(part)
}
