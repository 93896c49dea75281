//! Random Elixir: programs that are mostly right, and changes that make them mostly wrong. One seed makes one row of them.

use coppice::runtime::Random;

/// Whatever may stand where a value does.
const VALUES: [&str; 53] = [
    "1",
    "0",
    "42",
    "1_000",
    "0xFF",
    "0b101",
    "0o17",
    "3.14",
    "1.0e10",
    "1.5e-3",
    "?a",
    "?\\n",
    "?\\\\",
    ":ok",
    ":error",
    ":\"with space\"",
    ":+",
    ":<<>>",
    ":{}",
    ":a?",
    "nil",
    "true",
    "false",
    "\"text\"",
    "\"\"",
    "\"a\\nb\\t\\\"\"",
    "'chars'",
    "''",
    "\"\\x41\\u00e9\\u{1F600}\"",
    "Foo",
    "Foo.Bar",
    "Foo.Bar.Baz",
    "__MODULE__",
    "&1",
    "&2",
    "@attr",
    "x",
    "y",
    "foo",
    "_",
    "_ignored",
    "valid?",
    "update!",
    "[]",
    "{}",
    "%{}",
    "<<>>",
    "()",
    "..",
    "...",
    "~w(a b c)a",
    "~r/a+/i",
    "~S'raw #{x}'",
];

const NAMES: [&str; 14] = [
    "x",
    "y",
    "foo",
    "bar",
    "if",
    "case",
    "def",
    "valid?",
    "update!",
    "_u",
    "state",
    "unquote_splicing",
    "with",
    "é",
];

const BINARY: [&str; 48] = [
    "+", "-", "*", "/", "++", "--", "+++", "---", "<>", "..", "==", "!=", "===", "!==", "=~", "<", ">", "<=", ">=",
    "&&", "||", "&&&", "|||", "and", "or", "in", "not in", "|>", "<<<", ">>>", "<<~", "~>>", "<~", "~>", "<~>", "^^^",
    "=", "<-", "\\\\", "::", "|", "when", "**", "//", "<|>", "=", "|>", "<>",
];

const UNARY: [&str; 10] = ["-", "+", "!", "^", "not ", "~~~", "@", "&", "- ", "//"];

/// Pieces that a change puts somewhere.
const SCRAPS: [&str; 62] = [
    " ", "\n", ";", ",", "(", ")", "[", "]", "{", "}", "<<", ">>", "do", " do ", "end", " end", "fn ", " -> ", "->",
    "=>", "\"", "'", "\"\"\"", "#{", "}", "\\", "%", "%{", "&", "@", ".", "..", "...", ":", ": ", "a: ", "::", "|",
    "=", "+", "-", "!", " not ", " in ", " when ", " and ", " else ", " rescue ", " after ", " catch ", "~s(", "~",
    "?", "1", "1a", "foo", "Foo", "nil", "é", "\t", "\r\n", "# c\n",
];

/// How deep an expression nests at most.
const DEPTH: u32 = 4;

/// Makes random programs.
pub struct Programs {
    random: Random,
    /// Calls without parentheses and blocks stand where they usually do.
    is_tidy: bool,
}

impl Programs {
    pub fn new(seed: u64) -> Self {
        Self {
            random: Random::new(seed),
            is_tidy: false,
        }
    }

    fn below(&mut self, bound: u32) -> u32 {
        self.random.below(bound)
    }

    fn chance(&mut self, of: u32) -> bool {
        self.below(of) == 0
    }

    fn one_of(&mut self, all: &[&str]) -> String {
        let at = self.below(u32::try_from(all.len()).expect("few"));
        all[at as usize].to_owned()
    }

    /// A few expressions after each other.
    pub fn program(&mut self) -> String {
        self.is_tidy = self.below(2) == 0;
        let count = 1 + self.below(3);
        let mut text = String::new();
        for at in 0..count {
            if at > 0 {
                text.push_str(&self.one_of(&["\n", "\n\n", "; ", ";\n", "\n  ", " # comment\n"]));
            }
            text.push_str(&self.expression(DEPTH));
        }
        text
    }

    /// An expression that nests at most so deep.
    fn expression(&mut self, depth: u32) -> String {
        if depth == 0 {
            return self.one_of(&VALUES);
        }
        let kind = self.below(24);
        let text = self.kind(kind, depth - 1);
        if self.is_tidy && depth < DEPTH && matches!(kind, 3..=7 | 10 | 11 | 17..=19) {
            return format!("({text})");
        }
        text
    }

