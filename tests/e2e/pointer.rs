//! A mouse in a steady hand: it waits until what it is to click stands still with nothing over it, and notices when it
//! has hit something else.

use serde_json::{Value, json};

use super::tab::Tab;

/// Where the middle of an element is that is there, in sight or brought there, uncovered, and not about to move; from
/// then on the next click is noticed.
const AIM: &str = "
    const [css, done] = arguments;
    // Halves of a dying node may fall: it stands still as long as its origin does.
    const origin = element => {
        const { x, y, e = x, f = y } = element.getScreenCTM?.() ?? element.getBoundingClientRect();
        return `${e} ${f}`;
    };
    const find = () => {
        const element = document.querySelector(css);
        const box = [...element?.getClientRects() ?? []].find(box => box.width && box.height);
        if (!box) return null;
        const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
        const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        if (left < right && top < bottom && element.contains(document.elementFromPoint(x, y)))
            return { x, y, origin: origin(element) };
        element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
        return null;
    };
    const notice = ({ target }) => {
        const kinds = 'button, a, input, select, textarea, summary, label, dialog, [role=tab], [data-slot]';
        const other = target.closest(kinds);
        window.clicked = target.closest(css) ? 'it' : other ? other.cloneNode().outerHTML : 'nothing';
    };
    const before = find();
    requestAnimationFrame(() => requestAnimationFrame(() => {
        const now = find();
        if (!before || before.origin !== now?.origin) return done(null);
        window.clicked = 'nothing';
        addEventListener('click', notice, { capture: true, once: true });
        done(now);
    }))";

/// Clicks on an element. False when it cannot be clicked now, or when it moved away and nothing was hit.
pub async fn click(tab: &Tab, css: &str) -> Result<bool, String> {
    let place = tab.execute_async(AIM, &[json!(css)]).await?;
    if place == Value::Null {
        return Ok(false);
    }
    for (kind, button, buttons) in [
        ("mouseMoved", "none", 0),
        ("mousePressed", "left", 1),
        ("mouseReleased", "left", 0),
    ] {
        let event = json!({
            "type": kind, "x": place["x"], "y": place["y"], "button": button, "buttons": buttons, "clickCount": 1,
        });
        tab.command("Input.dispatchMouseEvent", &event).await?;
    }
    let clicked = tab.execute("return window.clicked", &[]).await?;
    match clicked.as_str() {
        Some("it") => Ok(true),
        Some("nothing") => Ok(false),
        _ => panic!("the click that was meant for {css} has hit {clicked}"),
    }
}
