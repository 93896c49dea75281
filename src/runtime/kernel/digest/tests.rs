//! Every part that can be observed changes the digest; where things are kept does not.

mod changes;
mod layout;

use super::super::super::{Context, Message, Next, Pattern, Pid, Program, Record, System, Term, Wake};
use super::super::{Kernel, Timer};
use super::*;

/// Counts what it receives, and does some of what a message asks for.
#[derive(Clone, Debug, Default)]
struct Counter {
    received: u32,
}

crate::digest!(struct Counter { received });

impl Program for Counter {
    type Event = ();
    type Code = ();

    fn run(&mut self, wake: Wake, cx: &mut Context<'_, Self>) -> Next {
        if let Wake::Message(message) = wake {
            self.received += 1;
            match message {
                Message::Term(Term::Pid(other)) => _ = cx.link(other),
                Message::Term(stop) if stop.is_atom("stop") => return Next::Exit(Term::atom("normal")),
                Message::Term(_)
                | Message::Request { .. }
                | Message::Tagged { .. }
                | Message::Reply { .. }
                | Message::Exit { .. }
                | Message::Down { .. } => {}
            }
        }
        Next::Receive(Pattern::Any, None)
    }
}

/// That many processes at rest.
fn at_rest(count: u32) -> (System<Counter>, Vec<Pid>) {
    let mut system = System::new(7);
    system.set_record(Record::Nothing);
    let pids = (0..count).map(|_| system.spawn(Counter::default()).unwrap()).collect();
    system.run(u64::MAX);
    (system, pids)
}

fn kernel(system: &mut System<Counter>) -> &mut Kernel<()> {
    &mut system.kernel
}

/// The entry of the first process.
fn first(system: &mut System<Counter>) -> &mut Entry {
    system.kernel.entries.get_mut(0).unwrap()
}

fn put_timers(system: &mut System<Counter>, sequence: u64, timers: &[(u64, Pid)]) {
    for (sequence, (at, pid)) in (sequence..).zip(timers) {
        kernel(system).timers.insert((*at, sequence), Timer::Deadline(*pid, 0));
    }
}