    fn kind(&mut self, kind: u32, deep: u32) -> String {
        match kind {
            0..=2 => self.one_of(&VALUES),
            3..=6 => {
                let (left, operator, right) = (self.expression(deep), self.operator(), self.expression(deep));
                let (before, after) = (self.gap(), self.gap());
                format!("{left}{before}{operator}{after}{right}")
            }
            7 if self.is_tidy => format!("{}{}", self.one_of(&UNARY[..8]), self.expression(deep)),
            7 => format!("{}{}", self.one_of(&UNARY), self.expression(deep)),
            8 | 9 => {
                let name = self.one_of(&NAMES);
                format!("{name}({})", self.arguments(deep))
            }
            10 | 11 => {
                let name = self.one_of(&NAMES);
                format!("{name} {}", self.arguments(deep))
            }
            12 => self.dotted(deep),
            13 => {
                let elements = self.arguments(deep);
                self.one_of(&["[%]", "{%}", "<<%>>", "[\n  %\n]", "{%,}", "[%,]"])
                    .replace('%', &elements)
            }
            14 => self.map(deep),
            15 => format!("({})", self.body(deep)),
            16 => format!("fn {} end", self.clauses(deep)),
            17..=19 => self.block_call(deep),
            20 => {
                let (value, key) = (self.expression(deep), self.expression(deep));
                format!("{value}[{key}]")
            }
            21 => self.text(deep),
            22 => format!(
                "&{}/{}",
                self.one_of(&["foo", "Foo.bar", "+", "//", "&&", "x.y", "not", "in", "\"a\""]),
                self.below(3)
            ),
            _ => format!("({})", self.expression(deep)),
        }
    }

    fn operator(&mut self) -> String {
        let operator = self.one_of(&BINARY);
        // Only behind a range.
        if self.is_tidy && operator == "//" {
            "..1//".to_owned()
        } else {
            operator
        }
    }

    fn gap(&mut self) -> String {
        match self.below(12) {
            0 | 1 => String::new(),
            2 => "\n".to_owned(),
            3 => "\n  ".to_owned(),
            _ => " ".to_owned(),
        }
    }

    fn arguments(&mut self, depth: u32) -> String {
        let count = self.below(4);
        let mut all: Vec<String> = (0..count).map(|_| self.expression(depth)).collect();
        if self.chance(4) {
            for _ in 0..1 + self.below(2) {
                let key = self.one_of(&[
                    "a:",
                    "do:",
                    "else:",
                    "\"b c\":",
                    "\"i#{x}\":",
                    "+:",
                    "Foo:",
                    "if:",
                    "a?:",
                ]);
                all.push(format!("{key} {}", self.expression(depth)));
            }
        }
        let comma = self.one_of(&[", ", ", ", ",", ",\n  "]);
        all.join(&comma)
    }

    fn dotted(&mut self, depth: u32) -> String {
        let left = self.expression(depth.min(1));
        let arguments = self.arguments(depth);
        let right = self.one_of(&[
            "bar",
            "bar()",
            "Bar",
            "(%)",
            "bar(%)",
            "bar %",
            "\"quoted name\"(%)",
            "{%}",
            "+(%)",
            "bar[%]",
            "bar.baz",
            "bar!",
            "and(%)",
        ]);
        format!("{left}.{}", right.replace('%', &arguments))
    }

    fn map(&mut self, depth: u32) -> String {
        let name = self.one_of(&[
            "%",
            "%",
            "%Foo",
            "%foo",
            "%__MODULE__",
            "%Foo.Bar",
            "%_",
            "%^x",
            "%:\"a\"",
        ]);
        let update = if self.chance(3) {
            format!("{} | ", self.expression(depth.min(1)))
        } else {
            String::new()
        };
        let count = self.below(3);
        let mut fields: Vec<String> = (0..count)
            .map(|_| format!("{} => {}", self.expression(depth.min(2)), self.expression(depth)))
            .collect();
        if self.chance(2) {
            fields.push(format!("a: {}", self.expression(depth)));
        }
        if self.chance(12) {
            fields.push(self.expression(1));
        }
        format!("{name}{{{update}{}}}", fields.join(", "))
    }

    fn body(&mut self, depth: u32) -> String {
        match self.below(4) {
            0 => self.clauses(depth),
            1 => String::new(),
            count => {
                let all: Vec<String> = (1..count).map(|_| self.expression(depth)).collect();
                all.join(&self.one_of(&["; ", "\n  ", "\n\n"]))
            }
        }
    }

    fn clauses(&mut self, depth: u32) -> String {
        let count = 1 + self.below(2);
        let all: Vec<String> = (0..count)
            .map(|_| {
                let arguments = self.arguments(depth.min(1));
                let arguments = if self.chance(3) {
                    format!("({arguments})")
                } else {
                    arguments
                };
                let guard = if self.chance(4) {
                    format!(" when {}", self.expression(depth.min(1)))
                } else {
                    String::new()
                };
                let body = if self.chance(8) {
                    String::new()
                } else {
                    self.expression(depth)
                };
                format!("{arguments}{guard} ->{}{body}", self.one_of(&[" ", "\n  ", ""]))
            })
            .collect();
        all.join(&self.one_of(&["; ", "\n  "]))
    }

