//! Fresh random scenarios, on Coppice and on a real BEAM beside it (docs/fidelity.md).
//!
//! `COPPICE_SEED` and `COPPICE_SCENARIOS` say which and how many; by default the seed is new every time, and printed.
//! `COPPICE_THEMES=Slow,Dynamic` tries only scenarios of these themes, `COPPICE_FROM=1017` only from that number on. With
//! `COPPICE_SHRINK=1` those too are shrunk and shown that are not what a BEAM does that nobody stirs, whatever garbage there
//! is. With `COPPICE_PATIENT=1` those of which the BEAM does several things are run there until it does what Coppice does,
//! or a thousand times.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a native test beside a real BEAM: it takes its seed from the clock, and reads a pipe in a thread"
)]

mod fidelity {
    pub mod beam;
    pub mod comparison;
    pub mod shrink;
}
mod support {
    pub mod registry_deaths;
    pub mod scenarios;
}

use std::time::SystemTime;

use coppice::fidelity as scenarios;
use fidelity::beam::{Beam, Runs};
use fidelity::comparison::{Verdict, compare, judge};
use fidelity::shrink::shrink;
use serde_json::Value;

/// How many scenarios a run tries.
const SCENARIOS: u64 = 2_000;
/// The BEAM is asked for the next ones while this one is compared.
const AHEAD: usize = 8;
/// Scenarios for which one BEAM is used. After 262,144 processes a BEAM gives the numbers of ended ones again, in the order
/// in which they ended: then a younger process may have a smaller pid, and pids decide in which order links are told.
const PER_BEAM: usize = 2_000;
/// For how many of those that are looked at closer, each run some hundred times at most; and of those for which one is
/// patient, a thousand times.
const LOOKED_AT_PER_BEAM: usize = 10;
const LOOKED_AT_PATIENTLY_PER_BEAM: usize = 4;
/// How often the BEAM runs a scenario at first.
const FIRST_LOOK: Runs = Runs::of(2, 0);
/// How often when what it showed is not what Coppice does. What a BEAM does at times it mostly does soon.
const QUICK_LOOK: Runs = Runs::of(4, 30);
/// How often and how many times over when it always showed the same: until it shows another thing as well.
const CLOSER_LOOK: Runs = Runs::of(1, 30);
const CLOSER_LOOKS: usize = 10;
/// How many times over when one is patient.
const PATIENT_LOOKS: usize = 37;
const SHRINKING: Runs = Runs {
    plain: 3,
    littered: 12,
    stirred: 0,
};
/// How many differences are shown; after so many that are certain, the other suspects are not looked at any closer.
const SHOWN: usize = 3;

/// How often a small tree of a registry is run there: what all of them agree on must come out.
const AGREEING: Runs = Runs::of(6, 0);
/// How often more, with callbacks that leave garbage: what comes out otherwise then, no scenario decides (docs/fidelity.md).
const LITTERED: Runs = Runs {
    plain: 0,
    littered: 12,
    stirred: 0,
};
/// Of a thousand random scenarios, so many may be something else than all of those runs agree on, too.
const AGAINST_LITTERED_PER_THOUSAND: usize = 8;
/// Of a thousand random scenarios, so many may be something else than those six runs agree on, if the BEAM does it when it is
/// stirred. Nearly all of these are messages for which a heap has no room: who takes one loses its turn (docs/fidelity.md).
const AGAINST_ALL_PER_THOUSAND: usize = 15;
/// Of a thousand of these trees with the default limits, so many may differ, and of a thousand with other limits. How often
/// a supervisor tries while a registry ends depends on when it collects garbage itself, and that on every word that it has
/// been sent (docs/fidelity.md). In what all of the runs above agree on, none may.
const DIFFERENT_PER_THOUSAND: usize = 10;
const DIFFERENT_PER_THOUSAND_WITH_ANY_LIMIT: usize = 20;

/// The themes that are tried only when they are asked for: of scenarios whose ops follow at once, and of streams of tasks, some
/// 1 in 300 differ for certain (docs/fidelity.md).
const ON_REQUEST: [&str; 2] = ["AtOnce", "Streams"];

