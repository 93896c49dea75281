//! A small module, parted by hand.

use super::*;

/// Imports what brings the files, of type 0, which takes and gives nothing; type 1 takes a number and gives one. Function 2 is of
/// type 1, as functions 3 and 4 are, and is called from outside; the table has function 4 in its place 1. Each calls one of them.
fn whole(called: [u8; 3]) -> Vec<u8> {
    let mut file = b"\0asm\x01\0\0\0".to_vec();
    put_section(&mut file, section::TYPE, &[2, 0x60, 0, 0, 0x60, 1, 0x7f, 1, 0x7f]);
    let mut imports = vec![2];
    for name in ["__wbg_bringWhatComesSoon_0", "__wbg_bringTheRest_0"] {
        imports.push(0);
        put_counted(&mut imports, name.as_bytes());
        imports.extend([0, 0]);
    }
    put_section(&mut file, section::IMPORT, &imports);
    put_section(&mut file, section::FUNCTION, &[3, 1, 1, 1]);
    put_section(&mut file, section::TABLE, &[1, 0x70, 1, 2, 2]);
    put_section(&mut file, section::GLOBAL, &[1, 0x7f, 1, 0x41, 0, 0x0b]);
    put_section(&mut file, section::EXPORT, &[1, 1, b'a', 0, 2]);
    put_section(&mut file, section::ELEMENT, &[1, 0, 0x41, 1, 0x0b, 1, 4]);
    put_section(
        &mut file,
        section::CODE,
        &[&[3][..], &called.map(calls).concat()].concat(),
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

/// With these functions in the first file that comes later and in the second.
fn parted(called: [u8; 3], soon: &[u32], rest: &[u32]) -> (Vec<u8>, Vec<Vec<u8>>) {
    let file = whole(called);
    let module = Module::read(&file).expect("a module");
    let chosen = [soon, rest].map(|own| Chosen {
        own: own.iter().copied().collect(),
        twice: BTreeSet::new(),
    });
    parts(&module, &chosen, false).expect("three modules")
}

fn calls(function: u8) -> [u8; 7] {
    [6, 0, 0x20, 0, 0x10, function, 0x0b]
}

/// The way to that place, which the import `bring` has to have been called for when the global `flag` is nought.
fn way(flag: u8, bring: u8, place: u8) -> [u8; 18] {
    [
        17, 0, 0x23, flag, 0x45, 4, 0x40, 0x10, bring, 0x0b, 0x20, 0, 0x41, place, 0x11, 1, 0, 0x0b,
    ]
}

#[test]
fn in_the_first_what_comes_later_is_a_way_to_its_place_in_the_table() {
    let (first, _) = parted([3, 4, 2], &[], &[3, 4]);
    let first = sections(&first);
    // Two more places: for function 2, which the file calls, and for function 3, which the first calls.
    assert_eq!(first[&section::TABLE], [1, 0x70, 1, 4, 4]);
    assert_eq!(
        first[&section::ELEMENT],
        [2, 0, 0x41, 1, 0x0b, 1, 4, 0, 0x41, 2, 0x0b, 2, 2, 3]
    );
    assert_eq!(
        first[&section::CODE],
        [&[3][..], &calls(3), &way(2, 1, 3), &way(2, 1, 1)].concat()
    );
}

#[test]
fn what_comes_later_takes_what_it_calls_from_the_table_and_takes_its_places_there() {
    let (_, later) = parted([3, 4, 2], &[], &[3, 4]);
    let second = sections(&later[1]);
    let imports = String::from_utf8_lossy(&second[&section::IMPORT]).into_owned();
    assert!(imports.ends_with("first\u{1}2\0\u{1}"), "{imports:?}");
    // Function 4 stands in place 1, and function 3 in place 3.
    assert_eq!(
        second[&section::ELEMENT],
        [2, 0, 0x41, 1, 0x0b, 1, 2, 0, 0x41, 3, 0x0b, 1, 1]
    );
    assert_eq!(second[&section::CODE], [&[2][..], &calls(2), &calls(0)].concat());
}

#[test]
fn what_comes_later_calls_what_is_in_another_file_by_its_place_too() {
    // Function 3 is called by function 4 alone.
    let (first, later) = parted([4, 2, 3], &[4], &[3]);
    let first = sections(&first);
    assert_eq!(
        first[&section::CODE],
        [&[3][..], &calls(4), &way(2, 1, 2), &way(1, 0, 1)].concat()
    );
    let [soon, rest] = [&later[0], &later[1]].map(|file| sections(file));
    let imports = String::from_utf8_lossy(&soon[&section::IMPORT]).into_owned();
    assert!(imports.ends_with("first\u{1}2\0\u{1}"), "{imports:?}");
    assert_eq!(soon[&section::ELEMENT], [1, 0, 0x41, 1, 0x0b, 1, 1]);
    assert_eq!(rest[&section::ELEMENT], [1, 0, 0x41, 2, 0x0b, 1, 1]);
    assert_eq!(
        [&soon[&section::CODE], &rest[&section::CODE]],
        [&[&[1][..], &calls(0)].concat(); 2]
    );
}

#[test]
fn what_is_called_from_outside_has_a_way_wherever_it_is() {
    // Nothing calls function 2.
    let (first, later) = parted([3, 4, 3], &[2], &[]);
    let first = sections(&first);
    assert_eq!(
        first[&section::CODE],
        [&[3][..], &way(1, 0, 3), &calls(4), &calls(3)].concat()
    );
    assert_eq!(sections(&later[0])[&section::ELEMENT], [1, 0, 0x41, 3, 0x0b, 1, 1]);
}

#[test]
fn a_module_that_cannot_bring_the_rest_is_not_parted() {
    let module = Module::default();
    assert!(parts(&module, &Default::default(), false).is_err());
}
