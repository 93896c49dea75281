//! The restart stories as the page tells them, beside the same system run natively: what the page's document says is what
//! the runtime says. The same inputs lead to the same pids everywhere.

use std::collections::BTreeMap;

use coppice::otp::Strategy;
use coppice::telling::Simulation;
use coppice::telling::view::SlotKind;
use serde::Deserialize;
use serde_json::json;

use crate::page::{Page, in_browser};
use crate::playing::{FRAME_MS, first_visit};
use crate::{ALICE, AT_REST, CACHE, DATABASE, WORKER_2};

#[allow(dead_code, reason = "the native tests ask for more")]
#[path = "../story/witness.rs"]
mod witness;

use witness::{decisions, tree, watch};

const REGISTRY: &str = "Todo.System/Todo.ProcessRegistry";
const PARTITION: &str = "Todo.System/Todo.ProcessRegistry/Todo.ProcessRegistry.PIDPartition0";

/// A sentence as the page showed it, and what else there was to see.
#[derive(Debug, Deserialize)]
struct Shown {
    line: String,
    /// The slots outlined.
    affected: Vec<String>,
    /// What the slot that it speaks of says of its restarts.
    gauge: Option<String>,
}

/// Keeps every sentence that is shown from now on in `window.told`.
const RECORD: &str = "window.told = [];
    const look = () => {
        const caption = document.querySelector('.caption');
        if (!caption) return;
        const part = css => caption.querySelector(css)?.textContent ?? '';
        const line = `${caption.dataset.beat} ${part('.caption-text')} | ${part('.caption-detail')}`;
        if (line === window.told.at(-1)?.line) return;
        const at = document.querySelector(`[data-slot='${CSS.escape(caption.dataset.at)}']`);
        window.told.push({
            line,
            affected: [...document.querySelectorAll('[data-affected]')].map(node => node.dataset.slot),
            gauge: at?.querySelector('.note.gauge')?.textContent.replace(/^.* · /, '') ?? null,
        });
    };
    new MutationObserver(look).observe(document.body,
        { subtree: true, childList: true, attributes: true, characterData: true })";

/// Opens the page, with that strategy, and waits until nothing moves.
async fn open(page: &Page, strategy: Strategy) {
    page.set_size(1280, 900).await;
    page.open_at_rest().await;
    if strategy != Strategy::OneForOne {
        page.choose("#strategy", strategy.name()).await;
        page.until(
            "the system starts over",
            "return !document.querySelector('[data-slot$=Alice]')",
            vec![],
        )
        .await;
        page.alive(ALICE).await;
        page.until("everything is at rest", AT_REST, vec![]).await;
    }
    page.press(&[']']).await;
    page.script(RECORD, vec![]).await;
}

/// What was shown until the story was over.
async fn shown(page: &Page) -> Vec<Shown> {
    let over = "return window.told.length > 0 && !document.querySelector('.caption')";
    page.until("the story is over", over, vec![]).await;
    let told = page.script("return window.told", vec![]).await;
    serde_json::from_value(told).expect("sentences")
}

/// Compares what was shown with what the runtime decided, and the nodes with the processes that its supervisors have.
async fn is_the_runtimes(page: &Page, shown: &[Shown], simulation: &Simulation, before: u64) {
    let decides = shown.iter().filter(|shown| witness::tells_a_decision(&shown.line));
    let id = |path: &String| path.rsplit('/').next().unwrap_or_default().to_owned();
    let decisions_shown: Vec<_> = decides
        .map(|shown| {
            let affected: Vec<_> = shown.affected.iter().map(id).collect();
            (affected, shown.gauge.clone().expect("a supervisor decides"))
        })
        .collect();
    let decided = decisions(simulation, before).into_iter();
    let decided: Vec<_> = decided
        .map(|(affected, (count, max, seconds))| (affected, format!("{count} of {max} in {seconds} s")))
        .collect();
    assert_eq!(decisions_shown, decided);

    let view = simulation.view();
    let dynamic = |path: &String| {
        let slot = view.slots.iter().find(|slot| slot.path == *path);
        slot.is_some_and(|slot| slot.kind == SlotKind::Dynamic)
    };
    let nodes = page.nodes().await.into_iter();
    let nodes: BTreeMap<_, _> = nodes
        .filter(|(path, node)| !dynamic(path) && !node.pid.is_empty())
        .map(|(path, node)| (path, node.pid))
        .collect();
    assert_eq!(nodes, tree(simulation.system()));
    page.has_no_console_error().await;
}

