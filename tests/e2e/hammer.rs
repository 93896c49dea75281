//! Whatever is hit, held down, dragged and resized, and however fast: nothing breaks, and the picture is that of the
//! system.
//!
//! `COPPICE_HAMMER_SECONDS` says how long to go on, `COPPICE_HAMMER_SEED` with which seed; the seed is printed.

use std::env;
use std::time::Duration;

use coppice::runtime::Random;
use serde_json::json;
use tokio::time::Instant;

use crate::page::{Page, in_browser};
use crate::time::{PICTURE, scrub, until_nothing_moves};
use crate::works_as_ever;

const END: char = '\u{E010}';
const HOME: char = '\u{E011}';
const ESCAPE: char = '\u{E00C}';

/// How long one goes on before looking whether all is well.
const ROUND: Duration = Duration::from_secs(5);

/// What there is to click beside processes.
const CONTROLS: &str = ".transport button, .stop, [role=tab], .segments button, button[data-list], #theme, #slower, #faster, .zoom button, #back-to-now, .sequence-row, .log-text, #kill, #help";

const KEYS: [&str; 27] = [
    "]",
    "]",
    "]",
    ",",
    ".",
    "<",
    ">",
    "[",
    "]",
    " ",
    "k",
    "K",
    "x",
    "c",
    "l",
    "0",
    "+",
    "-",
    "?",
    "Escape",
    "Enter",
    "Tab",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "ArrowDown",
    "Home",
];

const SIZES: [(u32, u32); 5] = [(320, 640), (640, 500), (1000, 700), (1440, 900), (1920, 1080)];

/// Clicks on processes, one every 20 ms and chosen by those numbers, as long as there are numbers; the rest of the
/// hammering goes on at the same time.
const FIFTY_A_SECOND: &str = "
    const choices = arguments[0], began = performance.now();
    window.clicks = 0;
    const click = choice => {
        // Without the root or the registry nothing is left to hit, so these are hit seldom.
        const vital = choice % 40 ? ':not([data-slot$=\".System\"], [data-slot*=\".ProcessRegistry\"])' : '';
        const slots = document.querySelectorAll('[data-slot][data-pid]' + vital);
        for (const kind of ['pointerdown', 'pointerup', 'click'])
            slots[choice % slots.length]?.dispatchEvent(new PointerEvent(kind, { bubbles: true, isPrimary: true, pointerId: 1 }));
        window.clicks += 1;
    };
    // A busy browser comes late: then the clicks that are due come at once.
    window.clicking = setInterval(() => {
        while (choices.length && window.clicks < (performance.now() - began) / 20) click(choices.pop());
    }, 20)";

/// Where the middle of one of the elements is, if it is in sight: the number says which.
const MIDDLE: &str = "
    const seen = [...document.querySelectorAll(arguments[0])].map(element => element.getBoundingClientRect())
        .filter(box => box.width && box.x >= 0 && box.y >= 0 && box.right <= innerWidth && box.bottom <= innerHeight);
    if (!seen.length) return null;
    const box = seen[arguments[1] % seen.length];
    return [box.x + box.width / 2, box.y + box.height / 2]";

