//! Texts, lists, maps and keyword lists.

use super::writer::{Kind, Writer};

impl Writer {
    pub fn text(&mut self, depth: u32) -> String {
        let a = self.value(Kind::Text, depth);
        match self.below(24) {
            0 | 1 => format!("({a}) <> Function.identity({})", self.value(Kind::Text, depth)),
            2 | 3 => format!("\"<#{{{}}}>\"", self.value(Kind::Text, depth)),
            4 => format!(
                "\"#{{{}}} and #{{inspect({})}}\"",
                self.value(Kind::Int, depth),
                self.anything(depth)
            ),
            5 => format!("String.upcase({a})"),
            6 => format!("String.reverse({a})"),
            7 => format!(
                "String.replace({a}, {}, {})",
                self.value(Kind::Text, depth),
                self.value(Kind::Text, depth)
            ),
            8 => format!("String.slice({a}, {}, {})", self.few(depth), self.below(6)),
            9 => format!("String.slice({a}, {})", self.value(Kind::Range, depth)),
            10 => format!("String.duplicate({a}, {})", self.below(4)),
            11 => {
                let what = self.pick(&["pad_leading", "pad_trailing"]);
                format!("String.{what}({a}, {}, \"-\")", self.below(12))
            }
            12 => format!(
                "Enum.join({}, {})",
                self.value(Kind::Ints, depth),
                self.value(Kind::Text, depth)
            ),
            13 => format!(
                "Integer.to_string({}, {})",
                self.value(Kind::Int, depth),
                self.pick(&["2", "10", "16", "36"])
            ),
            14 => format!("inspect({})", self.anything(depth)),
            15 => format!("to_string({})", self.value(Kind::Int, depth)),
            16 => format!(
                "String.{}({a})",
                self.pick(&["trim", "capitalize", "downcase", "trim_leading", "trim_trailing"])
            ),
            17 => format!("<<{}, {}::binary>>", self.segment(depth), unlisted(a)),
            18 => format!(
                "<<{}::{}>>",
                self.segment(depth),
                self.pick(&["16", "32-little", "8-signed", "float", "utf8", "size(24)"])
            ),
            19 => format!("binary_part({a}, {}, {})", self.below(3), self.below(3)),
            20 => format!("String.first({a})"),
            21 => format!("for(<<c <- {a}>>, c != ?a, into: \"\", do: <<c + {}>>)", self.below(2)),
            22 => format!("Float.to_string({})", self.value(Kind::Float, depth)),
            _ => format!("String.at({a}, {})", self.few(depth)),
        }
    }

    /// The rest of a list. Elixir has names of its own for those of its functions that find no end of one, which are not all
    /// known here; so most of the time it is a list in any case.
    fn rest(&mut self, kind: Kind, depth: u32) -> String {
        let rest = self.value(kind, depth);
        if rest.starts_with('[') {
            rest
        } else {
            format!("List.wrap({rest})")
        }
    }

    /// An integer in a binary, most of the time.
    fn segment(&mut self, depth: u32) -> String {
        unlisted(self.value(Kind::Int, depth))
    }

    pub fn texts(&mut self, depth: u32) -> String {
        match self.below(7) {
            0 => format!(
                "String.split({}, {})",
                self.value(Kind::Text, depth),
                self.pick(&["\",\"", "\" \"", "\"\"", "[\"a\", \"=\"]"])
            ),
            1 => format!("String.split({})", self.value(Kind::Text, depth)),
            2 => format!("String.graphemes({})", self.value(Kind::Text, depth)),
            3 => format!("Enum.map({}, &to_string/1)", self.value(Kind::List, depth)),
            4 => format!("Enum.map({}, &inspect/1)", self.value(Kind::List, depth)),
            5 => format!(
                "[{} | {}]",
                self.value(Kind::Text, depth),
                self.rest(Kind::Texts, depth)
            ),
            _ => format!("Enum.sort({})", self.value(Kind::Texts, depth)),
        }
    }