/// One kill, told by the page as by the same system beside it; the sentences.
async fn one_kill(page: &Page, strategy: Strategy, slot: &str) -> Vec<String> {
    open(page, strategy).await;
    let mut simulation = witness::with_strategy(first_visit(), strategy);
    let before = simulation.position().last;
    page.click_process(slot).await;
    simulation.kill(slot);
    let told: Vec<_> = watch(&mut simulation).iter().map(witness::Told::line).collect();
    let shown = shown(page).await;
    let lines: Vec<_> = shown.iter().map(|shown| shown.line.clone()).collect();
    assert_eq!(lines, told);
    is_the_runtimes(page, &shown, &simulation, before).await;
    lines
}

fn beats(lines: &[String]) -> String {
    lines.iter().map(|line| &line[..1]).collect()
}

fn has(lines: &[String], sentence: &str) {
    assert!(
        lines.iter().any(|line| line.contains(sentence)),
        "{sentence} in {lines:#?}"
    );
}

#[test]
fn one_for_one_restarts_a_worker_alone() {
    in_browser(async |page| {
        let lines = one_kill(page, Strategy::OneForOne, WORKER_2).await;
        assert_eq!(beats(&lines), "123455");
        has(&lines, "one_for_one → restart only worker 2 | 1 of 3 restarts in 5 s");
        has(&lines, "5 The name {Todo.DatabaseWorker, 2} leads to the new process");
    });
}

#[test]
fn a_supervisor_that_dies_takes_its_workers_along() {
    in_browser(async |page| {
        let lines = one_kill(page, Strategy::OneForOne, DATABASE).await;
        assert_eq!(beats(&lines), "123444455");
        has(&lines, "its 3 workers are linked to it and will die with it");
        has(&lines, "5 3 names lead to the new processes");
    });
}

#[test]
fn rest_for_one_restarts_those_started_later_as_well() {
    in_browser(async |page| {
        let lines = one_kill(page, Strategy::RestForOne, DATABASE).await;
        assert_eq!(beats(&lines), "12334444455");
        has(&lines, "restart Todo.Database and those started after it: Todo.Cache");
        has(&lines, "Alice and Bob do not come back: temporary");
    });
}

#[test]
fn one_for_all_restarts_all_children() {
    in_browser(async |page| {
        let lines = one_kill(page, Strategy::OneForAll, DATABASE).await;
        assert_eq!(beats(&lines), "1233444444455");
        has(
            &lines,
            "restart all: Todo.Database, Todo.ProcessRegistry and Todo.Cache",
        );
        has(&lines, "Todo.System stops Todo.Cache and Todo.ProcessRegistry first");
    });
}

#[test]
fn a_registry_that_dies_takes_all_registered_processes_along() {
    in_browser(async |page| {
        let lines = one_kill(page, Strategy::OneForOne, PARTITION).await;
        assert_eq!(beats(&lines), "1234255234553".to_owned() + "2345523455");
        has(
            &lines,
            "worker 2, Bob, Alice and 2 more registered with it, which links: whoever traps no exits dies with it",
        );
    });
}

#[test]
fn a_failing_restart_is_tried_again_until_the_root_gives_up() {
    in_browser(async |page| {
        let lines = one_kill(page, Strategy::OneForOne, REGISTRY).await;
        assert_eq!(beats(&lines), "123412334123341233".to_owned() + "33" + "11");
        has(
            &lines,
            "1 Todo.ProcessRegistry fails to start | the name of PIDPartition0 is still held by",
        );
        has(&lines, "3 Todo.System will try to start Todo.ProcessRegistry again");
        has(&lines, "nobody supervises it: the application has ended");
    });
}

#[test]
fn a_temporary_child_rests_and_comes_back_with_its_list_when_it_is_asked_for() {
    in_browser(async |page| {
        let lines = one_kill(page, Strategy::OneForOne, ALICE).await;
        assert_eq!(beats(&lines), "123");
        has(
            &lines,
            "3 Todo.Cache lets Alice rest | temporary: never restarted, nor counted; open the list and it starts again",
        );
        let rests = "return document.querySelector(arguments[0]).textContent.includes('not restarted')";
        let slot = json!(format!("[data-slot='{ALICE}']"));
        page.until("its empty slot says why", rests, vec![slot]).await;

        page.script("window.told = []", vec![]).await;
        page.click("button[data-list=Alice]").await;
        let lines: Vec<_> = shown(page).await.into_iter().map(|shown| shown.line).collect();
        assert_eq!(beats(&lines), "455");
        has(&lines, "5 Alice loads its list again | 3 entries are back from storage");
        page.alive(ALICE).await;
    });
}

