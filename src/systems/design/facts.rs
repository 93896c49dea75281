//! What is said about processes, by what they run: the facts that designs share.

use crate::otp::{Kind, Process, StartCall, registry};
use crate::runtime::Term;
use crate::systems::{Code, ServerCode, flat, scenario, todo};

/// `{module, function, args}` apart.
fn call(start: &Term) -> Option<StartCall> {
    match start.elements()? {
        [Term::Atom(module), Term::Atom(function), Term::List(args)] => Some(StartCall {
            module: *module,
            function: *function,
            args: args.elements()?,
        }),
        _ => None,
    }
}

/// Is that the module of the servers of lists?
pub(super) fn serves_a_list(module: &str) -> bool {
    [todo::SERVER, flat::SERVER].contains(&module)
}

pub(super) fn list_served(start: &Term) -> Option<&str> {
    let [Term::Atom(module), _, args] = start.elements()? else {
        return None;
    };
    let list = args.as_list()?.first()?.as_str()?;
    serves_a_list(module.name()).then_some(list)
}

pub(super) fn start_of(program: &Process<Code>) -> Option<StartCall> {
    match &program.as_server()?.kind {
        Kind::Server(server) => server.start_call(),
        Kind::Supervisor(supervisor) => Some(supervisor.callback.clone()),
        Kind::DynamicSupervisor(_) | Kind::Partition(_) | Kind::Agent(_) => None,
    }
}

pub(super) fn label(module: Option<&str>, key: &str) -> String {
    match module {
        Some(todo::DATABASE_WORKER | flat::DATABASE_WORKER) => format!("worker {key}"),
        // Its id is `Registry.PIDPartition0`, in quotes where that is no alias.
        Some(registry::PARTITION) => {
            let name = key.rsplit('.').next().unwrap_or(key);
            name.trim_end_matches('"').to_owned()
        }
        Some(_) | None => key.to_owned(),
    }
}

pub(super) fn held(program: &Process<Code>) -> Option<usize> {
    match &program.as_server()?.kind {
        Kind::Server(server) => Some(server.list()?.len()),
        Kind::Supervisor(_) | Kind::DynamicSupervisor(_) | Kind::Partition(_) | Kind::Agent(_) => None,
    }
}

pub(super) fn detail(program: &Process<Code>) -> String {
    match program.as_server().map(|server| &server.kind) {
        Some(Kind::Server(ServerCode::Todo(_) | ServerCode::FlatServer(_))) => match held(program) {
            None => "loading".to_owned(),
            Some(1) => "1 entry".to_owned(),
            Some(count) => format!("{count} entries"),
        },
        Some(Kind::Server(ServerCode::Tree(worker))) => format!("counts {}", worker.value()),
        Some(Kind::Agent(agent)) => format!("holds {}", agent.value()),
        Some(Kind::Server(_) | Kind::Supervisor(_) | Kind::DynamicSupervisor(_) | Kind::Partition(_)) | None => {
            String::new()
        }
    }
}

pub(super) fn comes_back_as(module: &str) -> Option<&'static str> {
    match module {
        todo::DATABASE_WORKER | flat::DATABASE_WORKER => {
            Some("its state is what init made, its mailbox is empty; the lists are safe in storage")
        }
        registry::PARTITION => Some("its table begins empty: the names it held are gone"),
        _ => None,
    }
}

pub(super) fn fault_name(start: &Term) -> Option<Term> {
    let call = call(start)?;
    todo::fault_name(&call)
        .or_else(|| flat::fault_name(&call))
        .or_else(|| scenario::fault_name(&call))
}

pub(super) fn is_ours(program: &Process<Code>) -> bool {
    let server = program.as_server().map(|server| &server.kind);
    server.is_some_and(|kind| match kind {
        Kind::Server(_) => true,
        Kind::Supervisor(_) | Kind::DynamicSupervisor(_) | Kind::Partition(_) | Kind::Agent(_) => false,
    })
}
