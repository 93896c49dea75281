//! A warm-up and then the rounds. In a round each workload is done once by each contender, one after the other, so that
//! what else the machine does hits all of them alike.

use super::cases::{CASES, Case, How, LEAST, MEASURE_NS, QUICK_MEASURE_NS};
use super::contenders::{Contender, contenders};
use super::report::{self, Report, Row};

/// How many fresh processes a quick run starts.
const QUICK_FRESH: u64 = 10_000;

/// What can be chosen.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// How many rounds; the medians count.
    pub rounds: usize,
    /// Shorter measurements, and none of what takes long.
    pub quick: bool,
}

/// Runs everything.
///
/// # Errors
/// What did not start, or which work was not done.
pub async fn run(choice: Choice) -> Result<Report, String> {
    let machine = machine();
    let (mut contenders, mut left_out) = contenders().await?;
    let cases: Vec<Case> = CASES
        .into_iter()
        .filter(|case| !(choice.quick && case.is_long()))
        .collect();
    if choice.quick {
        let long = CASES.iter().filter(|case| case.is_long()).flat_map(|case| case.rows);
        let long: Vec<&str> = long.map(|(title, _)| *title).collect();
        left_out.push(format!("{}, because it is a quick run", long.join("; ")));
    }
    let mut counts = Vec::new();
    for case in &cases {
        let mut counted = Vec::new();
        for contender in &mut contenders {
            counted.push(warm_up(contender, case, choice.quick).await?);
        }
        eprintln!("warmed up: {}", case.rows[0].0);
        counts.push(counted);
    }
    let mut rows: Vec<Vec<Row>> = cases.iter().map(|case| empty_rows(case, contenders.len())).collect();
    for round in 1..=choice.rounds {
        eprintln!("round {round} of {}", choice.rounds);
        for ((case, counts), rows) in cases.iter().zip(&counts).zip(&mut rows) {
            for (at, contender) in contenders.iter_mut().enumerate() {
                if counts[at] == 0 {
                    continue;
                }
                let figures = contender.answer(case.order(counts[at]), is_fresh(case)).await?;
                for (row, figure) in rows.iter_mut().zip(figures) {
                    row.figures[at].push(figure);
                }
            }
        }
    }
    let about = |contender: Contender| report::Contender {
        name: contender.name.to_owned(),
        about: contender.about,
    };
    Ok(Report {
        version: 1,
        machine,
        rounds: choice.rounds,
        contenders: contenders.into_iter().map(about).collect(),
        left_out,
        rows: rows.into_iter().flatten().collect(),
    })
}

fn is_fresh(case: &Case) -> bool {
    matches!(case.how, How::Fresh(_))
}

/// Does it once, and says how many operations a measurement has; 0 when the contender has no such thing.
async fn warm_up(contender: &mut Contender, case: &Case, quick: bool) -> Result<u64, String> {
    let (first, fresh) = match case.how {
        How::Timed(first) => (first, false),
        // Whoever can start a few can start many: nothing stays warm from one fresh process to the next.
        How::Fresh(_) => (LEAST, true),
    };
    let mut operations = first;
    let (_, unit) = case.rows[0];
    let (ns, figures) = loop {
        let figures = contender.answer(case.order(operations), fresh).await?;
        let Some(figure) = figures.first().copied() else {
            return Ok(0);
        };
        let ns = figure * unit.ns().unwrap_or(1.0);
        // Too few for a browser's clock take no time at all, and say nothing of how many take long enough.
        if ns > 0.0 {
            break (ns, figures);
        }
        operations *= 10;
    };
    if figures.len() != case.rows.len() {
        return Err(format!(
            "{}: {} has {} figures",
            contender.name,
            case.rows[0].0,
            figures.len()
        ));
    }
    Ok(match case.how {
        How::Fresh(count) if quick => count.min(QUICK_FRESH),
        How::Fresh(count) => count,
        How::Timed(_) => {
            let measure = if quick { QUICK_MEASURE_NS } else { MEASURE_NS };
            ((measure / ns) as u64).max(first.min(LEAST))
        }
    })
}

fn empty_rows(case: &Case, contenders: usize) -> Vec<Row> {
    let row = |(title, unit): &(&str, super::cases::Unit)| Row {
        title: (*title).to_owned(),
        unit: unit.name().to_owned(),
        figures: vec![Vec::new(); contenders],
    };
    case.rows.iter().map(row).collect()
}

/// Cores, model and load, as far as the operating system tells.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let model = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = model.lines().find(|line| line.starts_with("model name"));
    let model = model
        .and_then(|line| line.split_once(": "))
        .map_or("of an unknown model", |(_, model)| model);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load
        .split(' ')
        .next()
        .filter(|load| !load.is_empty())
        .unwrap_or("unknown");
    format!("{cores} cores ({model}), load {load} at the beginning")
}
