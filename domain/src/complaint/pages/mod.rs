//! The pages of a complaint (投诉登记表) and of a report (举报登记表).

mod dispute;
mod papers;
mod people;
mod purchase;

use super::across;
use super::filing::Matter;
use crate::casework::{Journey, Section};

pub(super) use papers::EVIDENCE;
pub use papers::PASSING_ON;

/// The fewest characters of what happened.
pub const FACTS_CHARS_MIN: usize = 20;
/// The most.
pub const FACTS_CHARS_MAX: usize = 3_000;
/// The most pieces of evidence of one filing; the rule `complaint_evidence` says the same.
pub const EVIDENCE_MAX: usize = 10;
/// The most goods of one kind.
pub const QUANTITY_MAX: u32 = 10_000;

impl Matter {
    /// The journey of somebody who files this.
    pub fn journey(self) -> Journey {
        let section = |name, pages| Section { name, pages };
        match self {
            Self::Complaint => Journey {
                sections: vec![
                    section("complainant", vec![people::complainant(), people::agent()]),
                    section(
                        "purchase",
                        vec![people::respondent(), purchase::order(), purchase::goods()],
                    ),
                    section(
                        "dispute",
                        vec![dispute::problem(), dispute::claim(), dispute::attempts()],
                    ),
                    section(
                        "evidence",
                        vec![
                            papers::evidence(),
                            papers::passing_on(),
                            papers::complaint_statement(),
                        ],
                    ),
                ],
                across: across::of_complaint,
            },
            Self::Report => Journey {
                sections: vec![
                    section("reporter", vec![people::reporter()]),
                    section("breach", vec![people::respondent(), dispute::breach()]),
                    section(
                        "evidence",
                        vec![papers::report_evidence(), papers::report_statement()],
                    ),
                ],
                across: across::of_report,
            },
        }
    }
}
