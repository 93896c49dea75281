//! Elements that are told what is in them. Every element that is written out is downloaded, so that these few stand once.

use yew::prelude::*;
use yew::virtual_dom::VTag;

/// An element with these attributes, and in it these parts.
pub(super) fn element(tag: &'static str, attributes: &[(&'static str, &str)], parts: Vec<Html>) -> Html {
    let mut element = VTag::new(tag);
    for (name, value) in attributes {
        element.add_attribute(name, (*value).to_owned());
    }
    element.add_children(parts);
    element.into()
}

/// Text.
pub(super) fn plain(text: impl Into<AttrValue>) -> Html {
    Html::from(text.into())
}

/// Text with its `backquoted` parts as code.
pub(super) fn with_code(text: &str) -> Html {
    let parts = text.split('`').map(|part| plain(part.to_owned())).enumerate();
    parts
        .map(|(at, part)| match at % 2 {
            1 => element("code", &[], vec![part]),
            _ => part,
        })
        .collect()
}

/// A paragraph of that class.
pub(super) fn paragraph(class: &str, parts: Vec<Html>) -> Html {
    element("p", &[("class", class)], parts)
}
