//! When the clock of a mediation stands still.

use crate::codes::codes;
use crate::rules::RuleCode;

codes! {
    /// The closed list of causes for which days do not count. Nothing else stops a clock.
    PauseCause {
        /// 鉴定、检测: goods are inspected or tested.
        Testing,
    }
}

impl PauseCause {
    /// The rule that says so.
    pub fn rule(self) -> RuleCode {
        match self {
            Self::Testing => RuleCode::ComplaintTesting,
        }
    }
}
