//! What holds for every table of states.

use std::collections::BTreeSet;
use std::fmt::{Debug, Display, Write};

use domain::casework::Transition;
use strum::IntoEnumIterator;

use crate::states::told;

/// Checks that each state and act have one outcome, every state is reached from the first one, and every act is possible
/// somewhere and always done by the same side.
pub(crate) fn check<Status, Act, Side>(table: &[Transition<Status, Act, Side>], first: Status)
where
    Status: Copy + PartialEq + Debug + Display + IntoEnumIterator,
    Act: Copy + PartialEq + Display + IntoEnumIterator,
    Side: Copy + PartialEq + Debug,
{
    let pairs: BTreeSet<_> = table
        .iter()
        .map(|row| (row.from.to_string(), row.act.to_string()))
        .collect();
    assert_eq!(pairs.len(), table.len(), "two outcomes");
    let mut reached = vec![first];
    let mut next = 0;
    while let Some(&from) = reached.get(next) {
        for row in table.iter().filter(|row| row.from == from) {
            if !reached.contains(&row.to) {
                reached.push(row.to);
            }
        }
        next += 1;
    }
    let unreached: Vec<Status> = Status::iter()
        .filter(|status| !reached.contains(status))
        .collect();
    assert!(unreached.is_empty(), "never reached: {unreached:?}");
    for act in Act::iter() {
        let sides: Vec<Side> = table
            .iter()
            .filter(|row| row.act == act)
            .map(|row| row.side)
            .collect();
        assert!(!sides.is_empty(), "{act} is never possible");
        assert!(
            sides.iter().all(|side| *side == sides[0]),
            "{act} is done by {sides:?}"
        );
    }
}

/// The table as text, for snapshots.
pub(crate) fn printed<Status, Act, Side>(table: &[Transition<Status, Act, Side>]) -> String
where
    Status: Display,
    Act: Display,
    Side: Display,
{
    let mut text = String::new();
    for row in table {
        let clocks: Vec<_> = row.clocks.iter().copied().map(told).collect();
        writeln!(
            text,
            "{} + {} ({}) -> {} | {}",
            row.from,
            row.act,
            row.side,
            row.to,
            clocks.join(", ")
        )
        .unwrap();
    }
    text
}

/// The states in which nothing can follow.
pub(crate) fn last<Status, Act, Side>(table: &[Transition<Status, Act, Side>]) -> Vec<Status>
where
    Status: Copy + PartialEq + IntoEnumIterator,
{
    Status::iter()
        .filter(|status| table.iter().all(|row| row.from != *status))
        .collect()
}
