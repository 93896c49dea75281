//! Printed terms, broken into lines as `inspect(term, pretty: true)` breaks them: what fits on a line stays on one.
//!
//! It works on what `inspect` prints, so that a term is printed in one place only.

/// Breaks a printed term so that no line is longer than that many characters, if its parts allow it.
#[must_use]
pub fn broken(printed: &str, width: usize) -> String {
    let mut text = String::new();
    write(&parse(printed), 0, 0, width, &mut text);
    text
}

/// A part of a printed term: text, then perhaps a bracket with elements, then perhaps more of the same.
#[derive(Debug)]
enum Part<'a> {
    Text(&'a str),
    /// What opens it, its elements, what closes it.
    Group(&'a str, Vec<Vec<Part<'a>>>, &'a str),
}

fn parse(printed: &str) -> Vec<Part<'_>> {
    let mut elements = Reader { text: printed, at: 0 }.elements(true);
    if elements.len() == 1 {
        return elements.swap_remove(0);
    }
    vec![Part::Text(printed)]
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// Elements up to a closing bracket, or to the end.
    fn elements(&mut self, outermost: bool) -> Vec<Vec<Part<'a>>> {
        let mut elements = Vec::new();
        let mut parts = Vec::new();
        let mut from = self.at;
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'"' => self.skip_string(),
                b'{' | b'[' => {
                    self.text_part(&mut parts, from);
                    let open = self.at;
                    self.at += 1;
                    let inner = self.elements(false);
                    let close = self.text.get(self.at..=self.at).unwrap_or_default();
                    self.at = (self.at + 1).min(self.text.len());
                    from = self.at;
                    parts.push(Part::Group(&self.text[open..=open], inner, close));
                }
                b'}' | b']' if !outermost => break,
                b',' if !outermost => {
                    self.text_part(&mut parts, from);
                    elements.push(std::mem::take(&mut parts));
                    self.at += 1;
                    while bytes.get(self.at) == Some(&b' ') {
                        self.at += 1;
                    }
                    from = self.at;
                }
                _ => self.at += 1,
            }
        }
        self.text_part(&mut parts, from);
        if !parts.is_empty() {
            elements.push(parts);
        }
        elements
    }

    fn text_part(&self, parts: &mut Vec<Part<'a>>, from: usize) {
        if from < self.at {
            parts.push(Part::Text(&self.text[from..self.at]));
        }
    }

    fn skip_string(&mut self) {
        let bytes = self.text.as_bytes();
        self.at += 1;
        while let Some(&byte) = bytes.get(self.at) {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                break;
            }
        }
        self.at = self.at.min(self.text.len());
    }
}

fn length(parts: &[Part<'_>]) -> usize {
    let of = |part: &Part<'_>| match part {
        Part::Text(text) => text.chars().count(),
        Part::Group(_, elements, _) => {
            let commas = elements.len().saturating_sub(1) * 2;
            2 + commas + elements.iter().map(|element| length(element)).sum::<usize>()
        }
    };
    parts.iter().map(of).sum()
}

/// Writes parts that begin in that column, and are indented so far; the column after them.
fn write(parts: &[Part<'_>], indent: usize, column: usize, width: usize, text: &mut String) -> usize {
    let mut column = column;
    let mut rest = length(parts);
    for part in parts {
        let own = length(std::slice::from_ref(part));
        match part {
            Part::Text(words) => {
                text.push_str(words);
                column += own;
            }
            // What follows on the line counts too.
            Part::Group(open, elements, close) if column + rest <= width || elements.is_empty() => {
                text.push_str(open);
                for (at, element) in elements.iter().enumerate() {
                    text.push_str(if at == 0 { "" } else { ", " });
                    write(element, indent, 0, usize::MAX, text);
                }
                text.push_str(close);
                column += own;
            }
            Part::Group(open, elements, close) => {
                text.push_str(open);
                for (at, element) in elements.iter().enumerate() {
                    text.push('\n');
                    text.push_str(&" ".repeat(indent + 2));
                    // The comma has to fit as well.
                    write(element, indent + 2, indent + 2, width.saturating_sub(1), text);
                    text.push_str(if at + 1 == elements.len() { "" } else { "," });
                }
                text.push('\n');
                text.push_str(&" ".repeat(indent));
                text.push_str(close);
                column = indent + 1;
            }
        }
        rest -= own;
    }
    column
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn what_fits_stays_on_one_line() {
        assert_eq!(
            broken("{:ok, [1, 2], %{a: \"x, y\"}}", 40),
            "{:ok, [1, 2], %{a: \"x, y\"}}"
        );
        assert_eq!(broken("\"./persist\"", 4), "\"./persist\"");
        assert_eq!(broken("{}", 1), "{}");
    }

    #[test]
    fn what_does_not_is_broken_at_its_brackets_and_nowhere_else() {
        assert_eq!(
            broken(
                "{\"Alice, {not} a \\\" tuple\", %Todo.List{entries: %{1 => 2}, next_id: 2}}",
                34
            ),
            "{\n  \"Alice, {not} a \\\" tuple\",\n  %Todo.List{\n    entries: %{1 => 2},\n    next_id: 2\n  }\n}"
        );
        assert_eq!(broken("[1, 22, 333]", 6), "[\n  1,\n  22,\n  333\n]");
    }

    #[test]
    fn an_unfinished_text_loses_nothing() {
        for text in ["{:a, [1", "\"open", "}", "a, b", "{,}", "\"\\"] {
            let broken = broken(text, 80);
            let visible = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert!(visible(text).len() >= visible(&broken).len(), "{text} {broken}");
        }
    }
}
