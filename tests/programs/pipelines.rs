//! `Enum` and `Stream` over lists, maps, ranges and sets, and comprehensions. What comes out is a list of integers.

use super::control::bracketed;
use super::writer::{Kind, Writer};

impl Writer {
    /// What is gone through, as integers.
    fn source(&mut self, depth: u32) -> String {
        match self.below(7) {
            0 => format!("Map.values({})", self.value(Kind::Map, depth)),
            1 => self.value(Kind::Set, depth),
            2 | 3 => self.value(Kind::Range, depth),
            4 => format!(
                "Stream.iterate({}, {}) |> Stream.take({})",
                self.int_literal(),
                self.value(Kind::Fun, depth),
                self.below(6)
            ),
            5 => format!(
                "Stream.unfold({}, fn n when n > 0 and n < 30 -> {{n, n - 1}}\n  _ -> nil end)",
                self.int_literal()
            ),
            _ => self.value(Kind::Ints, depth),
        }
    }

    pub fn pipeline(&mut self, depth: u32) -> String {
        let mut text = format!("({}", bracketed(&self.source(depth)));
        for _ in 0..1 + self.below(4) {
            let stage = self.stage(depth);
            text.push_str("\n|> ");
            text.push_str(&stage);
        }
        // No more than a set has room for whose order is that of its keys: of more, the BEAM's is that of a hash.
        text + "\n|> Enum.take(32))"
    }

    /// One that ends in a value of that kind.
    fn fun_to(&mut self, kind: Kind, depth: u32) -> String {
        let name = self.fresh();
        self.within(|it| {
            it.bound.push((name.clone(), Kind::Int));
            let body = it.value(kind, depth.min(2));
            format!("fn {name} -> {body} end")
        })
    }

    fn stage(&mut self, depth: u32) -> String {
        let which = self.pick(&["Enum", "Enum", "Stream"]);
        let many = self.below(4);
        match self.below(30) {
            0..=2 => format!("{which}.map({})", self.value(Kind::Fun, depth)),
            3 | 4 => format!("{which}.map({})", self.fun_to(Kind::Int, depth)),
            5 | 6 => format!("{which}.filter({})", self.fun_to(Kind::Bool, depth)),
            7 => format!("{which}.reject({})", self.fun_to(Kind::Bool, depth)),
            8 => format!("{which}.take({many})"),
            9 => format!("{which}.drop({many})"),
            10 => format!("{which}.take_while({})", self.fun_to(Kind::Bool, depth)),
            11 => format!("{which}.drop_while({})", self.fun_to(Kind::Bool, depth)),
            12 => format!("{which}.flat_map({})", self.fun_to(Kind::Ints, depth)),
            13 => format!("{which}.uniq()"),
            14 => format!("{which}.dedup()"),
            15 => format!(
                "Enum.sort_by({}, {})",
                self.fun_to(Kind::Int, depth),
                self.pick(&[":asc", ":desc"])
            ),
            16 => format!("Enum.sort({})", self.pick(&[":asc", ":desc", "&(&1 >= &2)"])),
            17 => format!(
                "{which}.chunk_every({}) |> Enum.map(&Enum.sum/1)",
                self.pick(&["1", "2", "2, 1", "3, 2, :discard"])
            ),
            18 => format!("{which}.with_index() |> Enum.map(fn {{x, i}} -> x * i end)"),
            19 => format!(
                "{which}.zip({}) |> Enum.map(fn {{a, b}} -> a - b end)",
                self.value(Kind::Ints, depth)
            ),
            20 => format!("{which}.concat({})", self.value(Kind::Range, depth)),
            21 => format!("{which}.scan(&(&1 + &2))"),
            22 => format!("{which}.take_every({many})"),
            23 => format!("{which}.intersperse({})", self.int_literal()),
            24 => format!("Enum.reverse({})", self.value(Kind::Ints, depth)),
            25 => format!(
                "Enum.group_by({}) |> Enum.flat_map(fn {{_, group}} -> group end)",
                self.fun_to(Kind::Atom, depth)
            ),
            26 => format!(
                "{which}.{}_by({})",
                self.pick(&["uniq", "dedup"]),
                self.fun_to(Kind::Int, depth)
            ),
            27 => format!(
                "Stream.transform({}, fn x, acc -> {{[x, acc], {}}} end)",
                self.int_literal(),
                self.pick(&["acc + 1", "x", "acc + x"])
            ),
            28 => format!(
                "{which}.each({}) |> List.wrap() |> Enum.map(fn _ -> {} end)",
                self.fun_to(Kind::Int, depth),
                self.int_literal()
            ),
            _ => format!("Enum.slice({})", self.value(Kind::Range, depth)),
        }
    }

