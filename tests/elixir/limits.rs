//! What modules of Elixir have and Coppice has not, as it is written down.

use std::fs;
use std::process::Command;

use coppice::fidelity::Session;

const WRITTEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/elixir/library/limits.txt");

/// The modules of which there is a part here.
const MODULES: [&str; 48] = [
    "Kernel",
    "Enum",
    "Map",
    "Keyword",
    "List",
    "Tuple",
    "String",
    "Integer",
    "Float",
    "Date",
    "Range",
    "MapSet",
    "IO",
    "Process",
    "GenServer",
    "Supervisor",
    "DynamicSupervisor",
    "Registry",
    "PartitionSupervisor",
    "Task",
    "Task.Supervisor",
    "Agent",
    "Application",
    "Logger",
    "File",
    "Path",
    "Stream",
    "Atom",
    "Function",
    "Exception",
    "Module",
    "System",
    "Access",
    "Base",
    "Bitwise",
    "Code",
    "Node",
    ":timer",
    ":sys",
    ":rand",
    ":ets",
    ":lists",
    ":maps",
    ":math",
    ":erlang",
    ":gen_server",
    ":supervisor",
    ":unicode",
];

/// What is missing, by what the BEAM says that there is.
pub fn missing() -> String {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/beam/exports.exs");
    let output = Command::new("elixir").arg(script).args(MODULES).output();
    let output = output.expect("Elixir is there");
    let lines = String::from_utf8(output.stdout).expect("the answers are text");
    let mut session = Session::new();
    let line = |line: &str| {
        let (module, names) = line.split_once(": ").expect("a module and its functions");
        let pair = |name: &str| {
            let (name, arity) = name.rsplit_once('/').expect("a name and a number");
            format!("{{:\"{name}\", {arity}}}")
        };
        let pairs: Vec<_> = names.split(' ').map(pair).collect();
        let left = format!(
            "IO.puts(Enum.join((for {{f, a}} <- [{}], not function_exported?({module}, f, a), do: \"#{{f}}/#{{a}}\"), \" \"))",
            pairs.join(", ")
        );
        let printed = session.print(&left);
        let atom = module
            .strip_prefix(':')
            .map_or(format!("Elixir.{module}"), str::to_owned);
        format!("{atom}: {}", printed.lines().next().unwrap_or_default())
    };
    let lines: Vec<_> = lines.lines().map(line).collect();
    lines.join("\n") + "\n"
}

pub fn written() -> String {
    fs::read_to_string(WRITTEN).expect("it is there")
}

pub fn write(missing: &str) {
    fs::write(WRITTEN, missing).expect("it can be written");
}
