//! What a person takes for one character: extended grapheme clusters, by a simple rule.
//!
//! A cluster is a character with the combining marks, joiners and modifiers behind it; two regional indicators; the
//! pictographs that a joiner joins; a Korean syllable; a line feed with the carriage return before it. It lacks what would
//! need tables that Rust has not: spacing marks and prepended signs, which Indic scripts have.

/// The parts of a binary: characters, and bytes that are of none.
pub fn codepoints(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.utf8_chunks().flat_map(|chunk| {
        let valid = chunk.valid();
        let characters = valid.char_indices().map(move |(at, character)| {
            let end = at + character.len_utf8();
            &valid.as_bytes()[at..end]
        });
        characters.chain(chunk.invalid().chunks(1))
    })
}

/// The clusters of a binary.
pub fn graphemes(bytes: &[u8]) -> Vec<&[u8]> {
    let mut clusters = Vec::new();
    let mut begin = 0;
    let mut end = 0;
    let mut state = Cluster::default();
    for part in codepoints(bytes) {
        let kind = std::str::from_utf8(part)
            .ok()
            .and_then(|text| text.chars().next())
            .map_or(BreakClass::Control, kind);
        if !state.joins(kind) && end > begin {
            clusters.push(&bytes[begin..end]);
            begin = end;
            state = Cluster::default();
        }
        state.take(kind);
        end += part.len();
    }
    if end > begin {
        clusters.push(&bytes[begin..end]);
    }
    clusters
}

/// What a character is to its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum BreakClass {
    Return,
    LineFeed,
    Control,
    Extend,
    Joiner,
    Regional,
    Pictograph,
    Leading,
    Vowel,
    Trailing,
    /// A Korean syllable without a trailing consonant.
    Open,
    /// One with it.
    Closed,
    Other,
}

/// What has been read of a cluster.
#[derive(Clone, Copy, Debug, Default)]
struct Cluster {
    last: Option<BreakClass>,
    /// Is the number of regional indicators odd?
    is_odd: bool,
    /// Has it a pictograph with nothing but marks behind it, before the last one?
    after_pictograph: bool,
}

impl Cluster {
    fn joins(self, next: BreakClass) -> bool {
        let Some(last) = self.last else { return true };
        match (last, next) {
            (BreakClass::Return, BreakClass::LineFeed) => true,
            (BreakClass::Return | BreakClass::LineFeed | BreakClass::Control, _) => false,
            (_, BreakClass::Return | BreakClass::LineFeed | BreakClass::Control) => false,
            (_, BreakClass::Extend | BreakClass::Joiner) => true,
            (BreakClass::Leading, BreakClass::Leading | BreakClass::Vowel | BreakClass::Open | BreakClass::Closed) => {
                true
            }
            (BreakClass::Open | BreakClass::Vowel, BreakClass::Vowel | BreakClass::Trailing) => true,
            (BreakClass::Closed | BreakClass::Trailing, BreakClass::Trailing) => true,
            (BreakClass::Joiner, BreakClass::Pictograph) => self.after_pictograph,
            (BreakClass::Regional, BreakClass::Regional) => self.is_odd,
            _ => false,
        }
    }

    fn take(&mut self, kind: BreakClass) {
        self.is_odd = kind == BreakClass::Regional && !(self.is_odd && self.last == Some(BreakClass::Regional));
        self.after_pictograph = match kind {
            BreakClass::Pictograph => true,
            BreakClass::Extend | BreakClass::Joiner => self.after_pictograph,
            _ => false,
        };
        self.last = Some(kind);
    }
}

fn kind(character: char) -> BreakClass {
    match character {
        '\r' => BreakClass::Return,
        '\n' => BreakClass::LineFeed,
        '\u{200d}' => BreakClass::Joiner,
        '\u{200c}' => BreakClass::Extend,
        ' '..='~' => BreakClass::Other,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{200b}' | '\u{200e}'..='\u{200f}' => BreakClass::Control,
        '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => BreakClass::Control,
        '\u{1f3fb}'..='\u{1f3ff}' => BreakClass::Extend,
        '\u{1f1e6}'..='\u{1f1ff}' => BreakClass::Regional,
        '\u{1100}'..='\u{115f}' | '\u{a960}'..='\u{a97c}' => BreakClass::Leading,
        '\u{1160}'..='\u{11a7}' | '\u{d7b0}'..='\u{d7c6}' => BreakClass::Vowel,
        '\u{11a8}'..='\u{11ff}' | '\u{d7cb}'..='\u{d7fb}' => BreakClass::Trailing,
        '\u{ac00}'..='\u{d7a3}' => match (u32::from(character) - 0xac00) % 28 {
            0 => BreakClass::Open,
            _ => BreakClass::Closed,
        },
        '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '↔'..='↙' | '↩'..='↪' | '⌚'..='⌛' | '⌨' | '⎈' | '⏏' => {
            BreakClass::Pictograph
        }
        '⏩'..='⏳' | '⏸'..='⏺' | 'Ⓜ' | '▪'..='▫' | '▶' | '◀' | '◻'..='◾' | '☀'..='➿' => {
            BreakClass::Pictograph
        }
        '⤴'..='⤵' | '⬅'..='⬇' | '⬛'..='⬜' | '⭐' | '⭕' | '〰' | '〽' | '㊗' | '㊙' => {
            BreakClass::Pictograph
        }
        '\u{1f000}'..='\u{1faff}' | '\u{1fc00}'..='\u{1fffd}' => BreakClass::Pictograph,
        _ if is_extending(character) => BreakClass::Extend,
        _ => BreakClass::Other,
    }
}

/// Of `Grapheme_Extend`: Rust escapes such a character when it stands alone, and not behind another one.
fn is_extending(character: char) -> bool {
    if character < '\u{300}' || character.is_alphanumeric() && character < '\u{900}' {
        return false;
    }
    let alone = character.escape_debug().count();
    alone > 1
        && ["a", character.encode_utf8(&mut [0; 4])]
            .concat()
            .escape_debug()
            .count()
            == 2
}
