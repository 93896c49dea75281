//! Maps, and the structs among them.
//!
//! Invariant: the pairs are sorted by key, as Erlang orders the keys of a map, and no key comes twice, so equal maps are
//! equal bytes. One that was made as a struct also knows the order in which its module declares the fields, which is the
//! order that `inspect` prints them in: on the BEAM it asks the module. No program can see that order otherwise, so it
//! says nothing of equality.

use std::ops::Deref;
use std::rc::Rc;

use super::super::made;
use super::release::let_go;
use super::{Date, Term};

/// The pairs of a map.
#[derive(Clone, Default)]
pub struct Map {
    pairs: Box<[(Term, Term)]>,
    /// Where the fields of a struct are among the pairs, in the order of its `defstruct`.
    declared: Option<Box<[usize]>>,
}

impl Map {
    /// Of two pairs with one key the later wins.
    pub(super) fn new(pairs: impl IntoIterator<Item = (Term, Term)>) -> Self {
        Self::of(pairs.into_iter().collect())
    }

    #[inline(never)]
    fn of(mut pairs: Vec<(Term, Term)>) -> Self {
        if !pairs.is_sorted_by(|(one, _), (other, _)| one < other) {
            pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
            // Equal ones have kept their order: the one that is removed has its value taken over by the one before.
            pairs.dedup_by(|later, kept| {
                later.0 == kept.0 && {
                    std::mem::swap(later, kept);
                    true
                }
            });
        }
        made::count_row(2 * pairs.len());
        Self {
            pairs: pairs.into_boxed_slice(),
            declared: None,
        }
    }

    /// The same as a struct whose fields are declared in that order.
    pub(super) fn declare(mut self, fields: &[Term]) -> Self {
        self.declared = Some(fields.iter().filter_map(|key| self.place(key)).collect());
        self
    }

    /// The date that these pairs are, when they are one: `~D[2023-01-01]` and the map of its fields are one value.
    pub(super) fn as_date(&self) -> Option<Date> {
        let [_, _, (_, day), (_, month), (_, year)] = &*self.pairs else {
            return None;
        };
        let number = |term: &Term| u8::try_from(term.as_int()?).ok();
        let date = Date::new(year.as_int()?.try_into().ok()?, number(month)?, number(day)?).ok()?;
        (date_pairs(date) == *self.pairs).then_some(date)
    }

    /// The map that a date is.
    pub(super) fn of_date(date: Date) -> Self {
        Self {
            pairs: Box::new(date_pairs(date)),
            declared: None,
        }
    }

    fn place(&self, key: &Term) -> Option<usize> {
        self.pairs.binary_search_by(|(k, _)| k.cmp(key)).ok()
    }

    /// The value under a key.
    #[must_use]
    pub fn get(&self, key: &Term) -> Option<&Term> {
        Some(&self.pairs[self.place(key)?].1)
    }

    /// The same with that value under the key.
    fn put(&mut self, key: Term, value: Term) {
        match self.pairs.binary_search_by(|(known, _)| known.cmp(&key)) {
            Ok(at) => self.pairs[at].1 = value,
            Err(at) => {
                // A struct that gets a field which its module does not declare is printed as a map.
                self.declared = None;
                let mut pairs = std::mem::take(&mut self.pairs).into_vec();
                pairs.insert(at, (key, value));
                made::count_row(2);
                self.pairs = pairs.into_boxed_slice();
            }
        }
    }

    /// The same without that key: the value that was there.
    fn take(&mut self, key: &Term) -> Option<Term> {
        let at = self.place(key)?;
        self.declared = None;
        let mut pairs = std::mem::take(&mut self.pairs).into_vec();
        let (_, value) = pairs.remove(at);
        self.pairs = pairs.into_boxed_slice();
        Some(value)
    }

    /// Was it made as a struct?
    #[must_use]
    pub fn is_declared(&self) -> bool {
        self.declared.is_some()
    }

    /// The fields of a struct and their values in the order of its `defstruct`; `None` for a map that was not made as one.
    #[must_use]
    pub fn declared_order(&self) -> Option<Vec<(Term, Term)>> {
        self.declared_fields().map(|fields| fields.cloned().collect())
    }

    /// The fields of a struct in the order of its `defstruct`; `None` for a map that was not made as one.
    pub(super) fn declared_fields(&self) -> Option<impl Iterator<Item = &(Term, Term)>> {
        let declared = self.declared.as_ref()?;
        Some(declared.iter().map(|at| &self.pairs[*at]))
    }
}

impl Term {
    /// This map with that value under the key; anything else as it is. What nobody else has is written in place.
    #[must_use]
    pub fn put(self, key: Self, value: Self) -> Self {
        self.changed(|map| map.put(key, value))
    }

    /// This map without that key.
    #[must_use]
    pub fn without(self, key: &Self) -> Self {
        if self.as_map().is_none_or(|map| map.get(key).is_none()) {
            return self;
        }
        self.changed(|map| {
            map.take(key);
        })
    }

    /// The same struct, printed as one whose module declares these fields in that order; anything else as it is.
    #[must_use]
    pub fn declared(self, fields: &[(Self, Self)]) -> Self {
        let Self::Map(mut map) = self else { return self };
        if map.len() == fields.len() + 1 && fields.iter().all(|(name, _)| map.get(name).is_some()) {
            let names: Vec<Self> = fields.iter().map(|(name, _)| name.clone()).collect();
            let own = Rc::make_mut(&mut map);
            own.declared = Some(names.iter().filter_map(|key| own.place(key)).collect());
        }
        Self::Map(map)
    }

    fn changed(self, change: impl FnOnce(&mut Map)) -> Self {
        let mut map = match self {
            Self::Map(map) => map,
            Self::Date(date) => Rc::new(Map::of_date(date)),
            other => return other,
        };
        if Rc::strong_count(&map) > 1 {
            made::count_row(2 * map.len());
        }
        change(Rc::make_mut(&mut map));
        map.as_date().map_or(Self::Map(map), Self::Date)
    }
}

impl Deref for Map {
    type Target = [(Term, Term)];

    #[inline]
    fn deref(&self) -> &Self::Target {
        &self.pairs
    }
}

impl Drop for Map {
    fn drop(&mut self) {
        let pairs = std::mem::take(&mut self.pairs);
        let park = |pairs| Term::Map(Rc::new(Self { pairs, declared: None }));
        if !pairs.is_empty() {
            let_go(pairs, park, drop);
        }
    }
}

/// The map that a `%Date{}` is.
pub(super) fn date_pairs(date: Date) -> [(Term, Term); 5] {
    [
        (Term::atom("__struct__"), Term::atom("Elixir.Date")),
        (Term::atom("calendar"), Term::atom("Elixir.Calendar.ISO")),
        (Term::atom("day"), Term::Int(date.day().into())),
        (Term::atom("month"), Term::Int(date.month().into())),
        (Term::atom("year"), Term::Int(date.year().into())),
    ]
}