/// The tree, as the picture has it and as the system says when it is asked for each process: a process knows its own
/// pid, and the one it is linked to above itself.
const TREE: &str = "
    const done = arguments[0];
    const nodes = [...document.querySelectorAll('[data-slot][data-pid]')].map(node => ({ ...node.dataset, says: node.querySelector('title').textContent }));
    const pids = Object.fromEntries(nodes.map(node => [node.slot, node.pid]));
    const wrong = [];
    const later = () => new Promise(then => requestAnimationFrame(() => requestAnimationFrame(then)));
    (async () => {
        for (const node of nodes) {
            const expect = (holds, what) => holds || wrong.push(`${node.slot} ${node.pid} ${node.status}: ${what}`);
            document.querySelector(`[data-slot='${CSS.escape(node.slot)}']`).dispatchEvent(new MouseEvent('click', { bubbles: true }));
            // A busy page may take more than a frame to draw what it has been told.
            const says = () => document.querySelector('#panel-body').textContent;
            for (let frame = 0; frame < 30 && (!frame || !says().includes(node.pid.slice(5, -1))); frame++) await later();
            const said = says();
            const above = pids[node.slot.split('/').slice(0, -1).join('/')];
            expect(node.says.includes(node.status), `its name is ${node.says}`);
            expect(node.status === 'alive' ? node.pid : !node.pid, 'a process lives or does not');
            if (node.pid) {
                expect(node.says.includes(node.pid), `its name is ${node.says}`);
                expect(said.includes(node.pid.slice(5, -1)), `it says ${said}`);
                expect(!above || said.includes(above.slice(5, -1)), `it is not linked to ${above}: ${said}`);
            }
        }
        const alive = new Set(nodes.map(node => node.pid));
        for (const named of document.querySelector('.registry')?.textContent.match(/#PID<[0-9.]+>/g) ?? [])
            if (!alive.has(named)) wrong.push(`the registry names ${named}, and nobody has that pid`);
        done(wrong);
    })()";

struct Hammer<'a> {
    page: &'a Page,
    random: Random,
    clicks: u64,
    keys: u64,
}

impl Hammer<'_> {
    fn one_of<'b, T>(&mut self, choices: &'b [T]) -> &'b T {
        let count = u32::try_from(choices.len()).expect("few choices");
        &choices[self.random.below(count) as usize]
    }

    async fn mouse(&self, kind: &str, [x, y]: [f64; 2]) {
        let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
        self.page.devtools("Input.dispatchMouseEvent", event).await;
    }

    async fn place(&mut self, css: &str) -> Option<[f64; 2]> {
        let which = self.random.below(1_000);
        let place = self.page.script(MIDDLE, vec![json!(css), json!(which)]).await;
        serde_json::from_value(place).expect("two numbers or nothing")
    }

    /// A click as fast as a finger and a half, or a drag from there.
    async fn click(&mut self, css: &str) {
        let Some(place) = self.place(css).await else {
            return;
        };
        self.clicks += 1;
        self.mouse("mousePressed", place).await;
        if self.random.below(20) == 0 {
            self.mouse("mouseMoved", place.map(|at| at + 40.0)).await;
            self.mouse("mouseMoved", place.map(|at| at + 90.0)).await;
        }
        self.mouse("mouseReleased", place).await;
    }

    /// A key that is pressed, or held down for a while.
    async fn key(&mut self) {
        let key = *self.one_of(&KEYS);
        let times = *self.one_of(&[1, 1, 2, 25]);
        for again in 0..times {
            self.keys += 1;
            let event = json!({ "type": "keyDown", "key": key, "autoRepeat": again > 0 });
            self.page.devtools("Input.dispatchKeyEvent", event).await;
        }
        self.page
            .devtools("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": key }))
            .await;
    }

    async fn hit(&mut self) {
        match self.random.below(100) {
            0..60 => {
                self.click("[data-slot*='.Database/'], [data-slot*='.Cache']").await;
            }
            60..75 => self.click(CONTROLS).await,
            75..90 => self.key().await,
            90..96 => {
                let last = "return +document.querySelector('#scrubber').max";
                let last = self.page.script(last, vec![]).await.as_u64().expect("a number");
                let event = self.random.next_u64() % (last + 1);
                scrub(self.page, event).await;
            }
            _ => {
                let (width, height) = *self.one_of(&SIZES);
                self.page.set_size(width, height).await;
            }
        }
    }

    /// Begins to click fifty times a second, for a round.
    async fn begin_clicking(&mut self) {
        let choices: Vec<_> = (0..ROUND.as_secs() * 50).map(|_| self.random.below(1_000)).collect();
        self.page.script(FIFTY_A_SECOND, vec![json!(choices)]).await;
    }

    async fn end_clicking(&mut self) {
        let script = "clearInterval(window.clicking); return window.clicks";
        let clicks = self.page.script(script, vec![]).await.as_u64();
        self.clicks += clicks.expect("a number");
    }

    /// Where nothing lives any more, one goes back in time, or starts over.
    async fn revive(&mut self) {
        let any = "return !!document.querySelector('[data-slot][data-pid]:not([data-pid=\"\"])')";
        if self.page.script(any, vec![]).await == json!(true) {
            return;
        }
        self.page.press(&[ESCAPE]).await;
        if self.random.below(2) == 0 {
            self.page
                .script("document.querySelector('#start-over').click()", vec![])
                .await;
        } else {
            scrub(self.page, u64::from(self.random.below(200))).await;
        }
    }

    /// Lets everything come to rest in the present, on a wide page.
    async fn rest(&self) {
        self.page.press(&[ESCAPE, ESCAPE]).await;
        self.page.set_size(1440, 900).await;
        self.page
            .script("document.querySelector('#back-to-now')?.click()", vec![])
            .await;
        self.focus_on("#speed-slider").await;
        self.page.press(&[END]).await;
        self.page.frame().await;
        let diagram = "if (document.querySelector('#list-view')) document.querySelector('#as-diagram').click()";
        self.page.script(diagram, vec![]).await;
        self.page.frame().await;
        let play =
            "const button = document.querySelector('#pause'); if (button.textContent.includes('Play')) button.click()";
        self.page.script(play, vec![]).await;
        until_nothing_moves(self.page).await;
        self.page.frame().await;
    }

    async fn focus_on(&self, css: &str) {
        self.page
            .script("document.querySelector(arguments[0]).focus()", vec![json!(css)])
            .await;
    }

    /// The picture is that of the system, and the same when one comes back to it from elsewhere in time.
    async fn all_is_well(&self) {
        self.page.click("#tool-look").await;
        let wrong = self.page.script_async(TREE, vec![]).await;
        assert_eq!(wrong, json!([]), "the picture is not that of the system");
        // Whoever has scrolled up in the log sees more of it, until it is short: its end is what is compared.
        self.page
            .script("document.querySelector('.log').scrollTop = 0", vec![])
            .await;
        self.page.frame().await;
        let present = self.page.script(PICTURE, vec![]).await;
        self.focus_on("#scrubber").await;
        self.page.press(&[HOME, END]).await;
        self.page.frame().await;
        assert_eq!(
            self.page.script(PICTURE, vec![]).await,
            present,
            "the same from elsewhere"
        );
        self.page.click("#tool-cut").await;
        self.page.has_no_console_error().await;
    }
}

