//! Each lesson's claim against the real BEAM: as it was recorded, and live where there is one (docs/teaching.md).
//!
//! `COPPICE_WRITE_RECORDED=1 cargo test --test course` records what the BEAM says anew.

use std::collections::BTreeMap;
use std::fs;
use std::rc::Rc;

use coppice::fidelity;
use coppice::runtime::digest_of;
use coppice::systems::Design;
use coppice::telling::Simulation;
use coppice::telling::course::{Attempt, Census, Lesson, LessonCheck};
use serde_json::{Value, json};

use super::comparison::{Verdict, judge};
use super::recorder::{Beam, Runs};
use super::script::request;
use super::with_course;

/// How often the BEAM is asked when it is recorded, and how often live until it says what is said here.
const RECORDED: Runs = Runs::of(3, 0);
const LIVE: Runs = Runs::of(1, 0);
const MORE: u32 = 5;

fn file() -> String {
    format!("{}/tests/course/recorded.jsonl", env!("CARGO_MANIFEST_DIR"))
}

/// What the BEAM has said of each lesson: every distinct answer.
fn recorded() -> BTreeMap<String, Value> {
    let text = fs::read_to_string(file()).expect("what was recorded");
    let lines = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("a recorded line is JSON"));
    lines
        .map(|line| (line["lesson"].as_str().unwrap_or_default().to_owned(), line))
        .collect()
}

/// What is kept of a request: of the source, which is long and stands elsewhere, only its digest.
fn asked(lesson: &Lesson) -> Value {
    let mut asked = request(lesson);
    if let Some(source) = asked["source"].as_str() {
        asked["source"] = json!(format!("{:016x}", digest_of(&source)));
    }
    asked
}

/// What is kept of an answer: of a tree all of its trace, of a script what it says at the end.
fn kept(lesson: &Lesson, answer: &Value) -> Value {
    match &lesson.runs.design {
        Design::Tree(_) => answer.clone(),
        _ => {
            let steps = answer.as_array().expect("a trace").iter().rev().take(2);
            let results: Vec<&Value> = steps.map(|step| &step["result"]).collect();
            json!({"fates": results[1], "options": results[0]})
        }
    }
}

fn answers(lesson: &Lesson, beam: &mut Beam, runs: Runs) -> Vec<Value> {
    let mut distinct: Vec<Value> = Vec::new();
    for answer in beam.record(&request(lesson), runs) {
        let kept = kept(lesson, &answer);
        if !distinct.contains(&kept) {
            distinct.push(kept);
        }
    }
    distinct
}

/// A lesson that has been played to its end.
fn played(lesson: &Rc<Lesson>) -> (Attempt, Simulation) {
    let (mut attempt, mut simulation) = Attempt::begin(lesson).unwrap_or_else(|why| panic!("{}: {why}", lesson.id()));
    attempt.show(&mut simulation);
    (attempt, simulation)
}

/// How what the BEAM said differs from what the lesson comes to here, if it does.
fn difference(lesson: &Rc<Lesson>, variants: &[Value]) -> Option<String> {
    let (attempt, simulation) = played(lesson);
    let later = Census::of(&simulation);
    let fate = |path: &str| attempt.before().fate(path, &later).map_or("?", |fate| fate.written());
    if let Design::Tree(_) = &lesson.runs.design {
        let script = fidelity::from_value(request(lesson)).unwrap_or_else(|error| panic!("{}: {error}", lesson.id()));
        let trace = fidelity::run(&script, 0).unwrap_or_else(|error| panic!("{}: {error}", lesson.id()));
        let trace = serde_json::to_value(trace).expect("a trace is JSON");
        if let Verdict::Racy(different) | Verdict::Different(different) = judge(variants, &trace) {
            return Some(format!("{}\n{different}", lesson.id()));
        }
        // The page plays the lesson in a way of its own: who lives in the end must be as in the scenario.
        let wrong = variants
            .iter()
            .find_map(|variant| differs_in_tree(lesson, &attempt, &fate, variant));
        return wrong.map(|wrong| format!("{}: {wrong}", lesson.id()));
    }
    let mut paths: Vec<&str> = attempt.before().paths().collect();
    paths.sort_unstable();
    let fates = paths.into_iter().map(|path| format!("{path}: {}", fate(path)));
    let options = lesson
        .bet
        .options
        .iter()
        .map(|option| option.when.holds(attempt.before(), &simulation).to_string());
    let here = json!({
        "fates": format!("{:?}", fates.collect::<Vec<_>>().join("; ")),
        "options": format!("[{}]", options.collect::<Vec<_>>().join(", ")),
    });
    (!variants.contains(&here)).then(|| format!("{}\n  here    {here}\n  there   {variants:?}", lesson.id()))
}

