//! Many siblings: the block that they fold into, what opens it, what finds one of them, and what all that costs.

use serde_json::{Value, json};

use super::frame_work::{FrameWork, busy_ms, slowness};
use super::page::{ENTER, Page, in_browser};
use super::time::until_nothing_moves;
use super::tree_files::{choose, file};
use super::{AT_REST, CACHE, WORKER_2, node_renders, open_lists};

const ESCAPE: char = '\u{E00C}';
const PAGE_UP: char = '\u{E00E}';
const PAGE_DOWN: char = '\u{E00F}';

/// The lists that stand as nodes, in order.
const NODES: &str = "return [...document.querySelectorAll('[data-slot^=\"Todo.System/Todo.Cache/\"]')]
    .map(node => node.dataset.slot.split('/').pop())";

/// What the block says of itself.
const BLOCK: &str = "const block = document.querySelector('[data-block]');
    return block && [block.querySelector('.name').textContent, block.querySelector('.block-counts').textContent,
      block.getAttribute('aria-expanded'), block.getAttribute('aria-posinset'), block.getAttribute('aria-setsize')]";

fn names(from: usize, to: usize) -> Value {
    (from..=to)
        .map(|number| format!("list {number:03}"))
        .collect::<Vec<_>>()
        .into()
}

/// Opens the search by its key; what is typed then is typed there.
async fn open_search(page: &Page) {
    page.press(&['/']).await;
    page.comes_to(
        "the field has the focus",
        "return document.activeElement.id",
        json!("search"),
    )
    .await;
}

#[test]
fn siblings_beyond_fifty_are_a_block_that_opens_turns_its_pages_and_closes() {
    in_browser(async |page| {
        page.open_hurried().await;
        open_lists(page, 70).await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        // The sample's lists are open as well.
        let block = json!(["72 more", "72 alive", "false", "72", "72"]);
        page.comes_to("the lists are folded", BLOCK, block).await;
        assert_eq!(page.script(NODES, vec![]).await, json!([]));

        page.click("[data-block]").await;
        let open = json!(["1–30 of 72", "42 alive", "true", "72", "72"]);
        page.comes_to("the block is open", BLOCK, open).await;
        page.until(
            "thirty are drawn",
            "return document.querySelectorAll('[data-slot^=\"Todo.System/Todo.Cache/\"]').length === 30",
            vec![],
        )
        .await;
        let position = "const node = document.querySelector('[data-slot$=\"list 002\"]');
            return [node.getAttribute('aria-posinset'), node.getAttribute('aria-setsize'), node.getAttribute('aria-level')]";
        assert_eq!(page.script(position, vec![]).await, json!(["4", "72", "3"]));

        page.script("document.querySelector('[data-block]').focus()", vec![])
            .await;
        page.press(&[PAGE_DOWN]).await;
        page.comes_to("the next are shown", NODES, names(29, 58)).await;
        page.press(&[PAGE_DOWN]).await;
        page.comes_to("the last are shown", NODES, names(59, 70)).await;
        page.press(&[PAGE_DOWN, PAGE_UP]).await;
        page.comes_to("those before are shown", NODES, names(29, 58)).await;
        page.click("[data-block] [data-turn='back']").await;
        page.until(
            "the first are shown",
            "return !!document.querySelector('[data-slot$=\"list 001\"]')",
            vec![],
        )
        .await;
        page.press(&[ESCAPE]).await;
        page.comes_to("the block is closed", NODES, json!([])).await;
        let focus = "return document.activeElement.dataset.block";
        assert_eq!(page.script(focus, vec![]).await, json!(format!("{CACHE}/#others")));
        page.press(&[ENTER]).await;
        page.until(
            "Enter opens it",
            "return !!document.querySelector('[data-slot$=\"list 001\"]')",
            vec![],
        )
        .await;
        page.has_no_console_error().await;
    });
}

#[test]
fn what_dies_stands_as_a_node_however_many_siblings_it_has() {
    in_browser(async |page| {
        page.open_hurried().await;
        open_lists(page, 60).await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        page.slow_down().await;
        open_search(page).await;
        page.press(&"list 031".chars().collect::<Vec<_>>()).await;
        page.comes_to("it is found", NODES, names(31, 31)).await;
        let node = format!("{CACHE}/list 031");
        let process = page.alive(&node).await;
        page.click_process(&node).await;
        page.gone(&process.pid).await;
        let caption = "return document.querySelector('.caption')?.dataset.at";
        page.comes_to("its end is told", caption, json!(node)).await;
        page.has_no_console_error().await;
    });
}

