//! The strategies that a design has to choose.

use coppice::otp::{Process, Strategy};
use coppice::systems::Design;

use crate::running::{Running, tree};

fn paths(design: &Design) -> Vec<(String, &'static str)> {
    let strategies = design.strategies().into_iter();
    strategies
        .map(|(path, strategy)| (path.join("/"), strategy.name()))
        .collect()
}

fn path(written: &str) -> Vec<String> {
    written.split('/').map(str::to_owned).collect()
}

#[test]
fn every_supervisor_that_has_a_strategy_to_choose_is_named() {
    let default = "one_for_one";
    let nested = [("Todo.System", default), ("Todo.System/Todo.Database", default)];
    let flat = [("Flat.System", default)];
    let of_tree = [("root", "one_for_all"), ("root/inner", "rest_for_one")];
    let owned = |named: &[(&str, &'static str)]| -> Vec<(String, &'static str)> {
        named
            .iter()
            .map(|(path, strategy)| ((*path).to_owned(), *strategy))
            .collect()
    };
    assert_eq!(paths(&Design::nested()), owned(&nested));
    assert_eq!(paths(&Design::flat()), owned(&flat));
    assert_eq!(paths(&tree()), owned(&of_tree));
}

#[test]
fn each_can_be_chosen_by_itself() {
    for design in [Design::nested(), Design::flat(), tree()] {
        for (at, (path, _)) in design.strategies().into_iter().enumerate() {
            for strategy in [Strategy::OneForOne, Strategy::RestForOne, Strategy::OneForAll] {
                let chosen = design.with_strategy(&path, strategy).expect("it was named");
                let mut expected = design.strategies();
                expected[at].1 = strategy;
                assert_eq!(chosen.strategies(), expected);
            }
        }
    }
}

#[test]
fn a_path_that_leads_to_no_such_supervisor_is_refused() {
    let none = [
        "",
        "Todo.System/Todo.Cache",
        "Todo.System/Todo.ProcessRegistry",
        "Todo.Database",
        "root/cache",
    ];
    for design in [Design::nested(), Design::flat(), tree()] {
        for wrong in none {
            assert_eq!(design.with_strategy(&path(wrong), Strategy::OneForAll), None, "{wrong}");
        }
    }
}

/// The strategies of the supervisors that run, those of OTP's own modules left out.
fn running_strategies(design: &Design) -> Vec<(String, &'static str)> {
    let running = Running::start(design);
    let supervisors = running
        .system
        .pids()
        .filter_map(|pid| running.program(pid).as_supervisor());
    let named = supervisors.map(|supervisor| {
        let module = supervisor.callback.module.name();
        let id = supervisor.callback.args.last().and_then(|id| id.as_str());
        (id.unwrap_or(module).to_owned(), supervisor.flags.strategy.name())
    });
    named.filter(|(id, _)| !id.contains("Registry")).collect()
}

#[test]
fn what_is_chosen_is_what_runs() {
    let chosen = |design: Design, at: &str, strategy| design.with_strategy(&path(at), strategy).expect("a supervisor");
    let design = chosen(Design::nested(), "Todo.System/Todo.Database", Strategy::OneForAll);
    assert_eq!(
        running_strategies(&chosen(design, "Todo.System", Strategy::RestForOne)),
        [
            ("Elixir.Todo.System".to_owned(), "rest_for_one"),
            ("Elixir.Todo.Database".to_owned(), "one_for_all")
        ]
    );
    let flat = chosen(Design::flat(), "Flat.System", Strategy::OneForAll);
    assert_eq!(
        running_strategies(&flat),
        [("Elixir.Flat.System".to_owned(), "one_for_all")]
    );
    let inner = chosen(tree(), "root/inner", Strategy::OneForOne);
    assert!(running_strategies(&inner).contains(&("inner".to_owned(), "one_for_one")));
}

#[test]
fn the_chapters_start_call_names_no_strategy() {
    let running = Running::start(&Design::nested());
    let supervisors: Vec<_> = running
        .system
        .pids()
        .filter_map(|pid| running.system.program(pid))
        .collect();
    let root = supervisors
        .iter()
        .find_map(|program: &&Process<_>| program.as_supervisor())
        .expect("the root");
    assert!(root.callback.args.is_empty());
}
