//! The process dictionary: `Process.put/2` and others.

use super::asked::{EffectCall, value};
use crate::elixir::effect::Effect;
use crate::elixir::machine::EffectOutcome;
use crate::runtime::Term;
use crate::tuple;

pub(super) fn perform(effect: Effect, asked: &mut EffectCall<'_, '_>) -> Option<EffectOutcome> {
    let a = asked.arguments;
    let dictionary = &mut asked.machine.dictionary;
    let or = |found: Option<Term>, nothing: &'static str| value(found.unwrap_or(Term::atom(nothing)));
    Some(match effect {
        Effect::DictionaryGet => {
            let found = dictionary.get(&a[0]).cloned();
            value(found.unwrap_or_else(|| a.get(1).cloned().unwrap_or(Term::atom("nil"))))
        }
        Effect::DictionaryPut => or(dictionary.insert(a[0].clone(), a[1].clone()), "nil"),
        Effect::DictionaryDelete => or(dictionary.remove(&a[0]), "nil"),
        Effect::DictionaryFind => or(dictionary.get(&a[0]).cloned(), "undefined"),
        Effect::DictionarySet => or(dictionary.insert(a[0].clone(), a[1].clone()), "undefined"),
        Effect::DictionaryErase => or(dictionary.remove(&a[0]), "undefined"),
        Effect::DictionaryAll => value(all(asked)),
        Effect::DictionaryEraseAll => {
            let pairs = all(asked);
            asked.machine.dictionary = Default::default();
            value(pairs)
        }
        Effect::DictionaryKeys => {
            let chosen = |(key, of): (&Term, &Term)| a.first().is_none_or(|wanted| wanted == of).then(|| key.clone());
            value(Term::list(dictionary.iter().filter_map(chosen).collect::<Vec<_>>()))
        }
        _ => return None,
    })
}

/// All of it, `[{key, value}]`.
pub(super) fn all(asked: &EffectCall<'_, '_>) -> Term {
    let pair = |(key, value): (&Term, &Term)| tuple![key.clone(), value.clone()];
    Term::list(asked.machine.dictionary.iter().map(pair).collect::<Vec<_>>())
}
