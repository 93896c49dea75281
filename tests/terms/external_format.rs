//! Terms as they cross to the BEAM and back: Erlang's external term format, as much of it as is compared.

use coppice::runtime::{Atom, Fun, Term, TermList, number};

const VERSION: u8 = 131;

/// The bytes that `:erlang.binary_to_term/1` reads.
pub fn encode(term: &Term) -> Vec<u8> {
    let mut bytes = vec![VERSION];
    write(term, &mut bytes);
    bytes
}

fn length(bytes: &mut Vec<u8>, length: usize) {
    bytes.extend(u32::try_from(length).expect("a length of 32 bits").to_be_bytes());
}

fn write(term: &Term, bytes: &mut Vec<u8>) {
    match term {
        Term::Int(small) => match (u8::try_from(*small), i32::try_from(*small)) {
            (Ok(byte), _) => bytes.extend([97, byte]),
            (_, Ok(number)) => {
                bytes.push(98);
                bytes.extend(number.to_be_bytes());
            }
            _ => write_large(*small < 0, &small.unsigned_abs().to_le_bytes(), bytes),
        },
        Term::Big(number) => {
            let worth: Vec<u8> = number.words().flat_map(u64::to_le_bytes).collect();
            write_large(number.is_negative(), &worth, bytes);
        }
        Term::Float(number) => {
            bytes.push(70);
            bytes.extend(number.get().to_be_bytes());
        }
        Term::Atom(atom) => write_atom(*atom, bytes),
        Term::Str(text) => {
            bytes.push(109);
            length(bytes, text.len());
            bytes.extend(text.as_bytes());
        }
        Term::Bits(bits) => {
            let odd = bits.odd_bits();
            bytes.push(if odd == 0 { 109 } else { 77 });
            length(bytes, bits.bytes().len());
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
                write_atom(*module, bytes);
                write_atom(*function, bytes);
                bytes.extend([97, *arity]);
            }
            Fun::Closure { .. } => panic!("a closure does not cross"),
        },
        Term::Tuple(elements) => {
            bytes.push(105);
            length(bytes, elements.len());
            elements.iter().for_each(|element| write(element, bytes));
        }
        Term::List(list) if list.is_empty() => bytes.push(106),
        Term::List(list) => {
            bytes.push(108);
            let mut elements = list.iter();
            length(bytes, list.iter().count());
            elements.by_ref().for_each(|element| write(element, bytes));
            write(elements.end().unwrap_or(&Term::List(TermList::EMPTY)), bytes);
        }
        Term::Map(_) | Term::Date(_) => {
            let map = term.as_map().expect("a map");
            bytes.push(116);
            length(bytes, map.len());
            for (key, value) in map.iter() {
                write(key, bytes);
                write(value, bytes);
            }
        }
        Term::Pid(_) | Term::Reference(_) => panic!("{term} does not cross"),
    }
}

fn write_large(is_negative: bool, worth: &[u8], bytes: &mut Vec<u8>) {
    bytes.push(111);
    length(bytes, worth.len());
    bytes.push(u8::from(is_negative));
    bytes.extend(worth);
}

fn write_atom(atom: Atom, bytes: &mut Vec<u8>) {
    let name = atom.name().as_bytes();
    bytes.push(118);
    bytes.extend(u16::try_from(name.len()).expect("an atom is short").to_be_bytes());
    bytes.extend(name);
}

/// The term of what `:erlang.term_to_binary/1` wrote.
pub fn decode(bytes: &[u8]) -> Term {
    let mut reader = Reader(bytes);
    assert_eq!(reader.byte(), VERSION);
    let term = reader.term();
    assert!(reader.0.is_empty(), "nothing is left over");
    term
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, count: usize) -> &'a [u8] {
        let (taken, left) = self.0.split_at(count);
        self.0 = left;
        taken
    }

    fn fixed<const N: usize>(&mut self) -> [u8; N] {
        self.bytes(N).try_into().expect("as many as were asked for")
    }

    fn byte(&mut self) -> u8 {
        self.fixed::<1>()[0]
    }

    fn length(&mut self) -> usize {
        u32::from_be_bytes(self.fixed()) as usize
    }

    fn terms(&mut self, count: usize) -> Vec<Term> {
        (0..count).map(|_| self.term()).collect()
    }

    fn atom(&mut self) -> Atom {
        match self.term() {
            Term::Atom(atom) => atom,
            other => panic!("{other} is no atom"),
        }
    }

    fn large(&mut self, count: usize) -> Term {
        let is_negative = self.byte() != 0;
        let worth = self.bytes(count).iter().rev().fold(Term::Int(0), |worth, byte| {
            let shifted = number::shift_left(&worth, &Term::Int(8)).expect("an integer");
            number::add(&shifted, &Term::Int(i64::from(*byte))).expect("an integer")
        });
        if is_negative {
            number::negate(&worth).expect("an integer")
        } else {
            worth
        }
    }

    fn term(&mut self) -> Term {
        match self.byte() {
            70 => Term::float(f64::from_be_bytes(self.fixed())).expect("a finite float"),
            77 => {
                let (count, odd) = (self.length(), self.byte());
                Term::bitstring(self.bytes(count), count * 8 - 8 + usize::from(odd))
            }
            97 => Term::Int(i64::from(self.byte())),
            98 => Term::Int(i64::from(i32::from_be_bytes(self.fixed()))),
            104 => {
                let count = usize::from(self.byte());
                Term::tuple(self.terms(count))
            }
            105 => {
                let count = self.length();
                Term::tuple(self.terms(count))
            }
            106 => Term::List(TermList::EMPTY),
            // Bytes in a row.
            107 => {
                let count = usize::from(u16::from_be_bytes(self.fixed()));
                Term::List(
                    self.bytes(count)
                        .iter()
                        .map(|byte| Term::Int(i64::from(*byte)))
                        .collect(),
                )
            }
            108 => {
                let count = self.length();
                let elements = self.terms(count);
                TermList::with_tail(elements, self.term())
            }
            109 => {
                let count = self.length();
                Term::binary(self.bytes(count))
            }
            110 => {
                let count = usize::from(self.byte());
                self.large(count)
            }
            111 => {
                let count = self.length();
                self.large(count)
            }
            113 => {
                let (module, function) = (self.atom(), self.atom());
                let arity = self.term().as_int().and_then(|arity| u8::try_from(arity).ok());
                Term::capture(module, function, arity.expect("an arity"))
            }
            116 => {
                let count = self.length();
                let flat = self.terms(count * 2);
                Term::map(flat.chunks(2).map(|pair| (pair[0].clone(), pair[1].clone())))
            }
            118 => {
                let count = usize::from(u16::from_be_bytes(self.fixed()));
                self.named(count)
            }
            119 => {
                let count = usize::from(self.byte());
                self.named(count)
            }
            tag => panic!("the tag {tag} is not read"),
        }
    }

    fn named(&mut self, count: usize) -> Term {
        let name = std::str::from_utf8(self.bytes(count)).expect("a name is text");
        Term::Atom(Atom::intern(name).expect("a name is short"))
    }
}

/// Two digits a byte.
pub fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn from_hex(digits: &str) -> Vec<u8> {
    let byte = |at| u8::from_str_radix(&digits[at..at + 2], 16).expect("two digits");
    (0..digits.len()).step_by(2).map(byte).collect()
}
