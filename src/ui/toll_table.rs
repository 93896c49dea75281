//! What an incident came to in two systems, as a table that fills while it happens: a column for each.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::drawn::Draw;
use super::inspector::facts::seconds;
use super::system_choice::DesignKind;
use crate::diagram::label;
use crate::runtime::gather;
use crate::telling::toll::{IncidentToll, Outage};

/// The most that are named in one cell.
const NAMED: usize = 12;
/// Room for a name, in ems.
const NAME_EMS: f64 = 24.0;

/// One of the systems.
#[derive(Clone, Debug, PartialEq)]
pub struct TollColumn {
    /// Which design it runs.
    pub kind: DesignKind,
    /// What it is called.
    pub name: &'static str,
    /// Does it serve to-do lists?
    pub serves_lists: bool,
    /// What the incident came to.
    pub toll: Rc<IncidentToll>,
    /// Virtual time there.
    pub now_ms: u64,
    /// How many processes its tree has places for, if all of them are drawn.
    pub places: Option<usize>,
}

/// The table.
#[derive(Debug, PartialEq)]
pub struct Comparison {
    /// Both systems.
    pub columns: [TollColumn; 2],
    /// What was done last, and in which of them.
    pub note: Option<AttrValue>,
}

impl Draw for Comparison {
    fn draw(&self) -> Html {
        let row = |id: &'static str, head: &'static str, cell: fn(&TollColumn) -> Html| {
            html! {
                <tr data-row={id}>
                    <th scope="row">{ head }</th>
                    { for self.columns.iter().map(|column| html! { <td data-design={column.kind.id()}>{ cell(column) }</td> }) }
                </tr>
            }
        };
        html! {
            <section class="comparison" aria-labelledby="comparison-said">
                <p id="comparison-said">
                    <strong id="comparison-note">{ self.note.clone().unwrap_or_else(|| "What you do in one is done in both. The table says what it came to.".into()) }</strong>
                    { " " }
                    <span class="quiet" id="copies">{ "Both run on copies of your lists: nothing here is stored." }</span>
                </p>
                <table>
                    <thead>
                        <tr>
                            <td />
                            { for self.columns.iter().map(|column| html! { <th scope="col">{ column.name }</th> }) }
                        </tr>
                    </thead>
                    <tbody>
                        { row("died", "Died", died) }
                        { row("started", "Started again", started) }
                        { row("outages", "Lists not served", outages) }
                        { row("lost", "Lost", lost) }
                    </tbody>
                </table>
            </section>
        }
    }
}

fn died(column: &TollColumn) -> Html {
    let died = &column.toll.died;
    if died.is_empty() {
        return nothing("nobody");
    }
    let names = died.iter().map(|one| one.who.as_str());
    let places: BTreeSet<&str> = gather(died.iter().map(|one| one.path.as_str()));
    // Who died twice is counted twice, and then there is nothing to count it against.
    let of = column.places.filter(|_| places.len() == died.len());
    let count = of.map_or_else(|| died.len().to_string(), |of| format!("{} of {of}", died.len()));
    html! { <><b data-count={died.len().to_string()}>{ count }</b>{ ": " }{ named(names) }</> }
}

fn started(column: &TollColumn) -> Html {
    let mut by: Vec<(&str, Vec<&str>)> = Vec::new();
    for one in &column.toll.started {
        match by.iter_mut().find(|(who, _)| *who == one.by) {
            Some((_, started)) => started.push(&one.who),
            None => by.push((&one.by, vec![&one.who])),
        }
    }
    if by.is_empty() {
        return nothing("nobody");
    }
    html! {
        <>
            <b data-count={column.toll.started.len().to_string()}>{ column.toll.started.len() }</b>{ ": " }
            { for by.into_iter().enumerate().map(|(at, (who, started))| html! {
                <>{ if at > 0 { "; " } else { "" } }{ named(started.into_iter()) }{ " by " }<bdi>{ label::fit(who, NAME_EMS) }</bdi></>
            }) }
        </>
    }
}

fn outages(column: &TollColumn) -> Html {
    let outages = &column.toll.outages;
    if !column.serves_lists {
        return nothing("it has no lists");
    }
    if outages.is_empty() {
        return nothing("none: every list was served all the time");
    }
    let more = outages.len().saturating_sub(NAMED);
    let one = |outage: &Outage| {
        let lasted = outage.lasted_ms(column.now_ms);
        let (class, words) = match outage.until_ms {
            Some(_) => ("over", format!("{lasted} ms")),
            None => ("lasts", format!("{lasted} ms so far")),
        };
        let since = format!("since {}", seconds(outage.from_ms));
        html! {
            <li {class} data-list={outage.list.clone()} data-ms={lasted.to_string()} data-lasts={outage.until_ms.is_none().to_string()} title={since}>
                <bdi>{ label::fit(&outage.list, NAME_EMS) }</bdi>{ ": " }{ words }
            </li>
        }
    };
    html! {
        <ul>
            { for outages.iter().take(NAMED).map(one) }
            if more > 0 {
                <li>{ format!("and {more} more") }</li>
            }
            if outages.iter().any(|outage| outage.until_ms.is_none()) {
                <li class="quiet">{ "until somebody opens it again" }</li>
            }
        </ul>
    }
}

fn lost(column: &TollColumn) -> Html {
    let messages = column.toll.messages_lost;
    if column.toll.died.is_empty() {
        return nothing("nothing");
    }
    match messages {
        0 => html! { "the state of who died; no message" },
        1 => html! { "the state of who died, and 1 message that waited" },
        messages => html! { { format!("the state of who died, and {messages} messages that waited") } },
    }
}

fn nothing(word: &'static str) -> Html {
    html! { <span class="quiet" data-count="0">{ word }</span> }
}

fn named<'a>(names: impl Iterator<Item = &'a str>) -> Html {
    let names: Vec<_> = names.collect();
    let more = names.len().saturating_sub(NAMED);
    let mut words: Vec<String> = names
        .iter()
        .take(NAMED)
        .map(|name| label::fit(name, NAME_EMS))
        .collect();
    if more > 0 {
        words.push(format!("and {more} more"));
    }
    html! { <bdi>{ words.join(", ") }</bdi> }
}
