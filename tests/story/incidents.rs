//! An incident is told as one: everything that a person did until all is at rest, its steps, and what it came to.

use std::rc::Rc;

use coppice::play::LandmarkKind;
use coppice::telling::Simulation;
use coppice::telling::conclusion::conclusion;
use coppice::telling::view::{Offer, SlotKind, StoryStep};

use super::{FRAME_MS, at_rest, play, play_and_look};

const REGISTRY: &str = "Todo.System/Todo.ProcessRegistry";
const PARTITION: &str = "Todo.System/Todo.ProcessRegistry/Todo.ProcessRegistry.PIDPartition0";
const DATABASE: &str = "Todo.System/Todo.Database";
const WORKER_1: &str = "Todo.System/Todo.Database/1";
const ALICE: &str = "Todo.System/Todo.Cache/Alice";

/// Every step that is ever the last one shown, once.
fn steps(simulation: &mut Simulation) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    let mut seen: Option<Rc<[StoryStep]>> = None;
    play_and_look(simulation, |view| {
        let Some(story) = &view.story else { return };
        let new = |step: &StoryStep| seen.as_ref().is_none_or(|seen| !seen.contains(step));
        steps.extend(
            story
                .steps
                .iter()
                .filter(|step| new(step))
                .map(|step| step.word.to_string()),
        );
        seen = Some(Rc::clone(&story.steps));
    });
    steps
}

/// What there is to do once it is over, and the sentence.
fn concluded(simulation: &Simulation) -> (String, Vec<Offer>) {
    let conclusion = conclusion(simulation, &simulation.view()).expect("somebody has died, and all is at rest");
    (conclusion.text, conclusion.offers)
}

#[test]
fn the_tries_to_start_a_registry_are_numbered_and_each_subtree_that_is_stopped_is_a_step() {
    let mut simulation = at_rest();
    simulation.kill(REGISTRY);
    assert_eq!(
        steps(&mut simulation),
        [
            "you kill Todo.ProcessRegistry",
            "Todo.ProcessRegistry exits",
            "signal",
            "restart 1 of 3",
            "new process",
            "restart 1 of 3 fails",
            "restart 2 of 3",
            "restart 2 of 3 fails",
            "restart 3 of 3",
            "restart 3 of 3 fails",
            "no try left",
            "gives up",
            "stops Todo.Cache",
            "stops Todo.Database",
            "PIDPartition0 ends",
            "the end",
        ]
    );
    let (text, offers) = concluded(&simulation);
    assert_eq!(
        text,
        "Todo.System gave up, and nobody supervises it: the application has ended"
    );
    assert_eq!(offers[0], Offer::StartOver);
}

#[test]
fn all_that_a_person_does_before_the_system_is_at_rest_again_is_one_incident() {
    let mut simulation = at_rest();
    let before = simulation.position().last;
    assert_eq!(simulation.incident(), (0, before), "how the system started");
    for _ in 0..4 {
        simulation.kill(WORKER_1);
        for _ in 0..60 {
            simulation.frame(FRAME_MS);
        }
    }
    play(&mut simulation);
    let (first, last) = simulation.incident();
    assert_eq!((first, last), (before + 1, simulation.position().last));
    let acts = simulation
        .landmarks()
        .iter()
        .filter(|mark| mark.kind == LandmarkKind::Input);
    assert_eq!(acts.count(), 4, "none is left out");

    simulation.kill(ALICE);
    play(&mut simulation);
    assert_eq!(simulation.incident().0, last + 1, "another one");
    assert_eq!(simulation.incidents().collect::<Vec<_>>(), [first, last + 1]);
    simulation.seek(first + 3);
    assert_eq!(simulation.incident(), (first, last), "the one that is gone back to");
    simulation.kill(ALICE);
    play(&mut simulation);
    assert_eq!(
        simulation.incidents().collect::<Vec<_>>(),
        [first],
        "what was left has never been"
    );
}

#[test]
fn the_same_act_again_is_counted_in_its_step() {
    let mut simulation = at_rest();
    for _ in 0..3 {
        simulation.kill(WORKER_1);
        simulation.frame(FRAME_MS);
    }
    let steps = steps(&mut simulation);
    assert!(steps.contains(&"you kill worker 1 ×3".to_owned()), "{steps:?}");
}

