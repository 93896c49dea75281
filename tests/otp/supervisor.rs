//! OTP's `supervisor_SUITE`.

use coppice::otp::SupervisorInit;
use coppice::runtime::Term;

use super::lab::{Lab, define_supervisor};

#[test]
fn sup_start_ignore_init() {
    let mut lab = Lab::new();
    define_supervisor("Elixir.Case.Ignore", |_| Ok(SupervisorInit::Ignore));
    lab.trap_exit();
    assert!(
        lab.start_link("Elixir.Case.Ignore", [Term::atom("nil")])
            .is_atom("ignore")
    );
    let exits: Vec<_> = lab
        .flush()
        .iter()
        .map(|message| message.elements().expect("a tuple")[2].to_string())
        .collect();
    assert_eq!(exits, [":normal"], "OTP 25 tells a starter that traps exits");
}