    pub fn ints(&mut self, depth: u32) -> String {
        match self.below(14) {
            0 => format!("[{} | {}]", self.value(Kind::Int, depth), self.rest(Kind::Ints, depth)),
            1 => format!(
                "({}) ++ ({})",
                self.value(Kind::Ints, depth),
                self.rest(Kind::Ints, depth)
            ),
            2 => format!(
                "(({}) -- ({}))",
                self.value(Kind::Ints, depth),
                self.value(Kind::Ints, depth)
            ),
            3 => format!("Enum.to_list({})", self.value(Kind::Range, depth)),
            4 => format!("List.duplicate({}, {})", self.value(Kind::Int, depth), self.below(5)),
            5 => format!("Integer.digits({})", self.value(Kind::Int, depth)),
            6 => format!("String.to_charlist({})", self.value(Kind::Text, depth)),
            7 => format!("tl({})", self.value(Kind::Ints, depth)),
            8 => self.comprehension(depth),
            9..=11 => self.pipeline(depth),
            _ => {
                let count = self.below(5);
                format!("[{}]", self.several(count, |it| it.value(Kind::Int, depth)))
            }
        }
    }

    pub fn list(&mut self, depth: u32) -> String {
        match self.below(14) {
            0 => format!("Map.keys({})", self.value(Kind::Map, depth)),
            1 => format!("Map.values({})", self.value(Kind::Map, depth)),
            2 => format!("Map.to_list({})", self.value(Kind::Map, depth)),
            3 => format!("Tuple.to_list({})", self.value(Kind::Tuple, depth)),
            4 => format!("List.flatten({})", self.value(Kind::List, depth)),
            5 => format!(
                "Enum.zip({}, {})",
                self.value(Kind::Ints, depth),
                self.value(Kind::Texts, depth)
            ),
            6 => format!("Enum.with_index({})", self.value(Kind::Texts, depth)),
            7 => format!(
                "Enum.chunk_every({}, {})",
                self.value(Kind::Ints, depth),
                self.pick(&["1", "2", "3"])
            ),
            8 => format!("List.wrap({})", self.anything(depth)),
            9 => format!("Enum.sort({})", self.value(Kind::List, depth)),
            10 => format!("Enum.uniq({})", self.value(Kind::List, depth)),
            11 => format!(
                "List.insert_at({}, {}, {})",
                self.value(Kind::List, depth),
                self.few(depth),
                self.anything(depth)
            ),
            12 => {
                let name = self.fresh();
                let over = self.value(Kind::List, depth);
                let made = self.within(|it| {
                    it.bound.push((name.clone(), Kind::Int));
                    it.anything(depth)
                });
                format!("for({name} <- {over}, do: {{{name}, {made}}})")
            }
            _ => {
                let count = self.below(5);
                format!("[{}]", self.several(count, |it| it.anything(depth)))
            }
        }
    }

    pub fn map(&mut self, depth: u32) -> String {
        let key = self.literal(Kind::Atom);
        match self.below(16) {
            0 => format!(
                "Map.put({}, {}, {})",
                self.value(Kind::Map, depth),
                self.anything(0),
                self.anything(depth)
            ),
            1 => format!("%{{{} | a: {}}}", self.value(Kind::Map, depth), self.anything(depth)),
            2 => format!(
                "Map.merge({}, {})",
                self.value(Kind::Map, depth),
                self.value(Kind::Map, depth)
            ),
            3 => format!("Map.delete({}, {key})", self.value(Kind::Map, depth)),
            4 => {
                let fun = self.value(Kind::Fun, depth);
                format!(
                    "Map.update({}, :a, {}, {fun})",
                    self.value(Kind::Map, depth),
                    self.value(Kind::Int, depth)
                )
            }
            5 => format!(
                "Map.update!({}, :a, {})",
                self.value(Kind::Map, depth),
                self.value(Kind::Fun, depth)
            ),
            6 => format!(
                "Map.new({}, fn x -> {{x, {}}} end)",
                self.value(Kind::Ints, depth),
                self.anything(depth)
            ),
            7 => format!("Enum.into({}, %{{}})", self.value(Kind::Keyword, depth)),
            8 => format!("Map.take({}, [:a, {key}])", self.value(Kind::Map, depth)),
            9 => format!(
                "put_in({}[:a], {})",
                self.value_of_name(Kind::Map),
                self.anything(depth)
            ),
            10 => format!("Enum.group_by({}, &rem(&1, 2))", self.value(Kind::Ints, depth)),
            11 => format!("Enum.frequencies({})", self.value(Kind::Texts, depth)),
            12 => format!(
                "for({{k, v}} <- {}, into: %{{}}, do: {{k, {{v, {}}}}})",
                self.value(Kind::Keyword, depth),
                self.anything(0)
            ),
            13 => format!(
                "update_in({}, [:a], fn x -> {{x, {}}} end)",
                self.value(Kind::Map, depth),
                self.value(Kind::Int, depth)
            ),
            14 => format!(
                "Map.drop({}, {})",
                self.value(Kind::Map, depth),
                self.value(Kind::List, depth)
            ),
            _ => {
                let count = self.below(4);
                let pairs = self.several(count, |it| {
                    let key = it.pick(&["a:", "b:", "c:", "ok:"]).to_owned();
                    format!("{key} {}", it.anything(depth))
                });
                format!("%{{{pairs}}}")
            }
        }
    }

