//! The program without a page: runs the contenders, or is one.

use std::io::BufRead;
use std::process::ExitCode;

use super::rounds::{Choice, run};
use super::table::table;

/// Medians of so many rounds, unless ROUNDS says another number.
const ROUNDS: usize = 9;

pub fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["answer", who] => {
            answer_orders(who);
            ExitCode::SUCCESS
        }
        _ => match bench() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{error}");
                ExitCode::FAILURE
            }
        },
    }
}

fn answer_orders(who: &str) {
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        match line.as_str() {
            "about" => println!("[]"),
            order => println!("{}", super::answer(who, order)),
        }
    }
}

fn bench() -> Result<(), String> {
    let rounds = match std::env::var("ROUNDS") {
        Ok(rounds) => rounds.parse().ok().filter(|rounds| *rounds > 0),
        Err(_) => Some(ROUNDS),
    };
    let choice = Choice {
        rounds: rounds.ok_or("ROUNDS is a number, 1 or more")?,
        quick: std::env::var_os("QUICK").is_some(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    let report = runtime.block_on(run(choice))?;
    let json = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
    let path = std::env::var("BENCH_JSON").unwrap_or_else(|_| "target/bench.json".to_owned());
    std::fs::write(&path, json).map_err(|error| format!("{path}: {error}"))?;
    eprintln!("Every figure is in {path}.");
    print!("{}", table(&report));
    Ok(())
}
