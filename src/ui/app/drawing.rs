//! The page as it is drawn: the header, one system or two, what is beside and below.

use std::rc::Rc;

use yew::prelude::*;

use super::App;
use crate::systems::Design;
use crate::systems::scenario::TreeFile;
use crate::telling::board::BoardCell;
use crate::telling::conclusion::is_over;
use crate::telling::view::{SlotKind, short};
use crate::ui::action::Tab;
use crate::ui::caption::Caption;
use crate::ui::design_choice::DesignChoice;
use crate::ui::drawn::{drawn, keyed};
use crate::ui::exhibit::Exhibit;
use crate::ui::footer::Footer;
use crate::ui::header::Header;
use crate::ui::help::Help;
use crate::ui::ids::Side;
use crate::ui::open_tree_dialog::OpeningDialog;
use crate::ui::pair::Pair;
use crate::ui::panel::Panel;
use crate::ui::stage::Stage;
use crate::ui::system_choice::DesignKind;
use crate::ui::toll_table::{Comparison, TollColumn};
use crate::ui::view_without_clock::DrawnView;

impl App {
    /// All of it.
    pub(super) fn page(&self) -> Html {
        let here = self.here();
        let simulation = &here.simulation;
        html! {
            <div class={classes!("page", self.pair.is_some().then_some("compares"), self.course.open.then_some("learns"))}>
                { drawn(Header {
                    tool: self.tool,
                    showing: self.showing,
                    own: self.file.as_ref().map(|file| AttrValue::from(short(Design::Tree(Rc::clone(file)).name()))),
                    theme: self.settings.theme,
                    course: self.course.open,
                    invites: self.course.invites && simulation.has_settled() && !is_over(&here.view),
                    on: self.on.clone(),
                }) }
                if self.course.open {
                    { keyed("course", self.drawer()) }
                }
                { self.shown() }
                <Panel tab={self.tab} slot={here.slot_selected()} strategy={self.strategy_selected()} sequence={here.sequence.clone()} todo={here.todo.clone()} selected={here.selected.clone()}
                    inspecting={here.inspecting.clone()} selection={here.selection.clone()} answers={self.answers.clone()}
                    about={self.pair.as_ref().map(|pair| (self.here, Side::BOTH.map(|side| pair.kind(side)))).filter(|(_, [one, other])| one != other)}
                    file={self.tree_here()}
                    elixir={here.elixir.clone()} code={self.code.clone()} foretold={self.foretold.clone()} refused={self.refused.clone()} library={self.library.clone()}
                    storage={self.storage_troubles.clone()} on={self.on.clone()} />
                { drawn(Footer {
                    paused: simulation.paused(),
                    speed: simulation.speed(),
                    timeline: here.timeline.clone(),
                    forked: self.time.sign(),
                    left: self.time.left,
                    hand: self.time.hand.clone(),
                    log: here.log.clone(),
                    selection: here.selection.clone(),
                    on: self.on.clone(),
                }) }
                { drawn(OpeningDialog { opening: self.opening.clone(), on: self.on.clone() }) }
                { drawn(Help { open: self.help, still: self.settings.still, single_keys: !self.settings.no_single_keys, on: self.on.clone() }) }
                <div class="unseen" role="status" aria-live="polite" id="announcer">{ self.said.clone() }</div>
            </div>
        }
    }

    /// The tree that was opened from a file, or that of a lesson, if that is shown.
    fn tree_here(&self) -> Option<Rc<TreeFile>> {
        match &self.here().simulation.start().design {
            Design::Tree(file) => Some(Rc::clone(file)),
            Design::Nested { .. } | Design::Flat { .. } | Design::Written(_) => None,
        }
    }

    fn shown(&self) -> Html {
        let Some(pair) = &self.pair else {
            // Another system is another document: nothing flies from one to the other.
            let kind = if self.shows_own() {
                "own"
            } else {
                self.here().kind().id()
            };
            let lesson = self.course.taken.as_ref().map(|taken| taken.attempt.lesson().id());
            let watches = self.practice.view.watches.map(BoardCell::id);
            let key = lesson.map(|lesson| format!("lesson {lesson}")).or(watches);
            let key = key.unwrap_or_else(|| kind.to_owned());
            return html! { <main {key}>{ self.exhibit(self.here()) }</main> };
        };
        let both = Side::BOTH.map(|side| pair.kind(side));
        html! {
            <>
                <main key="pair" class="pair">{ for pair.both.iter().map(|exhibit| self.beside(exhibit, both)) }</main>
                { drawn(Comparison { columns: columns(pair), note: pair.note.clone() }) }
            </>
        }
    }

    fn beside(&self, exhibit: &Exhibit, both: [DesignKind; 2]) -> Html {
        let kind = exhibit.kind();
        let turned = exhibit.side == self.here;
        html! {
            <section key={exhibit.name()} class={classes!("exhibit", turned.then_some("turned-to"))} data-design={kind.id()} aria-label={format!("{}: {}", exhibit.name(), kind.about())}>
                if let Some(title) = exhibit.title {
                    <h2>{ title }</h2>
                } else {
                    <h2>{ drawn(DesignChoice { side: exhibit.side, both, has_tree: self.file.is_some(), on: self.on.clone() }) }{ " " }<span class="quiet">{ kind.about() }</span></h2>
                }
                { self.exhibit(exhibit) }
            </section>
        }
    }

    fn exhibit(&self, exhibit: &Exhibit) -> Html {
        let (simulation, view) = (&exhibit.simulation, &exhibit.view);
        let selected = exhibit.selected.clone();
        let root = view.slots.first().map(|root| root.path.as_str());
        html! {
            <>
                { drawn(Caption {
                    story: view.story.clone(),
                    whose: exhibit.beside.then(|| exhibit.name()),
                    names: exhibit.names_that_move(),
                    // A lesson says itself what came of it.
                    conclusion: exhibit.concluded().filter(|_| self.course.taken.is_none()),
                    on: exhibit.on.clone(),
                }) }
                <Stage side={exhibit.side} name={exhibit.beside.then(|| exhibit.name())} strategy={root.filter(|_| self.course.taken.is_none()).and_then(|root| exhibit.strategy_of(root))} marks={self.marks_drawn()}
                    shown={DrawnView::of(view)} scene={exhibit.scene.clone()} arrangement={exhibit.arrangement}
                    finds={exhibit.finds.clone()} seen={exhibit.seen} farther={exhibit.farther} list={self.list} lens={exhibit.lens.clone()} tool={self.tool}
                    focused={exhibit.focused.clone()} selected={selected.filter(|_| !matches!(self.tab, Tab::Todo | Tab::Elixir) || exhibit.picked.is_some())}
                    tempo={1.0 / simulation.speed().max(0.01)} paused={simulation.paused()}
                    on={exhibit.on.clone()} />
            </>
        }
    }
}

fn columns(pair: &Pair) -> [TollColumn; 2] {
    pair.both.each_ref().map(|exhibit| {
        let slots = &exhibit.view.slots;
        let folded = slots.iter().any(|slot| matches!(slot.kind, SlotKind::Block(_)));
        TollColumn {
            kind: exhibit.kind(),
            name: exhibit.name(),
            serves_lists: exhibit.simulation.start().design.serves_lists(),
            toll: Rc::clone(&exhibit.toll),
            now_ms: exhibit.view.time_ms,
            places: (!folded).then_some(slots.len()),
        }
    })
}