#[test]
fn a_search_lifts_what_it_finds_counts_it_and_goes_from_one_to_the_next() {
    in_browser(async |page| {
        page.open_hurried().await;
        open_lists(page, 60).await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        open_search(page).await;
        assert_eq!(page.value("#search").await, "", "the key that opened it is not typed");
        let says = "return document.querySelector('#search-found').textContent";
        page.press(&['t', ' ', '0', '5']).await;
        page.comes_to("they are counted", says, json!("10 found")).await;
        let found =
            "return [...document.querySelectorAll('[data-found]')].map(node => node.dataset.slot.split('/').pop())";
        let fifties: Vec<String> = (50..=59).map(|number| format!("list {number:03}")).collect();
        page.comes_to("they are lifted", found, json!(fifties)).await;
        page.press(&[ENTER]).await;
        page.comes_to("the first is gone to", says, json!("1 of 10 found"))
            .await;
        page.press(&[ENTER]).await;
        page.comes_to("the second is gone to", says, json!("2 of 10 found"))
            .await;
        page.press(&[ESCAPE]).await;
        page.comes_to(
            "the search is closed, and the focus is where it led",
            "return [document.querySelector('#search'), document.activeElement.dataset.slot]",
            json!([null, format!("{CACHE}/list 051")]),
        )
        .await;
        assert_eq!(page.script(found, vec![]).await, json!([]));
        // A key of a name, and a pid.
        open_search(page).await;
        page.paste_into("#search", "{Todo.DatabaseWorker, 2}").await;
        page.comes_to("its key is found", found, json!(["2"])).await;
        let worker = page.alive(super::WORKER_2).await;
        page.paste_into("#search", worker.pid.trim_start_matches("#PID")).await;
        page.comes_to("its pid is found", found, json!(["2"])).await;
        page.paste_into("#search", "nobody is called that").await;
        page.comes_to("nothing is found", says, json!("nothing found")).await;
        page.has_no_console_error().await;
    });
}

#[test]
fn the_list_has_the_block_too() {
    in_browser(async |page| {
        page.open_hurried().await;
        open_lists(page, 60).await;
        page.until("everything is at rest", AT_REST, vec![]).await;
        page.press(&['v']).await;
        let says =
            "return [...document.querySelectorAll('.item.block span:not(.buttons)')].map(part => part.textContent)";
        page.comes_to("the block is an item", says, json!(["62 more", "62 alive"]))
            .await;
        page.click(".item.block .button").await;
        page.comes_to("it is open", says, json!(["1–30 of 62", "32 alive"]))
            .await;
        page.until(
            "thirty are listed",
            "return document.querySelectorAll('.item[data-slot^=\"Todo.System/Todo.Cache/\"]').length === 30",
            vec![],
        )
        .await;
        page.click(".item.block .button:last-child").await;
        page.comes_to("it is folded", says, json!(["62 more", "62 alive"]))
            .await;
        page.has_no_console_error().await;
    });
}

#[test]
fn ten_thousand_servers_behind_a_block_leave_sixty_frames_a_second() {
    in_browser(async |page| {
        let children: Vec<_> = (1..=10_000)
            .map(|n| json!({ "type": "worker", "id": format!("server {n}") }))
            .collect();
        let tree = json!({ "type": "supervisor", "id": "Many", "children": children });
        page.open().await;
        let slow = slowness(page).await;
        page.click("#show-tree").await;
        let began = page.script("return performance.now()", vec![]).await;
        choose(page, &file("many.json", tree.to_string().as_bytes())).await;
        let more = "return document.querySelector('[data-block] .name')?.textContent";
        page.comes_to("the servers are there", more, json!("10000 more")).await;
        until_nothing_moves(page).await;
        let waited = page
            .script("return performance.now() - arguments[0]", vec![began])
            .await;
        println!(
            "10,000 servers are there after {:.1} s",
            waited.as_f64().unwrap_or(f64::NAN) / 1_000.0
        );

        open_search(page).await;
        page.paste_into("#search", "server 7777").await;
        let server = page.alive("Many/server 7777").await;
        page.press(&[ENTER, ESCAPE]).await;
        let work = FrameWork::during(page, async || {
            page.focus_process("Many/server 7777").await;
            page.press(&['k']).await;
            page.alive_unlike("Many/server 7777", &server.pid).await;
            until_nothing_moves(page).await;
            page.click("[data-block]").await;
            page.press(&[PAGE_DOWN, PAGE_DOWN, PAGE_UP, ESCAPE]).await;
        })
        .await;
        println!("one of 10,000 is killed, and the block is looked through: {work}");
        work.is_sixty_a_second(slow);
        page.has_no_console_error().await;
    });
}