fn number_from(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// What Coppice does with a scenario.
fn trace(scenario: &Value) -> Value {
    let script = scenarios::from_value(scenario.clone()).unwrap_or_else(|error| panic!("{scenario}\n{error}"));
    let trace = scenarios::run(&script, 0).unwrap_or_else(|error| panic!("{scenario}\n{error}"));
    serde_json::to_value(trace).expect("a trace is JSON")
}

#[test]
fn small_trees_of_a_registry_do_what_the_beam_does_when_it_ends() {
    if std::env::var_os("COPPICE_WITHOUT_ELIXIR").is_some() {
        println!("COPPICE_WITHOUT_ELIXIR is set: nothing was compared.");
        return;
    }
    let all = std::env::var_os("COPPICE_ALL_LIMITS").is_some();
    let trees = if all {
        support::registry_deaths::all()
    } else {
        support::registry_deaths::with_default_limits()
    };
    let (mut agreed, mut different) = (0, Vec::new());
    for trees in trees.chunks(PER_BEAM / 6) {
        let mut beam = Beam::start().expect("there is an elixir: another test says so");
        for at in 0..trees.len() + AHEAD {
            if let Some(tree) = trees.get(at) {
                beam.ask(tree, AGREEING);
            }
            if let Some(at) = at.checked_sub(AHEAD) {
                match judge(&beam.answer(), &trace(&trees[at])) {
                    Verdict::Equal => agreed += 1,
                    Verdict::Racy(_) => {}
                    Verdict::Different(how) => different.push((&trees[at], how)),
                }
            }
        }
    }
    let mut decided = Vec::new();
    for trees in different.chunks(PER_BEAM / 12) {
        let mut beam = Beam::start().expect("the BEAM that started before");
        for (tree, how) in trees {
            if is_decided(&mut beam, tree, &trace(tree)) {
                decided.push(format!("{}\n{how}", tree["name"]));
            }
        }
    }
    println!(
        "{agreed} of {} trees equal, {} different; {} of them whatever garbage there is",
        trees.len(),
        different.len(),
        decided.len()
    );
    let per_thousand = if all {
        DIFFERENT_PER_THOUSAND_WITH_ANY_LIMIT
    } else {
        DIFFERENT_PER_THOUSAND
    };
    let names: Vec<_> = different
        .iter()
        .map(|(tree, how)| format!("{}\n{how}", tree["name"]))
        .collect();
    assert!(
        different.len() <= trees.len() * per_thousand / 1_000,
        "{}",
        names.join("\n")
    );
    assert!(decided.is_empty(), "{}", decided.join("\n"));
}

/// Is what Coppice does something else than a BEAM does, whatever garbage its callbacks leave? Runs that differ in nothing but
/// how the events of different actors interleave are one.
fn is_decided(beam: &mut Beam, scenario: &Value, ours: &Value) -> bool {
    let mut variants = beam.record(scenario, AGREEING);
    variants.extend(beam.record(scenario, LITTERED));
    let first = &variants[0];
    compare(first, ours).is_err() && variants.iter().all(|variant| compare(first, variant).is_ok())
}

/// Those of the scenarios that are not what a BEAM does at first.
fn suspected(numbers: &[u64], scenario: &impl Fn(u64) -> Value) -> Vec<u64> {
    let mut suspects = Vec::new();
    for numbers in numbers.chunks(PER_BEAM) {
        let mut beam = Beam::start().expect("there is an elixir: whoever calls has seen it");
        for at in 0..numbers.len() + AHEAD {
            if let Some(number) = numbers.get(at) {
                beam.ask(&scenario(*number), FIRST_LOOK);
            }
            if let Some(at) = at.checked_sub(AHEAD) {
                let number = numbers[at];
                match judge(&beam.answer(), &trace(&scenario(number))) {
                    Verdict::Equal => {}
                    Verdict::Racy(_) | Verdict::Different(_) => suspects.push(number),
                }
            }
        }
    }
    suspects
}

/// What came of a closer look.
struct Look {
    /// Is it something else than what those agree on that nobody stirs?
    is_against_all: bool,
    /// And than those in which callbacks leave garbage?
    is_decided: bool,
    verdict: Verdict,
}

/// Looks at suspects closer, until enough of them differ for certain.
fn looked_at(numbers: &[u64], scenario: &impl Fn(u64) -> Value) -> Vec<(u64, Look)> {
    let patient = std::env::var_os("COPPICE_PATIENT").is_some();
    let per_beam = if patient {
        LOOKED_AT_PATIENTLY_PER_BEAM
    } else {
        LOOKED_AT_PER_BEAM
    };
    let mut looks: Vec<(u64, Look)> = Vec::new();
    for numbers in numbers.chunks(per_beam) {
        let mut beam = Beam::start().expect("there is an elixir: whoever calls has seen it");
        for number in numbers {
            let differ = looks
                .iter()
                .filter(|(_, look)| matches!(look.verdict, Verdict::Different(_)));
            if differ.count() == SHOWN {
                return looks;
            }
            let (scenario, ours) = (scenario(*number), trace(&scenario(*number)));
            let is_against_all = matches!(judge(&beam.record(&scenario, AGREEING), &ours), Verdict::Different(_));
            let look = Look {
                is_against_all,
                is_decided: is_against_all && is_decided(&mut beam, &scenario, &ours),
                verdict: closer(&mut beam, &scenario, &ours, patient),
            };
            looks.push((*number, look));
        }
    }
    looks
}

/// Whether the BEAM does that at times, or several things, or always another. Several things stay several however often it
/// is asked: then only who is patient goes on.
fn closer(beam: &mut Beam, scenario: &Value, ours: &Value, patient: bool) -> Verdict {
    let mut variants = beam.record(scenario, QUICK_LOOK);
    let mut verdict = judge(&variants, ours);
    for look in 0..PATIENT_LOOKS {
        let goes_on = match verdict {
            Verdict::Equal => false,
            Verdict::Racy(_) => patient,
            Verdict::Different(_) => look < CLOSER_LOOKS,
        };
        if !goes_on {
            break;
        }
        for variant in beam.record(scenario, CLOSER_LOOK) {
            if !variants.contains(&variant) {
                variants.push(variant);
            }
        }
        verdict = judge(&variants, ours);
    }
    verdict
}

#[test]
fn fresh_random_scenarios_do_what_the_beam_does() {
    if std::env::var_os("COPPICE_WITHOUT_ELIXIR").is_some() {
        println!("COPPICE_WITHOUT_ELIXIR is set: nothing was compared.");
        return;
    }
    assert!(
        Beam::start().is_some(),
        "there is no `elixir` here to compare with: install it (on Debian: apt-get install erlang-base elixir), or leave \
         this test out with COPPICE_WITHOUT_ELIXIR=1"
    );
    let fresh_beam = || Beam::start().expect("the BEAM that started before");
    let clock = || SystemTime::UNIX_EPOCH.elapsed().expect("a clock after 1970").as_secs();
    let seed = number_from("COPPICE_SEED").unwrap_or_else(clock);
    let count = number_from("COPPICE_SCENARIOS").unwrap_or(SCENARIOS);
    println!("seed {seed}, {count} scenarios");
    let scenario = |number| support::scenarios::scenario(seed, number);
    let themes = std::env::var("COPPICE_THEMES").unwrap_or_default();
    let wanted = |number: &u64| {
        let name = scenario(*number)["name"].to_string();
        if themes.is_empty() {
            return !ON_REQUEST.iter().any(|theme| name[1..].starts_with(theme));
        }
        themes.split(',').any(|theme| name[1..].starts_with(theme))
    };
    let numbers: Vec<u64> = (number_from("COPPICE_FROM").unwrap_or(0)..)
        .filter(wanted)
        .take(usize::try_from(count).expect("a count"))
        .collect();
    // A BEAM waits, most of the time, while a scenario does: two are asked at the same time.
    let (first, second) = numbers.split_at(numbers.len() / 2);
    let suspects: Vec<u64> = std::thread::scope(|threads| {
        let halves = [first, second].map(|half| threads.spawn(|| suspected(half, &scenario)));
        let found = halves.map(|half| half.join().expect("it says itself what went wrong"));
        found.concat()
    });
    let (first, second) = suspects.split_at(suspects.len() / 2);
    let looks: Vec<(u64, Look)> = std::thread::scope(|threads| {
        let halves = [first, second].map(|half| threads.spawn(|| looked_at(half, &scenario)));
        let found = halves.map(|half| half.join().expect("it says itself what went wrong"));
        found.into_iter().flatten().collect()
    });
    let (mut raced, mut racy, mut different) = (0, Vec::new(), Vec::new());
    let (mut against_all, mut decided) = (Vec::new(), Vec::new());
    let left = suspects.len() - looks.len();
    for (number, look) in looks {
        if look.is_against_all {
            against_all.push(number);
        }
        if look.is_decided {
            decided.push(number);
        }
        match look.verdict {
            Verdict::Equal => raced += 1,
            Verdict::Racy(difference) => racy.push((number, difference)),
            Verdict::Different(_) => different.push(number),
        }
    }
    println!(
        "seed {seed}: {} equal at once, {raced} equal to what the BEAM does at times, {} racy and equal to nothing seen, \
         {} different, {left} more suspected of it; {} are not what six runs that nobody stirs agree on, {} of \
         them whatever garbage there is",
        count - (raced + racy.len() + different.len() + left) as u64,
        racy.len(),
        different.len(),
        against_all.len(),
        decided.len()
    );
    for (number, difference) in racy.iter().take(SHOWN) {
        println!("racy: seed {seed}, number {number}\n{difference}");
    }
    if std::env::var_os("COPPICE_SHRINK").is_some() {
        for number in decided.iter().take(SHOWN) {
            println!("{}", shrunk(&scenario(*number), &mut fresh_beam()));
        }
    }
    for number in &different {
        println!("{}", shrunk(&scenario(*number), &mut fresh_beam()));
    }
    assert!(
        different.is_empty(),
        "seed {seed} differs in {different:?}; each is shown shrunk above"
    );
    let most = usize::try_from(count).expect("a count") * AGAINST_ALL_PER_THOUSAND / 1_000;
    assert!(against_all.len() <= most.max(SHOWN), "seed {seed}: {against_all:?}");
    let most = usize::try_from(count).expect("a count") * AGAINST_LITTERED_PER_THOUSAND / 1_000;
    assert!(decided.len() <= most.max(SHOWN), "seed {seed}: {decided:?}");
}

/// The recorder's own JSON: what it was asked comes back as it was, whatever stands in a text, and what is no text is written
/// as one.
#[test]
fn the_recorder_reads_and_writes_every_text() {
    if std::env::var_os("COPPICE_WITHOUT_ELIXIR").is_some() {
        return;
    }
    let mut beam = Beam::start().expect("elixir");
    let controls: String = (0..0x80_u8).map(char::from).collect();
    let wide = "\u{80}\u{7ff}\u{800}\u{d7ff}\u{e000}\u{fffd}\u{ffff}\u{10000}\u{1f333}\u{10ffff}";
    let name = format!("{controls}{wide}");
    let nothing = Runs::of(0, 0);
    let tree = serde_json::json!({"type": "supervisor", "id": "r"});
    let scenario = serde_json::json!({"name": name, "tree": tree, "ops": []});
    beam.ask(&scenario, nothing);
    assert_eq!(beam.whole_answer()["scenario"], scenario);
    // The same with every character escaped, those beyond the first 65,536 as two.
    let escaped: String = name.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    let also = r#"\b\f\n\r\t\/\\\""#;
    beam.ask_in_text(&format!(
        r#"{{"scenario":{{"name":"{escaped}{also}","tree":{tree},"ops":[]}},"runs":0}}"#
    ));
    let answer = beam.whole_answer();
    assert_eq!(answer["scenario"]["name"], format!("{name}\u{8}\u{c}\n\r\t/\\\""));
    let json = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/beam/json.ex");
    let said = "IO.write(Fidelity.Json.encode(<<?a, 255, 0, 0xF0, 0x9F, ?b>>))";
    let output = std::process::Command::new("elixir")
        .args(["-r", json, "-e", said])
        .output();
    let output = String::from_utf8(output.expect("elixir").stdout).expect("text");
    let text: Value = serde_json::from_str(&output).expect("JSON");
    assert_eq!(text, "a\u{fffd}\0\u{fffd}\u{fffd}b");
}

/// The smallest scenario that still differs, and the first difference.
fn shrunk(scenario: &Value, beam: &mut Beam) -> String {
    let mut differs = |scenario: &Value| {
        let parsed = scenarios::from_value(scenario.clone());
        let run = parsed.ok().and_then(|script| scenarios::run(&script, 0).ok());
        run.is_some()
            && matches!(
                judge(&beam.record(scenario, SHRINKING), &trace(scenario)),
                Verdict::Different(_)
            )
    };
    let smallest = shrink(scenario, &mut differs);
    let difference = match judge(&beam.record(&smallest, SHRINKING), &trace(&smallest)) {
        Verdict::Equal => "  (it did not differ this time)".to_owned(),
        Verdict::Racy(difference) | Verdict::Different(difference) => difference,
    };
    format!("different: {}, shrunk:\n{smallest}\n{difference}", scenario["name"])
}
