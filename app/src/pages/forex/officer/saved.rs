//! Filters under a name: above the queue, and the page on which they are renamed and removed.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::identity::Role;
use leptos::prelude::*;
use store::forex::desk::{self, FILTER_NAME_CHARS_MAX, Filter, Kept, NewFilter, Paging, SavedFilter};
use uuid::Uuid;

use super::bulk::Choice;
use super::parts::sent;
use super::talk::text_problem;
use super::{address, propose, queue};
use crate::components::{BackLink, ErrorSummary, FormKey, Told};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// Where filters are renamed and removed.
const PATH: &str = "/desk/filters";

/// The filters under a name, as links. What was kept is read again as any address.
pub(super) fn links(words: Words, filter: &Filter, saved: &[SavedFilter]) -> Option<impl IntoView + use<>> {
    let here = address::query(filter);
    let link = |own: &SavedFilter| {
        let (kept, _) = address::read(Some(&own.address));
        let current = (address::query(&kept) == here).then_some("page");
        let shared = own
            .is_shared
            .then(|| view! { <small class="dim">{words.say("filters-shared-short")}</small> });
        view! { <a href=address::path(&kept, &Paging::First) aria-current=current>{own.name.clone()}" "{shared}</a> }
    };
    (!saved.is_empty()).then(|| {
        let links = saved.iter().map(link).collect_view();
        view! { <nav class="views" aria-label=words.say("filters-own")>{links}<a href=PATH>{words.say("filters-manage")}</a></nav> }
    })
}

/// The form that keeps the filter as it stands.
pub(super) fn form(
    visit: &Visit,
    filter: &Filter,
    choice: &Choice,
) -> Result<impl IntoView + use<>, Failure> {
    let words = visit.words;
    let problem = choice.problem("filter_name");
    let (is_open, invalid) = (problem.is_some(), problem.is_some().then_some("true"));
    let shared = supervises(visit)?.then(|| {
        let is_chosen = choice.form.has("shared");
        view! { <label class="choice"><input type="checkbox" name="shared" value="yes" checked=is_chosen/><span>{words.say("filters-shared")}</span></label> }
    });
    Ok(view! {
        <details class="more noprint" open=is_open>
            <summary>{words.say("filters-keep")}</summary>
            <form class="stack-s" action=PATH method="post">
                <input type="hidden" name="list" value=address::query(filter)/>
                <FormKey key=visit.site.store.new_uuid()/>
                <label class="label" for="filter_name">{words.say("filters-name")}</label>
                <p class="hint" id="filter_name-hint">{words.say("filters-name-hint")}</p>
                {problem.map(propose::error_line)}
                <input class="input" id="filter_name" name="filter_name" autocomplete="off" aria-describedby="filter_name-hint" aria-invalid=invalid value=choice.form.text("filter_name").to_owned()/>
                {shared}
                <div><button class="btn second slim">{words.say("filters-keep-do")}</button></div>
            </form>
        </details>
    })
}

/// Whether the reader supervises their bank.
pub(super) fn supervises(visit: &Visit) -> Result<bool, Failure> {
    let duty = visit.actor()?.duty.as_ref();
    Ok(duty.is_some_and(|duty| duty.roles.contains(&Role::BankSupervisor)))
}

/// `POST /desk/filters`: keeps a filter and shows its list.
pub(super) async fn keep(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let words = visit.words;
    let (filter, _) = address::read(Some(form.text("list")));
    let name = form.text("filter_name");
    let mut problem = text_problem(words, "filter_name", name, FILTER_NAME_CHARS_MAX);
    if problem.is_none() {
        let unsearched = Filter {
            search: String::new(),
            ..filter.clone()
        };
        let new = NewFilter {
            name,
            address: &address::query(&unsearched),
            is_shared: form.has("shared"),
        };
        match desk::save_filter(&site.store, visit.actor()?, new, sent(&form)?).await? {
            Kept::Done => {
                let path = address::path(&unsearched, &Paging::First);
                return Ok(see_other(&Told::FilterKept.on(&path)));
            }
            Kept::Full => {
                let max = args([("max", desk::FILTERS_MAX.into())]);
                let sentence = words.say_with("desk-problem-filter_name-full", &max);
                problem = Some(("filter_name".to_owned(), sentence.into_owned()));
            }
        }
    }
    let problems = problem.into_iter().collect();
    queue::page(&site, &visit, (filter, Paging::First), Choice { form, problems }).await
}

