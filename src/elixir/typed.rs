//! What a person types or pastes, apart: into the pieces that a console evaluates one after the other.

use super::syntax;

/// The pieces of a text, each as long as it takes to be complete, as `iex` reads them line by line. What is copied from a
/// console is read without its prompts, and without what was printed there. A line that begins with an operator goes on
/// with the piece before. The last piece may be incomplete.
#[must_use]
pub fn pieces(text: &str) -> Vec<String> {
    let typed = without_prompts(text);
    let mut pieces: Vec<String> = Vec::new();
    let mut open = false;
    for line in typed.lines() {
        let goes_on = line.trim_start().starts_with("|>");
        match pieces.last_mut().filter(|_| open || goes_on) {
            Some(piece) => {
                piece.push('\n');
                piece.push_str(line);
            }
            None if line.trim().is_empty() => continue,
            None => pieces.push(line.to_owned()),
        }
        open = pieces.last().is_some_and(|piece| is_incomplete(piece));
    }
    pieces
}

/// Could more text make it right?
#[must_use]
pub fn is_incomplete(text: &str) -> bool {
    syntax::parse(text, "iex", 1).is_err_and(|error| error.is_incomplete())
}

/// The lines behind `iex>`, `iex(3)>` and `...>`, when there are any: then the others are what was printed.
fn without_prompts(text: &str) -> String {
    let prompted: Vec<&str> = text.lines().filter_map(behind_prompt).collect();
    if prompted.is_empty() {
        return text.to_owned();
    }
    prompted.join("\n")
}

fn behind_prompt(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = line.strip_prefix("iex").or_else(|| line.strip_prefix("..."))?;
    let rest = match rest.strip_prefix('(') {
        Some(number) => {
            let (number, rest) = number.split_once(')')?;
            let numbered = !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit());
            numbered.then_some(rest)?
        }
        None => rest,
    };
    let rest = rest.strip_prefix('>')?;
    Some(rest.strip_prefix(' ').unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn a_text_is_read_piece_by_piece_as_a_console_does() {
        assert_eq!(pieces("1\n2"), ["1", "2"]);
        assert_eq!(pieces("if true do\n  1\nend\n\n2"), ["if true do\n  1\nend", "2"]);
        assert_eq!(pieces("[1]\n|> hd()"), ["[1]\n|> hd()"]);
        assert_eq!(pieces("x ="), ["x ="]);
        assert_eq!(pieces("  \n"), Vec::<String>::new());
    }

    #[test]
    fn what_is_copied_from_a_console_is_read_without_prompts_and_answers() {
        let copied = "iex(1)> x = [\n...(1)>   1]\n[1]\niex(2)> hd(x)\n1\niex> \n";
        assert_eq!(pieces(copied), ["x = [\n  1]", "hd(x)"]);
        assert_eq!(pieces("iex> \"a > b\"\n\"a > b\""), ["\"a > b\""]);
    }
}
