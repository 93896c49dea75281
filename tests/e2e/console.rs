//! The console, and code of one's own, typed and run as a person does.

use serde_json::json;

use crate::AT_REST;
use crate::page::{ENTER, Page, in_browser};
use crate::time::until_nothing_moves;
use crate::tree_files::{choose_in, file};

const COUNTER: &str = "Counter.Supervisor/Counter";

/// What is to be read on the console.
const READ: &str =
    "return [...document.querySelectorAll('.console-lines li')].map(line => line.textContent).join('\\n')";

async fn read(page: &Page) -> String {
    let read = page.script(READ, vec![]).await;
    read.as_str().expect("a text").to_owned()
}

/// Types a line, waits until it has been evaluated, and hands back what it printed.
async fn evaluate(page: &Page, line: &str) -> String {
    let before = read(page).await;
    let number = page
        .script(
            "return document.querySelectorAll('.console-lines .typed').length",
            vec![],
        )
        .await;
    page.paste_into("#console-input", line).await;
    page.press(&[ENTER]).await;
    page.until(
        "the line was evaluated",
        "return document.querySelectorAll('.console-lines .typed').length > arguments[0] && !document.querySelector('#stop-console')",
        vec![number],
    )
    .await;
    let now = read(page).await;
    let new = now
        .strip_prefix(&before)
        .unwrap_or(&now)
        .trim_start_matches('\n')
        .to_owned();
    new.split_once('\n')
        .map_or_else(String::new, |(_, printed)| printed.to_owned())
}

/// Writes code in the place of what is there. Its field is larger than what is seen of it, so that there is no middle to click.
async fn write(page: &Page, source: &str) {
    page.script(
        "const field = document.querySelector('#code');
         field.focus();
         field.select();
         document.execCommand('insertText', false, arguments[0])",
        vec![json!(source)],
    )
    .await;
}

async fn open_console(page: &Page) {
    page.open().await;
    page.press(&[']'; 12]).await;
    page.click("#tab-elixir").await;
}

async fn open_code(page: &Page) {
    page.open().await;
    page.press(&[']'; 12]).await;
    page.click("#show-code").await;
    page.alive(COUNTER).await;
    page.until("everything is at rest", AT_REST, vec![]).await;
}

#[test]
fn what_is_typed_is_evaluated_in_the_system_that_is_shown() {
    in_browser(async |page| {
        open_console(page).await;
        assert_eq!(evaluate(page, "Enum.map(1..3, & &1 * &1)").await, "[1, 4, 9]");
        let pid = evaluate(page, "zoe = Todo.Cache.server_process(\"Zoe\")").await;
        let zoe = page.alive("Todo.System/Todo.Cache/Zoe").await;
        assert_eq!(
            zoe.pid, pid,
            "the process that the console was told of stands in the tree"
        );
        evaluate(
            page,
            "Todo.Server.add_entry(zoe, %{date: ~D[2024-05-05], title: \"Paint\"})",
        )
        .await;
        let entries = evaluate(page, "Todo.Server.entries(zoe, ~D[2024-05-05])").await;
        assert!(entries.contains("title: \"Paint\""), "{entries}");
        // A pid leads to its process.
        page.script("document.querySelector('.pid-link').click()", vec![]).await;
        page.until(
            "Zoe is selected",
            "return document.activeElement.dataset.slot === 'Todo.System/Todo.Cache/Zoe'",
            vec![],
        )
        .await;
        // What it would come to is said, and nothing happens.
        page.paste_into("#console-input", "Process.exit(zoe, :kill)").await;
        page.click("#foretell").await;
        let foretold = page
            .until(
                "it is foretold",
                "return document.querySelector('#foretold')?.textContent",
                vec![],
            )
            .await;
        assert!(
            foretold.as_str().is_some_and(|said| said.contains("Ends: Zoe")),
            "{foretold}"
        );
        assert_eq!(page.alive("Todo.System/Todo.Cache/Zoe").await.pid, pid);
        page.click("#evaluate").await;
        page.gone(&pid).await;
        page.has_no_console_error().await;
    });
}

