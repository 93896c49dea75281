//! The cases of neither kind of keys: clean up, options.

use coppice::otp::registry::{self, Keys};
use coppice::otp::{Exception, Start, StartCall};
use coppice::runtime::Term;

use super::super::lab::{Bench, Lab};
use super::{Case, NAME, argument_error, atom, pair};

fn both_tables_are_empty_after_both_ended(keys: Keys) {
    let mut case = Case::new(keys);
    let (partition, first) = case.register_task("hello", atom("value"));
    let (_, second) = case.register_task("world", atom("value"));
    assert_eq!(case.count(), 2);
    case.kill(first);
    case.kill(second);
    assert_eq!(case.lab.call(partition, atom("sync")), Ok(atom("ok")));
    let sizes = case.ask(|cx| {
        Ok((
            cx.ets_size(registry::key_table(NAME, 0)),
            cx.ets_size(registry::partition_name(NAME, 0)),
        ))
    });
    assert_eq!(sizes, (Some(0), Some(0)));
}

#[test]
fn clean_up_unique_registry_on_process_crash_with_1_partition() {
    both_tables_are_empty_after_both_ended(Keys::Unique);
}

#[test]
fn clean_up_duplicate_registry_on_process_crash_with_1_partition() {
    both_tables_are_empty_after_both_ended(Keys::Duplicate);
}

#[test]
fn child_spec_1_uses_name_as_id() {
    let named = Term::list([pair("name", atom("custom_name"))]);
    assert_eq!(registry::child_spec(&named).id, atom("custom_name"));
    assert_eq!(registry::child_spec(&Term::list([])).id, atom("Elixir.Registry"));
}

/// What `Registry.start_link(options)` raises.
fn refused<const N: usize>(options: [Term; N]) -> String {
    let mut lab = Lab::new();
    let call = StartCall::link(registry::MODULE, [Term::list(options)]);
    let outcome: Result<Option<Start<Bench>>, Exception> = lab.act(move |_| registry::start(&call));
    argument_error(&outcome.expect_err("options that are refused"))
}

#[test]
fn raises_if_name_is_missing() {
    let refusal = refused([pair("keys", atom("unique"))]);
    assert_eq!(refusal, "expected :name option to be present");
}

#[test]
fn raises_if_name_is_not_an_atom() {
    let refusal = refused([pair("keys", atom("unique")), pair("name", Term::list([]))]);
    assert_eq!(refusal, "expected :name to be an atom, got: []");
}

#[test]
fn raises_if_compressed_is_not_a_boolean() {
    let refusal = refused([
        pair("keys", atom("unique")),
        pair("name", atom("name")),
        pair("compressed", atom("fail")),
    ]);
    assert_eq!(refusal, "expected :compressed to be a boolean, got: :fail");
}

#[test]
fn the_other_options_are_checked_too() {
    let with = |option: Term| refused([pair("keys", atom("unique")), pair("name", atom("name")), option]);
    assert_eq!(
        refused([pair("name", atom("name"))]),
        "expected :keys to be given and be one of :unique or :duplicate, got: nil"
    );
    assert_eq!(
        refused([pair("keys", atom("foo")), pair("name", atom("name"))]),
        "expected :keys to be given and be one of :unique or :duplicate, got: :foo"
    );
    assert_eq!(
        with(pair("meta", Term::list([Term::Int(1)]))),
        "expected :meta to be a keyword list, got: [1]"
    );
    assert_eq!(
        with(pair("partitions", Term::Int(0))),
        "expected :partitions to be a positive integer, got: 0"
    );
    assert_eq!(
        with(pair("listeners", Term::list([Term::Int(1)]))),
        "expected :listeners to be a list of named processes, got: [1]"
    );
}