    /// Something that `Enum` makes of many.
    pub fn gathered(&mut self, depth: u32) -> String {
        let source = bracketed(&self.source(depth));
        let one = match self.below(20) {
            0 => "Enum.min_max()".to_owned(),
            1 => format!("Enum.max({})", self.pick(&["", "fn -> :none end", "&<=/2"])),
            2 => format!("Enum.split_with({})", self.fun_to(Kind::Bool, depth)),
            3 => format!(
                "Enum.reduce({})",
                self.pick(&["&(&1 + &2)", "&max/2", "&[&1 | List.wrap(&2)]"])
            ),
            4 => format!("Enum.find({})", self.fun_to(Kind::Bool, depth)),
            5 => format!("Enum.find_index({})", self.fun_to(Kind::Bool, depth)),
            6 => format!(
                "Enum.{}({})",
                self.pick(&["all?", "any?", "count"]),
                self.fun_to(Kind::Bool, depth)
            ),
            7 => format!(
                "Enum.map_reduce({}, fn x, acc -> {{x * 2, acc + x}} end)",
                self.int_literal()
            ),
            8 => format!("Enum.frequencies_by({})", self.fun_to(Kind::Int, depth)),
            9 => format!(
                "Enum.{}({})",
                self.pick(&["min_by", "max_by"]),
                self.fun_to(Kind::Int, depth)
            ),
            10 => format!("Enum.into({})", self.pick(&["[]", "MapSet.new()", "%{}", "[0]"])),
            11 => format!(
                "Enum.map_join({}, {})",
                self.literal(Kind::Text),
                self.fun_to(Kind::Text, depth)
            ),
            12 => "Enum.product()".to_owned(),
            13 => format!("Enum.at({})", self.few(depth)),
            14 => format!("Enum.fetch!({})", self.few(depth)),
            15 => "Enum.unzip()".to_owned(),
            16 => format!("Enum.chunk_by({})", self.fun_to(Kind::Bool, depth)),
            17 => format!("Enum.split({})", self.few(depth)),
            18 => format!(
                "Enum.zip_with({}, fn a, b -> {{a, b}} end)",
                self.value(Kind::Ints, depth)
            ),
            _ => "Enum.sum()".to_owned(),
        };
        format!("{source} |> {one}")
    }

    pub fn comprehension(&mut self, depth: u32) -> String {
        self.within(|it| {
            let mut parts = Vec::new();
            for _ in 0..1 + it.below(2) {
                let kind = if it.once_in(2) { Kind::Ints } else { Kind::Range };
                let over = it.value(kind, depth);
                let pattern = if it.once_in(4) {
                    it.pattern(Kind::Int, 0)
                } else {
                    it.bind(Kind::Int)
                };
                parts.push(format!("{pattern} <- {over}"));
                if it.once_in(3) {
                    parts.push(it.value(Kind::Bool, depth.min(1)));
                }
            }
            let body = it.value(Kind::Int, depth);
            let uniq = it.pick(&["", "", "uniq: true, "]);
            format!("for({}, {uniq}do: {body})", parts.join(", "))
        })
    }
}
