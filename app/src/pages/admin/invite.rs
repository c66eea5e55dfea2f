//! Inviting somebody to work for an organisation.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::administration;
use domain::casework::{Answers, Problem};
use domain::identifier::Email;
use domain::identity::Language;
use domain::ids::OrganisationId;
use leptos::prelude::*;
use store::identity::invitation::{self, Invite, Invited};
use store::identity::organisation::{self, Organisation};
use strum::IntoEnumIterator;

use super::organisation::path;
use super::parts::{Filled, Room, form_page, operator, role_choices, sent};
use crate::components::control::Offered;
use crate::components::{BackLink, FormKey, PageFields};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::args;

/// `GET /admin/organisations/{organisation}/invite`.
pub(super) async fn ask(
    State(site): State<Site>,
    visit: Visit,
    Path(id): Path<OrganisationId>,
) -> Result<Response, Failure> {
    let one = open(&site, id).await?;
    let mut answers = Answers::default();
    answers.set("language", Language::Zh.to_string());
    let filled = Filled::with(administration::invitation(one.kind), answers);
    Ok(page(&visit, &one, filled))
}

/// The organisation, unless it is closed: nobody comes to it any more.
async fn open(site: &Site, id: OrganisationId) -> Result<Organisation, Failure> {
    let one = organisation::find(&site.store, id).await?;
    if one.closed_on.is_some() {
        return Err(Failure::NotNow);
    }
    Ok(one)
}

fn page(visit: &Visit, one: &Organisation, filled: Filled) -> Response {
    let words = visit.words;
    let languages = Language::iter().map(|language| Offered {
        field: "language",
        group: String::new(),
        code: language.to_string(),
        name: words.say(&format!("language-{language}")).into_owned(),
    });
    let offered = role_choices(words, one.kind)
        .into_iter()
        .chain(languages)
        .collect();
    let sheet = filled.sheet(words, offered);
    let name = words.pick(&one.name_zh, &one.name_en).to_owned();
    let heading = words.say_with("invite-title", &args([("organisation", name.into())]));
    let (back, key) = (path(one.id), visit.site.store.new_uuid());
    form_page(
        visit,
        (Room::Organisations, heading.into_owned()),
        sheet.summary(),
        || {
            view! {
                <BackLink href=back text=words.say("organisation-back")/>
                <p class="lede">{words.say("invite-text")}</p>
                <form method="post" novalidate>
                    <FormKey key=key/>
                    <PageFields sheet=sheet/>
                    <div class="actions"><button class="btn">{words.say("invite-do")}</button></div>
                </form>
            }
        },
    )
}

/// `POST /admin/organisations/{organisation}/invite`.
pub(super) async fn send(
    State(site): State<Site>,
    visit: Visit,
    Path(id): Path<OrganisationId>,
    form: Form,
) -> Result<Response, Failure> {
    let by = operator(&visit)?.account().ok_or(Failure::NotFound)?;
    let one = open(&site, id).await?;
    let mut filled = Filled::sent(&visit, administration::invitation(one.kind), &form);
    if !filled.is_right() {
        return Ok(page(&visit, &one, filled));
    }
    let invite = Invite {
        organisation: id,
        roles: administration::ticked(one.kind, filled.answers.choices("roles"))
            .into_iter()
            .collect(),
        email: Email::parse(filled.answers.text("email")).map_err(|_| Failure::Unreadable)?,
        language: filled
            .answers
            .text("language")
            .parse()
            .map_err(|_| Failure::Unreadable)?,
    };
    let url = &site.public_url;
    let done = match invitation::invite_once(&site.store, by, invite, url, sent(&form)?).await? {
        None | Some(Invited::Sent { .. }) => "invited",
        Some(Invited::Added(_)) => "joined",
        Some(Invited::PublicAddress) => {
            filled.problems.push(Problem::new("email", "public"));
            return Ok(page(&visit, &one, filled));
        }
        Some(Invited::RoleOfOtherKind) => return Err(Failure::Unreadable),
    };
    Ok(see_other(&format!("{}?done={done}", path(id))))
}
