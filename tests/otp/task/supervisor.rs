//! The cases of `task/supervisor_test.exs`; the setup starts a Task.Supervisor that is linked to the test process.

use coppice::otp::task_supervisor::{self, Link, MODULE, Options};
use coppice::otp::{Restart, ServerRef, Shutdown, StartCall, SupervisorFlags, SupervisorInit, Task, registry};
use coppice::runtime::{Atom, ExitReason, Pid, Term};
use coppice::tuple;

use super::super::lab::{Lab, define_supervisor, pid_of};
use super::support::{
    atom, await_task, down_message, exit_message, exit_of, fun, heard_of, lab, mfa, runtime_error, tagged,
    wait_until_down, without_stack,
};

/// The lab with a Task.Supervisor.
pub fn supervised() -> (Lab, Pid) {
    let mut lab = lab();
    let supervisor = pid_of(&lab.start(task_supervisor::start_link(Options::default())));
    (lab, supervisor)
}

/// `Task.Supervisor.async`, or `async_nolink`.
pub fn start_async(
    lab: &mut Lab,
    supervisor: Pid,
    link: Link,
    call: StartCall,
    shutdown: Option<Shutdown>,
) -> Result<Task, ExitReason> {
    let supervisor = ServerRef::Pid(supervisor);
    let started = lab.answer(move |cx| task_supervisor::r#async(cx, &supervisor, link, &[], &call, shutdown));
    started.map(|task| Task::from_term(&task).expect("a task"))
}

/// `Task.Supervisor.start_child`.
pub fn start_child(
    lab: &mut Lab,
    supervisor: Pid,
    call: StartCall,
    restart: Option<Restart>,
    shutdown: Option<Shutdown>,
) -> Term {
    let supervisor = ServerRef::Pid(supervisor);
    let started = lab.answer(move |cx| task_supervisor::start_child(cx, &supervisor, &[], &call, restart, shutdown));
    started.expect("an answer")
}

/// `Task.Supervisor.children`.
fn children(lab: &mut Lab, supervisor: impl Into<ServerRef>) -> Vec<Pid> {
    let supervisor = supervisor.into();
    let rows = lab.answer(move |cx| task_supervisor::children(cx, &supervisor));
    task_supervisor::pids(&rows.expect("an answer"))
}

fn waits(lab: &Lab, anonymous: bool) -> StartCall {
    let arguments = [Term::Pid(lab.me), atom("done")];
    if anonymous {
        fun("wait_and_send", arguments)
    } else {
        mfa("wait_and_send", arguments)
    }
}

#[test]
fn can_be_supervised_directly() {
    let mut lab = lab();
    let name = Atom::new("can_be_supervised_directly");
    define_supervisor("Elixir.Case.Sup", move |_| {
        let options = Options {
            name: Some(ServerRef::Name(name)),
            ..Options::default()
        };
        let children = vec![task_supervisor::child_spec(&options)];
        Ok(SupervisorInit::Ok(SupervisorFlags::default(), children))
    });
    lab.started("Elixir.Case.Sup", []);
    assert!(lab.whereis("can_be_supervised_directly").is_some());
}

#[test]
fn multiple_supervisors_can_be_supervised_and_identified_with_simple_child_spec() {
    let mut lab = lab();
    let keys = Atom::new("Elixir.TaskSup.Registry");
    lab.started(
        registry::MODULE,
        registry::start_call(keys, registry::Keys::Unique).args,
    );
    let (simple, via) = (
        ServerRef::Name(Atom::new("simple_name")),
        ServerRef::Via(keys, Term::str("via_name")),
    );
    let names = [simple.clone(), via.clone()];
    define_supervisor("Elixir.Case.Sup", move |_| {
        let options = names.iter().map(|name| Options {
            name: Some(name.clone()),
            ..Options::default()
        });
        let children = options.map(|options| task_supervisor::child_spec(&options)).collect();
        Ok(SupervisorInit::Ok(SupervisorFlags::default(), children))
    });
    let above = lab.started("Elixir.Case.Sup", []);
    let unnamed = task_supervisor::child_spec(&Options::default());
    assert_eq!(unnamed.id, atom(MODULE));
    let request = tuple![atom("start_child"), unnamed.to_term()];
    let without_name = pid_of(&lab.call(above, request.clone()).expect("an answer"));

    assert_eq!(children(&mut lab, simple), []);
    assert_eq!(children(&mut lab, via), []);
    assert_eq!(children(&mut lab, without_name), []);
    let started = tuple![atom("already_started"), without_name];
    assert_eq!(lab.call(above, request), Ok(tagged("error", started)));
}

#[test]
fn counts_and_returns_children() {
    let (mut lab, supervisor) = supervised();
    assert_eq!(children(&mut lab, supervisor), []);
    let counts = ["specs", "active", "supervisors", "workers"].map(|what| tuple![atom(what), 0]);
    let counted = lab.call(supervisor, atom("count_children"));
    assert_eq!(counted, Ok(Term::list(counts)));
}

/// The handle, the link, the answer, the end.
fn runs_and_answers(link: Link, anonymous: bool) {
    let (mut lab, supervisor) = supervised();
    let me = lab.me;
    let call = waits(&lab, anonymous);
    let named = tuple![call.module, call.function, 2];
    let task = start_async(&mut lab, supervisor, link, call, None).expect("a task");
    let pid = task.pid.expect("a process");
    assert_eq!(children(&mut lab, supervisor), [pid]);
    assert_eq!((task.owner, &task.mfa), (Some(me), &named));
    assert_eq!(lab.links(me).contains(&pid), link == Link::Link);
    assert_eq!(lab.flush(), [atom("ready")]);

    lab.send(pid, atom("true"));
    let answer = tuple![task.reference, atom("done")];
    let end = down_message(task.reference, pid, atom("normal"));
    assert_eq!(lab.flush(), [atom("done"), answer, end]);
    assert_eq!(children(&mut lab, supervisor), []);
}

/// The supervisor stops its tasks as they were started.
fn with_custom_shutdown(link: Link) {
    let (mut lab, supervisor) = supervised();
    lab.trap_exit();
    let call = waits(&lab, true);
    let task = start_async(&mut lab, supervisor, link, call, Some(Shutdown::BrutalKill)).expect("a task");
    let pid = task.pid.expect("a process");
    assert_eq!(lab.flush(), [atom("ready")]);
    lab.exit(supervisor, atom("shutdown"));
    let messages = lab.flush();
    assert!(messages.contains(&down_message(task.reference, pid, atom("killed"))));
    assert_eq!(
        messages.contains(&exit_message(pid, atom("killed"))),
        link == Link::Link
    );
    assert!(messages.contains(&exit_message(supervisor, atom("shutdown"))));
}

fn raises_when_max_children_is_reached(link: Link) {
    let mut lab = lab();
    let options = Options {
        max_children: Some(1),
        ..Options::default()
    };
    let supervisor = pid_of(&lab.start(task_supervisor::start_link(options)));
    start_async(&mut lab, supervisor, link, mfa("sleep", []), None).expect("a task");
    let refused = start_async(&mut lab, supervisor, link, mfa("sleep", []), None).expect_err("an error");
    let error = &refused.elements().expect("{error, stack}")[0];
    let message = "reached the maximum number of tasks for this task supervisor. The maximum number of tasks that are \
                   allowed to run at the same time under this supervisor can be configured with the :max_children \
                   option passed to Task.Supervisor.start_link/1";
    assert_eq!(*error, runtime_error(message));
}

mod async_1 {
    use super::*;

    #[test]
    fn spawns_tasks_under_the_supervisor() {
        runs_and_answers(Link::Link, true);
    }

    #[test]
    fn with_custom_shutdown() {
        super::with_custom_shutdown(Link::Link);
    }

    #[test]
    fn raises_when_max_children_is_reached() {
        super::raises_when_max_children_is_reached(Link::Link);
    }

    #[test]
    fn with_callers() {
        let (mut lab, supervisor) = supervised();
        super::super::start::tell_callers(move |cx, callers, call| {
            let supervisor = ServerRef::Pid(supervisor);
            task_supervisor::r#async(cx, &supervisor, Link::Link, callers, call, None)
        });
        let outer = start_async(&mut lab, supervisor, Link::Link, mfa("outer", []), None);
        super::super::start::told_callers(&mut lab, outer.expect("a task").pid.expect("a process"));
    }
}

#[test]
fn async_3() {
    runs_and_answers(Link::Link, false);
}

mod async_nolink_1 {
    use super::*;

    #[test]
    fn spawns_a_task_under_the_supervisor_without_linking_to_the_caller() {
        runs_and_answers(Link::NoLink, true);
    }

    #[test]
    fn with_custom_shutdown() {
        super::with_custom_shutdown(Link::NoLink);
    }

    #[test]
    fn raises_when_max_children_is_reached() {
        super::raises_when_max_children_is_reached(Link::NoLink);
    }
}

#[test]
fn async_nolink_3() {
    runs_and_answers(Link::NoLink, false);
}

fn starts_child(anonymous: bool) {
    let (mut lab, supervisor) = supervised();
    let call = waits(&lab, anonymous);
    let pid = pid_of(&start_child(&mut lab, supervisor, call, None, None));
    assert_eq!(children(&mut lab, supervisor), [pid]);
    assert_eq!(lab.links(lab.me), [supervisor]);
    assert_eq!(lab.flush(), [atom("ready")]);
    lab.send(pid, atom("true"));
    assert_eq!(lab.flush(), [atom("done")]);
}

#[test]
fn start_child_1() {
    starts_child(true);
}

#[test]
fn start_child_3() {
    starts_child(false);
}

#[test]
fn start_child_1_with_custom_shutdown() {
    let (mut lab, supervisor) = supervised();
    lab.trap_exit();
    let call = waits(&lab, true);
    let pid = pid_of(&start_child(
        &mut lab,
        supervisor,
        call,
        None,
        Some(Shutdown::BrutalKill),
    ));
    let monitor = lab.act(move |cx| cx.monitor(pid));
    assert_eq!(lab.flush(), [atom("ready")]);
    lab.exit(supervisor, atom("shutdown"));
    let ended = exit_message(supervisor, atom("shutdown"));
    assert_eq!(lab.flush(), [down_message(monitor, pid, atom("killed")), ended]);
}

#[test]
fn start_child_1_with_custom_restart() {
    let (mut lab, supervisor) = supervised();
    let call = waits(&lab, true);
    let pid = pid_of(&start_child(&mut lab, supervisor, call, Some(Restart::Permanent), None));
    let monitor = lab.act(move |cx| cx.monitor(pid));
    assert_eq!(lab.flush(), [atom("ready")]);
    lab.exit(pid, atom("shutdown"));
    assert_eq!(
        lab.flush(),
        [down_message(monitor, pid, atom("shutdown")), atom("ready")]
    );
    let again = children(&mut lab, supervisor);
    assert!(again.len() == 1 && again[0] != pid);
}

#[test]
fn start_child_1_with_callers() {
    let (mut lab, supervisor) = supervised();
    super::start::tell_callers(move |cx, callers, call| {
        task_supervisor::start_child(cx, &ServerRef::Pid(supervisor), callers, call, None, None)
    });
    let outer = start_child(&mut lab, supervisor, mfa("outer", []), None, None);
    super::start::told_callers(&mut lab, pid_of(&outer));
}

#[test]
fn terminate_child_2() {
    let (mut lab, supervisor) = supervised();
    let call = waits(&lab, false);
    let pid = pid_of(&start_child(&mut lab, supervisor, call, None, None));
    assert_eq!(children(&mut lab, supervisor), [pid]);
    let mut terminate = || lab.answer(move |cx| task_supervisor::terminate_child(cx, &ServerRef::Pid(supervisor), pid));
    assert_eq!(terminate(), Ok(atom("ok")));
    assert_eq!(terminate(), Ok(tagged("error", atom("not_found"))));
    assert_eq!(children(&mut lab, supervisor), []);
}

mod await_1 {
    use super::*;

    #[test]
    fn demonitors_and_unalias_on_timeout() {
        let (mut lab, supervisor) = supervised();
        let task = start_async(&mut lab, supervisor, Link::Link, mfa("wait", []), None).expect("a task");
        let timeout = Err(exit_of(atom("timeout"), "await", task.to_term(), 0));
        assert_eq!(await_task(&mut lab, &task, 0), timeout);
        lab.send(task.pid.expect("a process"), atom("go"));
        wait_until_down(&mut lab, &task);
        assert_eq!(heard_of(&mut lab, task.reference), []);
    }

    /// What the caller exits with, without the stack trace.
    fn fails(call: StartCall, error: Term) {
        let (mut lab, supervisor) = supervised();
        lab.trap_exit();
        let task = start_async(&mut lab, supervisor, Link::Link, call, None).expect("a task");
        let (why, call) = without_stack(&await_task(&mut lab, &task, 5_000));
        assert_eq!(why, error);
        assert_eq!(
            tuple![error.clone(), call],
            exit_of(error, "await", task.to_term(), 5_000)
        );
    }

    #[test]
    fn exits_on_task_throw() {
        fails(
            mfa("throw", [atom("unknown")]),
            tuple![atom("nocatch"), atom("unknown")],
        );
    }

    #[test]
    fn exits_on_task_error() {
        fails(mfa("raise", []), runtime_error("oops"));
    }

    #[test]
    fn exits_on_task_exit() {
        let (mut lab, supervisor) = supervised();
        lab.trap_exit();
        let call = mfa("exit", [atom("unknown")]);
        let task = start_async(&mut lab, supervisor, Link::Link, call, None).expect("a task");
        let exit = Err(exit_of(atom("unknown"), "await", task.to_term(), 5_000));
        assert_eq!(await_task(&mut lab, &task, 5_000), exit);
    }
}
