//! A tree of one's own, opened from a file.

use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

use coppice::play::Beginning;
use coppice::systems::Design;
use coppice::systems::scenario::TreeFile;
use coppice::systems::scenario::file::{EXAMPLE, MAX_BYTES, MAX_CHILDREN};
use coppice::telling::Simulation;
use coppice::telling::view::{RegistryRow, SlotView};
use serde_json::{Value, json};

use crate::page::{Page, in_browser};
use crate::playing::rest;
use crate::time::until_nothing_moves;
use crate::{AT_REST, WORKER_2};

const ESCAPE: char = '\u{E00C}';

/// A file of that name with that in it, in a folder of the test's own.
pub fn file(name: &str, content: &[u8]) -> PathBuf {
    let test = std::thread::current().name().unwrap_or("test").replace("::", "-");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).expect("a folder for files");
    let path = folder.join(name);
    fs::write(&path, content).expect("a file");
    path
}

/// Chooses files in the dialog, as the browser's own dialog does.
pub async fn choose(page: &Page, path: &PathBuf) {
    choose_in(page, "#tree-file", path).await;
}

/// The same in any field that takes files.
pub async fn choose_in(page: &Page, css: &str, path: &PathBuf) {
    let field = json!({ "expression": format!("document.querySelector('{css}')") });
    let field = page.devtools("Runtime.evaluate", field).await;
    let files = json!({ "files": [path], "objectId": field["result"]["objectId"] });
    page.devtools("DOM.setFileInputFiles", files).await;
}

/// Files are dragged over the middle of the page and dropped there. The events are made in the page: a browser that has
/// only just started loses a drag of its own, and answers nothing any more.
const DROP: &str = "
    const data = new DataTransfer();
    for (const { name, bytes } of arguments[0]) data.items.add(new File([new Uint8Array(bytes)], name));
    const drag = kind => !document.elementFromPoint(400, 300).dispatchEvent(
        new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true, composed: true }));
    const drop = () => document.documentElement.dataset.drop;
    return [drag('dragover'), drop(), drag('drop'), drop()]";

/// Drops them, and sees that the page takes them: a browser that is not told so opens a file in its place.
async fn drop_on_the_page(page: &Page, paths: &[PathBuf]) {
    let file = |path: &PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy();
        json!({ "name": name, "bytes": fs::read(path).expect("a file") })
    };
    let files: Vec<_> = paths.iter().map(file).collect();
    let taken = page.script(DROP, vec![json!(files)]).await;
    assert_eq!(taken, json!([true, "over", true, "none"]));
}

/// Reads on until an element says what is wrong, and hands that back.
async fn trouble(page: &Page) -> String {
    let said = page
        .until(
            "the dialog says what is wrong",
            "return document.querySelector('#opening').open && (document.querySelector('#opening-trouble').textContent || false)",
            vec![],
        )
        .await;
    said.as_str().expect("a sentence").to_owned()
}

/// As fast as it goes.
async fn hurry(page: &Page) {
    page.press(&[']'; 12]).await;
}

async fn open_example(page: &Page) {
    page.open_hurried().await;
    hurry(page).await;
    page.click("#show-tree").await;
    choose(page, &file("order desk.json", EXAMPLE.as_bytes())).await;
    page.alive("Desk/Orders/Baskets/Gifts/ribbon").await;
    until_nothing_moves(page).await;
}

/// The same tree without a page, at rest.
fn example() -> Simulation {
    let file = TreeFile::read(EXAMPLE.as_bytes()).expect("the example is a tree");
    let mut simulation = Simulation::of(Beginning {
        design: Design::Tree(Rc::new(file)),
        ..Beginning::default()
    });
    rest(&mut simulation);
    simulation
}

/// Place, pid, generation and status of every process, and what the registries hold, as the page draws it.
const DRAWN: &str = "[
    [...document.querySelectorAll('[data-slot][data-pid]')].map(node =>
        [node.dataset.slot, node.dataset.pid, node.dataset.generation, node.dataset.status]),
    [...document.querySelectorAll('.registry')].map(table =>
        [...table.querySelectorAll('[data-key]')].map(row => [row.dataset.key, row.dataset.pid]))]";

