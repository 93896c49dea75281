//! What must hold in a real browser: the same bytes as natively, and localStorage behind its guard.

#![cfg(target_arch = "wasm32")]

#[path = "support/digests.rs"]
mod digests;
#[path = "support/playing.rs"]
mod playing;
#[path = "support/scenarios.rs"]
mod scenarios;
mod support;

use std::collections::BTreeMap;

use coppice::storage::{LocalStorage, Saved, Shelf, Storage};
use coppice::telling::Simulation;
use playing::play;
use support::{FIXED_RUN, fixed_run};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_fixed_run_has_the_digest_that_it_has_natively() {
    assert_eq!(fixed_run(), FIXED_RUN);
}

#[wasm_bindgen_test]
fn every_scenario_has_the_digests_that_it_has_natively() {
    for (number, recorded) in (0..).zip(digests::recorded()) {
        assert_eq!(digests::of_scenario(number), recorded, "scenario {number}");
    }
}

#[wasm_bindgen_test]
fn a_list_survives_in_local_storage() {
    let mut shelf = Shelf::new(LocalStorage);
    assert_eq!(shelf.save("ünï/🌳", "document"), Ok(Saved::Yes));
    let loaded = Shelf::new(LocalStorage).load().expect("storage is there");
    assert_eq!(loaded.get("ünï/🌳").map(String::as_str), Some("document"));
    LocalStorage.remove("coppice/1/list/ünï/🌳").expect("storage is there");
}

#[wasm_bindgen_test]
fn what_another_tab_wrote_is_set_aside() {
    let mut shelf = Shelf::new(LocalStorage);
    shelf.save("shared", "ours").expect("storage is there");
    LocalStorage
        .write("coppice/1/list/shared", "theirs")
        .expect("storage is there");
    let Ok(Saved::SetAside(key)) = shelf.save("shared", "ours again") else {
        panic!("the other tab's version was not noticed");
    };
    assert_eq!(LocalStorage.read(&key), Ok(Some("theirs".to_owned())));
    LocalStorage.remove(&key).expect("storage is there");
    LocalStorage.remove("coppice/1/list/shared").expect("storage is there");
}

#[wasm_bindgen_test]
fn the_simulation_plays_a_kill_to_its_end() {
    let mut simulation = Simulation::new(BTreeMap::new());
    play(&mut simulation);
    simulation.kill("Todo.System/Todo.Database/2");
    play(&mut simulation);
    let view = simulation.view();
    let hit: Vec<_> = view.slots.iter().filter(|slot| slot.generation == 2).collect();
    assert_eq!(hit.len(), 1);
    assert_eq!(hit[0].path, "Todo.System/Todo.Database/2");
}
