//! Values of each kind, written out, and expressions that give one.

use super::writer::{Kind, Writer};

impl Writer {
    /// An expression that gives such a value, most of the time.
    pub fn value(&mut self, kind: Kind, depth: u32) -> String {
        let (times, other) = (self.wrong, self.any_kind());
        let kind = if self.once_in(times) { other } else { kind };
        if self.below(3) == 0
            && let Some(name) = self.variable(kind)
        {
            return name;
        }
        if depth == 0 {
            return self.literal(kind);
        }
        let depth = depth - 1;
        match self.below(24) {
            0 => self.branched(kind, depth),
            1 => self.called(kind, depth),
            2 => self.piped(kind, depth),
            3 if self.once_in(2) => self.attempted(kind, depth),
            4 if self.once_in(2) => self.folded(kind, depth),
            5 => self.fetched(kind, depth),
            _ => match kind {
                Kind::Int => self.int(depth),
                Kind::Float => self.float(depth),
                Kind::Bool => self.bool(depth),
                Kind::Atom => self.atom(depth),
                Kind::Text => self.text(depth),
                Kind::Ints => self.ints(depth),
                Kind::Texts => self.texts(depth),
                Kind::List => self.list(depth),
                Kind::Tuple => self.tuple(depth),
                Kind::Map => self.map(depth),
                Kind::Keyword => self.keyword(depth),
                Kind::Range => self.range(depth),
                Kind::Set => self.set(depth),
                Kind::Fun => self.fun(depth),
                Kind::Struct => self.structure(depth),
            },
        }
    }

    pub fn anything(&mut self, depth: u32) -> String {
        let kind = self.any_kind();
        // What a function prints as is compared only by its arity and where it is.
        let kind = if kind == Kind::Fun { Kind::Int } else { kind };
        self.value(kind, depth)
    }

    /// One that stands there as it is.
    pub fn literal(&mut self, kind: Kind) -> String {
        match kind {
            Kind::Int => self.int_literal(),
            Kind::Float => self
                .pick(&[
                    "0.0",
                    "1.0",
                    "-1.5",
                    "2.5",
                    "3.14159",
                    "1.0e10",
                    "1.0e-7",
                    "123456789.125",
                    "-0.5",
                    "1.0e22",
                    "0.1",
                    "100.0",
                ])
                .to_owned(),
            Kind::Bool => self.pick(&["true", "false"]).to_owned(),
            Kind::Atom => self
                .pick(&[
                    ":ok",
                    ":error",
                    ":a",
                    ":b",
                    ":c",
                    "nil",
                    ":\"odd one\"",
                    "String",
                    ":+",
                    "true",
                ])
                .to_owned(),
            Kind::Text => self
                .pick(&[
                    "\"\"",
                    "\"a\"",
                    "\"hello\"",
                    "\"héllo wörld\"",
                    "\"a,b,c\"",
                    "\"  padded \"",
                    "\"42\"",
                    "\"Abc dEf\"",
                    "\"日本語\"",
                    "\"line\\nline\"",
                    "\"x=1;y=2\"",
                    "\"👍🏽 ok\"",
                    "\"aaa\"",
                    "\"3.5\"",
                    "\"\\0\"",
                ])
                .to_owned(),
            Kind::Ints => {
                let count = self.below(6);
                format!("[{}]", self.several(count, Self::int_literal))
            }
            Kind::Texts => self
                .pick(&[
                    "[]",
                    "~w(a b c)",
                    "[\"x\"]",
                    "~w(one two three two)",
                    "[\"é\", \"\", \"z\"]",
                ])
                .to_owned(),
            Kind::List => self
                .pick(&[
                    "[]",
                    "[1, :a, \"b\"]",
                    "[nil]",
                    "[{:a, 1}, {:b, 2}]",
                    "[[1], [2, 3], []]",
                    "[1.0, 2, :x]",
                    "'abc'",
                ])
                .to_owned(),
            Kind::Tuple => self
                .pick(&[
                    "{}",
                    "{:ok, 1}",
                    "{:error, :nope}",
                    "{1, 2, 3}",
                    "{\"a\", :b}",
                    "{:ok, {:ok, []}}",
                    "{nil}",
                ])
                .to_owned(),
            Kind::Map => self
                .pick(&[
                    "%{}",
                    "%{a: 1}",
                    "%{a: 1, b: 2}",
                    "%{\"k\" => :v}",
                    "%{1 => 2, 1.0 => 3}",
                    "%{a: %{b: %{c: 1}}}",
                    "%{nil => nil}",
                    "%{{1, 2} => [3]}",
                ])
                .to_owned(),
            Kind::Keyword => self
                .pick(&["[]", "[a: 1]", "[a: 1, b: 2]", "[b: 2, a: 1, b: 3]", "[c: nil]"])
                .to_owned(),
            Kind::Range => self
                .pick(&[
                    "1..5",
                    "0..0",
                    "5..1",
                    "1..10//3",
                    "10..1//-4",
                    "-3..3",
                    "1..0//1",
                    "?a..?e",
                ])
                .to_owned(),
            Kind::Set => self
                .pick(&[
                    "MapSet.new()",
                    "MapSet.new([1, 2, 3])",
                    "MapSet.new([:a, \"b\"])",
                    "MapSet.new(1..4)",
                ])
                .to_owned(),
            Kind::Fun => self
                .pick(&[
                    "fn x -> x + 1 end",
                    "&(&1 * 2)",
                    "&abs/1",
                    "fn 0 -> 1\n   n -> n - 1 end",
                    "&rem(&1, 3)",
                    "&Integer.digits/1",
                ])
                .to_owned(),
            Kind::Struct => match self.structs.first() {
                Some(module) => format!("%{module}{{}}"),
                None => "~D[2024-02-29]".to_owned(),
            },
        }
    }