#[test]
fn five_hundred_lists_open_within_seconds_and_every_frame_is_short_after_that() {
    in_browser(async |page| {
        page.open().await;
        let slow = slowness(page).await;
        let (began, busy) = (
            page.script("return performance.now()", vec![]).await,
            busy_ms(page).await,
        );
        open_lists(page, 500).await;
        let wall = page
            .script("return performance.now() - arguments[0]", vec![began])
            .await;
        let opening = busy_ms(page).await - busy;
        println!(
            "500 lists: {:.1} s on the clock, {:.1} s of work",
            wall.as_f64().unwrap_or(f64::NAN) / 1_000.0,
            opening / 1_000.0
        );
        assert!(opening <= 10_000.0 * slow, "{opening:.0} ms of work");
        page.until("everything is at rest", AT_REST, vec![]).await;

        let renders = node_renders(page).await;
        let rest = FrameWork::during(page, async || {
            page.script_async(
                "const done = arguments[0]; let frames = 0;
                 const count = () => { frames += 1; frames < 120 ? requestAnimationFrame(count) : done() };
                 requestAnimationFrame(count)",
                vec![],
            )
            .await;
        })
        .await;
        println!("at rest: {rest}");
        assert_eq!(node_renders(page).await, renders, "at rest nothing is drawn");
        rest.is_sixty_a_second(slow);

        let killed = FrameWork::during(page, async || {
            let cache = page.alive(CACHE).await;
            page.click_process(CACHE).await;
            page.alive_unlike(CACHE, &cache.pid).await;
            until_nothing_moves(page).await;
        })
        .await;
        println!("the cache is killed: {killed}");
        killed.is_sixty_a_second(slow);
        page.has_no_console_error().await;
    });
}

#[test]
fn a_story_is_told_at_sixty_frames_a_second() {
    in_browser(async |page| {
        page.open_at_rest().await;
        let slow = slowness(page).await;
        let worker = page.alive(WORKER_2).await;
        let told = FrameWork::during(page, async || {
            page.click_process(WORKER_2).await;
            page.alive_unlike(WORKER_2, &worker.pid).await;
            page.until("everything is at rest", AT_REST, vec![]).await;
        })
        .await;
        println!("worker 2 is killed: {told}");
        told.is_sixty_a_second(slow);
        page.has_no_console_error().await;
    });
}

#[test]
fn a_death_among_two_thousand_nodes_in_sight_is_told_with_less_than_half_a_second_of_work() {
    in_browser(async |page| {
        let worker = |team: u32, n: u32| json!({ "type": "worker", "id": format!("w{team}.{n}") });
        let team = |team: u32| {
            let children: Vec<_> = (1..=44).map(|n| worker(team, n)).collect();
            json!({ "type": "supervisor", "id": format!("team {team}"), "children": children })
        };
        let tree = json!({ "type": "supervisor", "id": "Many", "children": (1..=45).map(team).collect::<Vec<_>>() });
        page.set_size(1_440, 4_600).await;
        page.open_hurried().await;
        let slow = slowness(page).await;
        page.click("#show-tree").await;
        choose(page, &file("teams.json", tree.to_string().as_bytes())).await;
        page.alive("Many").await;
        until_nothing_moves(page).await;
        for _ in 0..12 {
            page.click("[aria-label='Zoom out']").await;
        }
        let nodes = "return document.querySelectorAll('[role=treeitem]').length";
        page.comes_to("all are in sight", nodes, json!(2_026)).await;
        let worded = "return document.querySelectorAll('.slot.worker text').length";
        page.comes_to("nothing is written that cannot be read", worded, json!(0))
            .await;
        until_nothing_moves(page).await;

        let deaths = 20;
        let work = FrameWork::during(page, async || {
            for team in 1..=deaths {
                page.focus_process(&format!("Many/team {team}/w{team}.{team}")).await;
                page.press(&['k']).await;
            }
            page.until("everything is at rest", AT_REST, vec![]).await;
        })
        .await;
        println!("{deaths} of 2,026 are killed: {work}");
        assert!(work.total() <= f64::from(deaths) * 500.0 * slow, "{work}");
        assert!(work.percentile(95) <= 100.0 * slow, "{work}");
        for _ in 0..12 {
            page.click("[aria-label='Zoom in']").await;
        }
        let name = "return document.querySelector('.slot.worker[tabindex=\"0\"] .name .isolate')?.textContent";
        page.comes_to("from near, names can be read", name, json!("w20.20"))
            .await;
        page.has_no_console_error().await;
    });
}