fn from_environment(name: &str) -> Option<u64> {
    env::var(name).ok()?.parse().ok()
}

#[test]
fn hammering_leaves_a_picture_that_is_that_of_the_system() {
    let seed = from_environment("COPPICE_HAMMER_SEED").unwrap_or(4);
    let time = Duration::from_secs(from_environment("COPPICE_HAMMER_SECONDS").unwrap_or(10));
    println!("COPPICE_HAMMER_SEED={seed}");
    in_browser(async |page| {
        page.open().await;
        let mut hammer = Hammer {
            page,
            random: Random::new(seed),
            clicks: 0,
            keys: 0,
        };
        let (mut hammered, mut longest) = (Duration::ZERO, 0_u64);
        while hammered < time {
            let began = Instant::now();
            hammer.begin_clicking().await;
            while began.elapsed() < ROUND {
                hammer.revive().await;
                for _ in 0..10 {
                    hammer.hit().await;
                }
            }
            hammered += began.elapsed();
            hammer.end_clicking().await;
            let events = page.value("#scrubber").await.parse().unwrap_or(0);
            longest = longest.max(events);
            hammer.rest().await;
            hammer.all_is_well().await;
        }
        println!(
            "{hammered:.0?} with {} clicks and {} keys; up to {longest} events",
            hammer.clicks, hammer.keys
        );
        page.click("#show-nested").await;
        page.click("#start-over").await;
        works_as_ever(page).await;
    });
}
