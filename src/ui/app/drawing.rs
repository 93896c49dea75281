//! The page as it is drawn: the header, one system or two, what is beside and below.

use std::rc::Rc;

use yew::prelude::*;

use super::App;
use crate::telling::view::SlotKind;
use crate::ui::action::Tab;
use crate::ui::caption::Caption;
use crate::ui::comparison::{Comparison, TollColumn};
use crate::ui::exhibit::Exhibit;
use crate::ui::footer::Footer;
use crate::ui::header::Header;
use crate::ui::help::Help;
use crate::ui::ids::Side;
use crate::ui::pair::Pair;
use crate::ui::panel::Panel;
use crate::ui::showing::about;
use crate::ui::stage::Stage;
use crate::ui::tableau::Tableau;

impl App {
    /// All of it.
    pub(super) fn page(&self) -> Html {
        let here = self.here();
        let simulation = &here.simulation;
        html! {
            <div class={classes!("page", self.pair.is_some().then_some("compares"))}>
                <Header tool={self.tool} showing={self.showing} theme={self.settings.theme} on={self.on.clone()} />
                { self.shown() }
                <Panel tab={self.tab} slot={here.slot_selected()} strategy={self.strategy_selected()} sequence={here.sequence.clone()} todo={here.todo.clone()} selected={here.selected.clone()}
                    inspecting={here.inspecting.clone()} selection={here.selection.clone()} answers={self.answers.clone()}
                    about={self.pair.as_ref().map(|pair| (self.here, Side::BOTH.map(|side| pair.name(side))))}
                    storage={self.storage_troubles.clone()} on={self.on.clone()} />
                <Footer paused={simulation.paused()} speed={simulation.speed()}
                    timeline={here.timeline.clone()} forked={self.time.sign()} left={self.time.left} hand={self.time.hand.clone()} log={here.log.clone()} selection={here.selection.clone()} on={self.on.clone()} />
                <Help open={self.help} still={self.settings.still} on={self.on.clone()} />
                <div class="unseen" role="status" aria-live="polite" id="announcer">{ self.said.clone() }</div>
            </div>
        }
    }

    fn shown(&self) -> Html {
        let Some(pair) = &self.pair else {
            return html! { <main key="alone">{ self.exhibit(&self.own) }</main> };
        };
        html! {
            <>
                <main key="pair" class="pair">{ for pair.both.iter().map(|exhibit| self.beside(exhibit)) }</main>
                <Comparison columns={columns(pair)} note={pair.note.clone()} />
            </>
        }
    }

    fn beside(&self, exhibit: &Exhibit) -> Html {
        let (name, what) = about(&exhibit.simulation.start().design);
        let turned = exhibit.side == self.here;
        html! {
            <section key={name} class={classes!("exhibit", turned.then_some("turned-to"))} data-design={name.to_lowercase()} aria-label={format!("{name}: {what}")}>
                <h2>{ name }{ " " }<span class="quiet">{ what }</span></h2>
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
                <Caption names={exhibit.names_that_move()} story={view.story.clone()} />
                <Stage side={exhibit.side} name={exhibit.beside.then(|| about(&simulation.start().design).0)} strategy={root.and_then(|root| exhibit.strategy_of(root))}
                    shown={Tableau::of(view)} over={exhibit.is_over()} scene={exhibit.scene.clone()} arrangement={exhibit.arrangement}
                    finds={exhibit.finds.clone()} seen={exhibit.seen} list={self.list} lens={exhibit.lens.clone()} tool={self.tool}
                    focused={exhibit.focused.clone()} selected={selected.filter(|_| self.tab != Tab::Todo || exhibit.picked.is_some())}
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
            name: about(&exhibit.simulation.start().design).0,
            toll: Rc::clone(&exhibit.toll),
            now_ms: exhibit.view.time_ms,
            places: (!folded).then_some(slots.len()),
        }
    })
}