/// The same as the system has it.
fn drawn(simulation: &Simulation) -> Value {
    let view = simulation.view();
    let slot = |slot: &Rc<SlotView>| {
        let pid = slot.pid.clone().unwrap_or_default();
        json!([slot.path, pid, slot.generation.to_string(), slot.status.word()])
    };
    let row = |row: &RegistryRow| json!([row.key, row.pid.clone().unwrap_or_default()]);
    let tables = view.tables.iter();
    json!([
        view.slots.iter().map(slot).collect::<Vec<_>>(),
        tables
            .map(|table| table.rows.iter().map(row).collect::<Vec<_>>())
            .collect::<Vec<_>>(),
    ])
}

#[test]
fn a_tree_from_a_file_does_in_the_page_what_it_does_without_one_wherever_it_is_killed() {
    in_browser(async |page| {
        open_example(page).await;
        let at_rest = example();
        let shown = format!("return {DRAWN}");
        assert_eq!(page.script(&shown, vec![]).await, drawn(&at_rest), "at rest");
        let view = at_rest.view();
        assert!(
            view.slots.len() >= 15 && view.tables.len() == 2,
            "it has something of every kind"
        );
        for slot in view.slots.iter().filter(|slot| slot.pid.is_some()) {
            page.click("#start-over").await;
            page.comes_to("it has started over", &shown, drawn(&at_rest)).await;
            until_nothing_moves(page).await;
            let mut simulation = at_rest.clone();
            page.focus_process(&slot.path).await;
            page.press(&['k']).await;
            simulation.kill(&slot.path);
            rest(&mut simulation);
            page.comes_to(&format!("{} was killed", slot.path), &shown, drawn(&simulation))
                .await;
            until_nothing_moves(page).await;
        }
        page.has_no_console_error().await;
    });
}

#[test]
fn a_tree_from_a_file_is_rewound_to_its_start_and_played_forward_event_by_event() {
    in_browser(async |page| {
        open_example(page).await;
        let mut simulation = example();
        for place in ["Desk/Orders/clerk", "Desk/Names"] {
            page.focus_process(place).await;
            page.press(&['k']).await;
            simulation.kill(place);
            rest(&mut simulation);
            page.comes_to("it is told", &format!("return {DRAWN}"), drawn(&simulation))
                .await;
            until_nothing_moves(page).await;
        }
        let last = simulation.position().last;
        let max = page
            .script("return +document.querySelector('#scrubber').max", vec![])
            .await;
        assert_eq!(max, json!(last), "as many things happened");
        let back: Vec<_> = (1..=last).rev().collect();
        let forth: Vec<_> = (1..=last).collect();
        for events in [back, forth] {
            let seen = page
                .script_async(
                    &format!(
                        "const [events, done] = arguments, slider = document.querySelector('#scrubber');
                         const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
                         const painted = () => new Promise(requestAnimationFrame), seen = [];
                         (async () => {{
                           for (const event of events) {{
                             set.call(slider, event);
                             slider.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
                             await painted();
                             await drawn();
                             seen.push({DRAWN});
                           }}
                           done(seen);
                         }})()"
                    ),
                    vec![json!(events)],
                )
                .await;
            let seen = seen.as_array().expect("what was seen").clone();
            assert_eq!(seen.len(), events.len());
            for (event, seen) in events.into_iter().zip(seen) {
                simulation.seek(event);
                assert_eq!(seen, drawn(&simulation), "event {event} of {last}");
            }
        }
        page.has_no_console_error().await;
    });
}

