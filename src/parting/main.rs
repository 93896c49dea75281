//! Parts the page's wasm in three: what stands at once, what comes when the page is touched, and what comes when somebody turns to it.
//!
//! It finds `NAME_bg.wasm` in the folder that trunk builds into, makes it smaller, and writes `NAME_soon.wasm` and `NAME_rest.wasm`
//! beside it. Nothing is changed in what the page does, nor in what Rust knows of it: a function that comes later is called like any
//! other, and is brought when it is not there (`static/boot.js`). Trunk runs this behind every build (`Trunk.toml`).

mod body;
mod bytes;
mod choice;
mod counting;
mod imports;
mod module;
mod parts;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let folder = std::env::var("TRUNK_STAGING_DIR").unwrap_or_default();
    match part(Path::new(&folder)) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{folder} cannot be parted: {why}");
            ExitCode::FAILURE
        }
    }
}

fn part(folder: &Path) -> Result<String, String> {
    let whole = page(folder)?;
    let beside = |end: &str| whole.display().to_string().replace("_bg.wasm", end);
    let file = fs::read(&whole).map_err(|why| why.to_string())?;
    let module = module::Module::read(&file)?;
    if module.functions.iter().all(|function| function.name.is_empty()) {
        return Err("no function has a name".to_owned());
    }
    // Who asks which functions are cold gets all in one.
    let counts = std::env::var("COPPICE_COUNTS").is_ok();
    let chosen = if counts {
        Default::default()
    } else {
        choice::chosen(&module)
    };
    // While one works on the page, its traces say where they come from.
    let keeps_names = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile != "release");
    let (mut first, later) = parts::parts(&module, &chosen, keeps_names)?;
    if counts {
        first = counting::counting(&first)?;
        fs::write(folder.join("functions.txt"), counting::names(&module)).map_err(|why| why.to_string())?;
    }
    fs::write(&whole, &first).map_err(|why| why.to_string())?;
    let mut said = format!("of {} functions come", module.functions.len());
    for ((file, content), chosen) in parts::FILES.iter().zip(later).zip(&chosen) {
        let _ = write!(said, " {} in {}", chosen.own.len(), file.ending);
        fs::write(beside(file.ending), content).map_err(|why| why.to_string())?;
    }
    let script = fs::read_to_string(beside(".js")).map_err(|why| why.to_string())?;
    let script = imports::handed_over(&script, &module.imported)?;
    fs::write(beside(".js"), script).map_err(|why| why.to_string())?;
    Ok(said)
}

fn page(folder: &Path) -> Result<PathBuf, String> {
    let files = fs::read_dir(folder).map_err(|why| why.to_string())?;
    let mut paths = files.filter_map(Result::ok).map(|file| file.path());
    let page = paths.find(|path| path.display().to_string().ends_with("_bg.wasm"));
    page.ok_or_else(|| "there is no wasm in it".to_owned())
}
