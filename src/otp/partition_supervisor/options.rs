//! The options of `PartitionSupervisor.start_link/1`, and the children that come of them.

use std::rc::Rc;

use super::names::{MODULE, START_CHILD};
use crate::otp::exception::{exception, frame};
use crate::otp::{Exception, Intensity, StartCall};
use crate::runtime::{Atom, Term};
use crate::tuple;

/// The options of `start_link/1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartitionOptions {
    /// The name that it takes, and by which its partitions are found.
    pub name: Atom,
    /// How one partition is started, restarted and stopped, a map. Its id means nothing.
    child_spec: Term,
    start: StartCall,
    /// The arguments of each partition's start function.
    arguments: Vec<Rc<[Term]>>,
    /// `strategy`, `max_restarts` and `max_seconds` as they were given, a keyword list. What is wrong with them ends the
    /// supervisor with OTP's errors.
    pub init_options: Term,
}

impl PartitionOptions {
    /// So many partitions, at least one, that are started with the same arguments, one for one. What the spec has beside its
    /// start function is looked at by the supervisor.
    ///
    /// # Errors
    /// A MatchError for a spec without a start function.
    pub fn new(name: Atom, child_spec: Term, partitions: u32) -> Result<Self, Exception> {
        let Some(start) = child_spec.field("start").and_then(StartCall::from_term) else {
            let error = tuple![Atom::new("badmatch"), child_spec];
            return Err(Exception::Error(error, frame(MODULE, "start_link", 1)));
        };
        let arguments = vec![Rc::clone(&start.args); partitions.max(1) as usize];
        Ok(Self {
            name,
            child_spec,
            start,
            arguments,
            init_options: Term::list([]),
        })
    }

    /// `with_arguments`: what a function makes of the arguments and the number of each partition. A function that takes
    /// time is called by whoever starts, before.
    ///
    /// # Errors
    /// What the function raises, and a RuntimeError for what is no list.
    pub fn with_arguments(
        mut self,
        mut function: impl FnMut(&[Term], u32) -> Result<Term, Exception>,
    ) -> Result<Self, Exception> {
        for (arguments, partition) in self.arguments.iter_mut().zip(0..) {
            let made = function(&self.start.args, partition)?;
            *arguments = made.as_list().and_then(|made| made.elements()).ok_or_else(|| {
                let message = format!("the call to the function in :with_arguments must return a list, got: {made}");
                Exception::Error(
                    exception("Elixir.RuntimeError", &message),
                    frame(MODULE, "start_link", 1),
                )
            })?;
        }
        Ok(self)
    }

    /// Those of a keyword list. With `with_arguments` it cannot be read here: what that function comes to is known to
    /// [`PartitionOptions::with_arguments`]. Without `partitions` there is one, as on a machine with one scheduler.
    ///
    /// # Errors
    /// An ArgumentError for what is missing or of the wrong kind.
    pub fn of(options: &Term) -> Result<Self, Exception> {
        let given = |key| given(options, key);
        let name = match given("name") {
            Some(Term::Atom(name)) => name,
            Some(other) => return Err(refused(&format!("the :name option must be an atom here, got: {other}"))),
            None => return Err(refused("the :name option must be given to PartitionSupervisor")),
        };
        let child_spec = given("child_spec")
            .ok_or_else(|| refused("the :child_spec option must be given to PartitionSupervisor"))?;
        let partitions = given("partitions").unwrap_or(Term::Int(1));
        let many = partitions.as_int().and_then(|many| u32::try_from(many).ok());
        let many = many.filter(|many| *many > 0).ok_or_else(|| {
            let expected = "the :partitions option must be a positive integer";
            refused(&format!("{expected}, got: {partitions}"))
        })?;
        if let Some(other) = given("with_arguments") {
            let expected = "the :with_arguments option must be a function that receives two arguments, the current call \
                            arguments and the partition";
            return Err(refused(&format!("{expected}, got: {other}")));
        }
        let init_options = ["strategy", "max_seconds", "max_restarts"].into_iter();
        let init_options = init_options.filter_map(|key| Some(tuple![Atom::new(key), given(key)?]));
        Ok(Self {
            init_options: Term::list(init_options.collect::<Vec<_>>()),
            ..Self::new(name, child_spec, many)?
        })
    }

    /// What `init` is given: `{name, partitions, children, options}`.
    pub(super) fn argument(&self) -> Term {
        let partitions = i64::try_from(self.arguments.len()).unwrap_or(i64::MAX);
        let children = self.arguments.iter().zip(0..);
        let children: Vec<_> = children.map(|(args, number)| self.child(args, number)).collect();
        tuple![self.name, partitions, Term::list(children), self.init_options.clone()]
    }

    /// The partition of that number.
    fn child(&self, args: &Rc<[Term]>, number: i64) -> Term {
        let StartCall { module, function, .. } = self.start;
        let start = StartCall {
            module: Atom::new(MODULE),
            function: START_CHILD,
            args: [
                Term::Atom(module),
                Term::Atom(function),
                Term::list(args),
                Term::Atom(self.name),
                Term::Int(number),
            ]
            .into(),
        };
        let modules = self.child_spec.field("modules").cloned();
        let own = [
            ("id", Term::Int(number)),
            ("start", start.to_term()),
            ("modules", modules.unwrap_or(Term::list([Term::Atom(module)]))),
        ];
        let own = own.map(|(name, value)| (Term::atom(name), value));
        let given = self.child_spec.as_map();
        let given = given.iter().flat_map(|map| map.iter());
        let others = given.filter(|(name, _)| own.iter().all(|(known, _)| known != name));
        Term::map(others.cloned().chain(own.clone()).collect::<Vec<_>>())
    }
}

/// `Supervisor.init/2` of those options: the flags of OTP's supervisor.
pub(super) fn flags(options: &Term) -> Term {
    let usual = Intensity::default();
    let flag = |flag: &'static str, option: &'static str, usual: Term| {
        (Term::atom(flag), given(options, option).unwrap_or(usual))
    };
    Term::map([
        flag("strategy", "strategy", Term::atom("one_for_one")),
        flag("intensity", "max_restarts", Term::Int(usual.max_restarts.into())),
        flag("period", "max_seconds", Term::Int(usual.max_seconds.into())),
    ])
}

/// `Keyword.get/2`.
pub(super) fn given(options: &Term, key: &'static str) -> Option<Term> {
    let pairs = options.as_list().into_iter().flat_map(|options| options.iter());
    let mut found = pairs.filter_map(|option| match option.elements() {
        Some([name, value]) if name.is_atom(key) => Some(value.clone()),
        _ => None,
    });
    found.next()
}

fn refused(message: &str) -> Exception {
    Exception::Error(
        exception("Elixir.ArgumentError", message),
        frame(MODULE, "start_link", 1),
    )
}
