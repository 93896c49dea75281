//! Makes a program that differs smaller, for as long as it does.

use super::beam::{Said, ours, theirs};
use super::program::Program;

/// How often the BEAM is asked about what is smaller.
const ROUNDS: usize = 12;

/// Leaves out one part after the other. What comes behind the first that differs is not needed.
pub fn shrink(program: &Program, said: &Said) -> (Program, Said) {
    let until = first_difference(&ours(program), said) + 1;
    let mut parts = program.parts.clone();
    parts.truncate(until);
    let mut smallest = (Program { parts }, said.clone());
    for _ in 0..ROUNDS {
        let Some(smaller) = one_less(&smallest.0) else { break };
        smallest = smaller;
    }
    smallest
}

/// Which part is the first of which other things are said.
pub fn first_difference(ours: &Said, theirs: &Said) -> usize {
    let same = ours.iter().zip(theirs).take_while(|(ours, theirs)| ours == theirs);
    same.count()
}

/// The first that differs of those that have one part less.
fn one_less(program: &Program) -> Option<(Program, Said)> {
    let parts = &program.parts;
    let mut tried: Vec<Program> = Vec::new();
    if parts.len() > 1 {
        tried.push(Program {
            parts: parts[parts.len() - 1..].to_vec(),
        });
    }
    for at in 0..parts.len() - 1 {
        let mut fewer = parts.clone();
        fewer.remove(at);
        tried.push(Program { parts: fewer });
    }
    if tried.is_empty() {
        return None;
    }
    let said = theirs("shrinking", &tried);
    let differs = |(program, said): &(Program, Said)| ours(program) != *said;
    tried.into_iter().zip(said).find(differs)
}