    fn block_call(&mut self, depth: u32) -> String {
        let head = match self.below(5) {
            0 => self.one_of(&NAMES),
            1 => format!("{}({})", self.one_of(&NAMES), self.arguments(depth)),
            2 => format!("Foo.bar {}", self.arguments(depth)),
            _ => format!("{} {}", self.one_of(&NAMES), self.arguments(depth)),
        };
        let mut text = format!("{head} do{}{}", self.one_of(&["\n  ", " ", "; "]), self.body(depth));
        if self.chance(3) {
            let word = self.one_of(&["else", "rescue", "catch", "after"]);
            text.push_str(&format!("\n{word}\n  {}", self.body(depth)));
        }
        text.push_str(&self.one_of(&["\nend", " end", ";end"]));
        text
    }

    fn text(&mut self, depth: u32) -> String {
        let inner = self.expression(depth);
        let form = self.one_of(&[
            "\"a#{%}b\"",
            "'#{%}'",
            "\"#{%}#{x}\"",
            ":\"a#{%}\"",
            "\"\"\"\n  a #{%}\n    b\n  \"\"\"",
            "'''\nabc\n'''",
            "~s(a #{%})",
            "~s\"\"\"\n  #{%}\n  \"\"\"x",
            "~S[a #{x}]",
            "[\"k#{%}\": 1]",
            "~D[2020-01-01]",
            "\"é#{%}ü\"",
            "\"\"\"\n\\\n  x\n\"\"\"",
        ]);
        form.replace('%', &inner)
    }

    /// Tokens in a row, whatever they are.
    pub fn soup(&mut self) -> String {
        let count = 1 + self.below(12);
        (0..count)
            .map(|_| {
                let token = match self.below(4) {
                    0 => self.one_of(&VALUES),
                    1 => self.one_of(&BINARY),
                    2 => self.one_of(&NAMES),
                    _ => self.one_of(&SCRAPS),
                };
                token + if self.chance(3) { "" } else { " " }
            })
            .collect()
    }

    /// Characters in a row, whatever they are.
    pub fn noise(&mut self) -> String {
        const CHARS: &[char] = &[
            'a', 'Z', '0', '_', ' ', '\n', '\r', '\t', '"', '\'', '\\', '#', '{', '}', '(', ')', '[', ']', '<', '>',
            '%', '&', '@', '.', ',', ';', ':', '|', '=', '+', '-', '*', '/', '!', '^', '~', '?', '$', '`', '\0',
            '\u{7f}', 'é', 'É', '日', '😀', '\u{301}', '\u{202e}', '\u{feff}', '\u{a0}', 'µ', 'x', 'u', 's', 'e',
        ];
        let count = self.below(40);
        let char = |programs: &mut Self| CHARS[programs.below(u32::try_from(CHARS.len()).expect("few")) as usize];
        (0..count).map(|_| char(self)).collect()
    }

    /// A part of a text that is at most so long.
    pub fn slice(&mut self, text: &str, most: usize) -> String {
        let from = self.place(text);
        let to = (from + most).min(text.len());
        let to = (to..=text.len())
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(text.len());
        text[from..to].to_owned()
    }

    /// The text with one to three changes: something left out, put in, doubled, cut off.
    pub fn changed(&mut self, text: &str) -> String {
        let mut text = text.to_owned();
        for _ in 0..1 + self.below(2) {
            let (from, to) = (self.place(&text), self.place(&text));
            let (from, to) = (from.min(to), from.max(to));
            // Most of what is left out is short.
            let to = if self.chance(3) { to } else { self.near(&text, from) };
            match self.below(6) {
                0 | 1 => text.replace_range(from..to, ""),
                2 | 3 => text.insert_str(from, &self.one_of(&SCRAPS)),
                4 => {
                    let doubled = text[from..to].to_owned();
                    text.insert_str(from, &doubled);
                }
                _ => {
                    let scrap = self.one_of(&SCRAPS);
                    text.replace_range(from..to, &scrap);
                }
            }
        }
        text
    }

    /// The beginning of a text.
    pub fn beginning(&mut self, text: &str) -> String {
        text[..self.place(text)].to_owned()
    }

    fn place(&mut self, text: &str) -> usize {
        let at = self.below(u32::try_from(text.len() + 1).expect("short")) as usize;
        (at..=text.len())
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(text.len())
    }

    fn near(&mut self, text: &str, from: usize) -> usize {
        let to = (from + 1 + self.below(4) as usize).min(text.len());
        (to..=text.len())
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(text.len())
    }
}
