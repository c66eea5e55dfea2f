//! Absences: who is away and who stands in, and the form that enters one.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::casework::date;
use domain::forex::absence::Absence;
use domain::ids::AccountId;
use leptos::prelude::*;
use store::forex::desk::{self, AbsenceShown, Absences, Away, Officer};

use super::parts::sent;
use super::propose;
use crate::components::{BackLink, ErrorSummary, FormKey, Told, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// Where absences stand.
const PATH: &str = "/desk/absences";

/// `GET /desk/absences`.
pub(super) async fn list(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    page(&site, &visit, Form::default(), Vec::new()).await
}

/// `POST /desk/absences`: enters one.
pub(super) async fn enter(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let words = visit.words;
    let own = visit.actor()?.account;
    let absence = match read(words, &form, own) {
        Ok(absence) => absence,
        Err(problems) => return page(&site, &visit, form, problems).await,
    };
    match desk::enter_absence(&site.store, visit.actor()?, absence, sent(&form)?).await? {
        Ok(()) => Ok(see_other(&Told::AbsenceEntered.on(PATH))),
        Err(fault) => {
            let sentence = words.say(&format!("problem-absence-{fault}")).into_owned();
            page(
                &site,
                &visit,
                form,
                vec![(fault_field(fault).to_owned(), sentence)],
            )
            .await
        }
    }
}

fn fault_field(fault: domain::forex::absence::AbsenceFault) -> &'static str {
    use domain::forex::absence::AbsenceFault as F;
    match fault {
        F::EndsBefore | F::Past => "to",
        F::Overlaps => "from",
        F::Oneself | F::OtherRole | F::SubstituteAway => "substitute",
    }
}

/// `POST /desk/absences/{absence}/end`.
pub(super) async fn end(
    State(site): State<Site>,
    visit: Visit,
    Path(absence): Path<String>,
) -> Result<Response, Failure> {
    let id = absence.parse().map_err(|_| Failure::NotFound)?;
    desk::end_absence(&site.store, visit.actor()?, id).await?;
    Ok(see_other(&Told::AbsenceEnded.on(PATH)))
}

/// What the form says; the officer is oneself where it names nobody.
fn read(words: Words, form: &Form, own: AccountId) -> Result<Absence, Vec<(String, String)>> {
    let mut problems = Vec::new();
    let mut wrong = |field: &str| {
        problems.push((
            field.to_owned(),
            words.say(&format!("problem-absence-{field}")).into_owned(),
        ));
    };
    let from = date::parse(form.text("from")).ok();
    let to = date::parse(form.text("to")).ok();
    let substitute = form.text("substitute").parse::<AccountId>().ok();
    let account = match form.text("officer") {
        "" => Some(own),
        text => text.parse().ok(),
    };
    if from.is_none() {
        wrong("from");
    }
    if to.is_none() {
        wrong("to");
    }
    if substitute.is_none() {
        wrong("substitute");
    }
    let whole = account.zip(substitute).zip(from.zip(to));
    whole
        .map(|((account, substitute), (from, to))| Absence {
            account,
            from,
            to,
            substitute,
        })
        .ok_or(problems)
}

async fn page(
    site: &Site,
    visit: &Visit,
    form: Form,
    problems: Vec<(String, String)>,
) -> Result<Response, Failure> {
    let found = desk::absences(&site.store, visit.actor()?).await?;
    let words = visit.words;
    let (status, lead) = if problems.is_empty() {
        (StatusCode::OK, "".into())
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, words.say("title-error"))
    };
    let title = format!("{lead}{}", words.say("absences-title"));
    let own = visit.actor()?.account;
    Ok(Page::new(title).at(Place::Desk).status(status).render(visit, || {
        view! {
            <div class="wrap">
                <BackLink href="/desk" text=words.say("nav-desk")/>
                <div class="narrow stack mt">
                    <ErrorSummary words=words problems=problems.clone()/>
                    <h1>{words.say("absences-title")}</h1>
                    <p>{words.say("absences-text")}</p>
                    {entered(words, &found.absences)}
                    {new(visit, (&found, own), &form, &problems)}
                </div>
            </div>
        }
    }))
}

