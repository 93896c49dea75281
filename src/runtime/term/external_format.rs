//! Erlang's external term format: what `:erlang.term_to_binary/1` writes and `:erlang.binary_to_term/1` reads.
//!
//! It lacks closures, compression, ports, and references of other nodes, and refuses what nests deeper than [`MAX_DEPTH`].

use super::super::identifiers::Pid;
use super::{Atom, Fun, Term, TermList, number};

const VERSION: u8 = 131;
/// How deep terms may nest: each level takes stack.
const MAX_DEPTH: usize = 1_000;
/// The only node there is.
const NODE: Atom = Atom::new("nonode@nohost");

impl Term {
    /// The bytes; `None` for what does not travel: a closure, a reference, and what nests too deep.
    #[must_use]
    pub fn to_external(&self) -> Option<Vec<u8>> {
        let mut bytes = vec![VERSION];
        write(self, &mut bytes, MAX_DEPTH)?;
        Some(bytes)
    }

    /// The term of such bytes; `None` when they are none, or more.
    #[must_use]
    pub fn from_external(bytes: &[u8]) -> Option<Self> {
        let mut reader = ExternalReader {
            left: bytes,
            depth: MAX_DEPTH,
        };
        if reader.byte()? != VERSION {
            return None;
        }
        let term = reader.term()?;
        reader.left.is_empty().then_some(term)
    }
}

fn length(bytes: &mut Vec<u8>, length: usize) -> Option<()> {
    bytes.extend(u32::try_from(length).ok()?.to_be_bytes());
    Some(())
}

fn write(term: &Term, bytes: &mut Vec<u8>, depth: usize) -> Option<()> {
    let depth = depth.checked_sub(1)?;
    match term {
        Term::Int(small) => match (u8::try_from(*small), i32::try_from(*small)) {
            (Ok(byte), _) => bytes.extend([97, byte]),
            (_, Ok(number)) => {
                bytes.push(98);
                bytes.extend(number.to_be_bytes());
            }
            _ => {
                let worth = small.unsigned_abs().to_le_bytes();
                let used = worth.iter().rposition(|byte| *byte != 0).map_or(1, |last| last + 1);
                write_large(*small < 0, &worth[..used], bytes)?;
            }
        },
        Term::Big(number) => {
            let worth: Vec<u8> = number.words().flat_map(u64::to_le_bytes).collect();
            let used = worth.iter().rposition(|byte| *byte != 0).map_or(1, |last| last + 1);
            write_large(number.is_negative(), &worth[..used], bytes)?;
        }
        Term::Float(number) => {
            bytes.push(70);
            bytes.extend(number.get().to_be_bytes());
        }
        Term::Atom(atom) => write_atom(*atom, bytes)?,
        Term::Pid(pid) => {
            bytes.push(88);
            write_atom(NODE, bytes)?;
            bytes.extend(pid.number.to_be_bytes());
            bytes.extend(pid.slot.to_be_bytes());
            bytes.extend(0_u32.to_be_bytes());
        }
        Term::Str(text) => {
            bytes.push(109);
            length(bytes, text.len())?;
            bytes.extend(text.as_bytes());
        }
        Term::Bits(bits) => {
            let odd = bits.odd_bits();
            bytes.push(if odd == 0 { 109 } else { 77 });
            length(bytes, bits.bytes().len())?;
            bytes.extend((odd > 0).then_some(odd));
            bytes.extend(bits.bytes());
        }
        Term::Fun(fun) => match &**fun {
            Fun::Capture {
                module,
                function,
                arity,
            } => {
                bytes.push(113);
                write_atom(*module, bytes)?;
                write_atom(*function, bytes)?;
                bytes.extend([97, *arity]);
            }
            Fun::Closure { .. } => return None,
        },
        Term::Tuple(elements) => {
            match u8::try_from(elements.len()) {
                Ok(few) => bytes.extend([104, few]),
                Err(_) => {
                    bytes.push(105);
                    length(bytes, elements.len())?;
                }
            }
            for element in elements.iter() {
                write(element, bytes, depth)?;
            }
        }
        Term::List(list) if list.is_empty() => bytes.push(106),
        Term::List(list) => {
            bytes.push(108);
            let mut elements = list.iter();
            length(bytes, list.iter().count())?;
            for element in elements.by_ref() {
                write(element, bytes, depth)?;
            }
            write(elements.end().unwrap_or(&Term::List(TermList::EMPTY)), bytes, depth)?;
        }
        Term::Map(_) | Term::Date(_) => {
            let map = term.as_map()?;
            bytes.push(116);
            length(bytes, map.len())?;
            for (key, value) in map.iter() {
                write(key, bytes, depth)?;
                write(value, bytes, depth)?;
            }
        }
        Term::Reference(_) => return None,
    }
    Some(())
}

