//! Notices: which of them go out by which way, and which nobody can turn off.

use crate::casework::{Field, Kind, Page};
use crate::codes::codes;
use crate::identity::AccountKind;

codes! {
    /// What notices are about, where their reader may choose how to be told.
    Topic {
        /// A case goes on as it should.
        Progress,
        /// Somebody wrote.
        Messages,
        /// Something is left to do, and nothing is lost by doing it later.
        Reminders,
        /// Work at the desk.
        Desk,
    }
}

codes! {
    /// How somebody is told, besides the list of notices in the application.
    Way {
        /// By a letter, at once.
        AtOnce,
        /// In one letter a day.
        Daily,
        /// By no letter.
        InApplication,
    }
}

impl Topic {
    /// The topic of a kind of notice. None for what law or security needs: a term that runs, a decision, what happened to an
    /// account or to those who act for a firm. That goes at once, whatever its reader chose.
    pub fn of(kind: &str) -> Option<Self> {
        [Self::Progress, Self::Messages, Self::Reminders, Self::Desk]
            .into_iter()
            .find(|topic| topic.kinds().contains(&kind))
    }

    /// The kinds of notices that belong to it.
    pub fn kinds(self) -> &'static [&'static str] {
        match self {
            Self::Progress => &["resubmitted", "account_opened", "account_resumed", "account_kept"],
            Self::Messages => &["message"],
            Self::Reminders => &["expired", "confirmation_returned"],
            Self::Desk => &[
                "message_to_bank",
                "supplement_arrived",
                "to_check",
                "withdrawn_by_applicant",
                "sent_back",
                "stands_in",
                "handed_over",
                "handed_over_many",
                "overdue",
                "closure_asked",
                "closure_withdrawn",
                "account_confirmed",
                "account_sent_back",
                "account_overtaken",
                "quality_checked",
            ],
        }
    }

    /// The topics of which an account of this kind hears.
    pub fn for_kind(kind: AccountKind) -> &'static [Self] {
        match kind {
            AccountKind::Public => &[Self::Progress, Self::Messages, Self::Reminders],
            AccountKind::Staff => &[Self::Desk],
        }
    }

    /// How somebody is told who chose nothing: officers look at their desk anyway.
    pub fn way_unless_chosen(self) -> Way {
        match self {
            Self::Progress | Self::Messages | Self::Reminders => Way::AtOnce,
            Self::Desk => Way::InApplication,
        }
    }
}

/// The form in which an account of this kind chooses.
pub fn form(kind: AccountKind) -> Page {
    let ways = || Kind::Choice {
        options: [Way::AtOnce, Way::Daily, Way::InApplication]
            .map(|way| way.to_string())
            .into(),
    };
    let fields = Topic::for_kind(kind)
        .iter()
        .map(|topic| Field::always(&topic.to_string(), ways()));
    Page::of("notices", fields.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_law_and_security_need_cannot_be_turned_off() {
        for kind in [
            "submitted",
            "supplement_requested",
            "approved",
            "refused",
            "lapsed",
            "withdrawn",
            "account_closed",
            "account_locked",
            "second_factor_reset",
            "member_removed",
            "confirmation_asked",
            "code_sign_in",
        ] {
            assert_eq!(Topic::of(kind), None, "{kind}");
        }
    }

    #[test]
    fn each_kind_belongs_to_one_topic() {
        for topic in [Topic::Progress, Topic::Messages, Topic::Reminders, Topic::Desk] {
            for kind in topic.kinds() {
                assert_eq!(Topic::of(kind), Some(topic), "{kind}");
            }
        }
    }
}
