//! The workloads on Coppice. All of them run the programs of the OTP layer (`Process<Bench>`), as the page does: what is a
//! bare process on the BEAM is one without a behaviour here. Elixir is evaluated among them, as in the page: a set of code of
//! its own would be compiled beside them, and both be slower than either.

#[path = "coppice/bare.rs"]
mod bare;
#[path = "coppice/bench.rs"]
mod bench;
#[path = "coppice/caller.rs"]
mod caller;
#[path = "coppice/evaluated.rs"]
mod evaluated;
#[path = "coppice/messages.rs"]
mod messages;
#[path = "coppice/restarter.rs"]
mod restarter;
#[path = "coppice/server.rs"]
mod server;
#[path = "coppice/starter.rs"]
mod starter;
#[path = "coppice/supervised.rs"]
mod supervised;

use std::rc::Rc;

use coppice::otp::Process;
use coppice::runtime::{Pid, Record, System};

use super::order::{Order, Work};
use bench::{Bench, Client};

/// The processes of this bench.
type Processes = System<Process<Bench>>;

/// Does it and hands back the figures of its rows. Panics when the work was not done.
pub fn answer(order: Order) -> Vec<f64> {
    let Order { work, size, count } = order;
    match work {
        Work::SpawnStop => vec![messages::spawn_stop(count)],
        Work::PingPong => vec![messages::ping_pong(count)],
        Work::Ring => vec![messages::ring(size, count, Record::Nothing)],
        Work::RingRecorded => vec![messages::ring(size, count, Record::Everything)],
        Work::FanIn => vec![messages::fan_in(size, count)],
        Work::Call => vec![supervised::call(count, Record::Nothing)],
        Work::CallRecorded => vec![supervised::call(count, Record::Everything)],
        Work::Restart => vec![supervised::restart(size, count, Record::Nothing)],
        Work::RestartRecorded => vec![supervised::restart(size, count, Record::Everything)],
        Work::RestartHolding => vec![supervised::restart_holding(size, count)],
        Work::ReduceEvaluated => vec![evaluated::reduce(size, count)],
        Work::CallEvaluated => vec![evaluated::call(count)],
        Work::Idle => supervised::idle(count).to_vec(),
        Work::Crowd => supervised::crowd(count).to_vec(),
    }
}

fn system(record: Record) -> Processes {
    let mut system = System::new(1);
    system.set_record(record);
    system
}

fn spawn(system: &mut Processes, client: Client) -> Pid {
    let spawned = system.spawn(Process::Plain(Rc::new(client)));
    spawned.expect("below the limit of processes")
}

fn client(system: &Processes, pid: Pid) -> &Client {
    match system.program(pid) {
        Some(Process::Plain(client)) => client,
        other => panic!("{pid} is no client any more: {other:?}"),
    }
}

/// How many events are left in the system before they are taken out of it.
const STEPS_A_SLICE: u64 = 256;

fn check_events(record: Record, events: u64, at_least: u64) {
    match record {
        Record::Nothing => assert_eq!(events, 0, "nothing is recorded"),
        Record::Lifecycle | Record::Everything => assert!(events >= at_least, "only {events} events"),
    }
}

/// Runs until nothing is left to do; the events recorded meanwhile, taken out in time, as the page takes them.
fn run(system: &mut Processes) -> u64 {
    let mut events = 0;
    loop {
        let taken = system.run(STEPS_A_SLICE);
        events += system.take_events().len() as u64;
        if taken < STEPS_A_SLICE {
            return events;
        }
    }
}
