//! Which functions come later, and in which file.

use std::collections::BTreeSet;

use crate::module::Module;
use crate::parts::Chosen;

/// The functions that a first visit does not run until the page is touched, by [`hash`], a line each: `make cold` finds them. Of what
/// nobody knows yet the page may need everything at once.
const COLD: &str = include_str!("cold.txt");

/// Where nothing is that the page needs before somebody turns to Elixir, the course, the sequence diagram or a tree of his own
/// (`src/ui/app/language.rs`). What only these call comes later with them.
const LATER: &[&str] = &[
    "coppice_engine::elixir::compile",
    "coppice_engine::elixir::completion",
    "coppice_engine::elixir::console",
    "coppice_engine::elixir::definition",
    "coppice_engine::elixir::effect::",
    "coppice_engine::elixir::effects",
    "coppice_engine::elixir::library",
    "coppice_engine::elixir::loaded",
    "coppice_engine::elixir::look_up",
    "coppice_engine::elixir::outline",
    "coppice_engine::elixir::prelude",
    "coppice_engine::elixir::resolve",
    "coppice_engine::elixir::server",
    "coppice_engine::elixir::spawned",
    "coppice_engine::elixir::syntax",
    "coppice_engine::elixir::typed",
    // What an instruction does that is none of the usual ones, and how a process that evaluates is measured and fails.
    "coppice_engine::elixir::machine::Machine>::look_through",
    "coppice_engine::elixir::machine::Machine>::other",
    "coppice_engine::elixir::machine::Machine>::raise",
    "coppice_engine::elixir::machine::Machine>::stack_trace",
    "coppice_engine::elixir::machine::Machine>::undefined",
    "coppice_engine::elixir::machine::defining",
    "coppice_engine::elixir::machine::failing",
    "coppice_engine::elixir::machine::raised",
    "coppice_engine::elixir::machine::raising",
    "coppice_engine::elixir::machine::waiting",
    "coppice_engine::otp::agent::",
    "coppice_engine::otp::match_spec",
    "coppice_engine::otp::partition_supervisor::options",
    "coppice_engine::otp::task::",
    "coppice_engine::runtime::objects",
    "coppice_engine::runtime::term::external_format",
    "coppice_engine::runtime::term::number",
    "coppice_engine::systems::design::source",
    "coppice_engine::systems::job_code",
    "coppice_engine::systems::scenario",
    "coppice::telling::board",
    "coppice::telling::checklist",
    "coppice::telling::course",
    "coppice::telling::drills",
    "coppice::telling::run_record",
    "coppice::ui::app::App>::act_on_practice",
    "coppice::ui::app::App>::opened",
    "coppice::ui::app::App>::take_lesson",
    "coppice::ui::board",
    "coppice::ui::checklist",
    "coppice::ui::code_pane",
    "coppice::ui::console",
    "coppice::ui::course::",
    "coppice::ui::drills",
    "coppice::ui::highlighted",
    "coppice::ui::own_tree_pane",
    "coppice::ui::practice_view",
    "coppice::ui::sequence",
    // Integers beyond 64 bits come of evaluated code alone.
    "coppice_engine::runtime::term::big",
    "num_bigint::",
];

/// What the page needs of that at once: what is said on a console is looked for in every event, what is there may go, and what
/// remembers something for one component does so for another.
const AT_ONCE: &[&str] = &[
    "coppice_engine::elixir::console::note",
    "core::ptr::drop_in_place",
    "yew::functional",
];

/// What more than one file has, in bytes at the most: a call from one to the other costs more time than so short a function takes
/// room.
const SHORT: usize = 300;

/// No longer than the way to it would be, about twice; in bytes.
const TINY: usize = 50;

/// What comes later of a module, in the order of the files.
pub fn chosen(module: &Module) -> [Chosen; 2] {
    let rest = rest(module);
    let cold: BTreeSet<&str> = COLD.lines().collect();
    let soon: BTreeSet<u32> = (module.first()..)
        .take(module.functions.len())
        .filter(|&number| may_come_soon(module, &rest, number) && cold.contains(&*hash(module.name(number))))
        .collect();
    [soon, rest].map(|own| Chosen {
        twice: twice(module, &own),
        own,
    })
}

/// How a function is called in the list of those that are cold: 32 bits of its name (FNV-1a), since names are long.
pub fn hash(name: &str) -> String {
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("{hash:08x}")
}

/// May it come when the page is touched, as far as it goes by what it is? What a hash table runs is another thing every time: its
/// hashes are seeded at random.
pub fn may_come_soon(module: &Module, rest: &BTreeSet<u32>, number: u32) -> bool {
    let is_free = |number| {
        module
            .function(number)
            .is_some_and(|function| function.body.bound.is_none())
    };
    let is_for_all = module.length(number) <= TINY || module.name(number).contains("hashbrown::");
    !rest.contains(&number) && is_free(number) && !is_for_all
}

