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

    use coppice::fidelity::{self, Step};
    use serde::Serialize;

    const USAGE: &str = "usage: headless trace FILE.jsonl
       headless eval FILE.iex

trace runs the scenarios of a file, one JSON object a line, and prints the trace of each as one line; docs/fidelity.md
has both formats. eval evaluates the lines of a file one after the other in a console, and prints what each gives.";

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
