//! How much the page's one thread works in each frame: its own time on a processor, so that what else runs on the machine
//! does not count.

use serde_json::{Value, json};
use tokio::sync::Mutex;

use crate::page::Page;

/// The browser traces for one at a time.
static TRACING: Mutex<()> = Mutex::const_new(());

/// What marks the page's thread among all that the browser has.
const MARK: &str = "coppice measures";

/// Milliseconds of work, for each frame that was drawn.
pub struct FrameWork(Vec<f64>);

impl FrameWork {
    /// Does that, and measures meanwhile.
    pub async fn during(page: &Page, what: impl AsyncFnOnce()) -> Self {
        let _alone = TRACING.lock().await;
        let categories = [
            "devtools.timeline",
            "disabled-by-default-devtools.timeline",
            "blink.user_timing",
        ];
        let how = json!({ "transferMode": "ReportEvents", "traceConfig": { "includedCategories": categories } });
        page.devtools("Tracing.start", how).await;
        let mark = format!("performance.mark('{MARK}')");
        page.script(&mark, vec![]).await;
        what().await;
        Self::of(&page.end_tracing().await)
    }

    /// From one animation frame's script to the next, all tasks of that thread.
    fn of(events: &[Value]) -> Self {
        let mark = events.iter().find(|event| event["name"] == MARK);
        let mark = mark.expect("the page's thread has set its mark");
        let thread = (&mark["pid"], &mark["tid"]);
        let of_page =
            |event: &&Value| (&event["pid"], &event["tid"]) == thread && event["ts"].as_f64() >= mark["ts"].as_f64();
        let named = |name: &'static str| events.iter().filter(of_page).filter(move |event| event["name"] == name);
        let at = |event: &Value| event["ts"].as_f64().unwrap_or_default();
        let mut starts: Vec<f64> = named("FireAnimationFrame").map(at).collect();
        starts.sort_by(f64::total_cmp);
        let mut work = vec![0.0; starts.len()];
        let (mut tasks, mut timed) = (0_u32, 0_u32);
        for task in named("RunTask") {
            tasks += 1;
            // Of a task in which the tracing itself begins or ends, the thread's time is not known.
            let Some(used) = task["tdur"].as_f64() else {
                continue;
            };
            timed += 1;
            // The script runs within its task, which so begins before it.
            let end = at(task) + task["dur"].as_f64().unwrap_or_default();
            let frame = starts.partition_point(|start| *start < end);
            if let Some(frame) = frame.checked_sub(1) {
                work[frame] += used / 1_000.0;
            }
        }
        assert!(timed * 100 >= tasks * 99, "of {tasks} tasks only {timed} were timed");
        work.sort_by(f64::total_cmp);
        assert!(!work.is_empty(), "frames were drawn");
        Self(work)
    }

    /// So many in a hundred took no longer than that.
    pub fn percentile(&self, of: usize) -> f64 {
        self.0[(self.0.len() * of / 100).min(self.0.len() - 1)]
    }

    /// In all frames together. What has to be drawn is the same whether many frames share it or few; where short frames and long
    /// ones alternate this says more than the median, which falls on the one kind or the other.
    pub fn total(&self) -> f64 {
        self.0.iter().sum()
    }

    /// The longest.
    pub fn longest(&self) -> f64 {
        self.percentile(100)
    }

    /// Sixty frames a second, and none that is seen to hang, as far as the machine is as fast as that. Alone on two cores the longest
    /// takes less than 50 ms; a machine that is busy with other tests makes single ones longer, since they share its caches.
    pub fn is_sixty_a_second(&self, slow: f64) {
        assert!(self.percentile(50) <= 16.7 * slow, "{self}");
        assert!(self.percentile(95) <= 25.0 * slow, "{self}");
        assert!(self.percentile(99) <= 50.0 * slow, "{self}");
        assert!(self.longest() <= 150.0 * slow, "{self}");
    }
}

impl std::fmt::Display for FrameWork {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} frames, work: {:.0} ms in all, median {:.1} ms, 95 % {:.1} ms, longest {:.1} ms",
            self.0.len(),
            self.total(),
            self.percentile(50),
            self.percentile(95),
            self.longest()
        )
    }
}

/// The page's one thread: how long it has been busy so far, in milliseconds, without what others do on the machine.
pub async fn busy_ms(page: &Page) -> f64 {
    let answer = page.devtools("Performance.getMetrics", json!({})).await;
    let metrics = answer["metrics"].as_array().expect("a list of metrics");
    let busy = metrics.iter().find(|metric| metric["name"] == json!("TaskDuration"));
    busy.and_then(|metric| metric["value"].as_f64()).expect("seconds") * 1_000.0
}

/// What any page does that draws: nodes are made, laid out, and go again.
const YARDSTICK: &str = "const svg = name => document.createElementNS('http://www.w3.org/2000/svg', name);
    const root = document.body.appendChild(svg('svg'));
    for (let round = 0; round < 20; round += 1) {
        const group = root.appendChild(svg('g'));
        for (let at = 0; at < 300; at += 1) {
            group.appendChild(svg('rect')).setAttribute('width', at);
            const text = group.appendChild(svg('text'));
            text.setAttribute('y', at);
            text.textContent = `node ${at} of ${round}`;
        }
        root.getBBox();
        group.remove();
    }
    root.remove()";

/// What that takes on a machine for which the bounds are written, in milliseconds of its processor.
const YARDSTICK_MS: f64 = 240.0;

/// How many times as long as there the same takes on this machine now; at least 1. Machines differ, and so does one from one
/// hour to the next: the best of five says how fast it can be.
pub async fn slowness(page: &Page) -> f64 {
    page.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" }))
        .await;
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let before = busy_ms(page).await;
        page.script(YARDSTICK, vec![]).await;
        best = best.min(busy_ms(page).await - before);
    }
    let slow = (best / YARDSTICK_MS).max(1.0);
    println!("the yardstick takes {best:.0} ms: bounds are {slow:.2} times as wide");
    slow
}
