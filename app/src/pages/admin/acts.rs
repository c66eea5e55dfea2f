//! Locking an account and letting it in again, signing it out, voiding its second factor. Each act has a page that says
//! what it means, asks why where that matters, and wants a fresh factor.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::administration;
use domain::casework::{Answers, Page as Questions};
use domain::identity::AccountKind;
use domain::ids::{AccountId, Version};
use leptos::prelude::*;
use serde::Deserialize;
use store::identity::staff::{self, AccountState, Acted, Person, Target};
use strum::{Display, EnumString};

use super::parts::{Filled, Room, about, form_page, operator, sent};
use super::person::{path, title};
use crate::components::{BackLink, FormKey, PageFields};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;

/// What can be done to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumString, Deserialize)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub(super) enum Act {
    /// Nobody gets in with it.
    Lock,
    /// It can be used again.
    Unlock,
    /// It is signed out everywhere.
    SignOut,
    /// Another second factor is set up at the next sign-in.
    ResetFactor,
}

impl Act {
    /// What can be done to somebody now.
    pub(super) fn possible(person: &Person) -> Vec<Self> {
        let is_active = person.state == AccountState::Active;
        let has_factor = person.kind == AccountKind::Staff && person.has_second_factor;
        [
            (is_active && person.sessions > 0, Self::SignOut),
            (has_factor, Self::ResetFactor),
            (is_active, Self::Lock),
            (!is_active, Self::Unlock),
        ]
        .into_iter()
        .filter_map(|(is_possible, act)| is_possible.then_some(act))
        .collect()
    }

    /// Where it is asked for.
    pub(super) fn path(self, account: AccountId) -> String {
        format!("{}/acts/{self}", path(account))
    }

    /// What is asked first.
    fn questions(self) -> Questions {
        match self {
            Self::Lock => administration::lock(),
            Self::ResetFactor => administration::reset(),
            Self::Unlock | Self::SignOut => Questions::of("act", Vec::new()),
        }
    }
}

/// `GET /admin/people/{account}/acts/{act}`.
pub(super) async fn ask(
    State(site): State<Site>,
    visit: Visit,
    Path((account, act)): Path<(AccountId, Act)>,
) -> Result<Response, Failure> {
    let person = staff::person(&site.store, operator(&visit)?, account).await?;
    if let Some(fresh) = visit.step_up(&act.path(account))? {
        return Ok(fresh);
    }
    let filled = Filled::with(act.questions(), Answers::default());
    Ok(page(&visit, &person, act, filled))
}

fn page(visit: &Visit, person: &Person, act: Act, filled: Filled) -> Response {
    page_with(visit, person, act, (filled, None))
}

/// The same, with why the act itself was refused; that stands in the summary alone.
fn page_with(
    visit: &Visit,
    person: &Person,
    act: Act,
    (filled, refused): (Filled, Option<&'static str>),
) -> Response {
    let words = visit.words;
    let act_name = words.say(&format!("person-act-{act}"));
    let heading = about(words, act_name.into_owned(), title(person));
    let sheet = filled.sheet(words, Vec::new());
    let class = match act {
        Act::Lock | Act::ResetFactor => "btn danger",
        Act::Unlock | Act::SignOut => "btn",
    };
    let (back, version, key) = (path(person.account), person.version, visit.site.store.new_uuid());
    let mut problems = sheet.summary();
    let refused = refused.map(|code| words.say(&format!("person-problem-{code}")).into_owned());
    problems.extend(refused.map(|sentence| ("act".to_owned(), sentence)));
    form_page(visit, (Room::People, heading), problems, || {
        view! {
            <BackLink href=back text=words.say("person-back")/>
            <p>{words.say(&format!("person-act-{act}-text"))}</p>
            <form method="post" novalidate>
                <input type="hidden" name="version" value=version.0.to_string()/>
                <FormKey key=key/>
                <PageFields sheet=sheet/>
                <div class="actions"><button class=class id="act">{words.say(&format!("person-act-{act}-do"))}</button></div>
            </form>
        }
    })
}

/// `POST /admin/people/{account}/acts/{act}`.
pub(super) async fn carry_out(
    State(site): State<Site>,
    visit: Visit,
    Path((account, act)): Path<(AccountId, Act)>,
    form: Form,
) -> Result<Response, Failure> {
    let operator = operator(&visit)?;
    let person = staff::person(&site.store, operator, account).await?;
    if let Some(fresh) = visit.step_up(&act.path(account))? {
        return Ok(fresh);
    }
    let filled = Filled::sent(&visit, act.questions(), &form);
    if !filled.is_right() {
        return Ok(page(&visit, &person, act, filled));
    }
    let target = target(account, &form)?;
    let acted = match act {
        Act::Lock => {
            let reason = filled.answers.text("lock_reason").parse();
            staff::lock(
                &site.store,
                operator,
                target,
                reason.map_err(|_| Failure::Unreadable)?,
            )
            .await?
        }
        Act::ResetFactor => {
            let reason = filled.answers.text("reset_reason").parse();
            let reason = reason.map_err(|_| Failure::Unreadable)?;
            staff::reset_second_factor(&site.store, operator, target, reason).await?
        }
        Act::Unlock => staff::unlock(&site.store, operator, target).await?,
        Act::SignOut => staff::end_sessions(&site.store, operator, target).await?,
    };
    Ok(match refusal(acted) {
        None => see_other(&format!("{}?done={act}", path(account))),
        refused => page_with(&visit, &person, act, (filled, refused)),
    })
}

/// The account of a form as its page showed it.
pub(super) fn target(account: AccountId, form: &Form) -> Result<Target<'_>, Failure> {
    let seen = form.text("version").parse().map_err(|_| Failure::Unreadable)?;
    Ok(Target {
        account,
        seen: Version(seen),
        sent: sent(form)?,
    })
}

/// Why an act was refused, as its sentence is called.
pub(super) fn refusal(acted: Acted) -> Option<&'static str> {
    match acted {
        Acted::Done => None,
        Acted::Own => Some("own"),
        Acted::LastAdministrator => Some("last"),
    }
}
