//! People and organisations: kinds, roles, and which roles go with which organisation.

pub mod document;
pub mod firm;

use crate::codes::codes;

codes! {
    /// Whether an account belongs to a member of the public or of staff.
    AccountKind {
        /// Files applications and complaints.
        Public,
        /// Works for an organisation; needs a second factor.
        Staff,
    }
}

codes! {
    /// What an account acts as.
    Role {
        /// A person who applies.
        Applicant,
        /// Looks after a firm's members (企业管理员), and may do whatever they may.
        FirmOwner,
        /// Fills in for a firm (经办人).
        FirmHandler,
        /// Confirms what a handler filled in (确认人).
        FirmConfirmer,
        /// Examines and proposes (经办).
        BankMaker,
        /// Confirms or sends back (复核).
        BankChecker,
        /// Sees load and moves cases.
        BankSupervisor,
        /// Runs an incubation carrier.
        CarrierOperator,
        /// Decides on tenancy.
        CarrierManager,
        /// Scores applications.
        Reviewer,
        /// Works for the zone office.
        ZoneOfficer,
        /// Handles complaints.
        ComplaintOfficer,
        /// Supervises complaints.
        ComplaintSupervisor,
        /// Answers complaints.
        Respondent,
        /// Mediates.
        Mediator,
        /// Reads the audit trail.
        Auditor,
        /// Runs the installation; sees no case.
        Admin,
    }
}

codes! {
    /// What an organisation is.
    OrganisationKind {
        /// A bank, or a branch of one.
        Bank,
        /// Runs incubation carriers.
        CarrierOperator,
        /// A firm that trades.
        Firm,
        /// An online marketplace.
        Platform,
        /// The zone's office.
        ZoneOffice,
        /// The 12365 rights-protection centre.
        ComplaintCentre,
        /// Runs this installation.
        Operator,
    }
}

impl OrganisationKind {
    /// The roles that an organisation of this kind gives.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Self::Bank => &[Role::BankMaker, Role::BankChecker, Role::BankSupervisor],
            Self::CarrierOperator => &[Role::CarrierOperator, Role::CarrierManager, Role::Reviewer],
            Self::Firm => &[Role::FirmOwner, Role::FirmHandler, Role::FirmConfirmer],
            Self::Platform => &[Role::Respondent],
            Self::ZoneOffice => &[Role::ZoneOfficer],
            Self::ComplaintCentre => &[Role::ComplaintOfficer, Role::ComplaintSupervisor, Role::Mediator],
            Self::Operator => &[Role::Admin, Role::Auditor],
        }
    }

    /// The accounts that act for an organisation of this kind: a firm's members are of the public, everybody else is
    /// staff.
    pub fn account_kind(self) -> AccountKind {
        match self {
            Self::Firm => AccountKind::Public,
            _ => AccountKind::Staff,
        }
    }
}

codes! {
    /// The languages of the product.
    Language {
        /// Simplified Chinese (zh-CN).
        Zh,
        /// English.
        En,
    }
}

/// The fewest characters of a password of a member of the public.
pub const PASSWORD_MIN_PUBLIC: usize = 8;
/// The fewest characters of a password of staff.
pub const PASSWORD_MIN_STAFF: usize = 12;
/// The most characters of a password; longer texts only cost time.
pub const PASSWORD_MAX: usize = 128;

/// Checks a new password: its length, and that it is none of the commonest. No rules of composition.
///
/// # Errors
/// `too_short`, `too_long` or `too_common`.
pub fn check_password(password: &str, kind: AccountKind) -> Result<(), &'static str> {
    let min = match kind {
        AccountKind::Public => PASSWORD_MIN_PUBLIC,
        AccountKind::Staff => PASSWORD_MIN_STAFF,
    };
    let length = password.chars().count();
    if length < min {
        return Err("too_short");
    }
    if length > PASSWORD_MAX {
        return Err("too_long");
    }
    if is_common(password) {
        Err("too_common")
    } else {
        Ok(())
    }
}

/// Words on which the commonest passwords are built; a password is common when little else is in it.
const COMMON: [&str; 24] = [
    "password",
    "passw0rd",
    "qwerty",
    "qwertyuiop",
    "asdfghjkl",
    "1qaz2wsx",
    "iloveyou",
    "admin",
    "welcome",
    "letmein",
    "monkey",
    "dragon",
    "woaini",
    "5201314",
    "123123",
    "123321",
    "1234567890",
    "abc123",
    "a123456",
    "abcd1234",
    "sunshine",
    "football",
    "taobao",
    "ningbo",
];

fn is_common(password: &str) -> bool {
    let lower = password.to_lowercase();
    let distinct = lower.chars().collect::<std::collections::BTreeSet<_>>().len();
    let length = lower.chars().count();
    let is_most_of_it = |word: &&str| lower.contains(*word) && length < word.chars().count() + 4;
    distinct < 4 || is_run(&lower) || COMMON.iter().any(is_most_of_it)
}

/// Neighbouring characters all the way: `12345678`, `hgfedcba`.
fn is_run(text: &str) -> bool {
    let codes: Vec<u32> = text.chars().map(u32::from).collect();
    let step = |by: i64| {
        codes
            .windows(2)
            .all(|pair| matches!(pair, [a, b] if i64::from(*b) - i64::from(*a) == by))
    };
    step(1) || step(-1)
}

#[cfg(test)]
mod tests {
    use super::{AccountKind, check_password};

    #[test]
    fn passwords_are_long_and_uncommon() {
        for (password, kind, expected) in [
            ("correct horse", AccountKind::Public, Ok(())),
            ("四明山上看日出很好", AccountKind::Public, Ok(())),
            ("short7!", AccountKind::Public, Err("too_short")),
            ("elevenchars", AccountKind::Staff, Err("too_short")),
            ("password123", AccountKind::Public, Err("too_common")),
            ("12345678", AccountKind::Public, Err("too_common")),
            ("aaaaaaaabb", AccountKind::Public, Err("too_common")),
        ] {
            assert_eq!(check_password(password, kind), expected, "{password}");
        }
        assert_eq!(
            check_password(&"x1y2".repeat(40), AccountKind::Public),
            Err("too_long")
        );
    }
}
