//! Which functions run: a module that marks each when it is called first. `make cold` asks it.

use crate::bytes::{Bytes, put_counted, put_number, put_signed};
use crate::choice;
use crate::module::{Module, section};
use crate::parts::{longer, put_section};

/// What the module exports: the address of the marks, one byte for each function that is not imported, in order.
const MARKS: &str = "marks";

const PAGE_BYTES: u32 = 65_536;

/// The same module, which marks what runs. The marks are in a page of memory behind all that the program begins with: it takes more
/// only by letting the memory grow.
///
/// # Errors
/// What cannot be read.
pub fn counting(file: &[u8]) -> Result<Vec<u8>, String> {
    let module = Module::read(file)?;
    if module.functions.len() > PAGE_BYTES as usize {
        return Err("there are more functions than bytes in a page".to_owned());
    }
    let mut marks = 0;
    let mut counting = file[..8].to_vec();
    for &(number, content) in &module.sections {
        let content = match number {
            section::MEMORY => {
                let (larger, pages) = larger_memory(content)?;
                marks = pages * PAGE_BYTES;
                larger
            }
            section::GLOBAL => {
                let mut globals = longer(content, 1)?;
                globals.extend([0x7f, 0, 0x41]);
                put_signed(&mut globals, marks as i32);
                globals.push(0x0b);
                globals
            }
            section::EXPORT => {
                let mut exports = longer(content, 1)?;
                put_counted(&mut exports, MARKS.as_bytes());
                exports.push(3);
                put_number(&mut exports, module.globals);
                exports
            }
            section::CODE => {
                let mut code = Vec::new();
                put_number(&mut code, module.functions.len() as u32);
                for (function, mark) in module.functions.iter().zip(marks..) {
                    put_counted(&mut code, &marking(function.bytes, mark)?);
                }
                code
            }
            _as_it_was => content.to_vec(),
        };
        put_section(&mut counting, number, &content);
    }
    Ok(counting)
}

/// The functions in order, a line each: the [`choice::hash`] of those that may come soon, and then the name of any.
pub fn names(module: &Module) -> String {
    let rest = choice::rest(module);
    let line = |number: u32| {
        let name = module.name(number);
        let may = choice::may_come_soon(module, &rest, number);
        format!("{} {name}\n", if may { choice::hash(name) } else { String::new() })
    };
    (module.first()..).take(module.functions.len()).map(line).collect()
}

/// A memory that begins with a page more, and how many it began with.
fn larger_memory(content: &[u8]) -> Result<(Vec<u8>, u32), String> {
    let mut bytes = Bytes::of(content);
    let mut larger = Vec::new();
    put_number(&mut larger, bytes.number()?);
    larger.push(bytes.byte()?);
    let pages = bytes.number()?;
    put_number(&mut larger, pages + 1);
    larger.extend(&content[bytes.at..]);
    Ok((larger, pages))
}

/// The same body, which first puts 1 at that address.
fn marking(body: &[u8], address: u32) -> Result<Vec<u8>, String> {
    let mut bytes = Bytes::of(body);
    for _ in 0..bytes.number()? {
        bytes.skip_number()?;
        bytes.byte()?;
    }
    let mut marking = body[..bytes.at].to_vec();
    marking.push(0x41);
    put_signed(&mut marking, address as i32);
    marking.extend([0x41, 1, 0x3a, 0, 0]);
    marking.extend(&body[bytes.at..]);
    Ok(marking)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_marks_behind_its_locals_and_goes_on_as_it_was() {
        // One local; `call 7`, `end`.
        let body = [1, 1, 0x7f, 0x10, 7, 0x0b];
        let marking = marking(&body, 64).expect("a body");
        assert_eq!(marking, [1, 1, 0x7f, 0x41, 0xc0, 0, 0x41, 1, 0x3a, 0, 0, 0x10, 7, 0x0b]);
    }

    #[test]
    fn a_memory_has_a_page_more_and_no_other_limit() {
        assert_eq!(larger_memory(&[1, 0, 20]), Ok((vec![1, 0, 21], 20)));
        assert_eq!(larger_memory(&[1, 1, 20, 40]), Ok((vec![1, 1, 21, 40], 20)));
    }
}
