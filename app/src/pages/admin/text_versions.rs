//! The versions of a letter's text: who wrote each, when and why, what differed, and the way back to it.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::administration;
use domain::casework::{Answers, Problem};
use leptos::prelude::*;
use store::casework::wording::{self as texts, NewVersion, Text, Version, Wording, Written};
use uuid::Uuid;

use super::difference::{Line, difference};
use super::parts::{Filled, Room, about, asked, form_page, operator, sent};
use super::text::{Subject, back, problems};
use super::texts::preview;
use crate::components::sentence::sentence;
use crate::components::{FormKey, Older, PageFields, Told, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// All versions, the newest first; the oldest is that of the program.
pub(super) fn versions(
    visit: &Visit,
    subject: &Subject,
    (versions, older): (Vec<Version>, Option<Uuid>),
) -> impl IntoView + use<> {
    let words = visit.words;
    let is_last_page = older.is_none();
    let lines = versions
        .into_iter()
        .map(|own| version(words, subject, own))
        .collect_view();
    let first = is_last_page.then(|| {
        let way = (subject.own.is_some()).then(|| way_back(words, subject, 0));
        view! { <li><div>{words.say("text-built-in")}{way}</div></li> }
    });
    let is_first = asked(visit, "before").is_empty();
    view! {
        <section class="stack-s mt-l" aria-labelledby="versions">
            <h2 id="versions">{words.say("text-versions")}</h2>
            <ol class="tasks" reversed>{lines}{first}</ol>
            <Older words=words path=subject.path() is_first=is_first older=older/>
        </section>
    }
}

fn version(words: Words, subject: &Subject, own: Version) -> impl IntoView + use<> {
    let number = args([("number", own.number.into())]);
    let is_in_force = own.number == subject.number;
    let name = words.say_with("text-version", &number);
    let by = own.by.unwrap_or_else(|| words.say("text-by-nobody").into_owned());
    let restores = own.restores.map(|earlier| {
        let earlier = args([("number", earlier.into())]);
        view! { <p>{words.say_with("text-restores", &earlier)}</p> }
    });
    let way = (!is_in_force).then(|| way_back(words, subject, own.number));
    let [before, after] = [&own.before, &own.wording].map(|text| subject.source_of(text.as_ref()));
    view! {
        <li>
            <div class="stack-s">
                <b>{name}</b>
                <span class="hint">{day::moment(words, own.at)}" · "{by}</span>
                <p>{own.reason}</p>
                {restores}
                <details>
                    <summary>{words.say("text-difference")}<span class="vh">{words.say_with("text-version", &number)}</span></summary>
                    {differs(words, &before, &after)}
                </details>
                {way}
            </div>
        </li>
    }
}

fn way_back(words: Words, subject: &Subject, number: i32) -> impl IntoView + use<> {
    let href = format!("{}/back/{number}", subject.path());
    let text = words.say_with("text-back", &args([("number", number.into())]));
    view! { <p><a href=href>{text}</a></p> }
}

fn differs(words: Words, before: &Wording, after: &Wording) -> impl IntoView + use<> {
    let whole = |text: &Wording| format!("{}\n\n{}", text.subject, text.body);
    let (before, after) = (whole(before), whole(after));
    let line = |line: Line<'_>| {
        let said = |key: &str| view! { <span class="vh">{words.say(key)}</span> };
        match line {
            Line::Same(text) => view! { <span>{text.to_owned()}</span><br/> }.into_any(),
            Line::Gone(text) => view! { {said("text-gone")}<del>{text.to_owned()}</del><br/> }.into_any(),
            Line::New(text) => view! { {said("text-new")}<ins>{text.to_owned()}</ins><br/> }.into_any(),
        }
    };
    let lines = difference(&before, &after).into_iter().map(line).collect_view();
    view! { <p>{lines}</p> }
}

/// `GET /admin/texts/{kind}/{language}/back/{number}`: what would hold again, and why it should.
pub(super) async fn ask(
    State(site): State<Site>,
    visit: Visit,
    Path((kind, language, number)): Path<(String, String, String)>,
) -> Result<Response, Failure> {
    let (subject, number, text) = find(&site, &visit, (kind, language), &number).await?;
    if let Some(fresh) = visit.step_up(visit.uri.path())? {
        return Ok(fresh);
    }
    let filled = Filled::with(administration::earlier_text(), Answers::default());
    Ok(page(&visit, &subject, (number, text), filled))
}

async fn find(
    site: &Site,
    visit: &Visit,
    named: (String, String),
    number: &str,
) -> Result<(Subject, i32, Option<Wording>), Failure> {
    let subject = Subject::find(visit, &named).await?;
    let number = number.parse().map_err(|_| Failure::NotFound)?;
    let key = (subject.letter.kind, subject.language);
    let text = texts::earlier(&site.store, operator(visit)?, key, number).await?;
    Ok((subject, number, text))
}

fn page(
    visit: &Visit,
    subject: &Subject,
    (number, text): (i32, Option<Wording>),
    filled: Filled,
) -> Response {
    let words = visit.words;
    let what = words.say_with("text-back", &args([("number", number.into())]));
    let heading = about(words, what.into_owned(), subject.title(visit));
    let preview = preview(visit, subject.letter, subject.language, text.as_ref());
    let sheet = filled.sheet(words, Vec::new());
    let (seen, key) = (subject.number, visit.site.store.new_uuid());
    form_page(visit, (Room::Texts, heading), sheet.summary(), || {
        view! {
            {back(words, subject)}
            {preview}
            <form method="post" novalidate>
                <input type="hidden" name="version" value=seen.to_string()/>
                <FormKey key=key/>
                <PageFields sheet=sheet/>
                <div class="actions"><button class="btn">{words.say("text-back-do")}</button></div>
            </form>
        }
    })
}

/// `POST /admin/texts/{kind}/{language}/back/{number}`: takes an earlier text up again, as a new version.
pub(super) async fn take_up(
    State(site): State<Site>,
    visit: Visit,
    Path((kind, language, number)): Path<(String, String, String)>,
    form: Form,
) -> Result<Response, Failure> {
    let (subject, number, text) = find(&site, &visit, (kind, language), &number).await?;
    if let Some(fresh) = visit.step_up(visit.uri.path())? {
        return Ok(fresh);
    }
    let mut filled = Filled::sent(&visit, administration::earlier_text(), &form);
    // What is put into letters may have changed since.
    let fault = problems(subject.letter, &subject.source_of(text.as_ref()))
        .into_iter()
        .next();
    if let Some(fault) = fault {
        let said = sentence(
            visit.words,
            &administration::letter_text(),
            &filled.answers,
            &fault,
        );
        filled
            .problems
            .push(Problem::new("reason", "outdated").with("fault", said));
    }
    if !filled.is_right() {
        return Ok(page(&visit, &subject, (number, text), filled));
    }
    let new = NewVersion {
        kind: subject.letter.kind,
        language: subject.language,
        seen: form.text("version").parse().map_err(|_| Failure::Unreadable)?,
        text: Text::Earlier(number),
        reason: filled.answers.text("reason"),
    };
    Ok(
        match texts::write(&site.store, operator(&visit)?, new, sent(&form)?).await? {
            Written::Done => see_other(&Told::TextSaved.on(&subject.path())),
            Written::Same => {
                filled.problems.push(Problem::new("reason", "same"));
                page(&visit, &subject, (number, text), filled)
            }
        },
    )
}