fn entered(words: Words, absences: &[AbsenceShown]) -> impl IntoView + use<> {
    let line = |own: &AbsenceShown| {
        let said = args([
            ("name", own.officer.name.clone().into()),
            ("from", day::long(words, own.from).into()),
            ("to", day::long(words, own.to).into()),
            ("substitute", own.substitute.name.clone().into()),
        ]);
        let said = words.say_with("absences-line", &said);
        let end = own.is_theirs.then(|| {
            let label = words.say_with("absences-end-one", &args([("name", own.officer.name.clone().into())]));
            view! { <form action=format!("{PATH}/{}/end", own.id.simple()) method="post"><button class="btn text slim" aria-label=label>{words.say("absences-end")}</button></form> }
        });
        view! { <li>{said}{end}</li> }
    };
    let none = absences
        .is_empty()
        .then(|| view! { <p class="dim">{words.say("absences-none")}</p> });
    view! { {none}<ul class="bullets">{absences.iter().map(line).collect_view()}</ul> }
}

fn new(
    visit: &Visit,
    (found, own): (&Absences, AccountId),
    form: &Form,
    problems: &[(String, String)],
) -> impl IntoView + use<> {
    let words = visit.words;
    let problem = |field: &str| {
        problems
            .iter()
            .find(|(name, _)| name == field)
            .map(|(_, sentence)| sentence.clone())
    };
    let date = |name: &'static str| {
        let problem = problem(name);
        let invalid = problem.is_some().then_some("true");
        view! {
            <div>
                <label class="label" for=name>{words.say(&format!("absences-{name}"))}</label>
                {problem.map(propose::error_line)}
                <input class="input" type="date" id=name name=name aria-invalid=invalid value=form.text(name).to_owned()/>
            </div>
        }
    };
    let whose = found.is_supervisor.then(|| {
        let chosen = Some(form.text("officer"))
            .filter(|text| !text.is_empty())
            .map_or_else(|| own.to_string(), str::to_owned);
        officers(words, "officer", (&found.officers, &chosen), None)
    });
    let substitute = officers(
        words,
        "substitute",
        (&found.officers, form.text("substitute")),
        problem("substitute"),
    );
    view! {
        <form class="card stack-s" action=PATH method="post" novalidate aria-labelledby="absence-new">
            <h2 id="absence-new">{words.say("absences-new")}</h2>
            <FormKey key=visit.site.store.new_uuid()/>
            {whose}{date("from")}{date("to")}{substitute}
            <div><button class="btn">{words.say("absences-enter")}</button></div>
        </form>
    }
}

fn officers(
    words: Words,
    name: &'static str,
    (officers, chosen): (&[Officer], &str),
    problem: Option<String>,
) -> impl IntoView + use<> {
    let option = |officer: &Officer| {
        let account = officer.account.to_string();
        let is_chosen = account == chosen;
        view! { <option value=account selected=is_chosen>{officer.name.clone()}</option> }
    };
    let options = officers.iter().map(option).collect_view();
    let invalid = problem.is_some().then_some("true");
    view! {
        <div>
            <label class="label" for=name>{words.say(&format!("absences-{name}"))}</label>
            {problem.map(propose::error_line)}
            <select class="input" id=name name=name aria-invalid=invalid><option value="">{words.say("choose")}</option>{options}</select>
        </div>
    }
}

/// Why nobody hands cases to an officer who is away, and to whom instead.
pub(super) fn away(words: Words, away: &Away) -> String {
    let said = args([
        ("name", away.officer.name.clone().into()),
        ("to", day::long(words, away.to).into()),
        ("substitute", away.substitute.name.clone().into()),
    ]);
    words.say_with("problem-away", &said).into_owned()
}
