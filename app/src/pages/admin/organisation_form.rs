//! The form of an organisation: a new one, or what can change of one.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::administration;
use domain::casework::{Answers, Problem};
use domain::identifier::{Bic, Environment};
use domain::identity::OrganisationKind;
use domain::ids::OrganisationId;
use leptos::prelude::*;
use store::identity::organisation::{self, Added, Changed, NewOrganisation, Organisation};
use strum::IntoEnumIterator;

use super::organisation::path;
use super::organisations::{PATH, kind_name};
use super::parts::{Filled, Room, asked, form_page, operator, sent};
use crate::components::control::Offered;
use crate::components::{BackLink, FormKey, PageFields};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// The shortest code.
const CODE_CHARS_MIN: usize = 2;
/// The digits of a district (GB/T 2260).
const DISTRICT_DIGITS: usize = 6;

/// `GET /admin/organisations/new`.
pub(super) async fn ask_new(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let banks = banks(&site).await?;
    let mut answers = Answers::default();
    let parent = asked(&visit, "parent");
    if banks.iter().any(|bank| bank.code == parent) {
        answers.set("kind", OrganisationKind::Bank.to_string());
        answers.set("parent", parent);
    }
    let filled = Filled::with(administration::new_organisation(codes(&banks)), answers);
    Ok(new_page(&visit, filled, &banks))
}

/// The banks that may have branches.
async fn banks(site: &Site) -> Result<Vec<Organisation>, Failure> {
    let all = organisation::list(&site.store).await?;
    let is_head = |one: &Organisation| one.kind == OrganisationKind::Bank && one.parent.is_none();
    Ok(all.into_iter().filter(is_head).collect())
}

fn codes(banks: &[Organisation]) -> Vec<String> {
    banks.iter().map(|bank| bank.code.clone()).collect()
}

fn new_page(visit: &Visit, filled: Filled, banks: &[Organisation]) -> Response {
    let words = visit.words;
    let sheet = filled.sheet(words, offered(words, banks));
    let key = visit.site.store.new_uuid();
    let heading = words.say("organisation-add").into_owned();
    form_page(visit, (Room::Organisations, heading), sheet.summary(), || {
        view! {
            <BackLink href=PATH text=words.say("admin-organisations")/>
            <form method="post" action=format!("{PATH}/new") novalidate>
                <FormKey key=key/>
                <PageFields sheet=sheet/>
                <div class="actions"><button class="btn">{words.say("organisation-add-do")}</button></div>
            </form>
        }
    })
}

fn offered(words: Words, banks: &[Organisation]) -> Vec<Offered> {
    let kinds = OrganisationKind::iter().map(|kind| Offered {
        field: "kind",
        group: words.say("organisation-kind").into_owned(),
        code: kind.to_string(),
        name: kind_name(words, kind),
    });
    let banks = banks.iter().map(|bank| Offered {
        field: "parent",
        group: words.say("organisation-kind-bank").into_owned(),
        code: bank.code.clone(),
        name: words.pick(&bank.name_zh, &bank.name_en).to_owned(),
    });
    kinds.chain(banks).collect()
}

/// `POST /admin/organisations/new`.
pub(super) async fn add(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let by = operator(&visit)?.account().ok_or(Failure::NotFound)?;
    let banks = banks(&site).await?;
    let mut filled = Filled::sent(&visit, administration::new_organisation(codes(&banks)), &form);
    check_new(&site, &mut filled);
    if !filled.is_right() {
        return Ok(new_page(&visit, filled, &banks));
    }
    let new = new_organisation(&filled, &banks)?;
    let code = match organisation::add_once(&site.store, by, new, sent(&form)?).await? {
        Added::New(id) => return Ok(see_other(&format!("{}?done=added", path(id)))),
        Added::CodeTaken => Problem::new("code", "taken"),
        Added::NoSuchParent => Problem::new("parent", "not_offered"),
    };
    filled.problems.push(code);
    Ok(new_page(&visit, filled, &banks))
}

fn new_organisation(filled: &Filled, banks: &[Organisation]) -> Result<NewOrganisation, Failure> {
    let kind = filled
        .answers
        .text("kind")
        .parse()
        .map_err(|_| Failure::Unreadable)?;
    let parent = filled.optional("parent");
    let parent = parent.and_then(|code| banks.iter().find(|bank| bank.code == code));
    let changed = changed(filled);
    Ok(NewOrganisation {
        kind,
        parent: parent.map(|bank| bank.id),
        code: filled.answers.text("code").to_owned(),
        name_zh: changed.name_zh,
        name_en: changed.name_en,
        district: changed.district,
        address_zh: changed.address_zh,
        address_en: changed.address_en,
        bic: changed.bic,
        phone: changed.phone,
    })
}

