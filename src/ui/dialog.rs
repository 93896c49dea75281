//! A modal dialog. The browser keeps the focus in it, closes it on Escape, and gives the focus back.

use yew::prelude::*;

/// Props of [`Dialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// Is it shown?
    pub open: bool,
    /// Its id; that of its heading is the same with `-title`.
    pub id: &'static str,
    /// It is closed, by whatever means.
    pub onclose: Callback<()>,
    /// What is in it.
    pub children: Html,
}

/// The dialog.
#[component]
pub fn Dialog(props: &Props) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.open, move |&open| {
            let Some(dialog) = node.cast::<web_sys::HtmlDialogElement>() else {
                return;
            };
            if open && !dialog.open() {
                // Fails only for a dialog that is not in the document, and then there is nothing to show it on.
                let _ = dialog.show_modal();
            } else if !open && dialog.open() {
                dialog.close();
            }
        });
    }
    let closed = props.onclose.reform(|_: Event| ());
    let close = props.onclose.reform(|_: MouseEvent| ());
    html! {
        <dialog ref={node} id={props.id} aria-labelledby={format!("{}-title", props.id)} onclose={closed}>
            { props.children.clone() }
            <button type="button" class="button strong" onclick={close}>{ "Close" }</button>
        </dialog>
    }
}
