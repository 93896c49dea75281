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

    /// The longest.
    pub fn longest(&self) -> f64 {
        self.percentile(100)
    }
}

impl std::fmt::Display for FrameWork {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} frames, work: median {:.1} ms, 95 % {:.1} ms, longest {:.1} ms",
            self.0.len(),
            self.percentile(50),
            self.percentile(95),
            self.longest()
        )
    }
}