#[test]
fn a_loop_without_end_shares_its_turns_and_is_stopped() {
    in_browser(async |page| {
        open_console(page).await;
        page.paste_into("#console-input", "loop = fn loop -> loop.(loop) end; loop.(loop)")
            .await;
        page.press(&[ENTER]).await;
        page.until(
            "it evaluates",
            "return document.querySelector('#stop-console') !== null",
            vec![],
        )
        .await;
        let worker = "Todo.System/Todo.Database/2";
        let before = page.alive(worker).await;
        page.focus_process(worker).await;
        page.press(&['k']).await;
        page.alive_unlike(worker, &before.pid).await;
        page.click("#stop-console").await;
        page.until(
            "the console has ended",
            "return document.querySelector('.console-lines .ended')?.textContent.includes('killed')",
            vec![],
        )
        .await;
        assert_eq!(evaluate(page, "1 + 1").await, "2");
        page.has_no_console_error().await;
    });
}

#[test]
fn code_of_ones_own_runs_is_cut_gone_back_through_and_mended_while_it_runs() {
    in_browser(async |page| {
        open_code(page).await;
        assert_eq!(evaluate(page, "Counter.next()").await, "1");
        assert_eq!(evaluate(page, "Counter.next()").await, "2");
        let before = page.alive(COUNTER).await;
        page.focus_process(COUNTER).await;
        page.press(&['k']).await;
        page.alive_unlike(COUNTER, &before.pid).await;
        until_nothing_moves(page).await;
        assert_eq!(
            evaluate(page, "Counter.next()").await,
            "1",
            "it begins again where init does"
        );
        // Back to where the first line had just been evaluated, and on again.
        let all = read(page).await;
        page.script("document.querySelector('#scrubber').focus()", vec![]).await;
        page.until(
            "what came later is not there yet",
            "const slider = document.querySelector('#scrubber');
             if (+slider.value > 1 && document.querySelectorAll('.console-lines .typed').length > 1) {
               const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
               set.call(slider, slider.value - 1);
               slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
             }
             return document.querySelectorAll('.console-lines .typed').length === 1",
            vec![],
        )
        .await;
        assert!(
            all.starts_with(read(page).await.trim_end()),
            "what had been printed stands"
        );
        page.click("#back-to-now").await;
        page.comes_to("all is there again", READ, json!(all)).await;
        until_nothing_moves(page).await;

        // A fault comes in, and is mended while the system runs.
        let source = page.value("#code").await;
        let broken = source.replace("{:reply, count, count + 1}", "{:reply, count, count + :one}");
        write(page, &broken).await;
        page.click("#run-code").await;
        page.alive(COUNTER).await;
        until_nothing_moves(page).await;
        let said = evaluate(page, "Counter.next()").await;
        assert!(said.contains("ArithmeticError"), "{said}");
        page.until(
            "it was started again",
            "return document.querySelector(`[data-slot='Counter.Supervisor/Counter']`).dataset.generation === '2'",
            vec![],
        )
        .await;
        until_nothing_moves(page).await;
        write(page, &source).await;
        page.click("#load-code").await;
        page.until(
            "it is loaded",
            "return document.querySelector('.console-lines').textContent.includes('[Counter, Counter.Supervisor]')",
            vec![],
        )
        .await;
        until_nothing_moves(page).await;
        assert_eq!(evaluate(page, "Counter.next()").await, "1");
        assert_eq!(evaluate(page, "Counter.next()").await, "2");
        // It is still there after a reload.
        page.paste_into("#code-start", "Counter.Supervisor.start_link(:again)")
            .await;
        page.start_anew().await;
        page.alive(COUNTER).await;
        assert_eq!(page.value("#code").await, source);
        assert_eq!(page.value("#code-start").await, "Counter.Supervisor.start_link(:again)");
        page.has_no_console_error().await;
    });
}

