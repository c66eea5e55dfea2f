//! Acts on many cases of a bank at once: first what would happen, then all of it or nothing, and for a while the way
//! back.

mod carry_out;
mod plan;
mod shown;
mod undo;

pub use carry_out::{Carried, carry_out};
pub(super) use plan::involving;
pub use plan::{Chosen, Plan, Planned, Wish, plan};
pub use shown::{BulkAt, BulkLine, BulkShown, BulkSummary, Standing, acts, shown};
pub use undo::undo;
