//! What there is to say about a tree of one's own: what it is made of, and what is done to it at first.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::drawn::Draw;
use crate::diagram::label;
use crate::systems::scenario::TreeFile;
use crate::systems::scenario::spec::Child;

/// The pane.
#[derive(Debug, PartialEq)]
pub struct TreePane {
    /// The tree.
    pub file: Rc<TreeFile>,
    /// Where actions go.
    pub on: Callback<Action>,
}

impl Draw for TreePane {
    fn draw(&self) -> Html {
        let file = &self.file;
        let name = if file.name.is_empty() {
            &file.tree.id
        } else {
            &file.name
        };
        let ops = match file.ops.len() {
            0 => "Nothing is done to it after the start.".to_owned(),
            1 => "One thing is done to it after the start.".to_owned(),
            ops => format!("{ops} things are done to it after the start, one after the other."),
        };
        html! {
            <section class="tree-pane">
                <h2 id="tree-name"><bdi>{ label::fit(name, 40.0) }</bdi></h2>
                <ul>
                    { for counts(file).into_iter().map(|(what, count)| html! { <li><b>{ count }</b>{ " " }{ what }</li> }) }
                </ul>
                <p>{ ops }{ " It serves no to-do lists, and nothing that it does is stored." }</p>
                <p class="buttons">
                    <button type="button" class="button" id="open-another" onclick={self.on.reform(|_| Action::Opening(true))}>{ "Open another tree…" }</button>
                </p>
            </section>
        }
    }
}

/// How many of each kind are written down.
fn counts(file: &TreeFile) -> Vec<(&'static str, usize)> {
    // The root is one too.
    let mut counts = [1, 0, 0, 0];
    count(&file.tree.children, &mut counts);
    let words = [
        ("supervisor", "supervisors"),
        ("worker", "workers"),
        ("registry", "registries"),
        ("agent", "agents"),
    ];
    let word = |((one, many), count)| (if count == 1 { one } else { many }, count);
    let there = words.into_iter().zip(counts).filter(|(_, count)| *count > 0);
    there.map(word).collect()
}

fn count(children: &[Child], counts: &mut [usize; 4]) {
    for child in children {
        let kind = match child {
            Child::Supervisor(_) | Child::Dynamic(_) | Child::TaskSupervisor(_) | Child::PartitionSupervisor(_) => 0,
            Child::Worker(_) => 1,
            Child::Registry(_) => 2,
            Child::Agent(_) => 3,
        };
        counts[kind] += 1;
        if let Child::Supervisor(below) = child {
            count(&below.children, counts);
        }
    }
}