fn write_large(is_negative: bool, worth: &[u8], bytes: &mut Vec<u8>) -> Option<()> {
    match u8::try_from(worth.len()) {
        Ok(few) => bytes.extend([110, few]),
        Err(_) => {
            bytes.push(111);
            length(bytes, worth.len())?;
        }
    }
    bytes.push(u8::from(is_negative));
    bytes.extend(worth);
    Some(())
}

fn write_atom(atom: Atom, bytes: &mut Vec<u8>) -> Option<()> {
    let name = atom.name().as_bytes();
    match u8::try_from(name.len()) {
        Ok(few) => bytes.extend([119, few]),
        Err(_) => {
            bytes.push(118);
            bytes.extend(u16::try_from(name.len()).ok()?.to_be_bytes());
        }
    }
    bytes.extend(name);
    Some(())
}

struct ExternalReader<'a> {
    left: &'a [u8],
    depth: usize,
}

impl<'a> ExternalReader<'a> {
    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, left) = self.left.split_at_checked(count)?;
        self.left = left;
        Some(taken)
    }

    fn fixed<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.bytes(N)?.try_into().ok()
    }

    fn byte(&mut self) -> Option<u8> {
        Some(self.fixed::<1>()?[0])
    }

    fn length(&mut self) -> Option<usize> {
        Some(u32::from_be_bytes(self.fixed()?) as usize)
    }

    fn terms(&mut self, count: usize) -> Option<Vec<Term>> {
        // Every term takes a byte at least.
        if count > self.left.len() {
            return None;
        }
        (0..count).map(|_| self.term()).collect()
    }

    fn atom(&mut self) -> Option<Atom> {
        match self.term()? {
            Term::Atom(atom) => Some(atom),
            _ => None,
        }
    }

    fn large(&mut self, count: usize) -> Option<Term> {
        let is_negative = self.byte()? != 0;
        let mut worth = Term::Int(0);
        for byte in self.bytes(count)?.iter().rev() {
            let shifted = number::shift_left(&worth, &Term::Int(8)).ok()?;
            worth = number::add(&shifted, &Term::Int(i64::from(*byte))).ok()?;
        }
        if is_negative {
            number::negate(&worth).ok()
        } else {
            Some(worth)
        }
    }

    fn term(&mut self) -> Option<Term> {
        self.depth = self.depth.checked_sub(1)?;
        let term = self.tagged();
        self.depth += 1;
        term
    }

    fn tagged(&mut self) -> Option<Term> {
        Some(match self.byte()? {
            70 => Term::float(f64::from_be_bytes(self.fixed()?))?,
            77 => {
                let (count, odd) = (self.length()?, usize::from(self.byte()?));
                let bits = (count * 8 + odd).checked_sub(8)?;
                Term::bitstring(self.bytes(count)?, bits)
            }
            88 => {
                let _node = self.atom()?;
                let (number, slot) = (u32::from_be_bytes(self.fixed()?), u32::from_be_bytes(self.fixed()?));
                let _creation = self.length()?;
                Term::Pid(Pid { number, slot })
            }
            97 => Term::Int(i64::from(self.byte()?)),
            98 => Term::Int(i64::from(i32::from_be_bytes(self.fixed()?))),
            104 => {
                let count = usize::from(self.byte()?);
                Term::tuple(self.terms(count)?)
            }
            105 => {
                let count = self.length()?;
                Term::tuple(self.terms(count)?)
            }
            106 => Term::List(TermList::EMPTY),
            // Bytes in a row.
            107 => {
                let count = usize::from(u16::from_be_bytes(self.fixed()?));
                let bytes = self.bytes(count)?.iter();
                Term::List(bytes.map(|byte| Term::Int(i64::from(*byte))).collect())
            }
            108 => {
                let count = self.length()?;
                let elements = self.terms(count)?;
                TermList::with_tail(elements, self.term()?)
            }
            109 => {
                let count = self.length()?;
                Term::binary(self.bytes(count)?)
            }
            110 => {
                let count = usize::from(self.byte()?);
                self.large(count)?
            }
            111 => {
                let count = self.length()?;
                self.large(count)?
            }
            113 => {
                let (module, function) = (self.atom()?, self.atom()?);
                let arity = self.term()?.as_int().and_then(|arity| u8::try_from(arity).ok())?;
                Term::capture(module, function, arity)
            }
            116 => {
                let count = self.length()?;
                let flat = self.terms(count.checked_mul(2)?)?;
                Term::map(flat.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())))
            }
            118 => {
                let count = usize::from(u16::from_be_bytes(self.fixed()?));
                self.named(count)?
            }
            119 => {
                let count = usize::from(self.byte()?);
                self.named(count)?
            }
            _ => return None,
        })
    }

    fn named(&mut self, count: usize) -> Option<Term> {
        Atom::intern(std::str::from_utf8(self.bytes(count)?).ok()?).map(Term::Atom)
    }
}
