//! `docs/suites/` against the tests: every case that a table calls passing has a test of its name, no table lists a case
//! twice, and the index counts them right.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const INDEX: &str = "docs/suites.md";
const TABLES: &str = "docs/suites";

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files below a folder whose names end so, in order.
fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, end));
        } else if path.to_string_lossy().ends_with(end) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// One table of a file: the suite that its heading names, or a group of it, and its rows.
struct Table {
    file: String,
    heading: String,
    rows: Vec<Row>,
}

struct Row {
    case: String,
    status: String,
    note: String,
}

fn tables() -> Vec<Table> {
    let mut tables = Vec::new();
    for path in files(&project(TABLES), ".md") {
        let file = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = read(&path);
        let mut heading = "";
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if let Some(title) = line.strip_prefix("## ") {
                heading = title;
            }
            if line.starts_with("| case |") {
                let rows = lines.by_ref().skip(1).take_while(|line| line.starts_with('|'));
                tables.push(Table {
                    file: file.clone(),
                    heading: heading.to_owned(),
                    rows: rows.map(row).collect(),
                });
            }
        }
    }
    tables
}

fn row(line: &str) -> Row {
    let cells: Vec<_> = line.trim_matches('|').splitn(3, '|').map(str::trim).collect();
    let [case, status, note] = cells[..] else {
        panic!("{line} has not three columns");
    };
    let (case, status, note) = (case.to_owned(), status.to_owned(), note.to_owned());
    Row { case, status, note }
}

/// The name of a case in `snake_case`: everything that is no letter or digit stands between words.
fn snake_case(case: &str) -> String {
    let case = case.replace("n't", " not");
    let words = case.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.join("_")
}

/// The test functions in the folders that a file of tables names, and how many there are of each name.
fn tests_of(file: &str) -> BTreeMap<String, usize> {
    let text = read(&project(TABLES).join(file));
    let named = text
        .split('`')
        .filter(|code| code.starts_with("tests/otp/") && code.ends_with('/'));
    let folders: BTreeSet<_> = named.collect();
    assert!(!folders.is_empty(), "{file} does not say where its tests are");
    let mut found = BTreeMap::new();
    for path in folders.iter().flat_map(|folder| files(&project(folder), ".rs")) {
        count_tests(&read(&path), &mut found);
    }
    found
}

fn count_tests(text: &str, found: &mut BTreeMap<String, usize>) {
    let mut is_test = false;
    for line in text.lines().map(str::trim) {
        if line == "#[test]" {
            is_test = true;
        } else if let Some(name) = line.strip_prefix("fn ")
            && std::mem::take(&mut is_test)
        {
            let name = name.split('(').next().unwrap_or_default();
            *found.entry(name.trim_start_matches("r#").to_owned()).or_default() += 1;
        }
    }
}

#[test]
fn a_case_s_name_in_snake_case() {
    assert_eq!(
        snake_case("start_link/2, call/2 and cast/2"),
        "start_link_2_call_2_and_cast_2"
    );
    assert_eq!(snake_case(":sys.change_code/4 with mfa"), "sys_change_code_4_with_mfa");
    assert_eq!(
        snake_case("returns {:ok, result} when :DOWN"),
        "returns_ok_result_when_down"
    );
}

/// A name that two cases of a file have, under several headings, must be there twice.
#[test]
fn every_case_that_passes_has_a_test_of_its_name() {
    let mut left: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let mut missing = Vec::new();
    for table in tables() {
        let tests = left.entry(table.file.clone()).or_insert_with(|| tests_of(&table.file));
        for row in table.rows.iter().filter(|row| row.status == "passes") {
            // Under a `describe` only the description counts, where the test is in a module of that.
            let description = row.case.split_once(": ").map_or(row.case.as_str(), |(_, rest)| rest);
            let names = [snake_case(&row.case), snake_case(description)];
            let of_name = |name: &&String| tests.get(*name).is_some_and(|many| *many > 0);
            match names.iter().find(of_name) {
                Some(name) => *tests.entry(name.clone()).or_default() -= 1,
                None => missing.push(format!(
                    "{}, {}: {} ({})",
                    table.file, table.heading, row.case, row.note
                )),
            }
        }
    }
    assert!(missing.is_empty(), "no test:\n{}", missing.join("\n"));
}

#[test]
fn only_functions_under_a_test_attribute_count() {
    let mut found = BTreeMap::new();
    count_tests(
        "#[test]\nfn r#continue() {}\nfn helper() {}\nmod twice {\n    #[test]\n    fn continue() {}\n}",
        &mut found,
    );
    assert_eq!(found, BTreeMap::from([("continue".to_owned(), 2)]));
}

#[test]
fn no_table_lists_a_case_twice() {
    for table in tables() {
        let mut seen = BTreeSet::new();
        for row in &table.rows {
            assert!(
                seen.insert(&row.case),
                "{}, {}: {} twice",
                table.file,
                table.heading,
                row.case
            );
        }
    }
}

#[test]
fn a_case_passes_or_does_not_apply_and_then_the_table_says_why() {
    for table in tables() {
        assert!(!table.rows.is_empty(), "{}, {}: no rows", table.file, table.heading);
        for row in &table.rows {
            let told = match row.status.as_str() {
                "passes" => true,
                "does not apply" => !row.note.is_empty(),
                _ => false,
            };
            assert!(
                told,
                "{}, {}: {} is {:?}",
                table.file, table.heading, row.case, row.status
            );
        }
    }
}

#[test]
fn the_index_counts_the_cases() {
    let mut lines = Vec::new();
    let mut sum = [0; 3];
    let mut files: BTreeMap<String, Vec<Table>> = BTreeMap::new();
    for table in tables() {
        files.entry(table.file.clone()).or_default().push(table);
    }
    for (file, tables) in &files {
        for table in tables {
            let of = |status| table.rows.iter().filter(|row| row.status == status).count();
            let counts = [table.rows.len(), table.rows.len() - of("does not apply"), of("passes")];
            for (sum, count) in sum.iter_mut().zip(counts) {
                *sum += count;
            }
            let [cases, applicable, passing] = counts;
            let heading = &table.heading;
            lines.push(format!(
                "| [{file}](suites/{file}) | {heading} | {cases} | {applicable} | {passing} |"
            ));
        }
    }
    let [cases, applicable, passing] = sum;
    lines.push(format!("| all | | {cases} | {applicable} | {passing} |"));
    let index = read(&project(INDEX));
    let written: Vec<_> = index.lines().filter(|line| line.starts_with('|')).skip(2).collect();
    assert_eq!(written, lines, "{INDEX} should have\n{}\n", lines.join("\n"));
}
