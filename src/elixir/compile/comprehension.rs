//! `for`: folds, one within the other.

use super::body::{Body, Want};
use super::error::{CompileError, Compiled};
use super::quoted::{QuotedExt, arrow, block, call, keyword, list, named_variable, options, remote};
use crate::elixir::code::Source;
use crate::elixir::syntax::Quoted;
use crate::runtime::{Atom, Term};

/// The list that a comprehension has so far.
const ACCUMULATOR: Atom = Atom::new("for@acc");
/// Into what it goes.
const GOAL: Atom = Atom::new("for@into");
/// What is left of a bitstring.
const LEFT: Atom = Atom::new("for@left");

impl Body<'_, '_> {
    /// `for`: a fold over each generator in turn.
    pub(super) fn comprehension(&mut self, arguments: &[Quoted], want: Want) -> Compiled<Source> {
        let Some((options @ Quoted::List(_), steps)) = arguments.split_last() else {
            return Err(self.error("missing :do option in \"for\""));
        };
        // A list that stands before the last is one of options, as Elixir has it, whatever is in it.
        let (more, steps) = match steps.split_last() {
            Some((more @ (Quoted::List(_) | Quoted::Literal(Term::List(_))), steps)) => (Some(more), steps),
            _ => (None, steps),
        };
        let option = |name| keyword(options, name).or_else(|| more.and_then(|more| keyword(more, name)));
        let lists = [more, Some(options)];
        let names: Option<Vec<_>> = lists.into_iter().flatten().map(super::quoted::keywords).collect();
        if let Some((name, _)) = names
            .iter()
            .flatten()
            .flatten()
            .find(|(name, _)| !matches!(name.name(), "do" | "into" | "uniq" | "reduce"))
        {
            return Err(self.error(&format!("unsupported option :{} given to for", name.name())));
        }
        let Some(body) = option("do") else {
            return Err(self.error("missing :do option in \"for\""));
        };
        let accumulator = named_variable(ACCUMULATOR);
        if let Some(initial) = option("reduce") {
            let fold = call(
                "case",
                vec![accumulator, super::quoted::options(vec![("do", body.clone())])],
            );
            let folded = self.generated(steps, fold, initial.clone())?;
            let value = self.expression(&folded, want)?;
            return names.map(|_| value).ok_or_else(|| self.no_such_options());
        }
        let kept = list(vec![call("|", vec![body.clone(), accumulator])]);
        let folded = self.generated(steps, kept, list(Vec::new()))?;
        let all = remote("lists", "reverse", vec![folded]);
        let all = if option("uniq").is_some_and(|uniq| matches!(uniq, Quoted::Literal(yes) if yes.is_atom("true"))) {
            remote("Elixir.Enum", "uniq", vec![all])
        } else {
            all
        };
        let all = match option("into") {
            // Into what it goes is evaluated before all else.
            Some(into) => {
                let goal = || named_variable(GOAL);
                let bound = call("=", vec![goal(), into.clone()]);
                block(vec![bound, remote("Elixir.Enum", "into", vec![all, goal()])])
            }
            None => all,
        };
        let value = self.expression(&all, want)?;
        names.map(|_| value).ok_or_else(|| self.no_such_options())
    }

    /// What Elixir's own function says of options that are none, when all else has been looked at.
    fn no_such_options(&self) -> CompileError {
        self.error("").no_clause("elixir_expand", "validate_for_options", 4)
    }

    /// The fold over what is left of the generators and filters.
    fn generated(&mut self, steps: &[Quoted], body: Quoted, initial: Quoted) -> Compiled<Quoted> {
        let accumulator = || named_variable(ACCUMULATOR);
        let Some((step, rest)) = steps.split_first() else {
            return Ok(body);
        };
        if let Some([pattern, values]) = step.as_call("<-", 2) {
            let (pattern, guard) = match pattern.as_call("when", 2) {
                Some([pattern, guard]) => (pattern, Some(guard)),
                _ => (pattern, None),
            };
            let inner = self.generated(rest, body, accumulator())?;
            let parameters = vec![pattern.clone(), accumulator()];
            let parameters = match guard {
                Some(guard) => vec![call("when", parameters.into_iter().chain([guard.clone()]).collect())],
                None => parameters,
            };
            let takes = arrow(parameters, inner);
            let passes = arrow(vec![named_variable(Atom::new("_")), accumulator()], accumulator());
            let fun = call("fn", vec![takes, passes]);
            return Ok(remote("Elixir.Enum", "reduce", vec![values.clone(), initial, fun]));
        }
        if let Some(segments) = step.arguments_of("<<>>")
            && let Some((last, before)) = segments.split_last()
            && let Some([last, bits]) = last.as_call("<-", 2)
        {
            let segments: Vec<_> = before.iter().chain([last]).cloned().collect();
            let inner = self.generated(rest, body, accumulator())?;
            return Ok(over_bits(&segments, bits, inner, initial));
        }
        let inner = self.generated(rest, body, accumulator())?;
        Ok(call(
            "if",
            vec![step.clone(), options(vec![("do", inner), ("else", accumulator())])],
        ))
    }
}

/// The fold over the parts of a bitstring that have such segments. One that is as long and not like them is left out; what is
/// left at the end is none.
fn over_bits(segments: &[Quoted], bits: &Quoted, inner: Quoted, initial: Quoted) -> Quoted {
    let accumulator = || named_variable(ACCUMULATOR);
    let left = || named_variable(LEFT);
    let clause = |segments: Vec<Quoted>, value: Quoted| {
        let behind = call("::", vec![left(), named_variable(Atom::new("bitstring"))]);
        let whole = call("<<>>", segments.into_iter().chain([behind]).collect());
        arrow(vec![whole, accumulator()], call("{}", vec![left(), value]))
    };
    let skipped = segments.iter().map(|segment| match segment.as_call("::", 2) {
        Some([value, kind]) if super::quoted::variable(value).is_none() => {
            call("::", vec![named_variable(Atom::new("_")), kind.clone()])
        }
        None if super::quoted::variable(segment).is_none() && !matches!(segment, Quoted::Literal(Term::Str(_))) => {
            named_variable(Atom::new("_"))
        }
        _ => segment.clone(),
    });
    let skipped = clause(skipped.collect(), accumulator());
    let taken = clause(segments.to_vec(), inner);
    let any = || named_variable(Atom::new("_"));
    let over = arrow(vec![any(), any()], Quoted::Literal(Term::atom("over")));
    let fun = call("fn", vec![taken, skipped, over]);
    remote("Elixir.Coppice", "reduce_bits", vec![bits.clone(), initial, fun])
}
