//! The letters that the installation writes: which there are, and what each can and must say.

use strum::{Display, EnumIter, IntoStaticStr};

/// What a letter is about; letters of a group stand together in lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Group {
    /// A case, to everybody who acts for the applicant.
    Case,
    /// A firm and its members.
    Firm,
    /// A code for a way in.
    Code,
    /// An account: its owner, its contacts, what an administrator did to it.
    Account,
    /// Several notices in one letter.
    Several,
}

/// One kind of letter.
#[derive(Clone, Copy, Debug)]
pub struct Letter {
    /// Its code, by which use cases name it.
    pub kind: &'static str,
    /// What it is about.
    pub group: Group,
    /// What is put into its words.
    pub parameters: &'static [Parameter],
}

/// Something that is put into the words of a letter, where `{ $name }` stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Whether the text must carry it: without it, its reader would be lost.
    pub is_needed: bool,
    /// How it is put in.
    pub put: Put,
}

/// How a parameter is put into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// As it is.
    Plain,
    /// It is a code, or may be one: words are chosen by it, and among them must be some for each of these codes.
    Chosen(&'static [&'static str]),
}

impl Letter {
    /// The kind with this code.
    pub fn of(kind: &str) -> Option<&'static Self> {
        LETTERS.iter().find(|letter| letter.kind == kind)
    }

    /// Whether it can go by short message: an invitation is always written to an e-mail address.
    pub fn goes_by_sms(&self) -> bool {
        !self.parameters.iter().any(|own| own.name == "link")
    }

    /// What is put in under this name.
    pub fn parameter(&self, name: &str) -> Option<&'static Parameter> {
        self.parameters.iter().find(|own| own.name == name)
    }
}

const fn must(name: &'static str) -> Parameter {
    Parameter {
        name,
        is_needed: true,
        put: Put::Plain,
    }
}

const fn may(name: &'static str) -> Parameter {
    Parameter {
        is_needed: false,
        ..must(name)
    }
}

const REFERENCE: Parameter = must("reference");
const ORGANISATION: Parameter = must("organisation");
/// The last day of a term; `unknown` while no calendar reaches it.
const DUE: Parameter = Parameter {
    put: Put::Chosen(&["unknown"]),
    ..must("due")
};
/// Why an administrator acted.
const REASON: Parameter = Parameter {
    put: Put::Chosen(&[]),
    ..must("reason")
};

const OF_CASE: &[Parameter] = &[REFERENCE];
const WITH_TERM: &[Parameter] = &[REFERENCE, DUE];
const OF_FIRM: &[Parameter] = &[ORGANISATION];
const OF_CODE: &[Parameter] = &[must("code")];
const WITH_CONTACT: &[Parameter] = &[must("contact")];
const WITH_LINK: &[Parameter] = &[ORGANISATION, must("link")];
const WITH_REASON: &[Parameter] = &[REASON];
const OF_SEVERAL: &[Parameter] = &[must("lines"), may("count")];

const fn letter(group: Group, kind: &'static str, parameters: &'static [Parameter]) -> Letter {
    Letter {
        kind,
        group,
        parameters,
    }
}

/// All letters, in the order in which they are listed.
pub const LETTERS: &[Letter] = &[
    letter(Group::Case, "submitted", WITH_TERM),
    letter(Group::Case, "resubmitted", WITH_TERM),
    letter(Group::Case, "supplement_requested", WITH_TERM),
    letter(Group::Case, "request_withdrawn", OF_CASE),
    letter(Group::Case, "approved", WITH_TERM),
    letter(Group::Case, "refused", OF_CASE),
    letter(Group::Case, "account_opened", OF_CASE),
    letter(Group::Case, "account_suspended", OF_CASE),
    letter(Group::Case, "account_resumed", OF_CASE),
    letter(Group::Case, "account_closing", OF_CASE),
    letter(Group::Case, "account_kept", OF_CASE),
    letter(Group::Case, "account_closing_by_bank", OF_CASE),
    letter(Group::Case, "account_not_closed", OF_CASE),
    letter(Group::Case, "account_closed", OF_CASE),
    letter(Group::Case, "lapsed", &[REFERENCE, may("days")]),
    // A draft has no reference yet.
    letter(Group::Case, "expired", &[must("days"), may("reference")]),
    letter(Group::Case, "withdrawn", OF_CASE),
    letter(Group::Case, "message", OF_CASE),
    letter(Group::Firm, "firm_invitation", WITH_LINK),
    letter(Group::Firm, "member_joined", OF_FIRM),
    letter(Group::Firm, "member_roles", OF_FIRM),
    letter(Group::Firm, "member_removed", OF_FIRM),
    letter(Group::Firm, "member_left", OF_FIRM),
    letter(Group::Firm, "member_owner", OF_FIRM),
    letter(Group::Firm, "confirmation_asked", OF_FIRM),
    letter(Group::Firm, "confirmation_returned", OF_FIRM),
    letter(Group::Code, "code_register", OF_CODE),
    letter(Group::Code, "code_sign_in", OF_CODE),
    letter(Group::Code, "code_device", OF_CODE),
    letter(Group::Code, "code_recover", OF_CODE),
    letter(Group::Code, "code_step_up", OF_CODE),
    letter(Group::Code, "code_contact", OF_CODE),
    letter(Group::Account, "already_registered", &[]),
    letter(Group::Account, "no_account", &[]),
    letter(Group::Account, "account_is_locked", &[]),
    letter(Group::Account, "staff_need_password", &[]),
    letter(Group::Account, "contact_taken", &[]),
    letter(Group::Account, "contact_changed", WITH_CONTACT),
    letter(Group::Account, "contact_removed", WITH_CONTACT),
    letter(Group::Account, "password_changed", &[]),
    letter(Group::Account, "second_factor_on", &[]),
    letter(Group::Account, "second_factor_off", &[]),
    letter(Group::Account, "recovery_codes_drawn", &[]),
    letter(Group::Account, "invitation", WITH_LINK),
    letter(Group::Account, "account_locked", WITH_REASON),
    letter(Group::Account, "account_unlocked", &[]),
    letter(Group::Account, "account_signed_out", &[]),
    letter(Group::Account, "second_factor_reset", WITH_REASON),
    letter(Group::Account, "duties_changed", &[]),
    letter(Group::Account, "account_deleted", &[may("kept")]),
    letter(Group::Account, "account_deleted_kept", &[must("kept")]),
    letter(Group::Several, "notices", OF_SEVERAL),
    letter(Group::Several, "daily", OF_SEVERAL),
];

/// The most characters of a subject: what mail programs show of it.
pub const SUBJECT_CHARS_MAX: usize = 120;
/// The most characters of a text.
pub const BODY_CHARS_MAX: usize = 2_000;
/// The most characters in which it is said why a text was changed.
pub const REASON_CHARS_MAX: usize = 200;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::LETTERS;

    #[test]
    fn each_kind_stands_once() {
        let kinds: BTreeSet<_> = LETTERS.iter().map(|letter| letter.kind).collect();
        assert_eq!(kinds.len(), LETTERS.len());
    }
}
