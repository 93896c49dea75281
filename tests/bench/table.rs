//! A report as a table in Markdown.

use std::fmt::Write;

use super::report::{Report, Row, median, spread};

/// Ratios that are shown after the figures: a heading, whose figure is divided by whose.
const RATIOS: [(&str, &str, &str); 4] = [
    ("BEAM ÷ Coppice", "BEAM", "Coppice"),
    ("BEAM ÷ Coppice in Chromium", "BEAM", "Coppice in Chromium"),
    ("Coppice ÷ ceiling", "Coppice", "ceiling"),
    ("the same in Chromium", "Coppice in Chromium", "ceiling in Chromium"),
];

/// What stands where there is no such thing.
const NONE: &str = "–";

/// The table, and what has to be said below it.
pub fn table(report: &Report) -> String {
    let at = |name: &str| report.contenders.iter().position(|it| it.name == name);
    let ratios: Vec<(&str, usize, usize)> = RATIOS
        .iter()
        .filter_map(|(heading, over, under)| Some((*heading, at(over)?, at(under)?)))
        .collect();
    let names = report.contenders.iter().map(|it| it.name.as_str());
    let headings = names.chain(ratios.iter().map(|(heading, _, _)| *heading));
    let headings: Vec<&str> = ["", "unit"].into_iter().chain(headings).chain(["spread"]).collect();
    let mut text = String::new();
    line(&mut text, headings.iter().copied());
    let rules = ["---", "---"]
        .into_iter()
        .chain(headings.iter().skip(2).map(|_| "---:"));
    line(&mut text, rules);
    for row in &report.rows {
        let figures = row.figures.iter().map(|figures| cell(median(figures)));
        let ratios = ratios.iter().map(|(_, over, under)| ratio(row, *over, *under));
        let cells: Vec<String> = [row.title.clone(), row.unit.clone()]
            .into_iter()
            .chain(figures)
            .chain(ratios)
            .chain([spreads(row)])
            .collect();
        line(&mut text, cells.iter().map(String::as_str));
    }
    text.push('\n');
    let _ = writeln!(text, "{}", rounds(report));
    for contender in report.contenders.iter().filter(|it| !it.about.is_empty()) {
        let _ = writeln!(text, "{}: {}.", contender.name, contender.about);
    }
    for left_out in &report.left_out {
        let _ = writeln!(text, "Left out: {left_out}.");
    }
    text
}

fn rounds(report: &Report) -> String {
    let rounds = match report.rounds {
        1 => "one round".to_owned(),
        many => format!("medians of {many} interleaved rounds"),
    };
    format!("{}; {rounds}.", report.machine)
}

fn line<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for cell in cells {
        let _ = write!(text, "| {cell} ");
    }
    text.push_str("|\n");
}

fn cell(figure: Option<f64>) -> String {
    figure.map_or_else(|| NONE.to_owned(), number)
}

/// Three digits or more, with commas between the thousands.
fn number(figure: f64) -> String {
    if figure.abs() < 10.0 {
        return format!("{figure:.2}");
    }
    if figure.abs() < 100.0 {
        return format!("{figure:.1}");
    }
    let digits = format!("{figure:.0}");
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 && !grouped.ends_with('-') {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn ratio(row: &Row, over: usize, under: usize) -> String {
    let figure = |at: usize| row.figures.get(at).and_then(|figures| median(figures));
    let ratio = figure(over).zip(figure(under)).map(|(over, under)| over / under);
    cell(ratio.filter(|ratio| ratio.is_finite()))
}

/// The least and the greatest spread of a contender.
fn spreads(row: &Row) -> String {
    let spreads = row.figures.iter().filter(|figures| figures.len() > 1);
    let mut spreads: Vec<f64> = spreads.filter_map(|figures| spread(figures)).collect();
    spreads.sort_by(f64::total_cmp);
    let percent = |spread: f64| format!("{:.0}", spread * 100.0);
    match (spreads.first(), spreads.last()) {
        (Some(least), Some(most)) if percent(*least) == percent(*most) => format!("{} %", percent(*least)),
        (Some(least), Some(most)) => format!("{}–{} %", percent(*least), percent(*most)),
        (None, _) | (_, None) => NONE.to_owned(),
    }
}