#[test]
fn what_is_no_tree_is_refused_where_the_person_looks_and_nothing_shown_is_lost() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        let worker = page.alive(WORKER_2).await;
        let child =
            json!({"type": "supervisor", "id": "r", "children": [{"type": "worker", "id": "a", "shutdwon": 1}]});
        let twice = json!({"type": "supervisor", "id": "r", "children": [{"type": "agent", "id": "a"}, {"type": "worker", "id": "a"}]});
        let deep = (0..200).fold(String::new(), |inner, level| {
            format!(r#"{{"type":"supervisor","id":"s{level}","children":[{inner}]}}"#)
        });
        let many: Vec<_> = (0..=MAX_CHILDREN)
            .map(|n| json!({"type": "worker", "id": n.to_string()}))
            .collect();
        let many = json!({"type": "supervisor", "id": "r", "children": many}).to_string();
        let cases: [(&str, Vec<u8>, &[&str]); 8] = [
            ("words.json", b"once upon a time".to_vec(), &["no JSON"]),
            (
                "half.json",
                br#"{"type":"supervisor","id":"r","chil"#.to_vec(),
                &["no JSON", "EOF"],
            ),
            (
                "newer.json",
                br#"{"version":2,"tree":{"type":"supervisor","id":"r"}}"#.to_vec(),
                &["newer", "version 2"],
            ),
            (
                "field.json",
                child.to_string().into_bytes(),
                &["worker \"a\"", "shutdwon"],
            ),
            (
                "twice.json",
                twice.to_string().into_bytes(),
                &["id", "two children of \"r\"", "\"a\""],
            ),
            ("deep.json", deep.into_bytes(), &["at most 50 levels deep"]),
            ("many.json", many.into_bytes(), &["more than", "children"]),
            ("big.json", vec![b' '; MAX_BYTES + 1], &["bytes", "at most"]),
        ];
        for (at, (name, content, words)) in cases.iter().enumerate() {
            let path = file(name, content);
            // Both ways lead to the same words.
            if at % 2 == 0 {
                page.click("#show-tree").await;
                choose(page, &path).await;
            } else {
                drop_on_the_page(page, &[path]).await;
            }
            let said = trouble(page).await;
            for word in [name].into_iter().chain(*words) {
                assert!(said.contains(word), "{name}: {said}");
            }
            page.press(&[ESCAPE]).await;
            page.until(
                "the dialog is closed",
                "return !document.querySelector('dialog[open]')",
                vec![],
            )
            .await;
            assert_eq!(page.alive(WORKER_2).await, worker, "{name}: what was shown is there");
        }
        let two = [
            file("one.json", EXAMPLE.as_bytes()),
            file("two.json", EXAMPLE.as_bytes()),
        ];
        drop_on_the_page(page, &two).await;
        assert!(trouble(page).await.contains("one tree is opened at a time"));
        page.press(&[ESCAPE]).await;
        page.has_no_console_error().await;
    });
}

/// Everything that the storage holds of lists.
async fn lists(page: &Page) -> Value {
    let script = "return Object.entries(localStorage).filter(([key]) => key.startsWith('coppice/1/list/')).sort()";
    page.script(script, vec![]).await
}

#[test]
fn a_tree_of_ones_own_stands_beside_another_and_is_there_after_a_reload_and_the_lists_are_untouched() {
    in_browser(async |page| {
        page.open_hurried().await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        let kept = lists(page).await;
        drop_on_the_page(page, &[file("desk.json", EXAMPLE.as_bytes())]).await;
        hurry(page).await;
        page.alive("Desk/Stock/counter").await;
        until_nothing_moves(page).await;
        assert_eq!(
            page.script("return document.querySelector('#tree-name').textContent", vec![])
                .await,
            json!("Order desk")
        );

        page.click("#show-both").await;
        page.choose("#design", "tree").await;
        page.alive("Desk/Stock/counter").await;
        until_nothing_moves(page).await;
        let worker = page.alive(WORKER_2).await;
        page.focus_process("Desk/Stock/counter").await;
        page.press(&['k']).await;
        page.until(
            "it is said that the other has none",
            "return document.querySelector('#comparison-note').textContent ===
               'You killed counter in your tree only: the nested tree has no process that is for the same.'",
            vec![],
        )
        .await;
        until_nothing_moves(page).await;
        assert_eq!(page.alive(WORKER_2).await, worker);
        // What is chosen for one side and stands on the other changes places with it.
        page.choose("#design", "nested").await;
        page.comes_to(
            "they have changed places",
            "return [...document.querySelectorAll('.exhibit')].map(one => one.dataset.design)",
            json!(["nested", "tree"]),
        )
        .await;

        page.click("#show-tree").await;
        page.alive("Desk/Stock/counter").await;
        page.start_anew().await;
        page.alive("Desk/Stock/counter").await;
        page.click("#show-nested").await;
        page.alive(WORKER_2).await;
        assert_eq!(lists(page).await, kept, "nothing of it was written to the lists");
        page.has_no_console_error().await;
    });
}
