//! Filling in a firm's profile: saved first, judged afterwards.

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::casework::{Answers, Problem};
use domain::identity::firm::Right;
use domain::identity::firm::profile::{check, page as questions};
use domain::ids::OrganisationId;
use leptos::prelude::*;
use store::identity::firm::profile::{self, Saved, Saving};

use super::parts::{InFirm, explained, firm_path};
use crate::components::answers::{Reading, lines};
use crate::components::control::Sheet;
use crate::components::sentence::live_sentences;
use crate::components::{AnswerList, BackLink, ErrorSummary, Notice, PageFields, Told, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::islands::live_page::LivePage;
use crate::shell::{Page, see_other};
use crate::site::Site;
use crate::visit::Visit;

/// The list of the page, whose items are added and removed by buttons.
const LIST: &str = "owners";

/// The form about to be shown.
struct Shown {
    answers: Answers,
    problems: Vec<Problem>,
    version: i32,
    /// Shows one more empty item of the list.
    add: bool,
    /// What another browser saved in between.
    theirs: Option<Answers>,
    status: StatusCode,
}

/// `GET /account/firms/{firm}/profile/edit`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InFirm(firm): InFirm,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let query = Form::read(query.unwrap_or_default().into()).unwrap_or_default();
    let answer = async {
        let view = profile::view(&site.store, visit.signed_in()?.account(), firm).await?;
        if !Right::FillProfile.is_given_by(&view.roles) {
            return Err(Failure::NotFound);
        }
        let is_judged = view.version > 0 && !query.has("add");
        let problems = if is_judged {
            check(&view.answers, visit.today())
        } else {
            Vec::new()
        };
        let shown = Shown {
            answers: view.answers,
            problems,
            version: view.version,
            add: query.has("add"),
            theirs: None,
            status: StatusCode::OK,
        };
        Ok(page(&visit, firm, shown))
    };
    explained(&visit, firm, answer.await).await
}

fn page(visit: &Visit, firm: OrganisationId, shown: Shown) -> Response {
    let words = visit.words;
    let action = format!("{}/profile/edit", firm_path(firm));
    let back = format!("{}/profile", firm_path(firm));
    let conflict = shown.theirs.as_ref().map(|theirs| {
        let theirs = lines(words, &questions(), theirs, &[], Reading::Whole);
        view! {
            <Notice tone=Tone::Warn heading=words.say("conflict-heading")>
                <p>{words.say("conflict-text")}</p><AnswerList words=words lines=theirs/>
            </Notice>
        }
    });
    let mut sheet =
        Sheet::new(words, questions(), shown.answers, &shown.problems).citing(&shown.problems, visit.today());
    sheet.add = shown.add;
    let summary = sheet.summary();
    let heading = words.say("page-firm_profile");
    let title = if shown.status == StatusCode::UNPROCESSABLE_ENTITY {
        format!("{}{heading}", words.say("title-error"))
    } else {
        heading.clone().into_owned()
    };
    Page::new(title).status(shown.status).render(visit, || {
        let sentences = live_sentences(words, &sheet.page, &sheet.answers);
        view! {
            <div class="wrap">
                <BackLink href=back text=words.say("firm-profile-back")/>
                <div class="narrow mt">
                    <ErrorSummary words=words problems=summary/>
                    {conflict}
                    <h1>{heading}</h1>
                    <p class="lede">{words.say("firm-profile-lede")}</p>
                    <LivePage page=sheet.page.clone() sentences=sentences today=visit.today().to_string()>
                        <form method="post" action=action class="mt" novalidate>
                            <input type="hidden" name="version" value=shown.version.to_string()/>
                            <button class="vh" tabindex="-1" aria-hidden="true">{words.say("firm-profile-save")}</button>
                            <PageFields sheet=sheet/>
                            <div class="actions">
                                <button class="btn">{words.say("firm-profile-save")}</button>
                                <button class="btn second" name="later" value="1">{words.say("save-for-later")}</button>
                            </div>
                        </form>
                    </LivePage>
                </div>
            </div>
        }
    })
}

/// `POST /account/firms/{firm}/profile/edit`.
pub(super) async fn save(
    State(site): State<Site>,
    visit: Visit,
    InFirm(firm): InFirm,
    form: Form,
) -> Result<Response, Failure> {
    explained(&visit, firm, keep(&site, &visit, firm, &form).await).await
}

async fn keep(site: &Site, visit: &Visit, firm: OrganisationId, form: &Form) -> Result<Response, Failure> {
    let who = visit.signed_in()?;
    let mut answers = questions().accept(&form.answers());
    let removed = form
        .text("do")
        .strip_prefix("remove-")
        .and_then(|index| index.parse().ok());
    if let Some(index) = removed {
        answers.remove_item(LIST, index);
    }
    let saving = Saving {
        answers: &answers,
        session: who.session,
        seen: form.text("version").parse().unwrap_or(0),
    };
    let saved = profile::save(&site.store, who.account(), firm, saving).await?;
    let path = format!("{}/profile", firm_path(firm));
    let (version, theirs) = match saved {
        Saved::Kept { version } => (version, None),
        Saved::Conflict { theirs, version } => (version, Some(theirs)),
    };
    if theirs.is_none() {
        if form.text("do") == "add" {
            let index = answers.list_len(LIST);
            return Ok(see_other(&format!("{path}/edit?add=1#{LIST}-{index}")));
        }
        if removed.is_some() {
            return Ok(see_other(&format!("{path}/edit#{LIST}")));
        }
        if form.has("later") {
            return Ok(see_other(&Told::ProfileSaved.on(&path)));
        }
    }
    let problems = match &theirs {
        Some(_) => Vec::new(),
        None => check(&answers, visit.today()),
    };
    let status = match (&theirs, problems.is_empty()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, true) => return Ok(see_other(&Told::ProfileSaved.on(&path))),
    };
    let shown = Shown {
        answers,
        problems,
        version,
        add: false,
        theirs,
        status,
    };
    Ok(page(visit, firm, shown))
}
