use crate::page::{ENTER, in_browser};
use crate::tree_files::{choose_in, file};
#[test]
fn shots() {
    in_browser(async |page| {
        page.set_size(1440, 900).await;
        page.open().await;
        page.press(&[']'; 12]).await;
        page.click("#tab-elixir").await;
        for line in [
            "1 + 1",
            "pid = Todo.Cache.server_process(\"Alice\")",
            "Todo.Server.entries(pid, ~D[2023-01-01])",
            "1 / 0",
            "GenServer.call(pid, :what)",
            "Enum.ma",
        ] {
            page.paste_into("#console-input", line).await;
            page.press(&[ENTER]).await;
            page.frame().await;
        }
        page.paste_into("#console-input", "Process.exit(pid, :kill)").await;
        page.click("#foretell").await;
        page.frame().await;
        tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
        page.screenshot("s1-nested-console").await;
        page.click("#show-code").await;
        tokio::time::sleep(std::time::Duration::from_millis(3000)).await;
        page.paste_into("#console-input", "Counter.next()").await;
        page.press(&[ENTER]).await;
        tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
        page.screenshot("s2-code").await;
        page.focus_process("Counter.Supervisor/Counter").await;
        page.press(&['[', '[', '[', '[', '[', '[', '[', '[', '[', '[', 'k'])
            .await;
        tokio::time::sleep(std::time::Duration::from_millis(2500)).await;
        page.screenshot("s3-code-story").await;
        page.script("document.documentElement.dataset.theme='dark'", vec![])
            .await;
        page.paste_into(
            "#code",
            "defmodule A do\n  def f(x), do: x +\nend\n# \u{e9}\u{1F600}\nx = ~w(a b)a ++ [1.5, 0xff, \"t#{1}\"]\n",
        )
        .await;
        page.frame().await;
        page.screenshot("s4-wrong-dark").await;
        page.set_size(320, 700).await;
        page.script("document.querySelector('#code').scrollIntoView()", vec![])
            .await;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        page.screenshot("s5-320").await;
        page.script(
            "document.querySelector('#console-input').scrollIntoView({block:'end'})",
            vec![],
        )
        .await;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        page.screenshot("s6-320").await;
        let _ = (choose_in, file);
    });
}
