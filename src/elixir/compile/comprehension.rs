//! `for`: folds, one within the other.

use super::body::{Body, Want};
use super::error::Compiled;
use super::quoted::{QuotedExt, arrow, arrows, atom, block, call, keyword, list, named_variable, options, remote};
use super::written::written;
use crate::elixir::code::Source;
use crate::elixir::syntax::Quoted;
use crate::runtime::{Atom, Term};

/// The list that a comprehension has so far.
const ACCUMULATOR: Atom = Atom::new("for@acc");
/// Into what it goes.
const GOAL: Atom = Atom::new("for@into");
/// What is left of a bitstring.
const LEFT: Atom = Atom::new("for@left");
/// What a comprehension can be told.
const OPTIONS: [&str; 4] = ["do", "into", "uniq", "reduce"];

impl Body<'_, '_> {
    /// `for`: a fold over each generator in turn.
    pub(super) fn comprehension(&mut self, arguments: &[Quoted], want: Want) -> Compiled<Source> {
        let Some((Quoted::List(last), steps)) = arguments.split_last() else {
            return Err(self.error("missing :do option in \"for\""));
        };
        // A list that stands before the last is one of options, as Elixir has it, whatever is in it.
        let (more, steps): (&[Quoted], _) = match steps.split_last() {
            Some((Quoted::List(more), steps)) => (more, steps),
            Some((Quoted::Literal(Term::List(_)), steps)) => (&[], steps),
            _ => (&[], steps),
        };
        let all = list(more.iter().chain(last.iter()).cloned().collect());
        for option in more.iter().chain(last.iter()) {
            if let Quoted::Pair(pair) = option
                && !matches!(&pair.0, Quoted::Literal(Term::Atom(name)) if OPTIONS.contains(&name.name()))
            {
                let name = written(&pair.0);
                return Err(self.error(&format!("unsupported option {name} given to for")));
            }
        }
        let Some(body) = keyword(&all, "do") else {
            return Err(self.error("missing :do option in \"for\""));
        };
        let scope = self.scope();
        let compiled = self.folded(&all, steps, body, want);
        if compiled.is_err() || self.wrong_options(&all, steps, body).is_err() {
            // Of what is wrong, that is said which Elixir looks at first: the options, what is gone through, then the rest.
            self.leave(scope);
            let Quoted::List(options) = &all else { return compiled };
            for option in options.iter() {
                match option {
                    Quoted::Pair(pair) if matches!(&pair.0, Quoted::Literal(name) if name.is_atom("do")) => {}
                    Quoted::Pair(pair) => drop(self.expression(&pair.1, Want::Value)?),
                    other => drop(self.expression(other, Want::Value)?),
                }
            }
            let nothing = call("=", vec![named_variable(ACCUMULATOR), list(Vec::new())]);
            let gone_through = self.generated(steps, atom("nil"), list(Vec::new()))?;
            self.expression(&block(vec![nothing, gone_through]), Want::Value)?;
            self.wrong_options(&all, steps, body)?;
        }
        compiled
    }

    fn folded(&mut self, options: &Quoted, steps: &[Quoted], body: &Quoted, want: Want) -> Compiled<Source> {
        let accumulator = named_variable(ACCUMULATOR);
        if let Some(initial) = keyword(options, "reduce") {
            let fold = call(
                "case",
                vec![accumulator, super::quoted::options(vec![("do", body.clone())])],
            );
            let folded = self.generated(steps, fold, initial.clone())?;
            return self.expression(&folded, want);
        }
        let kept = list(vec![call("|", vec![body.clone(), accumulator])]);
        let folded = self.generated(steps, kept, list(Vec::new()))?;
        let all = remote("lists", "reverse", vec![folded]);
        let is_true = |uniq: &Quoted| matches!(uniq, Quoted::Literal(yes) if yes.is_atom("true"));
        let all = if keyword(options, "uniq").is_some_and(is_true) {
            remote("Elixir.Enum", "uniq", vec![all])
        } else {
            all
        };
        let all = match keyword(options, "into") {
            // Into what it goes is evaluated before all else.
            Some(into) => {
                let goal = || named_variable(GOAL);
                let bound = call("=", vec![goal(), into.clone()]);
                block(vec![bound, remote("Elixir.Enum", "into", vec![all, goal()])])
            }
            None => all,
        };
        self.expression(&all, want)
    }

    /// What is wrong with the options when each of them can be compiled, and then with what is done.
    fn wrong_options(&self, options: &Quoted, steps: &[Quoted], body: &Quoted) -> Compiled<()> {
        let is_generator = |step: &Quoted| {
            let bits = step.arguments_of("<<>>").and_then(<[Quoted]>::last);
            [Some(step), bits]
                .into_iter()
                .flatten()
                .any(|step| step.as_call("<-", 2).is_some())
        };
        if !steps.first().is_some_and(is_generator) {
            return Err(self.error("for comprehensions must start with a generator"));
        }
        if super::quoted::keywords(options).is_none() {
            // No clause of Elixir's own function takes them.
            return Err(self.error("").no_clause("elixir_expand", "validate_for_options", 4));
        }
        if let Some(uniq) = keyword(options, "uniq")
            && !matches!(uniq, Quoted::Literal(truth) if truth.as_bool().is_some())
        {
            let message = ":uniq option for comprehensions only accepts a boolean, got: ";
            return Err(self.error(&format!("{message}{}", written(uniq))));
        }
        let is_there = |name| keyword(options, name).is_some();
        if is_there("reduce") && (is_there("into") || is_there("uniq")) {
            return Err(self.error("cannot use :reduce alongside :into/:uniq in comprehension"));
        }
        let clauses = arrows(body).filter(|clauses| !clauses.is_empty());
        match (is_there("reduce"), clauses) {
            (false, Some(_)) => Err(self.error("the do block was written using acc -> expr clauses but the :reduce option was not given")),
            (true, Some(clauses)) if clauses.iter().all(|clause| clause.parameters.len() == 1) => Ok(()),
            (true, _) => Err(self.error("when using :reduce with comprehensions, the do block must be written using acc -> expr clauses, where each clause expects the accumulator as a single argument")),
            (false, None) => Ok(()),
        }
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
