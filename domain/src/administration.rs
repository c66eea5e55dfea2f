//! What administrators say when they act on somebody's account, and the forms they fill in.

use std::collections::BTreeSet;

use strum::IntoEnumIterator;

use crate::casework::{Field, Kind, Page};
use crate::codes::codes;
use crate::identity::{Language, OrganisationKind, Role};
use crate::letter::{BODY_CHARS_MAX, REASON_CHARS_MAX, SUBJECT_CHARS_MAX};

codes! {
    /// Why an account is locked.
    LockReason {
        /// They work there no longer.
        Left,
        /// Somebody else may be using it.
        Suspected,
        /// They, or their organisation, asked for it.
        Asked,
        /// Nobody has used it for long.
        Unused,
    }
}

codes! {
    /// Why a second factor is reset.
    ResetReason {
        /// The telephone is lost.
        PhoneLost,
        /// The telephone was replaced before the new one was set up.
        PhoneReplaced,
        /// Neither authenticator nor recovery codes are at hand.
        CodesLost,
        /// Somebody else may have it.
        Suspected,
    }
}

codes! {
    /// Why an invitation is withdrawn.
    WithdrawReason {
        /// It went to a wrong address.
        WrongAddress,
        /// It offered the wrong roles.
        WrongRoles,
        /// They are not coming after all.
        NotComing,
        /// Somebody else may have the link.
        Suspected,
    }
}

/// The most characters of a name or an address of an organisation.
const LINE_CHARS_MAX: usize = 100;

/// The form of a new organisation; `parents` are the codes of banks that may have branches.
pub fn new_organisation(parents: Vec<String>) -> Page {
    let mut fields = vec![
        Field::always("kind", one_of(OrganisationKind::iter())),
        Field::optional("parent", Kind::Choice { options: parents }),
        Field::always("code", Kind::line(24)),
    ];
    fields.extend(organisation_fields());
    Page::of("organisation", fields)
}

/// The form in which an organisation is changed: what it is and its code stay.
pub fn organisation() -> Page {
    Page::of("organisation", organisation_fields())
}

fn organisation_fields() -> Vec<Field> {
    let line = || Kind::line(LINE_CHARS_MAX);
    vec![
        Field::always("name_zh", line()),
        Field::always("name_en", line()),
        Field::optional("district", Kind::line(6)),
        Field::optional("address_zh", line()),
        Field::optional("address_en", line()),
        Field::optional("bic", Kind::line(11)),
        Field::optional("phone", Kind::line(30)),
    ]
}

/// The form of an invitation to an organisation of this kind.
pub fn invitation(kind: OrganisationKind) -> Page {
    let fields = vec![
        Field::always("email", Kind::Email),
        Field::always("roles", some_of(kind.roles())),
        Field::always("language", one_of(Language::iter())),
    ];
    Page::of("invite", fields)
}

/// The form of somebody's roles in an organisation of this kind; none takes them out of it.
pub fn roles(kind: OrganisationKind) -> Page {
    Page::of("roles", vec![Field::optional("roles", some_of(kind.roles()))])
}

/// The form that asks why an account is locked.
pub fn lock() -> Page {
    Page::of(
        "lock",
        vec![Field::always("lock_reason", one_of(LockReason::iter()))],
    )
}

/// The form that asks why an invitation is withdrawn.
pub fn withdraw() -> Page {
    let why = one_of(WithdrawReason::iter());
    Page::of("withdraw", vec![Field::always("withdraw_reason", why)])
}

/// The form that asks why a second factor is reset.
pub fn reset() -> Page {
    Page::of(
        "reset",
        vec![Field::always("reset_reason", one_of(ResetReason::iter()))],
    )
}

/// The form of a year of the calendar.
pub fn year() -> Page {
    let days = || Kind::Text {
        chars_max: 2_000,
        lines: true,
    };
    let fields = vec![
        Field::always("year", Kind::line(4)),
        Field::always("source", Kind::line(200)),
        Field::always("off", days()),
        Field::optional("make_up", days()),
        Field::optional("correct", Kind::Tick),
    ];
    Page::of("year", fields)
}

/// The form of the text of a letter.
pub fn letter_text() -> Page {
    let body = Kind::Text {
        chars_max: BODY_CHARS_MAX,
        lines: true,
    };
    let fields = vec![
        Field::always("subject", Kind::line(SUBJECT_CHARS_MAX)),
        Field::always("body", body),
        Field::always("reason", Kind::line(REASON_CHARS_MAX)),
    ];
    Page::of("letter_text", fields)
}

/// The form that asks why an earlier text of a letter is taken up again.
pub fn earlier_text() -> Page {
    Page::of(
        "letter_text",
        vec![Field::always("reason", Kind::line(REASON_CHARS_MAX))],
    )
}

/// The roles that were ticked, of those that an organisation of this kind has.
pub fn ticked<'a>(kind: OrganisationKind, ticked: impl Iterator<Item = &'a str>) -> BTreeSet<Role> {
    let known = |role: &Role| kind.roles().contains(role);
    ticked
        .filter_map(|code| code.parse().ok())
        .filter(known)
        .collect()
}

fn one_of<T: ToString>(codes: impl Iterator<Item = T>) -> Kind {
    Kind::Choice {
        options: codes.map(|code| code.to_string()).collect(),
    }
}

fn some_of(roles: &[Role]) -> Kind {
    Kind::Choices {
        options: roles.iter().map(ToString::to_string).collect(),
        max: roles.len(),
    }
}
