//! Tables of objects, as `:ets` has them: tuples under a key that is one of their elements. A table goes when its owner does.
//!
//! Where the BEAM has no order of keys, here it is that of terms. It lacks heirs.

use std::cmp::Ordering;

use super::{Atom, Digest, Digester, OrdMap, Pid, Term};

/// What a table may hold under one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// One object.
    Set,
    /// One object; numbers that are equal are one key.
    OrderedSet,
    /// Several that differ.
    Bag,
    /// Several.
    DuplicateBag,
}

crate::digest!(enum TableKind {
    "set" => Set,
    "ordered_set" => OrderedSet,
    "bag" => Bag,
    "duplicate_bag" => DuplicateBag,
});

impl TableKind {
    /// Its name in Erlang.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Set => "set",
            Self::OrderedSet => "ordered_set",
            Self::Bag => "bag",
            Self::DuplicateBag => "duplicate_bag",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let all = [Self::Set, Self::OrderedSet, Self::Bag, Self::DuplicateBag];
        all.into_iter().find(|kind| kind.name() == name)
    }

    /// Do its keys have an order?
    #[must_use]
    pub const fn is_ordered(self) -> bool {
        matches!(self, Self::OrderedSet)
    }

    /// Is there at most one object under a key?
    #[must_use]
    pub const fn is_set(self) -> bool {
        matches!(self, Self::Set | Self::OrderedSet)
    }
}

/// Who may read and write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableProtection {
    /// All may.
    Public,
    /// The owner may write.
    Protected,
    /// The owner alone may do either.
    Private,
}

crate::digest!(enum TableProtection { "public" => Public, "protected" => Protected, "private" => Private });

impl TableProtection {
    /// Its name in Erlang.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Protected => "protected",
            Self::Private => "private",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let all = [Self::Public, Self::Protected, Self::Private];
        all.into_iter().find(|protection| protection.name() == name)
    }
}

/// One table.
#[derive(Clone, Debug)]
pub struct ObjectTable {
    /// What it was called.
    pub name: Atom,
    /// Is it found by that name?
    pub is_named: bool,
    /// What it may hold.
    pub kind: TableKind,
    /// Who may do what.
    pub protection: TableProtection,
    /// Which element of an object is its key, counted from 1.
    pub key_position: usize,
    /// Whose it is.
    pub owner: Pid,
    /// The objects of each key, oldest first; never none.
    rows: OrdMap<TableKey, Vec<Term>>,
}

/// A key of a table, in the order of terms. Of an ordered set numbers that are equal are one.
#[derive(Clone, Debug)]
struct TableKey {
    term: Term,
    exact: bool,
}

crate::digest!(struct TableKey { term, exact });

impl Ord for TableKey {
    fn cmp(&self, other: &Self) -> Ordering {
        let order = self.term.compare(&other.term);
        order.then_with(|| {
            if self.exact {
                self.term.cmp(&other.term)
            } else {
                Ordering::Equal
            }
        })
    }
}

impl PartialOrd for TableKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for TableKey {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for TableKey {}

impl Digest for ObjectTable {
    fn digest_into(&self, digester: &mut Digester) {
        let Self {
            name,
            is_named,
            kind,
            protection,
            key_position,
            owner,
            rows,
        } = self;
        name.digest_into(digester);
        is_named.digest_into(digester);
        kind.digest_into(digester);
        protection.digest_into(digester);
        digester.length(*key_position);
        owner.digest_into(digester);
        rows.digest_into(digester);
    }
}

impl ObjectTable {
    /// One without objects.
    #[must_use]
    pub fn new(name: Atom, is_named: bool, kind: TableKind, protection: TableProtection, owner: Pid) -> Self {
        Self {
            name,
            is_named,
            kind,
            protection,
            key_position: 1,
            owner,
            rows: OrdMap::new(),
        }
    }

    /// May that process read it?
    #[must_use]
    pub fn may_read(&self, pid: Pid) -> bool {
        self.owner == pid || self.protection != TableProtection::Private
    }

    /// May that process write it?
    #[must_use]
    pub fn may_write(&self, pid: Pid) -> bool {
        self.owner == pid || self.protection == TableProtection::Public
    }

    /// The key of an object; `None` for one that has no such element.
    #[must_use]
    pub fn key_of<'t>(&self, object: &'t Term) -> Option<&'t Term> {
        object.elements()?.get(self.key_position - 1)
    }

    /// Under what a key's objects are kept: of an ordered set, the one of all that are equal.
    fn place(&self, key: &Term) -> TableKey {
        let (term, exact) = (key.clone(), self.kind != TableKind::OrderedSet);
        TableKey { term, exact }
    }

    /// Puts an object in, which has a key.
    pub fn insert(&mut self, object: Term) {
        let Some(key) = self.key_of(&object).map(|key| self.place(key)) else {
            return;
        };
        match (self.kind, self.rows.get_mut(&key)) {
            (TableKind::Set | TableKind::OrderedSet, _) | (_, None) => drop(self.rows.insert(key, vec![object])),
            (TableKind::Bag, Some(objects)) if objects.contains(&object) => {}
            (TableKind::Bag | TableKind::DuplicateBag, Some(objects)) => objects.push(object),
        }
    }

    /// The objects of a key, oldest first.
    #[must_use]
    pub fn lookup(&self, key: &Term) -> &[Term] {
        self.rows.get(&self.place(key)).map_or(&[], Vec::as_slice)
    }

    /// Takes the objects of a key out.
    pub fn take(&mut self, key: &Term) -> Vec<Term> {
        let place = self.place(key);
        self.rows.remove(&place).unwrap_or_default()
    }

    /// Takes whatever is that object out.
    pub fn remove(&mut self, object: &Term) {
        let Some(place) = self.key_of(object).map(|key| self.place(key)) else {
            return;
        };
        if let Some(objects) = self.rows.get_mut(&place) {
            objects.retain(|other| other != object);
            if objects.is_empty() {
                self.rows.remove(&place);
            }
        }
    }

    /// Takes all objects out.
    pub fn clear(&mut self) {
        self.rows = OrdMap::new();
    }

    /// All objects, in the order of their keys.
    pub fn objects(&self) -> impl Iterator<Item = &Term> {
        self.rows.values().flatten()
    }

    /// The first key.
    #[must_use]
    pub fn first(&self) -> Option<&Term> {
        self.key_of(self.objects().next()?)
    }

    /// The last key of an ordered set; of any other table the first.
    #[must_use]
    pub fn last(&self) -> Option<&Term> {
        match self.kind {
            TableKind::OrderedSet => self.key_of(self.rows.values().next_back()?.first()?),
            TableKind::Set | TableKind::Bag | TableKind::DuplicateBag => self.first(),
        }
    }

    /// The key behind that one.
    #[must_use]
    pub fn next(&self, key: &Term) -> Option<&Term> {
        let place = self.place(key);
        let mut behind = self.rows.range_from(&place).filter(|(other, _)| **other != place);
        self.key_of(behind.next()?.1.first()?)
    }

    /// The key before that one of an ordered set; of any other table the one behind it.
    #[must_use]
    pub fn previous(&self, key: &Term) -> Option<&Term> {
        if self.kind != TableKind::OrderedSet {
            return self.next(key);
        }
        let place = self.place(key);
        let before = self.rows.iter().take_while(|(other, _)| **other < place).last();
        self.key_of(before?.1.first()?)
    }
}
