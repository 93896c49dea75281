//! Who is meant by a name in a registry: said by whoever looks it up, so that it can be seen.

use super::asked::server;
use crate::elixir::host::Host;
use crate::elixir::look_up::{LookUp, LookUpBy};
use crate::elixir::machine::EffectOutcome;
use crate::otp::{Cx, Event, ServerRef, registry};
use crate::runtime::{Atom, Pid, Record, Term};

/// The server that a term names. Who is meant by a via tuple is said, if anybody hears it.
pub(super) fn meant<M: Host>(term: &Term, cx: &mut Cx<'_, M>) -> Result<ServerRef, EffectOutcome> {
    let server = server(term)?;
    let (of, key) = match &server {
        ServerRef::Via(of, key) => (*of, key),
        ServerRef::ViaValue(of, named) => (*of, &named.0),
        ServerRef::Pid(_) | ServerRef::Name(_) | ServerRef::PartitionOf(..) => return Ok(server),
    };
    if cx.records(Record::Lifecycle)
        && let Ok(found) = registry::whereis_name(of, key, cx)
    {
        say(LookUpBy::Via, of, key, found, cx);
    }
    Ok(server)
}

/// Says what was looked up, and who was found.
pub(super) fn say<M: Host>(by: LookUpBy, registry: Atom, key: &Term, found: Option<Pid>, cx: &mut Cx<'_, M>) {
    let looked_up = LookUp {
        by,
        registry,
        key,
        found,
    };
    cx.report_with(|| Event::Note(looked_up.note()));
}
