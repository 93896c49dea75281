//! The supervisors of a tree whose strategies can be chosen.

use crate::otp::Strategy;
use crate::systems::scenario::spec::{Child, Supervisor};

/// The supervisors of a tree, each before those below it.
pub(super) fn collect(supervisor: &Supervisor, above: &[String], found: &mut Vec<(Vec<String>, Strategy)>) {
    let path: Vec<String> = above.iter().chain([&supervisor.id]).cloned().collect();
    found.push((path.clone(), supervisor.strategy.into()));
    for child in &supervisor.children {
        if let Child::Supervisor(below) = child {
            collect(below, &path, found);
        }
    }
}

/// The supervisor at a path of ids.
pub(super) fn supervisor_at<'a>(supervisor: &'a mut Supervisor, path: &[String]) -> Option<&'a mut Supervisor> {
    let (first, rest) = path.split_first()?;
    if *first != supervisor.id {
        return None;
    }
    let Some(next) = rest.first() else {
        return Some(supervisor);
    };
    let below = supervisor.children.iter_mut().find_map(|child| match child {
        Child::Supervisor(below) if below.id == *next => Some(below),
        _ => None,
    })?;
    supervisor_at(below, rest)
}