fn check_new(site: &Site, filled: &mut Filled) {
    let code = filled.answers.text("code");
    let is_code = code.chars().count() >= CODE_CHARS_MIN
        && code
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    if !code.is_empty() && !is_code {
        filled.problems.push(Problem::new("code", "shape"));
    }
    let is_bank = filled.answers.text("kind") == OrganisationKind::Bank.to_string();
    if !is_bank && filled.optional("parent").is_some() {
        filled.problems.push(Problem::new("parent", "no_bank"));
    }
    check(site, filled, is_bank);
}

/// What the questions alone cannot see.
fn check(site: &Site, filled: &mut Filled, is_bank: bool) {
    let district = filled.answers.text("district");
    let is_district =
        district.chars().count() == DISTRICT_DIGITS && district.chars().all(|c| c.is_ascii_digit());
    let mut problems = Vec::new();
    if !district.is_empty() && !is_district {
        problems.push(Problem::new("district", "shape"));
    }
    if let Some(bic) = filled.optional("bic") {
        let environment = if site.demonstration {
            Environment::Test
        } else {
            Environment::Production
        };
        match Bic::parse(&bic, environment) {
            Ok(_) if is_bank => {}
            Ok(_) => problems.push(Problem::new("bic", "no_bank")),
            Err(fault) => problems.push(Problem::new("bic", fault.code.into())),
        }
    }
    filled.problems.extend(problems);
}

fn changed(filled: &Filled) -> Changed {
    let text = |field: &str| filled.answers.text(field).to_owned();
    Changed {
        name_zh: text("name_zh"),
        name_en: text("name_en"),
        district: filled.optional("district"),
        address_zh: text("address_zh"),
        address_en: text("address_en"),
        bic: filled.optional("bic").map(|bic| bic.to_ascii_uppercase()),
        phone: filled.optional("phone"),
    }
}

/// `GET /admin/organisations/{organisation}/edit`.
pub(super) async fn ask_change(
    State(site): State<Site>,
    visit: Visit,
    Path(id): Path<OrganisationId>,
) -> Result<Response, Failure> {
    let one = organisation::find(&site.store, id).await?;
    let filled = Filled::with(administration::organisation(), answers_of(&one));
    Ok(change_page(&visit, id, one.seen(), filled))
}

fn answers_of(one: &Organisation) -> Answers {
    let mut answers = Answers::default();
    for (field, text) in [
        ("name_zh", Some(&one.name_zh)),
        ("name_en", Some(&one.name_en)),
        ("district", one.district.as_ref()),
        ("address_zh", Some(&one.address_zh)),
        ("address_en", Some(&one.address_en)),
        ("bic", one.bic.as_ref()),
        ("phone", one.phone.as_ref()),
    ] {
        answers.set(field, text.cloned().unwrap_or_default());
    }
    answers
}

fn change_page(visit: &Visit, id: OrganisationId, seen: String, filled: Filled) -> Response {
    let words = visit.words;
    let sheet = filled.sheet(words, Vec::new());
    let heading = words.say("organisation-edit").into_owned();
    form_page(visit, (Room::Organisations, heading), sheet.summary(), || {
        view! {
            <BackLink href=path(id) text=words.say("organisation-back")/>
            <form method="post" novalidate>
                <input type="hidden" name="seen" value=seen/>
                <PageFields sheet=sheet/>
                <div class="actions"><button class="btn">{words.say("organisation-edit-do")}</button></div>
            </form>
        }
    })
}

/// `POST /admin/organisations/{organisation}/edit`.
pub(super) async fn change(
    State(site): State<Site>,
    visit: Visit,
    Path(id): Path<OrganisationId>,
    form: Form,
) -> Result<Response, Failure> {
    let operator = operator(&visit)?;
    let one = organisation::find(&site.store, id).await?;
    let mut filled = Filled::sent(&visit, administration::organisation(), &form);
    check(&site, &mut filled, one.kind == OrganisationKind::Bank);
    let seen = form.text("seen").to_owned();
    if !filled.is_right() {
        return Ok(change_page(&visit, id, seen, filled));
    }
    let changed = changed(&filled);
    // The same form again finds what it wrote itself.
    if !is_same(&one, &changed) {
        organisation::change(&site.store, operator, id, &seen, changed).await?;
    }
    Ok(see_other(&format!("{}?done=changed", path(id))))
}

fn is_same(one: &Organisation, changed: &Changed) -> bool {
    let now = Changed {
        name_zh: one.name_zh.clone(),
        name_en: one.name_en.clone(),
        district: one.district.clone(),
        address_zh: one.address_zh.clone(),
        address_en: one.address_en.clone(),
        bic: one.bic.clone(),
        phone: one.phone.clone(),
    };
    now == *changed
}
