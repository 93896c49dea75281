//! A contender that is a process of its own: an order a line goes in, a JSON list a line comes out.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

/// How a contender is started.
#[derive(Clone, Debug)]
pub struct Program {
    pub path: String,
    pub arguments: Vec<String>,
}

/// One that runs. It ends when its input does.
pub struct Process {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Program {
    pub fn new(path: impl Into<String>, arguments: &[&str]) -> Self {
        Self {
            path: path.into(),
            arguments: arguments.iter().map(|&argument| argument.to_owned()).collect(),
        }
    }

    /// # Errors
    /// Why it does not start.
    pub fn start(&self) -> Result<Process, String> {
        let mut child = Command::new(&self.path)
            .args(&self.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{}: {error}", self.path))?;
        let input = child.stdin.take();
        let output = child.stdout.take().expect("its output was piped");
        Ok(Process {
            child,
            input,
            output: BufReader::new(output),
        })
    }
}

impl Process {
    /// What it answers to a line.
    ///
    /// # Errors
    /// That it ended instead: what it has to say of that is on the standard error.
    pub fn ask(&mut self, line: &str) -> Result<Vec<Value>, String> {
        let input = self.input.as_mut().expect("open until it is dropped");
        let mut answer = String::new();
        let asked = writeln!(input, "{line}").and_then(|()| self.output.read_line(&mut answer));
        match asked {
            Ok(0) | Err(_) => Err(format!("it ended at \"{line}\"")),
            Ok(_) => serde_json::from_str(&answer).map_err(|error| format!("{answer}: {error}")),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ended = self.child.wait();
    }
}
