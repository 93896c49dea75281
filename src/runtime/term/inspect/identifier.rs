//! Which atoms print without quotes: Elixir 1.14's `Macro.classify_atom/1` and `String.Tokenizer`, with Unicode 14.
//!
//! The file is long because half of it is the tables of Unicode. It lacks the order of combining accents: a letter with
//! two of them in the wrong order, which Elixir would quote, is an identifier here.

/// Operators and other tokens that are atoms as they stand.
const TOKENS: [&str; 48] = [
    "!", "@", "%", "^", "&", "*", "-", "+", "=", "|", "<", ">", ".", "/", "!=", "&&", "**", "--", "->", "++", "==",
    "=~", "||", "|>", "<-", "<=", "<>", "<~", ">=", "~>", "..", "{}", "\\\\", "!==", "%{}", "&&&", "---", "+++", "===",
    "|||", "<<<", "<<~", "<~>", ">>>", "~>>", "...", "..//", "<<>>",
];

/// A set of scripts, one bit each; the lowest is Latin.
type Scripts = u64;

const LATIN: Scripts = 1;

/// What every script uses, such as the underscore.
const EVERY: Scripts = (1 << 44) - 1;

/// Mixtures that Elixir allows: Latin with Japanese, with Han and Bopomofo, with Korean.
const MIXTURES: [Scripts; 3] = [LATIN | 1 << 20, LATIN | 1 << 16, LATIN | 1 << 26];

