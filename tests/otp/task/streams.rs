//! Streams as a process that is no scenario's uses them: by value, one wait.

use std::rc::Rc;

use coppice::otp::task::{OnTimeout, StreamOptions, StreamStarter, async_stream, stream_results};
use coppice::otp::{Await, Exception, Got, JobStep, StartCall};
use coppice::runtime::{Atom, Term};

use super::super::lab::{Lab, define_job};
use super::super::terms::t;

/// `double(n)`, which takes `n` times ten milliseconds; a negative one fails.
fn lab() -> Lab {
    let lab = Lab::new();
    define_job("double", |call, _| {
        let number = call.args[0].as_int().expect("a number");
        match (call.got.take(), u64::try_from(number)) {
            (None, Ok(ms)) => JobStep::Wait(Await::Sleep(10 * ms)),
            (None, Err(_)) => JobStep::Done(Err(Exception::Exit(Term::atom("boom")))),
            (Some(_), _) => JobStep::Done(Ok(Term::Int(2 * number))),
        }
    });
    lab
}

/// What the stream over these numbers comes to.
fn doubled(lab: &mut Lab, numbers: &[i64], options: StreamOptions) -> Result<Term, Term> {
    let items: Rc<[Term]> = numbers.iter().map(|number| Term::Int(*number)).collect();
    let double = StartCall {
        module: Atom::new("Elixir.Case"),
        function: Atom::new("double"),
        args: Rc::from([]),
    };
    let got = lab.wait(move |cx| {
        let stream = async_stream(cx, StreamStarter::Itself, items, &[], &double, options)?;
        Ok(stream_results(stream))
    });
    match got.expect("a stream") {
        Got::Reply(results) => Ok(results),
        Got::Failed(reason) => Err(reason),
        other => panic!("{other:?}"),
    }
}

#[test]
fn results_come_in_order_or_as_they_come() {
    let mut lab = lab();
    let options = StreamOptions {
        max_concurrency: 3,
        ..StreamOptions::default()
    };
    assert_eq!(doubled(&mut lab, &[3, 1, 2], options), Ok(t("[ok: 6, ok: 2, ok: 4]")));
    let options = StreamOptions {
        ordered: false,
        ..options
    };
    assert_eq!(doubled(&mut lab, &[3, 1, 2], options), Ok(t("[ok: 2, ok: 4, ok: 6]")));
    assert_eq!(doubled(&mut lab, &[], options), Ok(t("[]")));
}

#[test]
fn nobody_is_left_when_no_more_is_wanted() {
    let mut lab = lab();
    let options = StreamOptions {
        max_concurrency: 3,
        take: Some(1),
        ..StreamOptions::default()
    };
    assert_eq!(doubled(&mut lab, &[1, 90, 90], options), Ok(t("[ok: 2]")));
    assert_eq!(lab.links(lab.me), []);
    assert_eq!(lab.flush(), Vec::<Term>::new());
}

#[test]
fn an_owner_that_traps_exits_hears_why_a_task_failed_and_with_what() {
    let mut lab = lab();
    lab.trap_exit();
    let options = StreamOptions {
        zip_input_on_exit: true,
        on_timeout: OnTimeout::KillTask,
        timeout: Some(50),
        ..StreamOptions::default()
    };
    let results = doubled(&mut lab, &[1, -1, 90], options);
    assert_eq!(results, Ok(t("[ok: 2, exit: {-1, :boom}, exit: {90, :timeout}]")));
    let options = StreamOptions {
        on_timeout: OnTimeout::Exit,
        ..options
    };
    let exit = t("{:timeout, {Task.Supervised, :stream, [50]}}");
    assert_eq!(doubled(&mut lab, &[90], options), Err(exit));
}

#[test]
fn an_owner_that_does_not_trap_exits_ends_with_the_task() {
    let mut lab = lab();
    let owner = lab.tester();
    let double = StartCall {
        module: Atom::new("Elixir.Case"),
        function: Atom::new("double"),
        args: Rc::from([]),
    };
    lab.begin(owner, move |cx| {
        let items = Rc::from([Term::Int(-1)]);
        let stream = async_stream(cx, StreamStarter::Itself, items, &[], &double, StreamOptions::default())?;
        Ok(stream_results(stream))
    });
    lab.settle();
    assert_eq!(lab.exit_reason(owner), Some(Term::atom("boom")));
}
