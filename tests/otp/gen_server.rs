//! Elixir's `gen_server_test.exs` and OTP's `gen_server_SUITE`; `beyond` asks what they do not.

mod beyond;
mod server;
mod stop;
mod suite;
mod test;

use coppice::runtime::Term;
use coppice::tuple;

fn atom(name: &'static str) -> Term {
    Term::atom(name)
}

/// `{reason, {GenServer, function, [server, what, limit]}}`: what a client exits with.
fn exit_of(reason: Term, function: &'static str, arguments: [Term; 3]) -> Term {
    tuple![
        reason,
        tuple![atom("Elixir.GenServer"), atom(function), Term::list(arguments)]
    ]
}
