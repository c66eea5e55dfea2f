//! The beginning: what the service does, for whom, and how it goes on.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::casework::{Answers, Problem};
use domain::forex::precheck::{APPLICANT, first_page};
use domain::forex::{ApplicantKind, Status};
use domain::identity::AccountKind;
use domain::ids::CaseId;
use domain::rules::RuleSet;
use leptos::prelude::*;
use store::casework::once::Sent;
use store::forex::{self, Beginning, Begun, DRAFTS_MAX};
use strum::IntoEnumIterator;

use super::cases::{Row, rows};
use super::parts::tasks_path;
use super::precheck::title;
use crate::components::control::{Sheet, choice_words};
use crate::components::rule::values;
use crate::components::{ErrorSummary, FormKey, Icon, Notice, PageFields, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// `GET /forex`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    page(&site, &visit, StatusCode::OK, &[]).await
}

/// The beginning; `problems` say what the form lacks.
async fn page(
    site: &Site,
    visit: &Visit,
    status: StatusCode,
    problems: &[Problem],
) -> Result<Response, Failure> {
    let words = visit.words;
    let drafts = drafts(site, visit).await?;
    // Where there is no choice, no question can lack its answer.
    let problems = if firm(visit).is_some() { &[] } else { problems };
    let sheet = Sheet::new(words, first_page(), Answers::default(), problems);
    let summary = sheet.summary();
    let title = title(words, "forex-title", status != StatusCode::OK);
    let steps = [
        ("forex-step-fill", "forex-step-fill-text"),
        ("forex-step-review", "forex-step-review-text"),
        ("forex-step-counter", "forex-step-counter-text"),
        ("forex-step-open", "forex-step-open-text"),
    ];
    let quoted = values(&RuleSet::on(visit.today()));
    let step = |(name, text): (&str, &str)| view! { <li class="next"><b>{words.say(name)}</b>{words.say_with(text, &quoted)}</li> };
    Ok(Page::new(title).at(Place::Forex).status(status).render(visit, || {
        let form = kind_form(visit, sheet, !drafts.is_empty(), status);
        let (quota, time) = match firm(visit) {
            Some(_) => (None, "forex-time-firm"),
            None => (Some(quota(words)), "forex-time"),
        };
        let unfinished = (!drafts.is_empty()).then(|| unfinished(words, drafts));
        view! {
            <div class="wrap">
                <ErrorSummary words=words problems=summary/>
                <div class="head"><h1>{words.say("forex-title")}</h1><p class="lede">{words.say("forex-lede")}</p></div>
                <div class="case">
                    <div class="stack-l">
                        {unfinished}
                        <p><a class="btn second" href="/forex/check">{words.say("forex-check-start")}</a></p>
                        {form}
                        <section class="stack"><h2>{words.say("forex-needs")}</h2>{all_needs(visit)}</section>
                        {quota}
                    </div>
                    <div class="side stack">
                        <section class="card" aria-labelledby="way">
                            <h2 id="way">{words.say("forex-way")}</h2>
                            <ol class="tl">{steps.map(step).collect_view()}</ol>
                        </section>
                        <p class="att small dim"><Icon name="clock"/>{words.say(time)}</p>
                    </div>
                </div>
            </div>
        }
    }))
}

/// What only natural persons have: a yearly quota.
fn quota(words: Words) -> impl IntoView {
    view! {
        <section class="stack">
            <h2>{words.say("forex-quota")}</h2>
            <p>{words.say("forex-quota-text")}</p>
            <p><a href="/rules">{words.say("forex-quota-rules")}</a></p>
        </section>
    }
}

/// The drafts of whoever is signed in as an applicant.
async fn drafts(site: &Site, visit: &Visit) -> Result<Vec<Row>, Failure> {
    match &visit.who {
        Some(who) if who.kind == AccountKind::Public => rows(site, visit, Some(Status::Draft)).await,
        _ => Ok(Vec::new()),
    }
}

/// The drafts that wait to be gone on with.
fn unfinished(words: Words, drafts: Vec<Row>) -> impl IntoView {
    view! {
        <section class="card stack" aria-labelledby="unfinished">
            <h2 id="unfinished">{words.say("drafts-open")}</h2>
            <ul class="tasks">{drafts.into_iter().map(|row| row.view(words)).collect_view()}</ul>
        </section>
    }
}

