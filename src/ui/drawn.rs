//! The one component for all that is drawn from its data alone: what has neither state nor effects of its own.
//!
//! Yew makes its machinery anew for every component, and all of it is downloaded. So a part of the page that needs none
//! of it is plain data that can be drawn ([`Draw`]), and the same component stands wherever one of them does.
//!
//! Invariant: what equals what stood there before is not drawn again. Where parts of two kinds take turns in one place,
//! they have keys; without them the elements of one would be made into those of the other.

use std::any::Any;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{Key, VComp};

/// A part of the page that is drawn from its data alone.
pub trait Draw: PartialEq + 'static {
    /// Draws it.
    fn draw(&self) -> Html;
}

/// A place for such a part: `{ drawn(Header { … }) }`. It is drawn when it differs from what stood there before.
pub fn drawn(part: impl Draw) -> Html {
    any(Rc::new(part), None)
}

/// The same with a key, by which the place is known among its siblings.
pub fn keyed(key: impl Into<Key>, part: impl Draw) -> Html {
    any(Rc::new(part), Some(key.into()))
}

fn any(part: Rc<dyn AnyPart>, key: Option<Key>) -> Html {
    VComp::new::<PagePart>(Rc::new(Props { part }), key).into()
}

/// A part of whatever kind.
trait AnyPart: Any {
    fn draw(&self) -> Html;
    fn is_same(&self, other: &dyn AnyPart) -> bool;
}

impl<D: Draw> AnyPart for D {
    fn draw(&self) -> Html {
        Draw::draw(self)
    }

    fn is_same(&self, other: &dyn AnyPart) -> bool {
        let other: &dyn Any = other;
        other.downcast_ref() == Some(self)
    }
}

#[derive(Properties)]
struct Props {
    part: Rc<dyn AnyPart>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.part.is_same(&*other.part)
    }
}

/// The component.
struct PagePart;

impl Component for PagePart {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        context.props().part.draw()
    }
}
