//! A small module, parted by hand.

use super::*;

/// Imports `bringTheRest`, of type 0, which takes and gives nothing; type 1 takes a number and gives one. Function 1 is of
/// type 1, is called from outside and calls function 2, which calls function 3, which calls function 1; so does the
/// table, which has function 3 in its place 1.
fn whole() -> Vec<u8> {
    let mut file = b"\0asm\x01\0\0\0".to_vec();
    put_section(&mut file, section::TYPE, &[2, 0x60, 0, 0, 0x60, 1, 0x7f, 1, 0x7f]);
    let mut imports = vec![1, 0];
    put_counted(&mut imports, b"__wbg_bringTheRest_0");
    imports.extend([0, 0]);
    put_section(&mut file, section::IMPORT, &imports);
    put_section(&mut file, section::FUNCTION, &[3, 1, 1, 1]);
    put_section(&mut file, section::TABLE, &[1, 0x70, 1, 2, 2]);
    put_section(&mut file, section::GLOBAL, &[1, 0x7f, 1, 0x41, 0, 0x0b]);
    put_section(&mut file, section::EXPORT, &[1, 1, b'a', 0, 1]);
    put_section(&mut file, section::ELEMENT, &[1, 0, 0x41, 1, 0x0b, 1, 3]);
    let calls = |function: u8| [6, 0, 0x20, 0, 0x10, function, 0x0b];
    put_section(
        &mut file,
        section::CODE,
        &[&[3][..], &calls(2), &calls(3), &calls(1)].concat(),
    );
    file
}

fn sections(file: &[u8]) -> BTreeMap<u8, Vec<u8>> {
    let mut bytes = Bytes::of(&file[8..]);
    let mut sections = BTreeMap::new();
    while !bytes.is_over() {
        let number = bytes.byte().expect("a number");
        sections.insert(number, bytes.counted().expect("a section").to_vec());
    }
    sections
}

fn both() -> (Vec<u8>, Vec<u8>) {
    let file = whole();
    let module = Module::read(&file).expect("a module");
    parts(&module, &BTreeSet::from([2, 3]), &BTreeSet::new(), false).expect("two parts")
}

#[test]
fn in_the_first_what_comes_later_is_a_way_to_its_place_in_the_table() {
    let (first, _) = both();
    let first = sections(&first);
    // Two more places: for function 1, which the second calls, and for function 2, which the first calls.
    assert_eq!(first[&section::TABLE], [1, 0x70, 1, 4, 4]);
    assert_eq!(
        first[&section::ELEMENT],
        [2, 0, 0x41, 1, 0x0b, 1, 3, 0, 0x41, 2, 0x0b, 2, 1, 2]
    );
    let stays = [6, 0, 0x20, 0, 0x10, 2, 0x0b];
    let way = |place| {
        [
            17, 0, 0x23, 1, 0x45, 4, 0x40, 0x10, 0, 0x0b, 0x20, 0, 0x41, place, 0x11, 1, 0, 0x0b,
        ]
    };
    assert_eq!(first[&section::CODE], [&[3][..], &stays, &way(3), &way(1)].concat());
}

#[test]
fn the_second_takes_what_it_calls_from_the_table_and_takes_its_places_there() {
    let (_, second) = both();
    let second = sections(&second);
    let imports = String::from_utf8_lossy(&second[&section::IMPORT]).into_owned();
    assert!(imports.ends_with("first\u{1}2\0\u{1}"), "{imports:?}");
    // Function 3 stands in place 1, and function 2 in place 3.
    assert_eq!(
        second[&section::ELEMENT],
        [2, 0, 0x41, 1, 0x0b, 1, 2, 0, 0x41, 3, 0x0b, 1, 1]
    );
    let calls = |function: u8| [6, 0, 0x20, 0, 0x10, function, 0x0b];
    assert_eq!(second[&section::CODE], [&[2][..], &calls(2), &calls(0)].concat());
}

#[test]
fn a_module_that_cannot_bring_the_rest_is_not_parted() {
    let module = Module::default();
    assert!(parts(&module, &BTreeSet::new(), &BTreeSet::new(), false).is_err());
}
