//! Evaluation in a process: the machine, and what the process does for it.

use super::effects;
use super::host::Host;
use super::machine::{Expected, Halt, Machine};
use crate::otp::{Await, Cx, Got, JobStep, Waited};

/// Runs the machine until it is done or waits; `got` is how the last wait ended. Each call takes a reduction, also one that
/// has an effect: on a BEAM a built-in function that sends, spawns or registers takes one or two.
pub fn run<M: Host>(machine: &mut Machine, got: Option<Got>, cx: &mut Cx<'_, M>) -> JobStep {
    let mut calls = 0;
    let step = go_on(machine, got, &mut calls, cx);
    cx.spend(spent(calls));
    step
}

/// The same; the calls are counted for which nothing has been spent yet.
fn go_on<M: Host>(machine: &mut Machine, got: Option<Got>, calls: &mut u32, cx: &mut Cx<'_, M>) -> JobStep {
    let mut loaded = cx.code().clone();
    let mut going = match (machine.take_entry(), got) {
        (Some(entry), _) => machine.enter(entry, &loaded),
        (None, Some(got)) => {
            if machine.receives() {
                cx.spend_anew();
            }
            let outcome = machine.received(got);
            match machine.settle(outcome, &loaded) {
                Ok(going) => going,
                Err(wait) => return JobStep::Wait(wait),
            }
        }
        (None, None) => Ok(()),
    };
    loop {
        let stop = match going {
            Ok(()) => machine.execute(&loaded, calls),
            Err(stop) => stop,
        };
        going = match stop {
            Halt::Done(value) => return JobStep::Done(Ok(value)),
            Halt::Raised(raised) => return JobStep::Done(Err(raised.into_exception())),
            // On a BEAM the code server looks through all folders for it, and who calls waits meanwhile.
            Halt::Missing(raised) => {
                machine.expect(Expected::Value);
                let looked_for = Waited::Done(Got::Raised(raised.into_exception()));
                return JobStep::Wait(Await::GivenWay(Box::new(looked_for)));
            }
            Halt::Receive(wait) => {
                machine.expect(Expected::Message);
                return JobStep::Wait(wait);
            }
            Halt::Called => {
                cx.spend(spent(std::mem::take(calls)));
                if cx.turn_is_spent() {
                    machine.expect(Expected::Turn);
                    cx.end_whole_turn();
                    return JobStep::Wait(Await::GivenWay(Box::new(Waited::Done(Got::Timeout))));
                }
                Ok(())
            }
            Halt::Load(unit) => {
                cx.code_mut().load(&unit);
                loaded = cx.code().clone();
                Ok(())
            }
            Halt::Effect(effect, arguments) => {
                let outcome = effects::perform(effect, &arguments, machine, &loaded, cx);
                match machine.settle(outcome, &loaded) {
                    Ok(going) => going,
                    Err(wait) => return JobStep::Wait(wait),
                }
            }
        };
    }
}

fn spent(calls: u32) -> u16 {
    u16::try_from(calls).unwrap_or(u16::MAX)
}