    pub fn int_literal(&mut self) -> String {
        match self.below(12) {
            0 => self
                .pick(&[
                    "9223372036854775807",
                    "-9223372036854775808",
                    "123456789012345678901234567890",
                    "-98765432109876543210",
                    "1152921504606846976",
                    "4294967296",
                    "0xFFFF",
                    "?a",
                ])
                .to_owned(),
            1 | 2 => self.pick(&["100", "255", "1_000", "-17", "64", "97", "-1"]).to_owned(),
            _ => (i64::from(self.below(12)) - 1).to_string(),
        }
    }

    /// One that is small whatever the others are: how often something is done.
    pub fn few(&mut self, depth: u32) -> String {
        match self.below(5) {
            0 if depth > 0 => format!("rem({}, 5)", self.value(Kind::Int, depth - 1)),
            1 if depth > 0 => format!("length({})", self.value(Kind::Ints, depth - 1)),
            2 => (i64::from(self.below(4)) - 2).to_string(),
            _ => self.below(6).to_string(),
        }
    }

    fn int(&mut self, depth: u32) -> String {
        let mut one = |kind| self.value(kind, depth);
        let (a, b) = (one(Kind::Int), one(Kind::Int));
        match self.below(30) {
            0..=2 => format!("{a} + {b}"),
            3 | 4 => format!("({a} - {b})"),
            5 | 6 => format!("({a}) * ({b})"),
            7 => format!("div({a}, {b})"),
            8 => format!("rem({a}, {b})"),
            9 => format!("Integer.mod({a}, {b})"),
            10 => format!("Integer.floor_div({a}, {b})"),
            11 => format!("Bitwise.band({a}, {b})"),
            12 => format!("Bitwise.bxor({a}, {b})"),
            13 => format!("Bitwise.bor({a}, {b})"),
            14 => format!("Bitwise.bsl({a}, {})", self.below(70)),
            15 => format!("Bitwise.bsr({a}, {})", self.below(70)),
            16 => format!("Integer.gcd({a}, {b})"),
            17 => format!("abs({a})"),
            18 => format!("max({a}, {b})"),
            19 => format!("min({a}, {b})"),
            20 => format!("length({})", self.value(Kind::List, depth)),
            21 => format!("String.length({})", self.value(Kind::Text, depth)),
            22 => format!("Enum.sum({})", self.value(Kind::Ints, depth)),
            23 => format!("Enum.count({})", self.value(Kind::Map, depth)),
            24 => format!("round({})", self.value(Kind::Float, depth)),
            25 => format!("trunc({})", self.value(Kind::Float, depth)),
            26 => format!("({}).({a})", self.value(Kind::Fun, depth)),
            27 => format!(
                "Integer.pow({}, {})",
                self.value(Kind::Int, depth.min(1)),
                self.below(6)
            ),
            28 => format!("-({a})"),
            _ => format!("byte_size({})", self.value(Kind::Text, depth)),
        }
    }

    fn float(&mut self, depth: u32) -> String {
        let a = self.value(Kind::Float, depth);
        match self.below(10) {
            0 => format!("{a} + {}", self.value(Kind::Int, depth)),
            1 => format!("({a} - {})", self.value(Kind::Float, depth)),
            2 => format!("{a} * {}", self.value(Kind::Float, depth)),
            3 => format!("{a} / {}", self.value(Kind::Float, depth)),
            4 => format!("{} / {}", self.value(Kind::Int, depth), self.value(Kind::Int, depth)),
            5 => format!("Float.round({a}, {})", self.below(5)),
            6 => format!(":math.sqrt({a})"),
            7 => format!("abs({a})"),
            8 => format!("Enum.sum([{a}, {}])", self.value(Kind::Int, depth)),
            _ => format!("Float.{}({a})", self.pick(&["ceil", "floor", "round"])),
        }
    }

