//! The machinery of tables that say how states follow each other.

use std::fmt::Display;

use super::ClockChange;

/// One row of a table of states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition<Status, Act, Side> {
    /// The state before.
    pub from: Status,
    /// What happens.
    pub act: Act,
    /// Who may do it.
    pub side: Side,
    /// The state after.
    pub to: Status,
    /// What it does to the clocks, in order.
    pub clocks: &'static [ClockChange],
}

/// The act is not possible in this state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{act} is not possible in the state {from}")]
pub struct NotNow<Status: Display, Act: Display> {
    /// The state before.
    pub from: Status,
    /// What was tried.
    pub act: Act,
}

/// Writes a row.
pub(crate) const fn row<Status, Act, Side>(
    from: Status,
    act: Act,
    side: Side,
    to: Status,
    clocks: &'static [ClockChange],
) -> Transition<Status, Act, Side>
where
    Status: Copy,
    Act: Copy,
    Side: Copy,
{
    Transition {
        from,
        act,
        side,
        to,
        clocks,
    }
}

/// Writes a row of an act that leaves state and clocks as they are.
pub(crate) const fn still<Status, Act, Side>(
    from: Status,
    act: Act,
    side: Side,
) -> Transition<Status, Act, Side>
where
    Status: Copy,
    Act: Copy,
    Side: Copy,
{
    row(from, act, side, from, &[])
}

/// The row of an act.
///
/// # Errors
/// [`NotNow`] when the table has none.
pub(crate) fn find<Status, Act, Side>(
    table: &'static [Transition<Status, Act, Side>],
    from: Status,
    act: Act,
) -> Result<&'static Transition<Status, Act, Side>, NotNow<Status, Act>>
where
    Status: Copy + PartialEq + Display,
    Act: Copy + PartialEq + Display,
{
    table
        .iter()
        .find(|row| row.from == from && row.act == act)
        .ok_or(NotNow { from, act })
}
