//! What stands beside the tree while a story is told: names that nobody has heard the end of, and files that are used.

use coppice::systems::todo::choose_worker;
use coppice::telling::Simulation;
use coppice::telling::view::{StorageRow, View};

use super::{at_rest, play, play_and_look};

const ALICE: &str = "Todo.System/Todo.Cache/Alice";

/// What of each view is told by that, without repetitions in a row.
fn seen<T: PartialEq>(simulation: &mut Simulation, of: impl Fn(&View) -> T) -> Vec<T> {
    let mut seen = Vec::new();
    play_and_look(simulation, |view| {
        let now = of(view);
        if seen.last() != Some(&now) {
            seen.push(now);
        }
    });
    seen
}

fn alices_file(view: &View) -> &StorageRow {
    let storage = view.storage.as_ref().expect("there is a disk");
    let file = storage.rows.iter().find(|row| row.list == "Alice");
    file.expect("it is stored")
}

#[test]
fn a_name_of_who_is_gone_is_said_to_be_until_the_registry_has_heard_of_it() {
    let mut simulation = at_rest();
    let name = |view: &View| {
        let row = view.names().find(|row| row.key == "{Todo.Server, \"Alice\"}");
        row.map(|row| (row.pid.is_some(), row.stale))
    };
    assert_eq!(name(&simulation.view()), Some((true, false)), "it leads to her");
    simulation.kill(ALICE);
    assert_eq!(
        seen(&mut simulation, name),
        [Some((true, true)), Some((false, false)), None],
        "she is gone, it leads to nobody, and as she rests it goes"
    );
    assert!(simulation.view().names().all(|row| !row.stale));
}

#[test]
fn a_file_shows_who_uses_it_and_for_what() {
    let mut simulation = at_rest();
    let worker = choose_worker("Alice");
    let path = format!("Todo.System/Todo.Database/{worker}");
    let used = |view: &View| {
        let row = alices_file(view);
        let used = row.used.clone().expect("it was read when the list was opened");
        (used.slot, used.who, row.fresh.then_some(used.writes))
    };
    let by = |does: Option<bool>| (path.clone(), format!("worker {worker}"), does);
    assert_eq!(used(&simulation.view()), by(None), "at rest it is said whose it is");
    simulation.kill(ALICE);
    play(&mut simulation);
    simulation.open_list("Alice");
    assert_eq!(
        seen(&mut simulation, used),
        [by(None), by(Some(false)), by(None)],
        "it reads"
    );
    simulation.add_entry("2024-02-29", "Leap").expect("a day");
    assert_eq!(seen(&mut simulation, used), [by(Some(true)), by(None)], "it writes");
}