    pub fn bool(&mut self, depth: u32) -> String {
        match self.below(16) {
            0..=2 => {
                let operator = self.pick(&["==", "!=", "===", "!==", "<", ">", "<=", ">="]);
                let kind = self.any_kind();
                let kind = if kind == Kind::Fun { Kind::Float } else { kind };
                format!("({} {operator} {})", self.value(kind, depth), self.anything(depth))
            }
            3 | 4 => {
                let operator = self.pick(&["<", ">", "==", "<=", ">="]);
                format!(
                    "({} {operator} {})",
                    self.value(Kind::Int, depth),
                    self.value(Kind::Int, depth)
                )
            }
            5 => format!(
                "({} and {})",
                self.value(Kind::Bool, depth),
                self.value(Kind::Bool, depth)
            ),
            6 => format!(
                "({} or {})",
                self.value(Kind::Bool, depth),
                self.value(Kind::Bool, depth)
            ),
            7 => format!("not {}", self.value(Kind::Bool, depth)),
            8 => format!("!({})", self.anything(depth)),
            9 => {
                let check = self.pick(&[
                    "is_integer",
                    "is_float",
                    "is_atom",
                    "is_binary",
                    "is_list",
                    "is_map",
                    "is_tuple",
                    "is_number",
                    "is_nil",
                    "is_boolean",
                    "is_function",
                    "is_struct",
                    "is_bitstring",
                    "is_exception",
                ]);
                format!("{check}({})", self.anything(depth))
            }
            10 => format!(
                "({} in {})",
                self.value(Kind::Int, depth),
                self.value(Kind::Ints, depth)
            ),
            11 => format!(
                "({} not in {})",
                self.value(Kind::Int, depth),
                self.value(Kind::Range, depth)
            ),
            12 => format!(
                "Enum.member?({}, {})",
                self.value(Kind::Set, depth),
                self.anything(depth)
            ),
            13 => format!(
                "Map.has_key?({}, {})",
                self.value(Kind::Map, depth),
                self.value(Kind::Atom, depth)
            ),
            14 => {
                let what = self.pick(&["starts_with?", "ends_with?", "contains?"]);
                format!(
                    "String.{what}({}, {})",
                    self.value(Kind::Text, depth),
                    self.value(Kind::Text, depth)
                )
            }
            _ => format!(
                "match?({}, {})",
                self.pick(&["{:ok, _}", "[_ | _]", "%{a: _}", "<<_, _::binary>>"]),
                self.anything(depth)
            ),
        }
    }

    fn atom(&mut self, depth: u32) -> String {
        match self.below(6) {
            0 => format!("elem({}, 0)", self.value(Kind::Tuple, depth)),
            1 => format!("String.to_atom({})", self.value(Kind::Text, depth)),
            2 => format!("({}) && {}", self.anything(depth), self.value(Kind::Atom, depth)),
            3 => format!("({}) || {}", self.anything(depth), self.value(Kind::Atom, depth)),
            _ => self.literal(Kind::Atom),
        }
    }

    fn tuple(&mut self, depth: u32) -> String {
        match self.below(8) {
            0 => format!(
                "put_elem({}, {}, {})",
                self.value(Kind::Tuple, depth),
                self.few(depth),
                self.anything(depth)
            ),
            1 => format!("List.to_tuple({})", self.value(Kind::List, depth)),
            2 => format!(
                "Tuple.append({}, {})",
                self.value(Kind::Tuple, depth),
                self.anything(depth)
            ),
            3 => format!("Enum.split({}, {})", self.value(Kind::Ints, depth), self.few(depth)),
            4 => format!("Integer.parse({})", self.value(Kind::Text, depth)),
            _ => {
                let count = self.below(4);
                format!("{{{}}}", self.several(count, |it| it.anything(depth)))
            }
        }
    }

    fn range(&mut self, depth: u32) -> String {
        match self.below(4) {
            0 => format!(
                "{}..{}//{}",
                self.few(depth),
                self.few(depth),
                self.pick(&["1", "2", "-1", "3"])
            ),
            1 => format!("{}..{}", self.few(depth), self.few(depth)),
            2 => format!("Range.new({}, {})", self.few(depth), self.few(depth)),
            _ => self.literal(Kind::Range),
        }
    }

    fn set(&mut self, depth: u32) -> String {
        match self.below(6) {
            0 => format!("MapSet.put({}, {})", self.value(Kind::Set, depth), self.anything(depth)),
            1 => {
                let what = self.pick(&["union", "intersection", "difference"]);
                format!(
                    "MapSet.{what}({}, {})",
                    self.value(Kind::Set, depth),
                    self.value(Kind::Set, depth)
                )
            }
            2 => format!(
                "MapSet.delete({}, {})",
                self.value(Kind::Set, depth),
                self.value(Kind::Int, depth)
            ),
            _ => format!("MapSet.new({})", self.value(Kind::Ints, depth)),
        }
    }

    fn structure(&mut self, depth: u32) -> String {
        let Some(module) = self.structs.first().copied() else {
            return format!("Date.add(~D[2024-02-29], {})", self.few(depth));
        };
        match self.below(5) {
            0 => format!("%{module}{{b: {}}}", self.anything(depth)),
            1 => format!("%{{{} | a: {}}}", self.value(Kind::Struct, depth), self.anything(depth)),
            2 => format!("struct({module}, {})", self.value(Kind::Keyword, depth)),
            3 => format!(
                "Map.put({}, :b, {})",
                self.value(Kind::Struct, depth),
                self.anything(depth)
            ),
            _ => format!("%{module}{{a: {}, b: {}}}", self.anything(depth), self.anything(depth)),
        }
    }
}
