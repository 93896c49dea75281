//! What the BEAM says of programs (`tests/beam/programs.exs`), and what Coppice says.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{Command, Stdio};

use coppice::fidelity::Session;

use super::program::Program;
use crate::corpus::without_numbers;

/// What stands between two programs in a file of them, and between two answers.
const BETWEEN: &str = "\n\u{1e}\n";
/// What stands between two parts of a program.
const WITHIN: &str = "\n\u{1d}\n";

/// What is said of each of a program's parts: what it printed, and its value or what it raised.
pub type Said = Vec<String>;

/// What the BEAM says.
pub fn theirs(name: &str, programs: &[Program]) -> Vec<Said> {
    asked(name, programs, &[])
}

/// How often a program is asked about whose outcome may depend on where turns end: at each part of a turn (of 4,000 reductions).
const STIRRED: usize = 16;

/// What the BEAM says of one when its turns end elsewhere.
pub fn stirred(program: &Program) -> Vec<Said> {
    asked("programs_stirred", &vec![program.clone(); STIRRED], &["stirred"])
}

fn asked(name: &str, programs: &[Program], how: &[&str]) -> Vec<Said> {
    let file = format!("{}/{name}", env!("CARGO_TARGET_TMPDIR"));
    let texts: Vec<_> = programs.iter().map(|program| program.parts.join(WITHIN)).collect();
    fs::write(&file, texts.join(BETWEEN)).expect("the programs are written");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/beam/programs.exs");
    let mut elixir = Command::new("elixir");
    let elixir = elixir
        .args(["--erl", "+S 1:1", script, &file])
        .args(how)
        .stderr(Stdio::piped());
    let output = elixir.output().expect(
        "there is no `elixir` here to compare with: install it (on Debian: apt-get install erlang-base elixir), or leave \
         this test out with COPPICE_WITHOUT_ELIXIR=1",
    );
    let answers = String::from_utf8_lossy(&output.stdout).into_owned();
    let parts = |answer: &str| {
        let mut parts: Vec<_> = answer.split(WITHIN).map(plain).collect();
        // What was written last of all was that a part had ended.
        if parts.last().is_some_and(String::is_empty) {
            parts.pop();
        }
        parts
    };
    let answers: Vec<_> = answers.split(BETWEEN).map(parts).collect();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(answers.len(), programs.len(), "{complaint}");
    answers
}

/// What Coppice says, for as long as the console lives. A panic is said too, and so differs from all that the BEAM says.
pub fn ours(program: &Program) -> Said {
    let mut said = Vec::new();
    let evaluate = AssertUnwindSafe(|| {
        let mut session = Session::new();
        for part in &program.parts {
            let printed = session.print(part);
            if printed.is_empty() {
                break;
            }
            said.push(plain(&printed));
        }
    });
    if catch_unwind(evaluate).is_err() {
        said.push("a panic\n".to_owned());
    }
    said
}

/// Without what is another every time. And without where a function was made: what Coppice says of that is always the same. How
/// long these are decides where a line is broken, so of what has any only the characters are compared.
fn plain(said: &str) -> String {
    let plain = without_implementations(&without_places(said));
    if ["#Function<", "#PID<", "#Reference<"]
        .iter()
        .any(|any| plain.contains(any))
    {
        return plain.split_whitespace().collect::<String>() + "\n";
    }
    plain
}

/// Without the types that the judge's protocols know to be all that there are (`tests/beam/programs.exs`).
fn without_implementations(text: &str) -> String {
    let mut parts = text.split(". This protocol is implemented for the following type(s): ");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for behind in parts {
        plain.push_str(behind.find(['\n', '"']).map_or("", |end| &behind[end..]));
    }
    plain
}

fn without_places(said: &str) -> String {
    let mut plain = String::new();
    let text = without_numbers(said);
    let mut rest = text.as_str();
    while let Some((before, behind)) = rest.split_once("#Function<") {
        let (inside, after) = behind.split_once('>').unwrap_or((behind, ""));
        let made = inside.split(" in ").next().unwrap_or_default();
        plain.push_str(&format!("{before}#Function<{made}>"));
        rest = after;
    }
    plain + rest
}