/// Clicks until a supervisor has had one restart too many, and does the same to the system beside the page.
async fn hammer(page: &Page, simulation: &mut Simulation, slot: &str) {
    for _ in 0..4 {
        page.click_process(slot).await;
        simulation.kill(slot);
        simulation.frame(FRAME_MS);
    }
}

#[test]
fn a_supervisor_gives_up_and_the_same_beats_run_one_level_up() {
    in_browser(async |page| {
        open(page, Strategy::OneForOne).await;
        let mut simulation = first_visit();
        let worker = &format!("{DATABASE}/1");
        hammer(page, &mut simulation, worker).await;
        let told: Vec<_> = watch(&mut simulation).iter().map(witness::Told::line).collect();
        let shown = shown(page).await;
        let up = |line: &String| line.contains("Todo.Database gives up");
        let at = shown.iter().position(|shown| up(&shown.line)).expect("it gives up");
        let lines: Vec<_> = shown[at..].iter().map(|shown| shown.line.clone()).collect();
        assert_eq!(lines, told[told.iter().position(up).expect("it gives up")..]);
        assert_eq!(beats(&lines), "3123444455");
        assert_eq!(shown[at].gauge.as_deref(), Some("a 4th in 5 s: limit is 3"));
        assert_eq!(
            shown[at].affected,
            [DATABASE.to_owned(), format!("{DATABASE}/2"), format!("{DATABASE}/3")]
        );
        has(
            &lines,
            "1 Todo.Database exits: :shutdown | it has given up: one level up",
        );
        is_the_runtimes(page, &shown[at..], &simulation, last_exit_of_database(&simulation)).await;
        assert_eq!(page.nodes().await[CACHE].generation, "1");
    });
}

/// The event with which the supervisor's own end began: what was decided after it is the story one level up.
fn last_exit_of_database(simulation: &Simulation) -> u64 {
    use coppice::otp::Event as OtpEvent;
    use coppice::runtime::EventKind;
    let gave_up = |id: &u64| {
        let event = simulation.event(*id);
        event.is_some_and(|event| matches!(event.kind, EventKind::Program(OtpEvent::LimitReached { .. })))
    };
    let found = (1..=simulation.position().last).rev().find(gave_up);
    found.expect("it gave up")
}

#[test]
fn two_levels_give_up_and_nobody_is_left_to_decide() {
    in_browser(async |page| {
        open(page, Strategy::OneForOne).await;
        let mut simulation = first_visit();
        for _ in 0..3 {
            let pid = page.alive(DATABASE).await.pid;
            page.click_process(DATABASE).await;
            page.alive_unlike(DATABASE, &pid).await;
            simulation.kill(DATABASE);
            let generation = |simulation: &Simulation| {
                let view = simulation.view();
                let slot = view.slots.iter().find(|slot| slot.path == DATABASE);
                slot.map(|slot| (slot.pid.clone(), slot.status.word()))
            };
            while generation(&simulation).is_none_or(|now| now.1 != "alive" || now.0.as_ref() == Some(&pid)) {
                simulation.frame(FRAME_MS);
            }
        }
        hammer(page, &mut simulation, &format!("{DATABASE}/1")).await;
        let told = watch(&mut simulation);
        let shown = shown(page).await;
        let ends = |lines: Vec<String>| -> Vec<String> {
            let at = lines.iter().rposition(|line| line.contains("Todo.Database gives up"));
            lines[at.expect("it gives up")..].to_vec()
        };
        let lines = ends(shown.iter().map(|shown| shown.line.clone()).collect());
        assert_eq!(lines, ends(told.iter().map(witness::Told::line).collect()));
        assert_eq!(beats(&lines), "3123331");
        has(&lines, "3 Todo.System gives up and exits: :shutdown");
        let last = last_exit_of_database(&simulation);
        is_the_runtimes(page, &[], &simulation, last).await;
    });
}

#[test]
fn what_nobody_does_by_himself_is_offered_when_the_story_is_over() {
    in_browser(async |page| {
        page.open_at_rest().await;
        let offered = "return document.querySelector('#ask-again')?.textContent ?? null";
        assert_eq!(
            page.script(offered, vec![]).await,
            json!(null),
            "nothing is left undone"
        );
        let alice = page.alive(ALICE).await;
        page.click_process(ALICE).await;
        page.gone(&alice.pid).await;
        page.comes_to("it is offered", offered, json!("Ask for Alice")).await;
        page.click("#ask-again").await;
        page.alive_unlike(ALICE, &alice.pid).await;
        page.comes_to("it is done", offered, json!(null)).await;
        page.has_no_console_error().await;
    });
}