/// What each kind of applicant needs that may begin now, one below the other.
fn all_needs(visit: &Visit) -> impl IntoView + use<> {
    let words = visit.words;
    let of_kind = |applicant: ApplicantKind| {
        let name = choice_words(words, APPLICANT, applicant.into());
        view! { <h3>{name}</h3>{needs(words, applicant)} }
    };
    let offered = ApplicantKind::iter().filter(|applicant| is_offered(visit, *applicant));
    offered.map(of_kind).collect_view()
}

/// What such an applicant needs.
pub(super) fn needs(words: Words, applicant: ApplicantKind) -> impl IntoView + use<> {
    let keys: &[&str] = match applicant {
        ApplicantKind::Individual => &["identity", "shop", "card", "orders"],
        ApplicantKind::SoleTrader => &["licence", "identity", "shop", "card", "customs"],
        ApplicantKind::Firm => &["licence", "people", "owners", "shop", "account", "customs"],
    };
    let items = keys
        .iter()
        .map(|key| view! { <li>{words.say(&format!("forex-need-{key}"))}</li> });
    view! { <ul class="bullets">{items.collect_view()}</ul> }
}

/// The firm for which the visitor acts now.
pub(super) fn firm(visit: &Visit) -> Option<String> {
    let who = visit.who.as_ref()?;
    let place = who.workplace().filter(|_| who.kind == AccountKind::Public)?;
    Some(visit.words.pick(&place.name_zh, &place.name_en).to_owned())
}

/// Whether such an applicant may begin now: whoever acts for a firm begins for the firm alone.
pub(super) fn is_offered(visit: &Visit, applicant: ApplicantKind) -> bool {
    applicant == ApplicantKind::Firm || firm(visit).is_none()
}

/// Says to whoever acts for a firm that nobody else can apply now, and where that is changed.
pub(super) fn only_for_firm(visit: &Visit, tone: Tone) -> Option<impl IntoView + use<>> {
    let words = visit.words;
    let name = args([("firm", firm(visit)?.into())]);
    Some(view! {
        <Notice tone=tone heading=words.say_with("forex-as-firm", &name)>
            <p>{words.say("forex-as-firm-text")}" "<a href="/account/workplace">{words.say("workplace-switch")}</a></p>
        </Notice>
    })
}

/// The form that begins an application; it asks for what kind of applicant where there is a choice.
fn kind_form(visit: &Visit, sheet: Sheet, has_draft: bool, status: StatusCode) -> impl IntoView + use<> {
    let words = visit.words;
    let tone = match status {
        StatusCode::OK => Tone::Info,
        _ => Tone::Bad,
    };
    let only = only_for_firm(visit, tone);
    let (class, words_key) = if has_draft {
        ("btn second", "forex-apply-another")
    } else {
        ("btn", "forex-apply-start")
    };
    if only.is_some() {
        let firm = ApplicantKind::Firm;
        let which = if has_draft {
            Beginning::Another(firm)
        } else {
            Beginning::New(firm)
        };
        return view! { {only}{begin_form(visit, which, class, words_key)} }.into_any();
    }
    let another = has_draft.then(|| view! { <input type="hidden" name="another" value="1"/> });
    let key = visit.site.store.new_uuid();
    view! {
        <form method="post" action="/forex/applications" class="stack" novalidate>
            <FormKey key=key/>
            {acting(visit)}
            {another}
            <PageFields sheet=sheet/>
            <div class="actions"><button class=class>{words.say(words_key)}</button></div>
        </form>
    }
    .into_any()
}

/// The button that begins an application: for such an applicant, or from an earlier one.
pub(super) fn begin_form(
    visit: &Visit,
    which: Beginning,
    class: &'static str,
    words_key: &'static str,
) -> impl IntoView + use<> {
    let words = visit.words;
    let key = visit.site.store.new_uuid();
    let hidden = match which {
        Beginning::New(applicant) => vec![(APPLICANT, applicant.to_string())],
        Beginning::Another(applicant) => {
            vec![(APPLICANT, applicant.to_string()), ("another", "1".to_owned())]
        }
        Beginning::Again(case) => vec![("from", case.to_string())],
    };
    let hidden = hidden
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    view! {
        <form method="post" action="/forex/applications">
            <FormKey key=key/>
            {acting(visit)}
            {hidden.collect_view()}
            <button class=class>{words.say(words_key)}</button>
        </form>
    }
}

/// The button that begins an application from the answers of this case.
pub(super) fn begin_again(visit: &Visit, case: CaseId) -> impl IntoView + use<> {
    begin_form(visit, Beginning::Again(case), "btn second", "case-start-again")
}