    /// A variable, where such a one is bound: what may stand before brackets in any case.
    fn value_of_name(&mut self, kind: Kind) -> String {
        match self.variable(kind) {
            Some(name) => name,
            None => format!("({})", self.literal(kind)),
        }
    }

    pub fn keyword(&mut self, depth: u32) -> String {
        let key = self.pick(&[":a", ":b", ":c"]);
        match self.below(9) {
            0 => format!(
                "Keyword.put({}, {key}, {})",
                self.value(Kind::Keyword, depth),
                self.anything(depth)
            ),
            1 => format!("Keyword.delete({}, {key})", self.value(Kind::Keyword, depth)),
            2 => format!(
                "Keyword.merge({}, {})",
                self.value(Kind::Keyword, depth),
                self.value(Kind::Keyword, depth)
            ),
            3 => format!(
                "Keyword.update({}, {key}, 0, {})",
                self.value(Kind::Keyword, depth),
                self.value(Kind::Fun, depth)
            ),
            4 => format!("Keyword.take({}, [{key}, :b])", self.value(Kind::Keyword, depth)),
            5 => format!(
                "Keyword.put_new({}, {key}, {})",
                self.value(Kind::Keyword, depth),
                self.anything(depth)
            ),
            6 => format!("Enum.sort({})", self.value(Kind::Keyword, depth)),
            _ => {
                let count = self.below(4);
                let pairs = self.several(count, |it| {
                    let key = it.pick(&["a:", "b:", "c:"]).to_owned();
                    format!("{key} {}", it.anything(depth))
                });
                format!("[{pairs}]")
            }
        }
    }

    /// Something that is taken out of something else.
    pub fn fetched(&mut self, kind: Kind, depth: u32) -> String {
        let fallback = self.value(kind, depth);
        let key = self.pick(&[":a", ":b", ":c"]);
        match self.below(9) {
            0 => format!("Map.get({}, {key}, {fallback})", self.value(Kind::Map, depth)),
            1 => format!("Keyword.get({}, {key}, {fallback})", self.value(Kind::Keyword, depth)),
            2 => format!("Enum.at([{fallback}], {}, {fallback})", self.few(depth)),
            3 => format!("elem({{{fallback}, {}}}, 0)", self.anything(depth)),
            4 => format!("hd([{fallback} | {}])", self.value(Kind::List, depth)),
            5 => format!("%{{a: {fallback}}}.a"),
            6 => format!("({}[{key}] || {fallback})", self.value_of_name(Kind::Map)),
            7 => format!("List.last([{fallback}])"),
            _ => format!("Map.fetch!({}, {key})", self.value(Kind::Map, depth)),
        }
    }
}

/// What is not written as a list: of a list in a binary Elixir says how it is when it has been expanded, which is a limit here.
fn unlisted(value: String) -> String {
    if value.starts_with(['[', '\'', '~']) {
        format!("Function.identity({value})")
    } else {
        value
    }
}