#[test]
fn what_is_wrong_with_code_is_said_at_its_line() {
    in_browser(async |page| {
        open_code(page).await;
        let wrong = "return [document.querySelector('.editor-line.wrong')?.textContent.trim(), document.querySelector('#code-trouble').textContent.trim()]";
        write(page, "x = 1\ny = (2 +\nz)) = 3\n").await;
        let said = page.script(wrong, vec![]).await;
        assert_eq!(said[0], json!("z)) = 3"), "{said}");
        assert!(
            said[1]
                .as_str()
                .is_some_and(|said| said.contains("unexpected token: )")),
            "{said}"
        );
        write(page, "x = 1\nfoo(x)\n").await;
        page.comes_to("nothing is wrong with the syntax", wrong, json!([null, ""]))
            .await;
        page.click("#run-code").await;
        page.until(
            "it has failed",
            "return document.querySelector('.editor-line.wrong')?.textContent.trim() === 'foo(x)'",
            vec![],
        )
        .await;
        let said = page.script(wrong, vec![]).await;
        assert!(
            said[1]
                .as_str()
                .is_some_and(|said| said.contains("undefined function foo/1")),
            "{said}"
        );
        page.has_no_console_error().await;
    });
}

#[test]
fn files_of_source_are_opened_and_run() {
    in_browser(async |page| {
        open_code(page).await;
        let notebook = "# A pool\n\n```elixir\ndefmodule Pool do\n  use Supervisor\n  def start_link(_), do: Supervisor.start_link(__MODULE__, [])\n  def init(_), do: Supervisor.init([{Agent, fn -> 7 end}], strategy: :one_for_one)\nend\n```\n";
        choose_in(page, "#code-file", &file("pool.livemd", notebook.as_bytes())).await;
        page.alive("Pool/Agent").await;
        assert_eq!(page.value("#code-start").await, "Pool.start_link([])");
        choose_in(page, "#code-file", &file("none.livemd", b"# Nothing")).await;
        let said = page
            .until(
                "it is refused",
                "return document.querySelector('#code-trouble p')?.textContent",
                vec![],
            )
            .await;
        assert!(
            said.as_str()
                .is_some_and(|said| said.contains("there is no Elixir in it")),
            "{said}"
        );
        page.has_no_console_error().await;
    });
}

