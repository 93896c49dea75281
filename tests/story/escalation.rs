//! A supervisor that gives up: the same beats one level up, and at the top the end.

use coppice::telling::Simulation;
use coppice::telling::view::Status;

use super::witness::{Told, picture_is_the_runtimes, watch};
use super::{FRAME_MS, at_rest, slot};

const SYSTEM: &str = "Todo.System";
const DATABASE: &str = "Todo.System/Todo.Database";

/// Kills a process and waits no longer than until the next one is ready: virtual time stands still meanwhile.
fn kill_and_replace(simulation: &mut Simulation, path: &str) {
    let generation = slot(&simulation.view(), path).generation;
    simulation.kill(path);
    for _ in 0..2_000 {
        simulation.frame(FRAME_MS);
        let view = simulation.view();
        let slot = slot(&view, path);
        if slot.generation > generation && slot.status == Status::Alive {
            return;
        }
    }
    panic!("{path} is not replaced");
}

#[test]
fn a_supervisor_that_gives_up_is_a_story_one_level_up() {
    let mut simulation = at_rest();
    for _ in 0..3 {
        kill_and_replace(&mut simulation, &format!("{DATABASE}/1"));
    }
    simulation.kill(&format!("{DATABASE}/1"));
    let told = watch(&mut simulation);
    let gives_up = told
        .iter()
        .position(|told| told.caption.contains("gives up"))
        .expect("it gives up");
    assert_eq!(told[gives_up].gauge(), Some((4, 3, 5)));
    assert_eq!(slot(&told[gives_up].view, DATABASE).status, Status::Exiting);
    let affected: Vec<_> = told[gives_up].affected().into_iter().collect();
    assert_eq!(
        affected,
        [DATABASE.to_owned(), format!("{DATABASE}/2"), format!("{DATABASE}/3")]
    );
    let lines: Vec<_> = told[gives_up..].iter().map(Told::line).collect();
    assert_eq!(
        lines[..4],
        [
            "3 Todo.Database gives up and exits: :shutdown | a 4th restart in 5 s is wanted: the limit is 3; it stops its 2 workers first",
            "1 Todo.Database exits: :shutdown | it has given up: one level up, its own supervisor decides",
            "2 Its link tells Todo.System: :shutdown | an exit signal runs along every link; it traps exits, and lives",
            "3 Todo.System decides: one_for_one → restart only Todo.Database | 1 of 3 restarts in 5 s",
        ]
    );
    let beats: String = told[gives_up..].iter().map(|told| told.beat.to_string()).collect();
    assert_eq!(beats, "3123444455");
    picture_is_the_runtimes(&simulation);
}

#[test]
fn giving_up_at_the_root_ends_the_application() {
    let mut simulation = at_rest();
    for _ in 0..3 {
        kill_and_replace(&mut simulation, DATABASE);
    }
    for _ in 0..3 {
        kill_and_replace(&mut simulation, &format!("{DATABASE}/1"));
    }
    simulation.kill(&format!("{DATABASE}/1"));
    let told = watch(&mut simulation);
    let levels: Vec<_> = told
        .iter()
        .filter(|told| told.caption.contains("gives up") || told.caption.contains("exits"))
        .map(|told| told.line())
        .collect();
    assert_eq!(
        levels[levels.len() - 4..],
        [
            "3 Todo.Database gives up and exits: :shutdown | a 4th restart in 5 s is wanted: the limit is 3; it stops its 2 workers first",
            "1 Todo.Database exits: :shutdown | it has given up: one level up, its own supervisor decides",
            "3 Todo.System gives up and exits: :shutdown | a 4th restart in 5 s is wanted: the limit is 3; it stops its 2 children first",
            "1 Todo.System exits: :shutdown | nobody supervises it: the application has ended",
        ]
    );
    assert_eq!(slot(&simulation.view(), SYSTEM).status, Status::Dead);
    picture_is_the_runtimes(&simulation);
}