/// What became of the children of a tree, as a trace tells it, against what became of them in the lesson.
fn differs_in_tree(
    lesson: &Lesson,
    attempt: &Attempt,
    fate: &dyn Fn(&str) -> &'static str,
    trace: &Value,
) -> Option<String> {
    let steps = trace.as_array().expect("a trace");
    // The start, the acts, and the stop of the tree, which is no part of the lesson.
    let acts = lesson.before.len() + lesson.act.acts.len();
    let (begun, rest) = steps.split_at(steps.len() - 1 - acts);
    let mut living: BTreeMap<String, String> = BTreeMap::new();
    let mut ended: BTreeMap<String, String> = BTreeMap::new();
    let mut follow = |steps: &[Value], living: &mut BTreeMap<String, String>| {
        for event in steps
            .iter()
            .flat_map(|step| step["events"].as_array().cloned().unwrap_or_default())
        {
            let text = |at: usize| event[at].as_str().unwrap_or_default().to_owned();
            let id = text(1).split('#').next().unwrap_or_default().to_owned();
            match event[0].as_str() {
                Some("started" | "sup_init") => drop(living.insert(id, text(1))),
                Some("exited") if living.get(&id) == Some(&text(1)) => {
                    living.remove(&id);
                    ended.insert(id, text(2));
                }
                _ => {}
            }
        }
    };
    follow(begun, &mut living);
    let before = living.clone();
    follow(&rest[..acts], &mut living);
    for path in attempt.before().paths() {
        let id = path.rsplit('/').next().unwrap_or_default();
        let Some(one) = before.get(id) else { continue };
        let there = match living.get(id) {
            Some(now) if now == one => "same",
            Some(_) => "new",
            None => "gone",
        };
        if there != fate(path) {
            return Some(format!("{path} is {} here and {there} there", fate(path)));
        }
    }
    let right = attempt
        .verdict()
        .and_then(|verdict| lesson.bet.options.get(verdict.truth?));
    if let Some(LessonCheck::Ended { at, reason }) = right.map(|option| &option.when) {
        let id = at.rsplit('/').next().unwrap_or_default();
        let there = ended.get(id).map_or("nothing", String::as_str);
        let same = there.trim_start_matches(':') == reason.trim_start_matches(':');
        return (!same).then(|| format!("{at} ended of {reason} here and of {there} there"));
    }
    None
}

fn record() {
    let mut beam = Beam::start().expect("there is no elixir here to record with");
    let lines = with_course(|lesson| {
        let line =
            json!({"lesson": lesson.id(), "asked": asked(lesson), "variants": answers(lesson, &mut beam, RECORDED)});
        format!("{line}\n")
    });
    fs::write(file(), lines.concat()).expect("it can be written");
}

#[test]
fn every_lesson_comes_to_what_it_came_to_on_the_beam() {
    if std::env::var_os("COPPICE_WRITE_RECORDED").is_some() {
        record();
    }
    let recorded = recorded();
    let wrong = with_course(|lesson| {
        let Some(line) = recorded.get(&lesson.id()) else {
            return Some(format!("{}: nothing is recorded of it", lesson.id()));
        };
        if line["asked"] != asked(lesson) {
            return Some(format!("{}: something else is recorded than what it says", lesson.id()));
        }
        difference(lesson, line["variants"].as_array().expect("variants"))
    });
    let wrong: Vec<String> = wrong.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(
        recorded.len(),
        with_course(|_| ()).len(),
        "of a lesson that there is not something is recorded"
    );
}

#[test]
fn lessons_come_to_what_they_come_to_on_this_machines_beam() {
    if std::env::var_os("COPPICE_WITHOUT_ELIXIR").is_some() {
        println!("COPPICE_WITHOUT_ELIXIR is set: nothing was compared.");
        return;
    }
    let mut beam = Beam::start().expect(
        "there is no `elixir` here to compare with: install it (on Debian: apt-get install erlang-base elixir), or leave \
         this test out with COPPICE_WITHOUT_ELIXIR=1",
    );
    // What variations come to is recorded, and takes as long again.
    let wrong = with_course(|lesson| {
        let mut looks = (0..=MORE).take_while(|_| lesson.variation == 0);
        looks.next()?;
        loop {
            let found = difference(lesson, &answers(lesson, &mut beam, LIVE));
            if found.is_none() || looks.next().is_none() {
                return found;
            }
        }
    });
    let wrong: Vec<String> = wrong.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