/// Whether the name is a module as Elixir writes them: `Elixir.` and ASCII words that start with a capital.
pub(super) fn is_alias(name: &str) -> bool {
    let Some(words) = name.strip_prefix("Elixir") else {
        return false;
    };
    let is_word = |word: &str| {
        word.starts_with(|first: char| first.is_ascii_uppercase())
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    words.is_empty()
        || words
            .strip_prefix('.')
            .is_some_and(|words| words.split('.').all(is_word))
}

/// Whether the atom of that name needs quotes after its colon, or as a key before it.
pub(super) fn needs_quotes(name: &str) -> bool {
    // `Elixir` itself is an alias, and an alias as a key is quoted.
    is_alias(name) || !(TOKENS.contains(&name) || is_identifier(name))
}

/// Whether a function of that name needs quotes behind its module.
pub(super) fn needs_quotes_in_call(name: &str) -> bool {
    const QUOTED: [&str; 9] = ["%", ".", "->", "..", "{}", "%{}", "...", "..//", "<<>>"];
    const PLAIN: [&str; 4] = ["::", "^^^", "~~~", "<|>"];
    if TOKENS.contains(&name) || PLAIN.contains(&name) {
        return QUOTED.contains(&name);
    }
    let is_callable = |first| is_callable(name, first);
    needs_quotes(name) || !name.chars().next().is_some_and(is_callable)
}

fn is_identifier(name: &str) -> bool {
    let word = name.strip_suffix(['!', '?']).unwrap_or(name);
    let Some(first) = word.chars().next() else {
        return false;
    };
    if start_scripts(first).is_none() {
        return false;
    }
    let Some(scripts) = word.chars().map(scripts_of).collect::<Option<Vec<_>>>() else {
        return false;
    };
    name.is_ascii() || (is_one_writing(&scripts) && (is_composed(word) || !is_callable(word, first)))
}

/// Only the name of a variable or a function has to be composed.
fn is_callable(word: &str, first: char) -> bool {
    !(first.is_uppercase() || is_titlecase(first) || word.contains('@'))
}

fn is_titlecase(char: char) -> bool {
    matches!(char, 'ǅ' | 'ǈ' | 'ǋ' | 'ǲ')
}

fn is_composed(word: &str) -> bool {
    let mut before = None;
    for char in word.chars() {
        let bases = COMPOSED
            .iter()
            .find(|(accent, _)| *accent == char)
            .map_or("", |(_, bases)| *bases);
        if char == 'µ' || TAKEN_APART.contains(char) || before.is_some_and(|before| bases.contains::<char>(before)) {
            return false;
        }
        before = Some(char);
    }
    true
}

fn is_one_writing(scripts: &[Scripts]) -> bool {
    scripts.iter().fold(EVERY, |common, scripts| common & scripts) != 0
        || MIXTURES
            .iter()
            .any(|mixture| scripts.iter().all(|scripts| scripts & mixture != 0))
}

/// The scripts of a character that a name may have after its first; `None` when it may not.
fn scripts_of(char: char) -> Option<Scripts> {
    match char {
        '0'..='9' | '@' => Some(EVERY),
        _ => start_scripts(char).or_else(|| find(&CONTINUES, char)),
    }
}

/// The scripts of a character that a name may start with; `None` when it may not.
fn start_scripts(char: char) -> Option<Scripts> {
    match char {
        'A'..='Z' | 'a'..='z' => Some(LATIN),
        '_' => Some(EVERY),
        // The micro sign is read as the Greek letter.
        'µ' => start_scripts('μ'),
        _ => find(&STARTS, char),
    }
}

fn find(ranges: &[Range], char: char) -> Option<Scripts> {
    let code = u32::from(char);
    let at = ranges.partition_point(|(_, last, _)| *last < code);
    let (first, _, set) = ranges.get(at)?;
    (*first <= code).then(|| SETS[usize::from(*set)])
}

/// The first and the last character, and the place of their scripts in [`SETS`].
type Range = (u32, u32, u8);

// The tables below are what `String.Tokenizer` of Elixir 1.14 answers for every character that is not ASCII.

#[rustfmt::skip]
const SETS: [Scripts; 40] = [
    0x1, 0x2, 0x4, 0x8, 0x40, 0x80, 0x200,
    0x400, 0x1000, 0x2000, 0x4000, 0x10010, 0x40000, 0x180000,
    0x400000, 0x900000, 0x980000, 0x1000000, 0x2002000, 0x4020000, 0x4118000,
    0x8000000, 0x10200180, 0x20000000, 0x40004000, 0x80000000, 0x100400000, 0x200000000,
    0x400000000, 0x800000028, 0x1000000002, 0x2080000020, 0x4000000000, 0x4000000800, 0x8000000000,
    0x10000000000, 0x20000000000, 0x40000000000, 0x90000000002, 0xfffffffffff,
];

#[rustfmt::skip]
const STARTS: [Range; 308] = [
    (0xc0, 0xd6, 0), (0xd8, 0xf6, 0), (0xf8, 0x131, 0), (0x134, 0x13e, 0), (0x141, 0x148, 0),
    (0x14a, 0x17e, 0), (0x18f, 0x18f, 0), (0x1a0, 0x1a1, 0), (0x1af, 0x1b0, 0), (0x1cd, 0x1dc, 0),
    (0x1de, 0x1e3, 0), (0x1e6, 0x1f0, 0), (0x1f4, 0x1f5, 0), (0x1f8, 0x21b, 0), (0x21e, 0x21f, 0),
    (0x226, 0x233, 0), (0x259, 0x259, 0), (0x2bb, 0x2bc, 39), (0x2ec, 0x2ec, 39), (0x37b, 0x37d, 8),
    (0x386, 0x386, 8), (0x388, 0x38a, 8), (0x38c, 0x38c, 8), (0x38e, 0x3a1, 8), (0x3a3, 0x3bb, 8),
    (0x3bc, 0x3bc, 39), (0x3bd, 0x3ce, 8), (0x3fc, 0x3ff, 8), (0x400, 0x45f, 4), (0x48a, 0x4ff, 4),
    (0x510, 0x529, 4), (0x52e, 0x52f, 4), (0x531, 0x556, 2), (0x559, 0x559, 2), (0x561, 0x586, 2),
    (0x5d0, 0x5ea, 12), (0x5ef, 0x5f2, 12), (0x620, 0x63f, 1), (0x641, 0x64a, 1), (0x671, 0x672, 1),
    (0x674, 0x674, 1), (0x679, 0x68d, 1), (0x68f, 0x6a0, 1), (0x6a2, 0x6d3, 1), (0x6d5, 0x6d5, 1),
    (0x6e5, 0x6e6, 1), (0x6ee, 0x6ef, 1), (0x6fa, 0x6fc, 1), (0x6ff, 0x6ff, 1), (0x750, 0x77f, 1),
    (0x780, 0x7a5, 35), (0x7b1, 0x7b1, 35), (0x870, 0x887, 1), (0x889, 0x88e, 1), (0x8a0, 0x8ac, 1),
    (0x8b2, 0x8b2, 1), (0x8b5, 0x8c9, 1), (0x904, 0x939, 5), (0x93d, 0x93d, 5), (0x950, 0x950, 5),
    (0x960, 0x961, 5), (0x971, 0x977, 5), (0x979, 0x97f, 5), (0x985, 0x98c, 3), (0x98f, 0x990, 3),
    (0x993, 0x9a8, 3), (0x9aa, 0x9b0, 3), (0x9b2, 0x9b2, 3), (0x9b6, 0x9b9, 3), (0x9bd, 0x9bd, 3),
    (0x9ce, 0x9ce, 3), (0x9e0, 0x9e1, 3), (0x9f0, 0x9f1, 3), (0xa05, 0xa0a, 10), (0xa0f, 0xa10, 10),
    (0xa13, 0xa28, 10), (0xa2a, 0xa30, 10), (0xa32, 0xa32, 10), (0xa35, 0xa35, 10),
    (0xa38, 0xa39, 10), (0xa5c, 0xa5c, 10), (0xa72, 0xa74, 10), (0xa85, 0xa8d, 9),
    (0xa8f, 0xa91, 9), (0xa93, 0xaa8, 9), (0xaaa, 0xab0, 9), (0xab2, 0xab3, 9), (0xab5, 0xab9, 9),
    (0xabd, 0xabd, 9), (0xad0, 0xad0, 9), (0xae0, 0xae1, 9), (0xb05, 0xb0c, 27), (0xb0f, 0xb10, 27),
    (0xb13, 0xb28, 27), (0xb2a, 0xb30, 27), (0xb32, 0xb33, 27), (0xb35, 0xb39, 27),
    (0xb3d, 0xb3d, 27), (0xb5f, 0xb61, 27), (0xb71, 0xb71, 27), (0xb83, 0xb83, 32),
    (0xb85, 0xb8a, 32), (0xb8e, 0xb90, 32), (0xb92, 0xb95, 32), (0xb99, 0xb9a, 32),
    (0xb9c, 0xb9c, 32), (0xb9e, 0xb9f, 32), (0xba3, 0xba4, 32), (0xba8, 0xbaa, 32),
    (0xbae, 0xbb9, 32), (0xbd0, 0xbd0, 32), (0xc05, 0xc0c, 34), (0xc0e, 0xc10, 34),
    (0xc12, 0xc28, 34), (0xc2a, 0xc33, 34), (0xc35, 0xc39, 34), (0xc3d, 0xc3d, 34),
    (0xc5d, 0xc5d, 34), (0xc60, 0xc61, 34), (0xc80, 0xc80, 14), (0xc85, 0xc8c, 14),
    (0xc8e, 0xc90, 14), (0xc92, 0xca8, 14), (0xcaa, 0xcb3, 14), (0xcb5, 0xcb9, 14),
    (0xcbd, 0xcbd, 14), (0xcdd, 0xcdd, 14), (0xce0, 0xce1, 14), (0xcf1, 0xcf2, 14),
    (0xd05, 0xd0c, 23), (0xd0e, 0xd10, 23), (0xd12, 0xd3a, 23), (0xd3d, 0xd3d, 23),
    (0xd4e, 0xd4e, 23), (0xd54, 0xd56, 23), (0xd60, 0xd61, 23), (0xd7a, 0xd7f, 23),
    (0xd85, 0xd8e, 28), (0xd91, 0xd96, 28), (0xd9a, 0xda5, 28), (0xda7, 0xdb1, 28),
    (0xdb3, 0xdbb, 28), (0xdbd, 0xdbd, 28), (0xdc0, 0xdc6, 28), (0xe01, 0xe30, 36),
    (0xe32, 0xe32, 36), (0xe40, 0xe46, 36), (0xe81, 0xe82, 21), (0xe84, 0xe84, 21),
    (0xe86, 0xe8a, 21), (0xe8c, 0xea3, 21), (0xea5, 0xea5, 21), (0xea7, 0xeb0, 21),
    (0xeb2, 0xeb2, 21), (0xebd, 0xebd, 21), (0xec0, 0xec4, 21), (0xec6, 0xec6, 21),
    (0xede, 0xedf, 21), (0xf00, 0xf00, 37), (0xf40, 0xf42, 37), (0xf44, 0xf47, 37),
    (0xf49, 0xf4c, 37), (0xf4e, 0xf51, 37), (0xf53, 0xf56, 37), (0xf58, 0xf5b, 37),
    (0xf5d, 0xf68, 37), (0xf6a, 0xf6c, 37), (0xf88, 0xf8c, 37), (0x1000, 0x102a, 25),
    (0x103f, 0x103f, 25), (0x1050, 0x1055, 25), (0x105a, 0x105d, 25), (0x1061, 0x1061, 25),
    (0x1065, 0x1066, 25), (0x106e, 0x1070, 25), (0x1075, 0x1081, 25), (0x108e, 0x108e, 25),
    (0x10c7, 0x10c7, 7), (0x10cd, 0x10cd, 7), (0x10d0, 0x10f0, 7), (0x10f7, 0x10fa, 7),
    (0x10fd, 0x10ff, 7), (0x1200, 0x1248, 6), (0x124a, 0x124d, 6), (0x1250, 0x1256, 6),
    (0x1258, 0x1258, 6), (0x125a, 0x125d, 6), (0x1260, 0x1288, 6), (0x128a, 0x128d, 6),
    (0x1290, 0x12b0, 6), (0x12b2, 0x12b5, 6), (0x12b8, 0x12be, 6), (0x12c0, 0x12c0, 6),
    (0x12c2, 0x12c5, 6), (0x12c8, 0x12d6, 6), (0x12d8, 0x1310, 6), (0x1312, 0x1315, 6),
    (0x1318, 0x135a, 6), (0x1380, 0x138f, 6), (0x1780, 0x17a2, 17), (0x17a5, 0x17a7, 17),
    (0x17a9, 0x17b3, 17), (0x17d7, 0x17d7, 17), (0x17dc, 0x17dc, 17), (0x1c90, 0x1cba, 7),
    (0x1cbd, 0x1cbf, 7), (0x1e00, 0x1e99, 0), (0x1e9e, 0x1e9e, 0), (0x1ea0, 0x1ef9, 0),
    (0x1f00, 0x1f15, 8), (0x1f18, 0x1f1d, 8), (0x1f20, 0x1f45, 8), (0x1f48, 0x1f4d, 8),
    (0x1f50, 0x1f57, 8), (0x1f59, 0x1f59, 8), (0x1f5b, 0x1f5b, 8), (0x1f5d, 0x1f5d, 8),
    (0x1f5f, 0x1f70, 8), (0x1f72, 0x1f72, 8), (0x1f74, 0x1f74, 8), (0x1f76, 0x1f76, 8),
    (0x1f78, 0x1f78, 8), (0x1f7a, 0x1f7a, 8), (0x1f7c, 0x1f7c, 8), (0x1f80, 0x1fb4, 8),
    (0x1fb6, 0x1fba, 8), (0x1fbc, 0x1fbc, 8), (0x1fc2, 0x1fc4, 8), (0x1fc6, 0x1fc8, 8),
    (0x1fca, 0x1fca, 8), (0x1fcc, 0x1fcc, 8), (0x1fd0, 0x1fd2, 8), (0x1fd6, 0x1fda, 8),
    (0x1fe0, 0x1fe2, 8), (0x1fe4, 0x1fea, 8), (0x1fec, 0x1fec, 8), (0x1ff2, 0x1ff4, 8),
    (0x1ff6, 0x1ff8, 8), (0x1ffa, 0x1ffa, 8), (0x1ffc, 0x1ffc, 8), (0x2d27, 0x2d27, 7),
    (0x2d2d, 0x2d2d, 7), (0x2d80, 0x2d96, 6), (0x2da0, 0x2da6, 6), (0x2da8, 0x2dae, 6),
    (0x2db0, 0x2db6, 6), (0x2db8, 0x2dbe, 6), (0x2dc0, 0x2dc6, 6), (0x2dc8, 0x2dce, 6),
    (0x2dd0, 0x2dd6, 6), (0x2dd8, 0x2dde, 6), (0x3005, 0x3007, 20), (0x3041, 0x3096, 13),
    (0x309d, 0x309e, 13), (0x30a1, 0x30fa, 15), (0x30fc, 0x30fc, 16), (0x30fd, 0x30fe, 15),
    (0x3105, 0x312d, 11), (0x312f, 0x312f, 11), (0x31a0, 0x31bf, 11), (0x3400, 0x4dbf, 20),
    (0x4e00, 0x9fff, 20), (0xa67f, 0xa67f, 4), (0xa717, 0xa71f, 39), (0xa788, 0xa788, 39),
    (0xa78d, 0xa78d, 0), (0xa792, 0xa793, 0), (0xa7aa, 0xa7aa, 0), (0xa7ae, 0xa7ae, 0),
    (0xa7b8, 0xa7b9, 0), (0xa7c0, 0xa7ca, 0), (0xa7d0, 0xa7d1, 0), (0xa7d3, 0xa7d3, 0),
    (0xa7d5, 0xa7d9, 0), (0xa9e7, 0xa9ef, 25), (0xa9fa, 0xa9fe, 25), (0xaa60, 0xaa76, 25),
    (0xaa7a, 0xaa7a, 25), (0xaa7e, 0xaa7f, 25), (0xab01, 0xab06, 6), (0xab09, 0xab0e, 6),
    (0xab11, 0xab16, 6), (0xab20, 0xab26, 6), (0xab28, 0xab2e, 6), (0xab66, 0xab67, 0),
    (0xac00, 0xd7a3, 19), (0xfa0e, 0xfa0f, 20), (0xfa11, 0xfa11, 20), (0xfa13, 0xfa14, 20),
    (0xfa1f, 0xfa1f, 20), (0xfa21, 0xfa21, 20), (0xfa23, 0xfa24, 20), (0xfa27, 0xfa29, 20),
    (0x1b11f, 0x1b11f, 13), (0x1b120, 0x1b122, 15), (0x1b150, 0x1b152, 13), (0x1b164, 0x1b167, 15),
    (0x1df00, 0x1df1e, 0), (0x1e7e0, 0x1e7e6, 6), (0x1e7e8, 0x1e7eb, 6), (0x1e7ed, 0x1e7ee, 6),
    (0x1e7f0, 0x1e7fe, 6), (0x20000, 0x2a6df, 20), (0x2a700, 0x2b738, 20), (0x2b740, 0x2b81d, 20),
    (0x2b820, 0x2cea1, 20), (0x2ceb0, 0x2ebe0, 20), (0x30000, 0x3134a, 20),
];

#[rustfmt::skip]
const CONTINUES: [Range; 138] = [
    (0xb7, 0xb7, 39), (0x300, 0x304, 39), (0x306, 0x30c, 39), (0x30f, 0x311, 39),
    (0x313, 0x314, 39), (0x31b, 0x31b, 39), (0x323, 0x328, 39), (0x32d, 0x32e, 39),
    (0x330, 0x331, 39), (0x335, 0x335, 39), (0x338, 0x339, 39), (0x342, 0x342, 8),
    (0x345, 0x345, 8), (0x5b4, 0x5b4, 12), (0x64b, 0x655, 30), (0x660, 0x669, 38),
    (0x670, 0x670, 30), (0x6f0, 0x6f9, 1), (0x7a6, 0x7b0, 35), (0x901, 0x903, 5), (0x93a, 0x93c, 5),
    (0x93e, 0x94d, 5), (0x94f, 0x94f, 5), (0x956, 0x957, 5), (0x962, 0x963, 5), (0x966, 0x96f, 22),
    (0x981, 0x983, 3), (0x9bc, 0x9bc, 3), (0x9be, 0x9c4, 3), (0x9c7, 0x9c8, 3), (0x9cb, 0x9cd, 3),
    (0x9d7, 0x9d7, 3), (0x9e2, 0x9e3, 3), (0x9e6, 0x9ef, 29), (0x9fe, 0x9fe, 3), (0xa01, 0xa03, 10),
    (0xa3c, 0xa3c, 10), (0xa3e, 0xa42, 10), (0xa47, 0xa48, 10), (0xa4b, 0xa4d, 10),
    (0xa66, 0xa6f, 24), (0xa70, 0xa71, 10), (0xa81, 0xa83, 9), (0xabc, 0xabc, 9), (0xabe, 0xac5, 9),
    (0xac7, 0xac9, 9), (0xacb, 0xacd, 9), (0xae2, 0xae3, 9), (0xae6, 0xaef, 18), (0xafa, 0xaff, 9),
    (0xb01, 0xb03, 27), (0xb3c, 0xb3c, 27), (0xb3e, 0xb43, 27), (0xb47, 0xb48, 27),
    (0xb4b, 0xb4d, 27), (0xb55, 0xb57, 27), (0xb66, 0xb6f, 27), (0xb82, 0xb82, 32),
    (0xbbe, 0xbc2, 32), (0xbc6, 0xbc8, 32), (0xbca, 0xbcd, 32), (0xbd7, 0xbd7, 32),
    (0xbe6, 0xbef, 33), (0xc01, 0xc04, 34), (0xc3c, 0xc3c, 34), (0xc3e, 0xc44, 34),
    (0xc46, 0xc48, 34), (0xc4a, 0xc4d, 34), (0xc55, 0xc56, 34), (0xc66, 0xc6f, 34),
    (0xc82, 0xc83, 14), (0xcbc, 0xcbc, 14), (0xcbe, 0xcc4, 14), (0xcc6, 0xcc8, 14),
    (0xcca, 0xccd, 14), (0xcd5, 0xcd6, 14), (0xce2, 0xce3, 14), (0xce6, 0xcef, 26),
    (0xd00, 0xd00, 23), (0xd02, 0xd03, 23), (0xd3e, 0xd43, 23), (0xd46, 0xd48, 23),
    (0xd4a, 0xd4d, 23), (0xd57, 0xd57, 23), (0xd66, 0xd6f, 23), (0xd82, 0xd83, 28),
    (0xdca, 0xdca, 28), (0xdcf, 0xdd4, 28), (0xdd6, 0xdd6, 28), (0xdd8, 0xdde, 28),
    (0xdf2, 0xdf2, 28), (0xe31, 0xe31, 36), (0xe34, 0xe3a, 36), (0xe47, 0xe4e, 36),
    (0xe50, 0xe59, 36), (0xeb1, 0xeb1, 21), (0xeb4, 0xebc, 21), (0xec8, 0xecd, 21),
    (0xed0, 0xed9, 21), (0xf20, 0xf29, 37), (0xf35, 0xf35, 37), (0xf37, 0xf37, 37),
    (0xf3e, 0xf3f, 37), (0xf71, 0xf72, 37), (0xf74, 0xf74, 37), (0xf7a, 0xf80, 37),
    (0xf82, 0xf84, 37), (0xf86, 0xf87, 37), (0xf8d, 0xf92, 37), (0xf94, 0xf97, 37),
    (0xf99, 0xf9c, 37), (0xf9e, 0xfa1, 37), (0xfa3, 0xfa6, 37), (0xfa8, 0xfab, 37),
    (0xfad, 0xfb8, 37), (0xfba, 0xfbc, 37), (0xfc6, 0xfc6, 37), (0x102b, 0x103e, 25),
    (0x1040, 0x1049, 31), (0x1056, 0x1059, 25), (0x105e, 0x1060, 25), (0x1062, 0x1064, 25),
    (0x1067, 0x106d, 25), (0x1071, 0x1074, 25), (0x1082, 0x108d, 25), (0x108f, 0x109d, 25),
    (0x135d, 0x135f, 6), (0x17b6, 0x17cd, 17), (0x17d0, 0x17d0, 17), (0x17d2, 0x17d2, 17),
    (0x17e0, 0x17e9, 17), (0x3099, 0x309a, 16), (0xa9f0, 0xa9f9, 25), (0xaa7b, 0xaa7d, 25),
    (0x11301, 0x11301, 33), (0x11303, 0x11303, 33), (0x1133b, 0x1133c, 33), (0x16ff0, 0x16ff1, 20),
];

/// Vowel signs of two parts. `:unicode.characters_to_nfc_list/1` of OTP 25 takes them apart behind any letter, and puts
/// none together there.
const TAKEN_APART: &str = "\u{9cb}\u{9cc}\u{b48}\u{b4b}\u{b4c}\u{bca}\u{bcb}\u{bcc}\u{c48}\u{cc0}\u{cc7}\u{cc8}\u{cca}\u{ccb}\
    \u{d4a}\u{d4b}\u{d4c}\u{dda}\u{ddc}\u{ddd}\u{dde}\u{1b3b}\u{1b3d}\u{1b40}\u{1b41}\u{1b43}\u{1112e}\u{1112f}\u{1134b}\
    \u{1134c}\u{114bb}\u{114bc}\u{114be}\u{115ba}\u{115bb}\u{11938}";

/// Each combining accent, and the letters with which it makes one character.
#[rustfmt::skip]
const COMPOSED: [(char, &str); 37] = [
    ('\u{300}', "AEIOUaeiouÜüNnЕИеиĒēŌōWwÂâĂăÊêÔôƠơƯưYyἀἁἈἉἐἑἘἙἠἡἨἩἰἱἸἹὀὁὈὉὐὑὙὠὡὨὩαεηιουωΑΕΗϊΙϋΥΟΩ"),
    ('\u{301}', "AEIOUYaeiouyCcLlNnRrSsZzÜüGgÅåÆæØøΑΕΗΙΟΥΩϊαεηιϋουωГКгкÇçĒēÏïKkMmÕõŌōPpŨũWwÂâĂăÊêÔôƠơƯưἀἁἈἉἐἑἘἙἠἡἨἩἰἱἸἹὀὁὈὉὐὑὙὠὡὨὩ"),
    ('\u{302}', "AEIOUaeiouCcGgHhJjSsWwYyZzẠạẸẹỌọ"),
    ('\u{303}', "ANOanoIiUuVvÂâĂăEeÊêÔôƠơƯưYy"),
    ('\u{304}', "AaEeIiOoUuÜüÄäȦȧÆæǪǫÖöÕõȮȯYyИиУуGgḶḷṚṛαΑιΙυΥ"),
    ('\u{306}', "AaEeGgIiOoUuУИиуЖжАаЕеȨȩẠạαΑιΙυΥ"),
    ('\u{307}', "CcEeGgIZzAaOoBbDdFfHhMmNnPpRrSsŚśŠšṢṣTtWwXxYy"),
    ('\u{308}', "AEIOUaeiouyYΙΥιυЕІеіАаӘәЖжЗзИиОоӨөЭэУуЧчЫыHhÕõŪūWwXxt"),
    ('\u{309}', "AaÂâĂăEeÊêIiOoÔôƠơUuƯưYy"),
    ('\u{30a}', "AaUuwy"),
    ('\u{30b}', "OoUuУу"),
    ('\u{30c}', "CcDdEeLlNnRrSsTtZzAaIiOoUuÜüGgKkjHh"),
    ('\u{30f}', "AaEeIiOoRrUu"),
    ('\u{311}', "AaEeIiOoRrUu"),
    ('\u{313}', "αΑεΕηΗιΙοΟυωΩρ"),
    ('\u{314}', "αΑεΕηΗιΙοΟυΥωΩρΡ"),
    ('\u{31b}', "OoUu"),
    ('\u{323}', "BbDdHhKkLlMmNnRrSsTtVvWwZzAaEeIiOoƠơUuƯưYy"),
    ('\u{324}', "Uu"),
    ('\u{325}', "Aa"),
    ('\u{326}', "SsTt"),
    ('\u{327}', "CcGgKkLlNnRrSsTtEeDdHh"),
    ('\u{328}', "AaEeIiUuOo"),
    ('\u{32d}', "DdEeLlNnTtUu"),
    ('\u{32e}', "Hh"),
    ('\u{330}', "EeIiUu"),
    ('\u{331}', "BbDdKkLlNnRrTtZzh"),
    ('\u{342}', "ἀἁἈἉἠἡἨἩἰἱἸἹὐὑὙὠὡὨὩαηιϊυϋω"),
    ('\u{345}', "ἀἁἂἃἄἅἆἇἈἉἊἋἌἍἎἏἠἡἢἣἤἥἦἧἨἩἪἫἬἭἮἯὠὡὢὣὤὥὦὧὨὩὪὫὬὭὮὯὰαάᾶΑὴηήῆΗὼωώῶΩ"),
    ('\u{653}', "\u{627}"),
    ('\u{654}', "\u{627}\u{648}\u{64a}\u{6d5}\u{6c1}\u{6d2}"),
    ('\u{655}', "\u{627}"),
    ('\u{93c}', "\u{928}\u{930}\u{933}"),
    ('\u{bd7}', "\u{b92}"),
    ('\u{102e}', "\u{1025}"),
    ('\u{3099}', "かきくけこさしすせそたちつてとはひふへほうゝカキクケコサシスセソタチツテトハヒフヘホウワヰヱヲヽ"),
    ('\u{309a}', "はひふへほハヒフヘホ"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        for table in [STARTS.as_slice(), CONTINUES.as_slice()] {
            assert!(
                table
                    .iter()
                    .all(|(first, last, set)| first <= last && usize::from(*set) < SETS.len())
            );
            assert!(table.windows(2).all(|pair| pair[0].1 < pair[1].0));
        }
    }

    #[test]
    fn a_name_is_of_one_script_or_of_a_mixture_that_is_in_use() {
        for name in [
            "привет",
            "été",
            "日本語",
            "ひらがなと漢字",
            "abc漢字",
            "हिन्दी",
            "λ",
            "Éa",
            "ünï?",
        ] {
            assert!(!needs_quotes(name), "{name}");
        }
        for name in [
            "aпривет",
            "λa",
            "日本λ",
            "a b",
            "1a",
            "a-b",
            "a?b",
            "",
            "€",
            "a\u{200b}",
        ] {
            assert!(needs_quotes(name), "{name}");
        }
    }

    #[test]
    fn a_name_that_would_be_composed_is_quoted_unless_it_is_no_variable() {
        assert!(needs_quotes("e\u{301}"));
        assert!(needs_quotes("µ"));
        assert!(!needs_quotes("x\u{301}"));
        assert!(needs_quotes("_\u{ddc}"));
        assert!(!needs_quotes("_\u{dd9}\u{dcf}"));
        assert!(!needs_quotes("Ee\u{301}"));
        assert!(!needs_quotes("e\u{301}@"));
    }

    #[test]
    fn an_alias_is_of_ascii_words_with_capitals() {
        for name in ["Elixir", "Elixir.Todo", "Elixir.Todo.List", "Elixir.A_1"] {
            assert!(is_alias(name), "{name}");
        }
        for name in [
            "Elixir.",
            "Elixir.foo",
            "Elixir.Todo.",
            "Elixirs",
            "Elixir.Ünï",
            "Elixir..A",
            "Todo",
        ] {
            assert!(!is_alias(name), "{name}");
        }
    }
}
