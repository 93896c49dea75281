//! The numbers and the runs of bytes that a wasm file is made of, read and written.

/// What is left of a run of bytes.
#[derive(Clone, Debug)]
pub struct Bytes<'a> {
    all: &'a [u8],
    /// How many have been read.
    pub at: usize,
}

impl<'a> Bytes<'a> {
    /// All of them.
    pub fn of(all: &'a [u8]) -> Self {
        Self { all, at: 0 }
    }

    /// Is nothing left?
    pub fn is_over(&self) -> bool {
        self.at >= self.all.len()
    }

    /// The next one.
    pub fn byte(&mut self) -> Result<u8, String> {
        let byte = self.all.get(self.at).ok_or("the file ends too early")?;
        self.at += 1;
        Ok(*byte)
    }

    /// The next number (LEB128, unsigned).
    pub fn number(&mut self) -> Result<u32, String> {
        let (mut number, mut shift) = (0_u32, 0);
        loop {
            let byte = self.byte()?;
            if shift > 28 {
                return Err("a number is too long".to_owned());
            }
            number |= u32::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 {
                return Ok(number);
            }
        }
    }

    /// Leaves a number out, of whatever size and sign.
    pub fn skip_number(&mut self) -> Result<(), String> {
        while self.byte()? >= 128 {}
        Ok(())
    }

    /// So many of them.
    pub fn run(&mut self, length: u32) -> Result<&'a [u8], String> {
        let end = self.at + length as usize;
        let run = self.all.get(self.at..end).ok_or("the file ends too early")?;
        self.at = end;
        Ok(run)
    }

    /// A run that says its own length.
    pub fn counted(&mut self) -> Result<&'a [u8], String> {
        let length = self.number()?;
        self.run(length)
    }

    /// A text that says its own length.
    pub fn text(&mut self) -> Result<String, String> {
        Ok(String::from_utf8_lossy(self.counted()?).into_owned())
    }
}

/// Writes a number (LEB128, unsigned).
pub fn put_number(to: &mut Vec<u8>, mut number: u32) {
    while number >= 128 {
        to.push(number as u8 | 128);
        number >>= 7;
    }
    to.push(number as u8);
}

/// Writes a number with its sign.
pub fn put_signed(to: &mut Vec<u8>, mut number: i32) {
    while !(-64..64).contains(&number) {
        to.push(number as u8 & 127 | 128);
        number >>= 7;
    }
    to.push(number as u8 & 127);
}

/// Writes a run of bytes behind its length.
pub fn put_counted(to: &mut Vec<u8>, run: &[u8]) {
    put_number(to, run.len() as u32);
    to.extend(run);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_was_written() {
        for number in [0, 1, 127, 128, 300, 16_384, u32::MAX] {
            let mut bytes = Vec::new();
            put_number(&mut bytes, number);
            assert_eq!(Bytes::of(&bytes).number(), Ok(number));
        }
    }

    #[test]
    fn a_signed_number_keeps_its_sign() {
        let mut bytes = Vec::new();
        [-1, 63, 64, -65]
            .into_iter()
            .for_each(|number| put_signed(&mut bytes, number));
        assert_eq!(bytes, [0x7f, 0x3f, 0xc0, 0x00, 0xbf, 0x7f]);
    }

    #[test]
    fn what_ends_too_early_is_said() {
        assert!(Bytes::of(&[0x80]).number().is_err());
        assert!(Bytes::of(&[5, 1, 2]).counted().is_err());
    }
}
