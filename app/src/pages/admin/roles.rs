//! Somebody's roles in one organisation.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::administration;
use domain::casework::Answers;
use domain::ids::{AccountId, OrganisationId};
use leptos::prelude::*;
use store::identity::organisation::{self, Organisation};
use store::identity::staff::{self, Person};

use super::acts::{refusal, target};
use super::parts::{Filled, Room, about, form_page, operator, role_choices};
use super::person::{path, title};
use crate::components::{BackLink, FormKey, PageFields};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;

/// `GET /admin/people/{account}/roles/{organisation}`.
pub(super) async fn ask(
    State(site): State<Site>,
    visit: Visit,
    Path((account, organisation)): Path<(AccountId, OrganisationId)>,
) -> Result<Response, Failure> {
    let (person, one) = load(&site, &visit, (account, organisation)).await?;
    if !person.duties.iter().any(|own| own.organisation == organisation) {
        return Err(Failure::NotFound);
    }
    if let Some(fresh) = visit.step_up(visit.uri.path())? {
        return Ok(fresh);
    }
    let mut answers = Answers::default();
    let duties = person.duties.iter().find(|own| own.organisation == organisation);
    for role in duties.into_iter().flat_map(|own| &own.roles) {
        answers.add_choice("roles", &role.to_string());
    }
    let filled = Filled::with(administration::roles(one.kind), answers);
    Ok(page(&visit, &person, &one, (filled, None)))
}

async fn load(
    site: &Site,
    visit: &Visit,
    (account, organisation): (AccountId, OrganisationId),
) -> Result<(Person, Organisation), Failure> {
    let person = staff::person(&site.store, operator(visit)?, account).await?;
    Ok((person, organisation::find(&site.store, organisation).await?))
}

fn page(
    visit: &Visit,
    person: &Person,
    one: &Organisation,
    (filled, problem): (Filled, Option<String>),
) -> Response {
    let words = visit.words;
    let sheet = filled.sheet(words, role_choices(words, one.kind));
    let mut problems = sheet.summary();
    problems.extend(problem.map(|sentence| ("roles".to_owned(), sentence)));
    let name = words.pick(&one.name_zh, &one.name_en);
    let heading = about(words, title(person), name.to_owned());
    let (back, version, key) = (path(person.account), person.version, visit.site.store.new_uuid());
    form_page(visit, (Room::People, heading), problems, || {
        view! {
            <BackLink href=back text=words.say("person-back")/>
            <p>{words.say("roles-text")}</p>
            <form method="post" novalidate>
                <input type="hidden" name="version" value=version.0.to_string()/>
                <FormKey key=key/>
                <PageFields sheet=sheet/>
                <div class="actions"><button class="btn">{words.say("roles-do")}</button></div>
            </form>
        }
    })
}

/// `POST /admin/people/{account}/roles/{organisation}`.
pub(super) async fn set(
    State(site): State<Site>,
    visit: Visit,
    Path((account, organisation)): Path<(AccountId, OrganisationId)>,
    form: Form,
) -> Result<Response, Failure> {
    let operator = operator(&visit)?;
    let (person, one) = load(&site, &visit, (account, organisation)).await?;
    if let Some(fresh) = visit.step_up(visit.uri.path())? {
        return Ok(fresh);
    }
    let filled = Filled::sent(&visit, administration::roles(one.kind), &form);
    if !filled.is_right() {
        return Ok(page(&visit, &person, &one, (filled, None)));
    }
    let roles = administration::ticked(one.kind, filled.answers.choices("roles"));
    let target = target(account, &form)?;
    let acted = staff::set_roles(&site.store, operator, target, organisation, &roles).await?;
    let Some(refused) = refusal(acted) else {
        return Ok(see_other(&format!("{}?done=roles", path(account))));
    };
    let sentence = visit.words.say(&format!("person-problem-{refused}")).into_owned();
    Ok(page(&visit, &person, &one, (filled, Some(sentence))))
}
