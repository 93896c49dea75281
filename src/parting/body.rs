//! The body of a function: which others it calls, and the same body where these have other numbers.
//!
//! Every instruction is read that rustc makes for `wasm32-unknown-unknown`; any other is an error, for where it ends is not known.

use crate::bytes::{Bytes, put_number};

/// A mention of a function: where its number begins and ends in the body, and which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    begin: usize,
    end: usize,
    /// Its number.
    pub function: u32,
}

/// What a body says of the world outside.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The functions that it mentions, in order.
    pub mentions: Vec<Mention>,
    /// Why it can stand only where its tables and globals are, if so.
    pub bound: Option<String>,
}

/// Reads a body, without its length.
pub fn read(body: &[u8]) -> Result<Body, String> {
    let mut bytes = Bytes::of(body);
    for _ in 0..bytes.number()? {
        bytes.skip_number()?;
        bytes.byte()?;
    }
    let mut read = Body::default();
    while !bytes.is_over() {
        read.instruction(&mut bytes)?;
    }
    Ok(read)
}

/// The same body, with other numbers for the functions.
pub fn renumbered(body: &[u8], mentions: &[Mention], number: impl Fn(u32) -> u32) -> Vec<u8> {
    let mut renumbered = Vec::with_capacity(body.len());
    let mut copied = 0;
    for mention in mentions {
        renumbered.extend(&body[copied..mention.begin]);
        put_number(&mut renumbered, number(mention.function));
        copied = mention.end;
    }
    renumbered.extend(&body[copied..]);
    renumbered
}

#[cfg(test)]
impl Body {
    /// One that mentions those.
    pub fn calling(functions: &[u32]) -> Self {
        let mention = |&function: &u32| Mention {
            begin: 0,
            end: 0,
            function,
        };
        Self {
            mentions: functions.iter().map(mention).collect(),
            bound: None,
        }
    }
}

impl Body {
    fn instruction(&mut self, bytes: &mut Bytes) -> Result<(), String> {
        let code = bytes.byte()?;
        match code {
            0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => {}
            // A block's type, a branch, a local, the size of the memory, a constant.
            0x02..=0x04 | 0x0c | 0x0d | 0x20..=0x22 | 0x3f..=0x42 | 0xd0 => bytes.skip_number()?,
            0x0e => {
                for _ in 0..=bytes.number()? {
                    bytes.skip_number()?;
                }
            }
            0x10 | 0xd2 => {
                let begin = bytes.at;
                let function = bytes.number()?;
                let end = bytes.at;
                self.mentions.push(Mention { begin, end, function });
            }
            0x11 => {
                bytes.skip_number()?;
                self.uses("table", bytes.number()?);
            }
            0x1c => {
                bytes.counted()?;
            }
            0x23 | 0x24 => self.uses("global", bytes.number()?),
            0x25 | 0x26 => {
                bytes.skip_number()?;
                self.bound = Some("it reads or writes a table".to_owned());
            }
            // Reading and writing: alignment and offset.
            0x28..=0x3e => {
                bytes.skip_number()?;
                bytes.skip_number()?;
            }
            0x43 => drop(bytes.run(4)?),
            0x44 => drop(bytes.run(8)?),
            0xfc => self.longer_instruction(bytes)?,
            other => return Err(format!("what the instruction {other:#x} takes is not known")),
        }
        Ok(())
    }

    fn longer_instruction(&mut self, bytes: &mut Bytes) -> Result<(), String> {
        let (takes, is_bound) = match bytes.number()? {
            // Numbers made whole, and runs of memory.
            0..=7 => (0, false),
            11 => (1, false),
            10 => (2, false),
            // Segments of data, and tables.
            9 | 13 | 15..=17 => (1, true),
            8 | 12 | 14 => (2, true),
            other => return Err(format!("what the instruction 0xfc {other} takes is not known")),
        };
        for _ in 0..takes {
            bytes.skip_number()?;
        }
        if is_bound {
            self.bound = Some("it uses a table or a segment as a whole".to_owned());
        }
        Ok(())
    }

    /// The first table holds the functions, the first global is the pointer of the stack: these both parts have.
    fn uses(&mut self, what: &str, number: u32) {
        if number > 0 {
            self.bound = Some(format!("it uses {what} {number}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One local; `call 300`, `i32.const 16` (which is the code of a call), `drop`, `call 7`, `end`.
    const BODY: [u8; 12] = [1, 1, 0x7f, 0x10, 0xac, 0x02, 0x41, 0x10, 0x1a, 0x10, 0x07, 0x0b];

    #[test]
    fn a_call_is_found_and_a_constant_is_none() {
        let functions: Vec<u32> = read(&BODY)
            .expect("a body")
            .mentions
            .iter()
            .map(|mention| mention.function)
            .collect();
        assert_eq!(functions, [300, 7]);
    }

    #[test]
    fn another_number_may_be_longer_or_shorter() {
        let mentions = read(&BODY).expect("a body").mentions;
        let other = renumbered(&BODY, &mentions, |function| if function == 300 { 5 } else { 200 });
        assert_eq!(other, [1, 1, 0x7f, 0x10, 5, 0x41, 0x10, 0x1a, 0x10, 0xc8, 0x01, 0x0b]);
    }

    #[test]
    fn what_uses_another_global_than_the_stack_is_bound() {
        let reads = |global| read(&[0, 0x23, global, 0x1a, 0x0b]).expect("a body").bound;
        assert_eq!(reads(0), None);
        assert_eq!(reads(1).as_deref(), Some("it uses global 1"));
    }

    #[test]
    fn an_unknown_instruction_is_an_error() {
        assert!(read(&[0, 0xfd, 0x0b]).is_err());
    }
}
