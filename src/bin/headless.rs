//! Coppice without a page: runs fidelity scenarios and prints what came of them.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::fs::File;
    use std::io::{self, BufRead, BufReader, BufWriter, Write};
    use std::process::ExitCode;

    use coppice::fidelity::{self, ModulesError, Step};
    use serde::Serialize;

    const USAGE: &str = "usage: headless trace FILE.jsonl
       headless eval FILE.iex
       headless run FILE.ex --ops OPS.jsonl

trace runs the scenarios of a file, one JSON object a line, and prints the trace of each as one line; docs/fidelity.md
has both formats. eval evaluates the lines of a file one after the other in a console, and prints what each gives. run
loads the modules of a file, does the ops of another, one JSON object a line, and prints their trace as one line.";

    /// Something in the input was wrong; the rest was run.
    const BAD_INPUT: u8 = 2;

    #[derive(Serialize)]
    struct Trace {
        name: String,
        trace: Vec<Step>,
    }

    pub fn main() -> ExitCode {
        let arguments: Vec<_> = std::env::args_os().skip(1).collect();
        match arguments.as_slice() {
            [] => {
                println!("{USAGE}");
                ExitCode::SUCCESS
            }
            [command, path] if command == "trace" => match trace(path.as_ref()) {
                Ok(code) => code,
                // Whoever read the output has had enough.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
                Err(error) => {
                    eprintln!("{}: {error}", path.display());
                    ExitCode::from(BAD_INPUT)
                }
            },
            [command, path] if command == "eval" => match std::fs::read_to_string(path) {
                Ok(text) => {
                    print!("{}", fidelity::transcript(&text));
                    ExitCode::SUCCESS
                }
                Err(error) => {
                    eprintln!("{}: {error}", path.display());
                    ExitCode::from(BAD_INPUT)
                }
            },
            [command, source, option, ops] if command == "run" && option == "--ops" => {
                run(source.as_ref(), ops.as_ref())
            }
            _ => {
                eprintln!("{USAGE}");
                ExitCode::from(BAD_INPUT)
            }
        }
    }

    fn trace(path: &std::path::Path) -> io::Result<ExitCode> {
        let mut code = ExitCode::SUCCESS;
        let mut out = BufWriter::new(io::stdout().lock());
        for (number, line) in BufReader::new(File::open(path)?).split(b'\n').enumerate() {
            let line = line?;
            if line.trim_ascii().is_empty() {
                continue;
            }
            match trace_line(&line) {
                Ok(trace) => {
                    serde_json::to_writer(&mut out, &trace)?;
                    out.write_all(b"\n")?;
                }
                Err(problem) => {
                    out.flush()?;
                    eprintln!("line {}: {problem}", number + 1);
                    code = ExitCode::from(BAD_INPUT);
                }
            }
        }
        out.flush()?;
        Ok(code)
    }

    /// Runs the modules of a file under the ops of another.
    fn run(source: &std::path::Path, ops: &std::path::Path) -> ExitCode {
        match run_files(source, ops) {
            Ok(trace) => {
                println!("{trace}");
                ExitCode::SUCCESS
            }
            Err(problems) => {
                problems.iter().for_each(|problem| eprintln!("{problem}"));
                ExitCode::from(BAD_INPUT)
            }
        }
    }

    /// The trace as one line, or all that is wrong.
    fn run_files(source: &std::path::Path, ops: &std::path::Path) -> Result<String, Vec<String>> {
        let read = |path: &std::path::Path| {
            std::fs::read_to_string(path).map_err(|error| vec![format!("{}: {error}", path.display())])
        };
        let (text, lines) = (read(source)?, read(ops)?);
        let in_ops = |problem: &dyn std::fmt::Display| format!("{}: {problem}", ops.display());
        let planned = fidelity::read_ops(&lines)
            .map_err(|errors| errors.iter().map(|error| in_ops(error)).collect::<Vec<_>>())?;
        let trace = fidelity::run_modules(&text, &planned, 0).map_err(|error| match &error {
            ModulesError::Source(said) => vec![format!("{}: {said}", source.display())],
            ModulesError::Op(..) => vec![in_ops(&error)],
        })?;
        let name = source.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        serde_json::to_string(&Trace { name, trace }).map_err(|error| vec![error.to_string()])
    }

    fn trace_line(line: &[u8]) -> Result<Trace, String> {
        let line = std::str::from_utf8(line).map_err(|error| error.to_string())?;
        let script = fidelity::parse(line).map_err(|error| error.to_string())?;
        let trace = fidelity::run(&script, 0).map_err(|error| error.to_string())?;
        Ok(Trace {
            name: script.name,
            trace,
        })
    }
}