/// For whom the visitor acts while the form is drawn: in another tab they may change over before it is sent.
fn acting(visit: &Visit) -> Option<impl IntoView + use<>> {
    let party = visit.who.as_ref()?.actor.own_party()?;
    Some(view! { <input type="hidden" name=ACTING value=party.to_string()/> })
}

/// The name of the field that says so.
const ACTING: &str = "acting";

/// Whether the form was drawn while the visitor acted for the same as now.
fn is_for_the_same(visit: &Visit, form: &Form) -> Result<bool, Failure> {
    let now = visit.actor()?.own_party().map(|party| party.to_string());
    let drawn = form.text(ACTING);
    Ok(drawn.is_empty() || now.as_deref() == Some(drawn))
}

/// Which application a form asks for; none when it does not say for whom.
fn wish(form: &Form) -> Result<Option<Beginning>, Failure> {
    let earlier = form.text("from");
    if !earlier.is_empty() {
        let again = earlier.parse().map(Beginning::Again);
        return again.map(Some).map_err(|_| Failure::NotFound);
    }
    let applicant = form.text(APPLICANT).parse().ok();
    let way = if form.has("another") {
        Beginning::Another
    } else {
        Beginning::New
    };
    Ok(applicant.map(way))
}

/// The beginning once more, with what stands in the way.
async fn refused(site: &Site, visit: &Visit, problems: &[Problem]) -> Result<Response, Failure> {
    page(site, visit, StatusCode::UNPROCESSABLE_ENTITY, problems).await
}

/// `POST /forex/applications`: begins an application; whoever has a draft is asked first whether to go on with it.
pub(super) async fn begin(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    if !is_for_the_same(&visit, &form)? {
        return Err(Failure::NotFound);
    }
    let Some(which) = wish(&form)? else {
        let problems = first_page().check(&form.answers(), visit.today());
        return refused(&site, &visit, &problems).await;
    };
    if let Beginning::New(applicant) | Beginning::Another(applicant) = which
        && !is_offered(&visit, applicant)
    {
        return refused(&site, &visit, &[]).await;
    }
    let key = form.text("form_key").parse().map_err(|_| Failure::Unreadable)?;
    let sent = Sent {
        key,
        body: &form.body,
    };
    match forex::begin(&site.store, visit.actor()?, which, sent).await? {
        Begun::Draft(case) => Ok(see_other(&tasks_path(case))),
        Begun::Unfinished => Ok(see_other("/forex/applications")),
        Begun::TooMany => too_many(&site, &visit).await,
    }
}

/// Leads to the drafts of which one must go first.
async fn too_many(site: &Site, visit: &Visit) -> Result<Response, Failure> {
    let words = visit.words;
    let drafts = drafts(site, visit).await?.into_iter();
    let drafts = drafts.map(|row| row.view(words)).collect_view();
    let max = args([("max", DRAFTS_MAX.into())]);
    let heading = words.say_with("drafts-full", &max);
    let page = Page::new(heading.clone())
        .at(Place::Forex)
        .status(StatusCode::CONFLICT);
    Ok(page.render(visit, || {
        view! {
            <div class="wrap">
                <div class="head"><h1>{heading}</h1><p class="lede">{words.say_with("drafts-full-text", &max)}</p></div>
                <ul class="tasks">{drafts}</ul>
            </div>
        }
    }))
}

/// `GET /forex/applications`: where signing in leads somebody who pressed the button before it, and the button leads
/// somebody with a draft.
pub(super) async fn choose(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let words = visit.words;
    let drafts = drafts(&site, &visit).await?;
    let has_drafts = !drafts.is_empty();
    let (heading, text) = if has_drafts {
        (words.say("drafts-open"), words.say("drafts-open-text"))
    } else {
        (words.say("forex-title"), words.say("drafts-none-text"))
    };
    let sheet = Sheet::new(words, first_page(), Answers::default(), &[]);
    Ok(Page::new(heading.clone()).at(Place::Forex).render(&visit, || {
        let form = kind_form(&visit, sheet, has_drafts, StatusCode::OK);
        let rows = drafts.into_iter().map(|row| row.view(words)).collect_view();
        let list = has_drafts.then(|| view! { <ul class="tasks">{rows}</ul> });
        view! {
            <div class="wrap">
                <div class="head"><h1>{heading}</h1><p class="lede">{text}</p></div>
                <div class="stack">{list}{form}</div>
            </div>
        }
    }))
}