#[test]
fn what_nobody_does_by_himself_is_offered_first_once_it_is_over() {
    let mut simulation = at_rest();
    assert_eq!(
        conclusion(&simulation, &simulation.view()),
        None,
        "nothing has happened"
    );
    simulation.kill(ALICE);
    simulation.frame(FRAME_MS);
    assert_eq!(conclusion(&simulation, &simulation.view()), None, "it is being told");
    play(&mut simulation);
    let (text, offers) = concluded(&simulation);
    assert_eq!(text, "Alice is down: it is temporary, and stays so until somebody asks");
    let first = simulation.incident().0;
    assert_eq!(
        offers,
        [Offer::Ask("Alice".to_owned()), Offer::Again(first), Offer::Why]
    );
    simulation.open_list("Alice");
    play(&mut simulation);
    let (text, offers) = concluded(&simulation);
    assert_eq!(text, "Alice is back");
    assert_eq!(offers, [Offer::Again(first), Offer::Why]);
}

#[test]
fn a_worker_that_is_back_is_said_to_be_with_what_that_took_of_the_limit() {
    let mut simulation = at_rest();
    simulation.kill(WORKER_1);
    play(&mut simulation);
    let conclusion = conclusion(&simulation, &simulation.view()).expect("worker 1 has died");
    assert_eq!(conclusion.text, "worker 1 is back");
    assert_eq!(
        conclusion.detail,
        "a new process in its old place; after 5 s the restart is counted no more"
    );
}

#[test]
fn when_the_registry_has_died_both_lists_that_nobody_serves_are_offered() {
    let mut simulation = at_rest();
    simulation.kill(PARTITION);
    play(&mut simulation);
    let conclusion = conclusion(&simulation, &simulation.view()).expect("six have died");
    assert_eq!(
        conclusion.text,
        "Alice and Bob are down: they are temporary, and stay so until somebody asks"
    );
    assert_eq!(
        conclusion.detail,
        "4 others are back; their lists are stored, and new processes load them"
    );
    let asks = ["Alice", "Bob"].map(|list| Offer::Ask(list.to_owned()));
    assert_eq!(conclusion.offers[..2], asks);
}

#[test]
fn who_gave_up_is_said_when_all_are_back() {
    let mut simulation = at_rest();
    for _ in 0..4 {
        simulation.kill(WORKER_1);
        simulation.frame(FRAME_MS);
        while simulation.view().slot(WORKER_1).is_none_or(|slot| slot.pid.is_none()) && simulation.frame(FRAME_MS) {}
    }
    play(&mut simulation);
    let conclusion = conclusion(&simulation, &simulation.view()).expect("many have died");
    assert_eq!(
        conclusion.detail,
        "Todo.Database gave up; one level up, its own supervisor started it again with its children"
    );
}

#[test]
fn a_restart_is_counted_when_it_is_decided_and_not_before() {
    let mut simulation = at_rest();
    simulation.kill(PARTITION);
    let mut seen = Vec::new();
    play_and_look(&mut simulation, |view| {
        let Some(story) = &view.story else { return };
        let Some(SlotKind::Supervisor { restarts, .. }) = view.slot(DATABASE).map(|slot| slot.kind.clone()) else {
            return;
        };
        let beat = (story.caption.starts_with("Todo.Database"), story.beat, restarts);
        if beat.0 && seen.last() != Some(&beat) {
            seen.push(beat);
        }
    });
    let counted: Vec<_> = seen.into_iter().map(|(_, beat, restarts)| (beat, restarts)).collect();
    assert_eq!(counted, [(2, 0), (3, 1), (2, 1), (3, 2), (2, 2), (3, 3)]);
}

/// The steps as they stand there, each with whose beat it is.
fn stands(simulation: &mut Simulation, caption: &str) -> Vec<String> {
    let mut stands = Vec::new();
    play_and_look(simulation, |view| {
        let told = view.story.as_ref().filter(|story| story.caption.starts_with(caption));
        if let Some(story) = told.filter(|_| stands.is_empty()) {
            let step = |step: &StoryStep| format!("{} {} {}", step.whose, step.beat, step.word);
            stands = story.steps.iter().map(step).collect();
        }
    });
    stands
}

#[test]
fn quick_kills_leave_each_count_in_sight_and_each_beat_says_whose_it_is() {
    let mut simulation = at_rest();
    for _ in 0..4 {
        simulation.kill(WORKER_1);
        for _ in 0..40 {
            simulation.frame(FRAME_MS);
        }
    }
    assert_eq!(
        stands(&mut simulation, "Todo.System decides"),
        [
            " 0 you kill worker 1 ×4",
            "Todo.Database 3 restart 1 of 3",
            "Todo.Database 3 restart 2 of 3",
            "Todo.Database 3 restart 3 of 3",
            "Todo.Database 3 gives up",
            "Todo.System 1 Todo.Database exits",
            "Todo.System 2 signal",
            "Todo.System 3 restart 1 of 3"
        ]
    );
}