/// `GET /desk/filters`.
pub(super) async fn list(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    page(&site, &visit, None).await
}

/// A name that was typed for a filter, and what is wrong with it.
struct Renamed {
    filter: Uuid,
    name: String,
    sentence: String,
}

async fn page(site: &Site, visit: &Visit, renamed: Option<Renamed>) -> Result<Response, Failure> {
    let words = visit.words;
    let is_supervisor = supervises(visit)?;
    let filters = desk::saved_filters(&site.store, visit.actor()?).await?;
    let own: Vec<&SavedFilter> = filters
        .iter()
        .filter(|own| is_supervisor || !own.is_shared)
        .collect();
    let lines = own
        .iter()
        .map(|own| line(words, own, renamed.as_ref()))
        .collect_view();
    let none = own
        .is_empty()
        .then(|| view! { <p>{words.say("filters-none")}</p> });
    let problems: Vec<_> = renamed
        .iter()
        .map(|renamed| (anchor(renamed.filter), renamed.sentence.clone()))
        .collect();
    let (status, lead) = if problems.is_empty() {
        (StatusCode::OK, "".into())
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, words.say("title-error"))
    };
    let title = format!("{lead}{}", words.say("filters-title"));
    Ok(Page::new(title).at(Place::Desk).status(status).render(visit, || {
        view! {
            <div class="wrap">
                <BackLink href="/desk" text=words.say("nav-desk")/>
                <div class="narrow stack mt">
                    <ErrorSummary words=words problems=problems/>
                    <h1>{words.say("filters-title")}</h1>
                    {none}{lines}
                </div>
            </div>
        }
    }))
}

fn anchor(filter: Uuid) -> String {
    format!("name-{}", filter.simple())
}

fn line(words: Words, own: &SavedFilter, renamed: Option<&Renamed>) -> impl IntoView + use<> {
    let id = anchor(own.id);
    let typed = renamed.filter(|renamed| renamed.filter == own.id);
    let name = typed.map_or(&own.name, |typed| &typed.name).clone();
    let problem = typed.map(|typed| propose::error_line(typed.sentence.clone()));
    let invalid = typed.is_some().then_some("true");
    let path = format!("{PATH}/{}", own.id.simple());
    let shared = own
        .is_shared
        .then(|| view! { <span class="small dim">{words.say("filters-shared-short")}</span> });
    let labelled = words.say_with("filters-remove-one", &args([("name", own.name.clone().into())]));
    view! {
        <div class="card stack-s">
            <form class="stack-s" action=path.clone() method="post">
                <label class="label" for=id.clone()>{words.say("filters-name")}" "{shared}</label>
                {problem}
                <input class="input" id=id name="filter_name" autocomplete="off" aria-invalid=invalid value=name/>
                <div><button class="btn second slim">{words.say("filters-rename")}</button></div>
            </form>
            <form action=format!("{path}/remove") method="post"><button class="btn text slim" aria-label=labelled>{words.say("filters-remove")}</button></form>
        </div>
    }
}

/// `POST /desk/filters/{filter}`: another name.
pub(super) async fn rename(
    State(site): State<Site>,
    visit: Visit,
    Path(filter): Path<String>,
    form: Form,
) -> Result<Response, Failure> {
    let filter = id(&filter)?;
    let name = form.text("filter_name");
    if let Some((_, sentence)) = text_problem(visit.words, "filter_name", name, FILTER_NAME_CHARS_MAX) {
        let name = name.to_owned();
        return page(
            &site,
            &visit,
            Some(Renamed {
                filter,
                name,
                sentence,
            }),
        )
        .await;
    }
    desk::rename_filter(&site.store, visit.actor()?, filter, name).await?;
    Ok(see_other(&Told::FilterRenamed.on(PATH)))
}

/// `POST /desk/filters/{filter}/remove`.
pub(super) async fn remove(
    State(site): State<Site>,
    visit: Visit,
    Path(filter): Path<String>,
) -> Result<Response, Failure> {
    desk::remove_filter(&site.store, visit.actor()?, id(&filter)?).await?;
    Ok(see_other(&Told::FilterRemoved.on(PATH)))
}

fn id(text: &str) -> Result<Uuid, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}
