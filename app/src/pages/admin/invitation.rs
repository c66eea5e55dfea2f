//! Withdrawing an open invitation, and sending it again.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::administration;
use domain::casework::Answers;
use domain::ids::OrganisationId;
use leptos::prelude::*;
use store::identity::staff::{self, Invitee, Standing};
use uuid::Uuid;

use super::organisation::path;
use super::parts::{Filled, Room, about, form_page, operator, role_names, sent};
use crate::components::{BackLink, FormKey, PageFields, Told, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

type Named = (OrganisationId, Uuid);

/// An open invitation in the list of its organisation, with what can be done to it.
pub(super) fn line(visit: &Visit, organisation: OrganisationId, own: Invitee) -> impl IntoView + use<> {
    let words = visit.words;
    let way = format!("{}/invitations/{}", path(organisation), own.id);
    let key = visit.site.store.new_uuid();
    let email = own.email.clone();
    view! {
        <li>
            <div><b>{own.email.clone()}</b><span class="hint">{role_names(words, &own.roles)}" · "{dates(words, &own)}</span></div>
            <span class="row">
                <form method="post" action=format!("{way}/again")>
                    <FormKey key=key/>
                    <button class="btn second slim">{words.say("invitee-again")}<span class="vh">{email.clone()}</span></button>
                </form>
                <a href=format!("{way}/withdraw")>{words.say("invitee-withdraw")}<span class="vh">{email}</span></a>
            </span>
        </li>
    }
}

/// Who invited, when, and until when the link works.
fn dates(words: Words, own: &Invitee) -> String {
    let by = own
        .by
        .clone()
        .unwrap_or_else(|| words.say("audit-nobody").into_owned());
    let arguments = args([
        ("by", by.into()),
        ("at", day::moment(words, own.at).into()),
        ("until", day::moment(words, own.expires_at).into()),
    ]);
    words.say_with("invitee-dates", &arguments).into_owned()
}

/// `GET /admin/organisations/{organisation}/invitations/{invitation}/withdraw`.
pub(super) async fn ask(
    State(site): State<Site>,
    visit: Visit,
    Path(named): Path<Named>,
) -> Result<Response, Failure> {
    let own = open(&site, &visit, named).await?;
    let filled = Filled::with(administration::withdraw(), Answers::default());
    Ok(page(&visit, named, &own, filled))
}

async fn open(site: &Site, visit: &Visit, named: Named) -> Result<Invitee, Failure> {
    match staff::standing(&site.store, operator(visit)?, named).await? {
        Standing::Open(own) => Ok(*own),
        Standing::Over => Err(Failure::Stale),
    }
}

fn page(visit: &Visit, (organisation, _): Named, own: &Invitee, filled: Filled) -> Response {
    let words = visit.words;
    let heading = about(
        words,
        words.say("invitee-withdraw").into_owned(),
        own.email.clone(),
    );
    let sheet = filled.sheet(words, Vec::new());
    let (back, key, dates) = (path(organisation), visit.site.store.new_uuid(), dates(words, own));
    form_page(visit, (Room::Organisations, heading), sheet.summary(), || {
        view! {
            <BackLink href=back text=words.say("organisation-back")/>
            <p class="hint">{dates}</p>
            <p>{words.say("invitee-withdraw-text")}</p>
            <form method="post" novalidate>
                <FormKey key=key/>
                <PageFields sheet=sheet/>
                <div class="actions"><button class="btn danger">{words.say("invitee-withdraw-do")}</button></div>
            </form>
        }
    })
}

/// `POST /admin/organisations/{organisation}/invitations/{invitation}/withdraw`.
pub(super) async fn withdraw(
    State(site): State<Site>,
    visit: Visit,
    Path(named): Path<Named>,
    form: Form,
) -> Result<Response, Failure> {
    let operator = operator(&visit)?;
    let filled = Filled::sent(&visit, administration::withdraw(), &form);
    if !filled.is_right() {
        let own = open(&site, &visit, named).await?;
        return Ok(page(&visit, named, &own, filled));
    }
    let why = filled.answers.text("withdraw_reason").parse();
    let why = why.map_err(|_| Failure::Unreadable)?;
    staff::withdraw(&site.store, operator, named, why, sent(&form)?).await?;
    Ok(see_other(&Told::StaffInvitationWithdrawn.on(&path(named.0))))
}

/// `POST /admin/organisations/{organisation}/invitations/{invitation}/again`.
pub(super) async fn again(
    State(site): State<Site>,
    visit: Visit,
    Path(named): Path<Named>,
    form: Form,
) -> Result<Response, Failure> {
    let url = &site.public_url;
    staff::resend(&site.store, operator(&visit)?, named, url, sent(&form)?).await?;
    Ok(see_other(&Told::StaffInvitationSent.on(&path(named.0))))
}
