//! Which way somebody goes who has trouble with goods from abroad: complaint, report, or another body. Asked first, so
//! that nobody is refused late.

use super::filing::Matter;
use crate::casework::{Answers, Field, Kind, Page};
use crate::codes::codes;

codes! {
    /// Where somebody is sent.
    Body {
        /// The hotline and platform 12315 of market regulation.
        Hotline12315,
        /// Customs.
        Customs,
        /// The platform itself.
        Platform,
        /// A court.
        Court,
        /// The body that has taken the dispute already.
        HandlingBody,
    }
}

codes! {
    /// Why another body is the right one.
    Why {
        /// Nothing came over the border.
        NotCrossBorder,
        /// It is about clearance, duties or a parcel held at customs.
        CustomsMatter,
        /// It is about an account, points or a blocked shop on a platform.
        PlatformMatter,
        /// It was bought for a business, not for daily life.
        NotDailyLife,
        /// A private person bought it abroad as a favour or for a fee (代购).
        PrivateBuyer,
        /// The harm has been known for more than three years.
        TooLate,
        /// Another body has taken the dispute.
        HandledElsewhere,
    }
}

impl Why {
    /// The body that is right instead.
    pub fn body(self) -> Body {
        match self {
            Self::NotCrossBorder => Body::Hotline12315,
            Self::CustomsMatter => Body::Customs,
            Self::PlatformMatter => Body::Platform,
            Self::NotDailyLife | Self::PrivateBuyer | Self::TooLate => Body::Court,
            Self::HandledElsewhere => Body::HandlingBody,
        }
    }

    /// Whether a breach of rules may be reported here all the same: only the own dispute does not belong here.
    fn leaves_report(self) -> bool {
        matches!(self, Self::NotDailyLife | Self::TooLate | Self::HandledElsewhere)
    }
}

/// What can be filed here, and what belongs elsewhere. Never both empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// What can be filed here, the complaint first.
    pub matters: Vec<Matter>,
    /// Why another body is right for what cannot.
    pub elsewhere: Vec<Why>,
}

/// The questions, each answered by one tap.
pub fn page() -> Page {
    let field = |name, options| Field::always(name, Kind::one_of(options));
    let dispute = |name, options| Field::when(name, Kind::one_of(options), "wish", &["own_dispute", "both"]);
    Page::of(
        "triage",
        vec![
            field("wish", &["own_dispute", "breach", "both"]),
            field(
                "origin",
                &[
                    "bonded",
                    "direct_mail",
                    "abroad_unknown",
                    "private_buyer",
                    "domestic",
                ],
            ),
            field("about", &["goods_or_seller", "customs", "platform_account"]),
            dispute("use", &["daily_life", "business"]),
            dispute("known", &["within_three_years", "longer_ago"]),
            dispute("taken", &["nobody", "other_body"]),
        ],
    )
}

/// Judges complete answers to [`page`]. Questions that were not asked say nothing.
pub fn judge(answers: &Answers) -> Way {
    let obstacles = [
        ("origin", "domestic", Why::NotCrossBorder),
        ("origin", "private_buyer", Why::PrivateBuyer),
        ("about", "customs", Why::CustomsMatter),
        ("about", "platform_account", Why::PlatformMatter),
        ("use", "business", Why::NotDailyLife),
        ("known", "longer_ago", Why::TooLate),
        ("taken", "other_body", Why::HandledElsewhere),
    ];
    let said = |field: &str, code: &str| answers.text(field) == code;
    let elsewhere: Vec<Why> = obstacles
        .into_iter()
        .filter_map(|(field, code, why)| said(field, code).then_some(why))
        .collect();
    let wishes_report = !said("wish", "own_dispute");
    let wishes_complaint = !said("wish", "breach");
    let complaint = (wishes_complaint && elsewhere.is_empty()).then_some(Matter::Complaint);
    let report = (wishes_report && elsewhere.iter().all(|why| why.leaves_report())).then_some(Matter::Report);
    Way {
        matters: complaint.into_iter().chain(report).collect(),
        elsewhere,
    }
}
