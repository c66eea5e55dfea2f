//! What was just done, said on the page that comes after it.

use domain::ids::CaseId;
use leptos::prelude::*;
use strum::{Display, EnumString, VariantArray};

use super::Icon;
use crate::visit::Visit;

/// Something that was just done, as the address of the next page carries it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Told {
    /// An address or number was added or changed.
    ContactChanged,
    /// An address or number was confirmed on the way of something else.
    ContactConfirmed,
    /// An address or number was given up.
    ContactRemoved,
    /// One of one's sessions was ended.
    SessionEnded,
    /// All other sessions were ended.
    SessionsEnded,
    /// An invitation to a firm went out, for the first time or once more.
    InvitationSent,
    /// An invitation to a firm was withdrawn.
    InvitationWithdrawn,
    /// Members of a firm are no longer as they were.
    MembersChanged,
    /// Somebody left a firm.
    FirmLeft,
    /// A firm's profile was saved.
    ProfileSaved,
    /// A firm's profile was confirmed.
    ProfileConfirmed,
    /// Those were asked to confirm an application who may hand it in for the firm.
    ConfirmationAsked,
    /// An application that waited to be confirmed was opened for changes again.
    ReturnedToFill,
    /// A draft was deleted.
    DraftDiscarded,
    /// The bank was asked to close the account.
    ClosureAsked,
    /// That wish was taken back.
    ClosureWithdrawn,
    /// An absence was entered.
    AbsenceEntered,
    /// An absence was given up.
    AbsenceEnded,
    /// A filter of the queue was kept under a name.
    FilterKept,
    /// It was given another name.
    FilterRenamed,
    /// It was given up.
    FilterRemoved,
    /// An officer did what they had to do in a case.
    CaseDone,
    /// Decisions were drawn to be looked over.
    Drawn,
    /// There was no decision to be drawn.
    NothingDrawn,
    /// A text was kept as a template.
    TemplateKept,
    /// It has other words.
    TemplateChanged,
    /// It was given up.
    TemplateRemoved,
    /// An invitation to work for an organisation was withdrawn.
    StaffInvitationWithdrawn,
    /// It was sent once more.
    StaffInvitationSent,
    /// The text of a letter was put in force.
    TextSaved,
    /// Ways were chosen by which to be told.
    NoticesChosen,
}

impl Told {
    /// The address of the page that says so.
    pub fn on(self, path: &str) -> String {
        let joint = if path.contains('?') { '&' } else { '?' };
        format!("{path}{joint}told={self}")
    }

    /// The address of the page that says that a case is done, and leads back to it.
    pub fn case_done(path: &str, case: CaseId) -> String {
        format!("{}&done={case}", Self::CaseDone.on(path))
    }

    /// What the address of this page carries.
    pub fn read(visit: &Visit) -> Option<Self> {
        let mut pairs = visit.uri.query()?.split('&');
        pairs.find_map(|pair| pair.strip_prefix("told=")?.parse().ok())
    }

    /// Under which its words stand.
    pub fn key(self) -> String {
        format!("told-{self}")
    }
}

/// Says what was just done, if anything was.
#[component]
pub fn JustDone<'a>(
    /// The request.
    visit: &'a Visit,
) -> impl IntoView + use<> {
    let words = visit.words;
    Told::read(visit).map(|told| {
        let case = done_case(visit).filter(|_| told == Told::CaseDone);
        let back = case.map(|case| {
            view! { " "<a href=format!("/desk/cases/{case}")>{words.say("told-case_done-back")}</a> }
        });
        view! {
            <div class="wrap told" role="status">
                <div class="notice ok"><Icon name="check"/><p>{words.say(&told.key())}{back}</p></div>
            </div>
        }
    })
}

/// The case that was done before this page.
fn done_case(visit: &Visit) -> Option<CaseId> {
    let mut pairs = visit.uri.query()?.split('&');
    pairs.find_map(|pair| pair.strip_prefix("done=")?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::Told;

    #[test]
    fn an_address_carries_what_was_done() {
        assert_eq!(Told::ClosureAsked.on("/cases/1"), "/cases/1?told=closure_asked");
        assert_eq!(
            Told::ContactChanged.on("/account/contact?back=%2Fcases"),
            "/account/contact?back=%2Fcases&told=contact_changed"
        );
    }
}
