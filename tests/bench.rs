//! The bench does the work that it measures: every workload runs here at a small size, and asserts that it was done. And
//! its table says what the figures are.

#![cfg(not(target_arch = "wasm32"))]

#[path = "bench/ceiling.rs"]
mod ceiling;
#[path = "bench/clock.rs"]
mod clock;
#[path = "bench/coppice.rs"]
mod coppice;
#[path = "bench/order.rs"]
mod order;
#[path = "bench/report.rs"]
mod report;
#[path = "bench/table.rs"]
mod table;

use order::{Order, Work};
use report::{Report, median, spread};
use table::table;

/// Every workload, small enough for a build without optimisation.
const SMALL: [Order; 14] = [
    small(Work::SpawnStop, 1, 50),
    small(Work::PingPong, 1, 50),
    small(Work::Ring, 7, 50),
    small(Work::FanIn, 5, 100),
    small(Work::Call, 1, 50),
    small(Work::RingRecorded, 10, 100),
    small(Work::CallRecorded, 1, 50),
    small(Work::Restart, 10, 35),
    small(Work::RestartRecorded, 10, 35),
    small(Work::RestartHolding, 20, 300),
    small(Work::ReduceEvaluated, 100, 3),
    small(Work::CallEvaluated, 1, 50),
    small(Work::Idle, 1, 50),
    small(Work::Crowd, 1, 50),
];

const fn small(work: Work, size: u64, count: u64) -> Order {
    Order { work, size, count }
}

#[test]
fn coppice_does_every_workload() {
    for order in SMALL {
        let figures = coppice::answer(order);
        assert!(
            !figures.is_empty() && figures.iter().all(|it| it.is_finite()),
            "{order}: {figures:?}"
        );
    }
}

#[test]
fn the_ceiling_does_every_workload_that_it_has() {
    for order in SMALL {
        let figures = ceiling::answer(order);
        let has_none = matches!(
            order.work,
            Work::RingRecorded
                | Work::CallRecorded
                | Work::RestartRecorded
                | Work::RestartHolding
                | Work::ReduceEvaluated
                | Work::CallEvaluated
        );
        assert_eq!(figures.is_empty(), has_none, "{order}");
        assert!(figures.iter().all(|it| it.is_finite()), "{order}: {figures:?}");
    }
}

#[test]
fn an_order_is_read_as_it_is_written() {
    for order in SMALL {
        assert_eq!(order.to_string().parse(), Ok(order));
    }
    for nothing in ["", "call", "call 1", "call 1 -1", "call 1 2 3", "recall 1 2"] {
        assert!(nothing.parse::<Order>().is_err(), "{nothing:?} was taken for an order");
    }
}

const REPORT: &str = r#"{
  "version": 1,
  "machine": "2 cores (of some model), load 0.10 at the beginning",
  "rounds": 3,
  "contenders": [
    { "name": "Coppice", "about": "" },
    { "name": "ceiling", "about": "" },
    { "name": "BEAM", "about": "OTP 25" }
  ],
  "left_out": ["actix, because it could not be built"],
  "rows": [
    { "title": "call", "unit": "ns", "figures": [[300, 310, 290], [40, 41.5, 39], [1200, 1260, 1140]] },
    { "title": "restart, 100 in the window", "unit": "ns", "figures": [[1000, 1000, 1000], [], [12345.6, 12345.6, 12345.6]] },
    { "title": "call, recorded", "unit": "ns", "figures": [[450, 900, 450], [], []] },
    { "title": "a million", "unit": "MiB", "figures": [[900], [9.5], [1234567]] }
  ]
}"#;

const TABLE: &str = "\
|  | unit | Coppice | ceiling | BEAM | BEAM ÷ Coppice | Coppice ÷ ceiling | spread |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
| call | ns | 300 | 40.0 | 1,200 | 4.00 | 7.50 | 2–5 % |
| restart, 100 in the window | ns | 1,000 | – | 12,346 | 12.3 | – | 0 % |
| call, recorded | ns | 450 | – | – | – | – | 0 % |
| a million | MiB | 900 | 9.50 | 1,234,567 | 1,372 | 94.7 | – |

2 cores (of some model), load 0.10 at the beginning; medians of 3 interleaved rounds.
BEAM: OTP 25.
Left out: actix, because it could not be built.
";

#[test]
fn a_report_is_told_as_a_table() {
    let report: Report = serde_json::from_str(REPORT).expect("a report");
    assert_eq!(table(&report), TABLE);
}

#[test]
fn a_ratio_is_shown_only_when_both_were_measured() {
    let mut report: Report = serde_json::from_str(REPORT).expect("a report");
    report.contenders.pop();
    report.rows.iter_mut().for_each(|row| drop(row.figures.pop()));
    let table = table(&report);
    assert!(!table.contains("BEAM"), "{table}");
    assert!(table.contains("| call | ns | 300 | 40.0 | 7.50 | 2–3 % |"), "{table}");
}

#[test]
fn the_median_is_the_middle_and_the_spread_how_far_half_of_them_are_from_it() {
    assert_eq!(median(&[]), None);
    assert_eq!(spread(&[]), None);
    assert_eq!(median(&[3.0, 1.0, 100.0]), Some(3.0));
    assert_eq!(median(&[1.0, 3.0]), Some(2.0));
    assert_eq!(spread(&[10.0, 11.0, 9.0, 10.0, 100.0]), Some(0.1));
}
