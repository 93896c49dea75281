//! A lesson as it is put to a real BEAM: its design as Elixir, what is done in it as pieces of Elixir, and what is asked afterwards.
//! Everything is derived from the lesson, so that what is taught is what is compared.

use coppice::systems::scenario::TreeFile;
use coppice::systems::todo::{List, samples};
use coppice::systems::{Design, elixir_source};
use coppice::telling::course::{Lesson, LessonAct, LessonCheck};
use serde_json::{Value, json};

/// What tells who lives where, and what the to-do pane does.
const LESSON: &str = include_str!("lesson.ex");

/// What the BEAM is asked about a lesson.
pub fn request(lesson: &Lesson) -> Value {
    match &lesson.runs.design {
        Design::Tree(file) => of_tree(lesson, file),
        design => of_source(lesson, design),
    }
}

/// Of a tree: the scenario, with what is done as ops.
fn of_tree(lesson: &Lesson, file: &TreeFile) -> Value {
    let written = Value::from(file.clone());
    let planned = written["ops"].as_array().cloned().unwrap_or_default();
    let acts = lesson.before.iter().chain(&lesson.act.acts).map(op);
    let ops: Vec<Value> = planned.into_iter().chain(acts).collect();
    json!({"name": lesson.id(), "tree": written["tree"], "ops": ops})
}

/// What is done to the process of a tree.
fn op(act: &LessonAct) -> Value {
    match act {
        LessonAct::Kill { at, .. } => json!({"op": "exit", "target": target(at), "reason": "kill"}),
        LessonAct::Exit { at, reason, .. } => {
            json!({"op": "exit", "target": target(at), "reason": reason.trim_start_matches(':')})
        }
        LessonAct::Stop { at, reason } => {
            json!({"op": "stop", "target": target(at), "reason": reason.trim_start_matches(':')})
        }
        LessonAct::Crash { at, .. } => json!({"op": "cast", "target": target(at), "msg": "crash:raise"}),
        other => panic!("{other:?} is no op of a scenario"),
    }
}

/// The process of a place: the last id of its path, or a registry's partition.
fn target(path: &str) -> Value {
    let mut segments = path.rsplit('/');
    let last = segments.next().unwrap_or_default();
    match last.contains(".PIDPartition") {
        true => json!({"partition": [segments.next().unwrap_or_default(), 0]}),
        false => json!(last),
    }
}

/// Of what is Elixir: its modules, and every act as a piece of Elixir.
fn of_source(lesson: &Lesson, design: &Design) -> Value {
    let lists = samples().into_iter();
    let lists = lists.filter_map(|(name, document)| Some((name, List::from_json(&document).ok()?)));
    let lists = lists.collect();
    let source = elixir_source(design, &lists);
    let (root, start) = match design {
        Design::Written(code) => {
            let root = code.start.split('.').next().unwrap_or_default();
            (root.to_owned(), code.start.clone())
        }
        other => (other.root(), format!("{}.start_link()", other.root())),
    };
    let source = if design.serves_lists() {
        failing(&source)
    } else {
        source
    };
    // The root of the chapter's systems has no name of its own.
    let start = format!(
        "Lesson.begin()\ncase ({start}) do {{:ok, pid}} -> Process.whereis({root}) || Process.register(pid, {root}); pid end; :started"
    );
    let mut ops = vec![start];
    if design.serves_lists() {
        ops.push("Todo.Lists.store()".to_owned());
        ops.extend(["Alice", "Bob"].map(|list| open(design, list)));
    }
    ops.extend(lesson.before.iter().map(|act| piece(act, design, &root)));
    ops.push(format!("lesson_before = Lesson.census({root}); :bet"));
    ops.extend(lesson.act.acts.iter().map(|act| piece(act, design, &root)));
    ops.push(format!("Lesson.fates(lesson_before, Lesson.census({root}))"));
    let options = lesson.bet.options.iter().map(|option| check(&option.when, &root));
    ops.push(format!("[{}]", options.collect::<Vec<_>>().join(", ")));
    let ops: Vec<Value> = ops
        .into_iter()
        .map(|code| json!({"op": "eval", "code": code}))
        .collect();
    json!({"name": lesson.id(), "source": format!("{source}\n{LESSON}"), "ops": ops})
}

/// The chapter's worker, whose starts can be made to fail.
fn failing(source: &str) -> String {
    source
        .replace(
            "GenServer.start_link(__MODULE__, folder, name: via_tuple(id))",
            "GenServer.start_link(__MODULE__, {folder, id}, name: via_tuple(id))",
        )
        .replace(
            "def init(folder), do: {:ok, folder}",
            "def init({folder, id}), do: Lesson.started({__MODULE__, id}, {:ok, folder})",
        )
}

/// What the to-do pane asks for; nothing where another cache serves the lists.
fn open(design: &Design, list: &str) -> String {
    match design {
        Design::Flat { .. } => format!("Flat.Cache.server_process({list:?}); :ok"),
        _ => format!("Lesson.open({list:?})"),
    }
}

/// What is done, as a piece of Elixir.
fn piece(act: &LessonAct, design: &Design, root: &str) -> String {
    let at = |path: &str| format!("Lesson.at({root}, {path:?})");
    match act {
        LessonAct::Kill { at: path, .. } => format!("Process.exit({}, :kill)", at(path)),
        LessonAct::Exit { at: path, reason, .. } => format!("Process.exit({}, {reason})", at(path)),
        LessonAct::Stop { at: path, reason } => format!("GenServer.stop({}, {reason})", at(path)),
        // A request that no clause takes raises, too.
        LessonAct::Crash { at: path, .. } => format!("GenServer.cast({}, :nobody_knows_this)", at(path)),
        LessonAct::Suspend { at: path } => format!(":sys.suspend({})", at(path)),
        LessonAct::Resume { at: path } => format!(":sys.resume({})", at(path)),
        LessonAct::FailStart { at: path, times } => {
            let number = path.rsplit('/').next().unwrap_or_default();
            format!("Lesson.fail({{Todo.DatabaseWorker, {number}}}, {times})")
        }
        LessonAct::Open { list } => open(design, list),
        LessonAct::Add { list, date, title } => {
            format!("Lesson.add({list:?}, %{{date: ~D[{date}], title: {title:?}}})")
        }
        LessonAct::Type { line } => line.clone(),
    }
}

/// Is that true, as a piece of Elixir.
fn check(check: &LessonCheck, root: &str) -> String {
    let all = |of: &[LessonCheck], word: &str| {
        let parts: Vec<String> = of.iter().map(|part| self::check(part, root)).collect();
        format!("({})", parts.join(word))
    };
    match check {
        LessonCheck::Fate { at, fate } => format!(
            "Lesson.fate(lesson_before, Lesson.census({root}), {at:?}) == :{}",
            fate.written()
        ),
        LessonCheck::Ended { .. } => panic!("how a process ended is asked of trees alone"),
        LessonCheck::Holds { at, key } => format!("Lesson.holds(Lesson.at({root}, {at:?}), {key})"),
        LessonCheck::Entries { list, count } => format!("Lesson.held({list:?}) == {count}"),
        LessonCheck::Stored { list, count } => format!("Lesson.stored({list:?}) == {count}"),
        LessonCheck::Bound { name, to } => format!("Keyword.get(binding(), :{name}, :nobody_bound_it) === ({to})"),
        LessonCheck::All { of } => all(of, " and "),
        LessonCheck::Any { of } => all(of, " or "),
        LessonCheck::Not { that } => format!("not ({})", self::check(that, root)),
    }
}
