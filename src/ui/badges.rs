//! What sits on a node's rim: tags, and the growth ring that counts restarts.

use yew::prelude::*;

use crate::diagram::number_text::tenths;
use crate::diagram::{label, path};
use crate::telling::view::SlotKind;

const TAG_FONT: f64 = 10.0;

/// The tags on the top edge of a node, from its right end leftward: restart gauge, strategy, generation, mailbox.
pub fn rim(kind: &SlotKind, width: f64, generation: u32, mailbox: usize) -> Html {
    let mut tags = Vec::new();
    let mut right = width - 12.0;
    if let SlotKind::Supervisor {
        strategy,
        restarts,
        max_restarts,
        max_seconds,
    } = kind
    {
        tags.push(ring(right - 13.0, *restarts, *max_restarts, *max_seconds));
        right -= 32.0;
        let (sign, meaning) = strategy_sign(strategy);
        tags.push(tag("tag strategy", sign, &format!("{strategy}: {meaning}"), &mut right));
    }
    if generation > 1 {
        let words = format!("gen {generation}");
        tags.push(tag(
            "tag generation",
            &words,
            &format!("{generation} processes have lived here"),
            &mut right,
        ));
    }
    if mailbox > 0 {
        let words = format!("✉ {mailbox}");
        tags.push(tag(
            "tag mailbox",
            &words,
            &format!("{mailbox} messages in its mailbox"),
            &mut right,
        ));
    }
    html! { <g class="rim">{ for tags }</g> }
}

/// A strategy's short sign and what it means.
#[must_use]
pub fn strategy_sign(strategy: &'static str) -> (&'static str, &'static str) {
    match strategy {
        "one_for_one" => ("1:1", "only the child that died is restarted"),
        "rest_for_one" => ("1:rest", "the child that died and those after it are restarted"),
        "one_for_all" => ("1:∀", "all children are restarted"),
        "dynamic" => ("dynamic", "children come and go"),
        other => (other, "a strategy"),
    }
}

/// A small label whose right end is at `right`; moves `right` past it.
fn tag(class: &'static str, words: &str, title: &str, right: &mut f64) -> Html {
    let width = label::width_ems(words) * TAG_FONT + 14.0;
    let x = *right - width;
    *right = x - 5.0;
    html! {
        <g {class} transform={format!("translate({} -9)", tenths(x))}>
            <title>{ title.to_owned() }</title>
            <rect width={tenths(width).to_string()} height="18" rx="9" />
            <text x={tenths(width / 2.0).to_string()} y="12.5">{ words.to_owned() }</text>
        </g>
    }
}

/// The growth ring: how many of the allowed restarts have been used.
fn ring(x: f64, restarts: u32, max: u32, seconds: u32) -> Html {
    let part = if max == 0 {
        f64::from(restarts.min(1))
    } else {
        f64::from(restarts) / f64::from(max)
    };
    let class = classes!(
        "gauge",
        (restarts > 0).then_some("used"),
        (restarts >= max).then_some("full")
    );
    html! {
        <g {class} transform={format!("translate({} 0)", tenths(x))}>
            <title>{ format!("{restarts} of {max} restarts in {seconds} s") }</title>
            <circle class="gauge-ground" r="14" />
            <circle class="gauge-track" r="11.5" />
            <path class="gauge-used" d={path::arc(11.5, part)} />
            <text y="3.2">{ format!("{restarts}/{max}") }</text>
        </g>
    }
}