/// The numbers of the functions that come when somebody turns to them: those of such a name, and those that nothing else calls.
///
/// The linker makes one function of several that do the same, and it has any of their names. So what is tiny is not told by its
/// name, and what a library makes for a type of such a name (`<alloc::rc::Rc<coppice::ui::console::Entry>>::drop_slow`) only where
/// it is long, and nothing calls it by number.
pub fn rest(module: &Module) -> BTreeSet<u32> {
    let is_later = |number: u32| {
        let own = own_path(module.name(number));
        is_of(LATER, own) && !is_of(AT_ONCE, own) && module.length(number) > TINY
    };
    let is_made_for_later = |number: u32| {
        let name = module.name(number);
        let is_made = LATER.iter().any(|path| name.contains(path)) && !is_of(AT_ONCE, own_path(name));
        is_later(number) || is_made && module.length(number) > SHORT
    };
    let mut at_once = BTreeSet::new();
    let mut next: Vec<u32> = module.entrances.clone();
    next.extend(
        module
            .table
            .values()
            .copied()
            .filter(|&number| !is_made_for_later(number)),
    );
    while let Some(number) = next.pop() {
        if at_once.insert(number) {
            next.extend(module.called_by(number).filter(|&called| !is_later(called)));
        }
    }
    let all = (module.first()..).zip(&module.functions);
    all.filter(|(number, function)| !at_once.contains(number) && function.body.bound.is_none())
        .map(|(number, _)| number)
        .collect()
}

/// `coppice::ui::console::Entry as …` of `<coppice::ui::console::Entry as core::clone::Clone>::clone`.
fn own_path(name: &str) -> &str {
    name.trim_start_matches(['<', '&']).trim_start_matches("mut ")
}

fn is_of(paths: &[&str], own: &str) -> bool {
    paths.iter().any(|path| own.starts_with(path))
}

/// Short functions that are elsewhere, and are called by what comes in a file, or by such: it has them too.
fn twice(module: &Module, own: &BTreeSet<u32>) -> BTreeSet<u32> {
    let is_short = |number: u32| {
        let function = module.function(number);
        function.is_some_and(|function| function.body.bound.is_none()) && module.length(number) <= SHORT
    };
    let mut twice = BTreeSet::new();
    let mut next: Vec<u32> = own.iter().copied().collect();
    while let Some(number) = next.pop() {
        for called in module.called_by(number) {
            if !own.contains(&called) && is_short(called) && twice.insert(called) {
                next.push(called);
            }
        }
    }
    twice
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::Function;

    /// A module of functions: each with its name, how long it is, and whom it calls.
    fn module(functions: &[(&str, usize, &[u32])]) -> Module<'static> {
        let made =
            |&(name, length, called): &(&str, usize, &[u32])| Function::calling(name, vec![0; length].leak(), called);
        Module {
            functions: functions.iter().map(made).collect(),
            entrances: vec![0],
            ..Module::default()
        }
    }

    #[test]
    fn what_is_named_and_what_nothing_else_calls_comes_later() {
        let module = module(&[
            ("main", 1_000, &[1, 3]),
            ("coppice_engine::elixir::compile::compile", 1_000, &[2, 3]),
            ("only that calls it", 1_000, &[]),
            ("both call it", 1_000, &[]),
        ]);
        assert_eq!(rest(&module), BTreeSet::from([1, 2]));
    }

    #[test]
    fn what_goes_with_a_value_that_is_there_at_once_comes_at_once() {
        let glue = "core::ptr::drop_in_place<coppice_engine::elixir::loaded::Loaded>";
        assert_eq!(
            rest(&module(&[("main", 1_000, &[1]), (glue, 1_000, &[])])),
            BTreeSet::new()
        );
    }

    #[test]
    fn what_is_short_is_there_twice_and_so_is_what_is_short_and_called_by_it() {
        let module = module(&[
            ("main", 1_000, &[1, 2, 4]),
            ("coppice_engine::elixir::compile::compile", 1_000, &[2, 4]),
            ("short", SHORT, &[3]),
            ("shorter", 1, &[4]),
            ("long", SHORT + 1, &[]),
        ]);
        assert_eq!(twice(&module, &rest(&module)), BTreeSet::from([2, 3]));
    }

    #[test]
    fn a_name_has_the_hash_that_the_authors_of_the_function_give() {
        assert_eq!(hash(""), "811c9dc5");
        assert_eq!(hash("foobar"), "bf9cf968");
    }

    #[test]
    fn what_is_tiny_hashes_or_comes_with_the_rest_does_not_come_soon() {
        let module = module(&[
            ("main", 1_000, &[1, 2, 3]),
            ("coppice_engine::elixir::compile::compile", 1_000, &[]),
            ("tiny", TINY, &[]),
            ("<hashbrown::raw::RawTable<u32>>::find", 1_000, &[]),
        ]);
        let rest = rest(&module);
        let may = [0, 1, 2, 3].map(|number| may_come_soon(&module, &rest, number));
        assert_eq!(may, [true, false, false, false]);
    }
}
