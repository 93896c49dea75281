//! The cases of `agent_test.exs`.

use coppice::otp::agent::{self, Options};
use coppice::otp::{SupervisorFlags, SupervisorInit};
use coppice::runtime::{Atom, Term};

use super::super::lab::{define_supervisor, pid_of};
use super::{atom, cast, get, get_and_update, lab, mfa, named, start_link, update};

#[test]
fn can_be_supervised_directly() {
    let mut lab = lab();
    define_supervisor("Elixir.Case.Sup", |_| {
        let children = vec![agent::child_spec(atom("one"))];
        Ok(SupervisorInit::Ok(SupervisorFlags::default(), children))
    });
    let supervisor = lab.started("Elixir.Case.Sup", []);
    let below = lab.links(supervisor);
    let agent = *below.iter().find(|pid| **pid != lab.me).expect("the agent");
    let rows = lab.call(supervisor, atom("which_children")).expect("its children");
    assert_eq!(rows.to_string(), format!("[{{Agent, {agent}, :worker, [Agent]}}]"));
    assert_eq!(get(&mut lab, agent, atom("identity"), 5_000), Ok(Term::Int(1)));
}

#[test]
fn start_link_2_workflow_with_unregistered_name_and_anonymous_functions() {
    let mut lab = lab();
    let pid = start_link(&mut lab, atom("new"), Options::default());
    assert_eq!(lab.links(lab.me), [pid]);

    let world = Ok(atom("world"));
    assert_eq!(update(&mut lab, pid, atom("put")), Ok(atom("ok")));
    assert_eq!(get(&mut lab, pid, atom("fetch"), 3_000), world);
    assert_eq!(get_and_update(&mut lab, pid, atom("pop"), 3_000), world);
    assert_eq!(get(&mut lab, pid, atom("identity"), 5_000), Ok(Term::map([])));
    assert_eq!(lab.stop(pid, atom("normal")), Ok(()));
    assert!(!lab.is_alive(pid));
}

#[test]
fn start_2_workflow_with_registered_name_and_module_functions() {
    let mut lab = lab();
    let name = Atom::new("agent");
    let pid = pid_of(&lab.start(agent::start(mfa("new", []), named("agent"))));
    assert_eq!(lab.whereis("agent"), Some(pid));
    assert_eq!(lab.links(lab.me), []);

    let (hello, world) = (atom("hello"), atom("world"));
    cast(&mut lab, name, mfa("put", [hello.clone(), world.clone()]));
    let fetched = get(&mut lab, name, mfa("fetch", [hello.clone()]), 5_000);
    assert_eq!(fetched, Ok(world.clone()));
    let popped = get_and_update(&mut lab, name, mfa("pop", [hello]), 5_000);
    assert_eq!(popped, Ok(world));
    assert_eq!(get(&mut lab, name, mfa("identity", []), 5_000), Ok(Term::map([])));
    assert_eq!(lab.stop(name, atom("normal")), Ok(()));
    assert_eq!((lab.whereis("agent"), lab.is_alive(pid)), (None, false));
}