/// Lines as the chapter types them.
const LINES: &str = "\
Todo.System.start_link()
pid = Todo.Cache.server_process(\"Alice\")
Todo.Server.add_entry(pid, %{date: ~D[2023-01-01], title: \"Audit\"})
Todo.Server.entries(pid, ~D[2023-01-01])
Process.exit(pid, :kill)
new_pid = Todo.Cache.server_process(\"Alice\")
Todo.Server.entries(new_pid, ~D[2023-01-01])
new_pid == pid
Registry.lookup(Todo.ProcessRegistry, {Todo.Server, \"Alice\"})
GenServer.call({:via, Registry, {Todo.ProcessRegistry, \"worker_1\"}}, :some_request)
Supervisor.which_children(Todo.Cache)
:sys.get_state(new_pid)";

/// `#PID<0.110.0>` as `#PID<>`, without empty lines.
fn as_in_a_transcript(printed: &str) -> String {
    let mut shown = String::new();
    let mut rest = printed;
    while let Some((before, behind)) = rest.split_once("#PID<") {
        shown.push_str(before);
        shown.push_str("#PID<>");
        rest = behind.split_once('>').map_or("", |(_, rest)| rest);
    }
    shown.push_str(rest);
    // What is logged stands before what is printed in one and behind it in the other, each without the empty lines.
    let mut lines: Vec<&str> = shown
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty())
        .collect();
    lines.sort_unstable();
    lines.join("\n")
}

#[test]
fn lines_of_the_chapter_print_in_the_page_what_they_print_without_one() {
    in_browser(async |page| {
        open_code(page).await;
        page.script(
            "const select = document.querySelector('#code-example');
             select.value = 'chapter';
             select.dispatchEvent(new Event('change', { bubbles: true }))",
            vec![],
        )
        .await;
        page.until(
            "it runs",
            "return document.querySelector('#code').value.includes('Todo.Server')",
            vec![],
        )
        .await;
        page.paste_into("#code-start", "").await;
        page.click("#run-code").await;
        page.until(
            "nothing runs",
            "return document.querySelectorAll('[data-slot]').length === 0",
            vec![],
        )
        .await;
        let mut session = coppice::fidelity::Session::iex();
        session.print(coppice::systems::todo::CHAPTER);
        let mut expected = String::new();
        for (nth, line) in LINES.lines().enumerate() {
            expected.push_str(&format!("iex({})> {line}\n{}\n", nth + 1, session.print(line)));
            evaluate(page, line).await;
        }
        until_nothing_moves(page).await;
        // What is logged may come before or behind what is printed.
        let number = |text: &str| {
            text.split_once("> ")
                .map_or(text.to_owned(), |(_, line)| format!("iex> {line}"))
        };
        let lines = |text: &str| {
            let mut lines: Vec<String> = as_in_a_transcript(text)
                .lines()
                .map(|line| {
                    if line.starts_with("iex(") {
                        number(line)
                    } else {
                        line.to_owned()
                    }
                })
                .collect();
            lines.sort();
            lines
        };
        assert_eq!(lines(&read(page).await), lines(&expected));
        page.has_no_console_error().await;
    });
}

const LIBRARY: &str =
    "return performance.getEntriesByType('resource').filter(({ name }) => name.includes('library.ex')).length";

#[test]
fn what_only_evaluated_code_needs_is_fetched_when_somebody_turns_to_it() {
    in_browser(async |page| {
        page.open_at_rest().await;
        assert_eq!(page.script(LIBRARY, vec![]).await, json!(0), "nobody has needed it");
        page.click("#tab-elixir").await;
        page.comes_to("it is fetched", LIBRARY, json!(1)).await;
        assert_eq!(evaluate(page, "Enum.sum(1..4)").await, "10");
        page.reload().await;
        page.comes_to("the tab is open again", LIBRARY, json!(1)).await;
        assert_eq!(evaluate(page, "Enum.sum(1..4)").await, "10");
        page.has_no_console_error().await;
    });
}

#[test]
fn what_waits_for_a_library_that_does_not_come_is_told_so_and_can_be_tried_again() {
    in_browser(async |page| {
        page.open_at_rest().await;
        page.devtools("Network.enable", json!({})).await;
        page.devtools("Network.setBlockedURLs", json!({ "urls": ["*library.ex*"] }))
            .await;
        page.click("#show-code").await;
        page.comes_to(
            "what is shown stays, and why is said",
            "return [document.querySelector('#library')?.textContent.includes('has not come'), !!document.querySelector('[data-slot^=\"Todo.System\"]')]",
            json!([true, true]),
        )
        .await;
        page.devtools("Network.setBlockedURLs", json!({ "urls": [] })).await;
        page.click("#fetch-library").await;
        page.comes_to(
            "it is there",
            "return document.querySelector('#library') === null",
            json!(true),
        )
        .await;
        page.click("#show-code").await;
        page.alive(COUNTER).await;
    });
}

#[test]
fn the_system_that_is_shown_is_saved_with_its_strategies_and_its_lists() {
    in_browser(async |page| {
        page.open_at_rest().await;
        page.click("#tab-elixir").await;
        // Whatever the page would have the browser save is looked at instead.
        page.script(
            "HTMLAnchorElement.prototype.click = function () { window.saved = [this.download, decodeURIComponent(this.href)] }",
            vec![],
        )
        .await;
        page.click("#export").await;
        let saved = page.script("return window.saved", vec![]).await;
        assert_eq!(saved[0], json!("nested.ex"));
        let source = saved[1].as_str().unwrap_or_default();
        assert!(source.contains("defmodule Todo.System do"), "{source}");
        assert!(
            source.contains("Todo.Database.store(\"Alice\", %Todo.List{"),
            "{source}"
        );
    });
}
