//! The text of one letter in one language: read, looked at, put in force, and its versions.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::administration;
use domain::casework::{Answers, Problem};
use domain::identity::Language;
use domain::letter::{Letter, Put};
use leptos::prelude::*;
use store::casework::wording::{self as texts, NewVersion, Text, Version, Wording, Written};
use uuid::Uuid;

use super::parts::{Filled, Room, about, asked, form_page, operator, sent};
use super::text_versions::versions;
use super::texts::{PATH, path, preview, sample};
use crate::components::{BackLink, FormKey, Notice, PageFields, Told, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;
use crate::wording::{Fault, TERMS, built_in, check};
use crate::words::{Words, args};

/// A letter in one language, with the text that is in force.
pub(super) struct Subject {
    pub(super) letter: &'static Letter,
    pub(super) language: Language,
    /// The version in force; 0 where nobody ever changed it.
    pub(super) number: i32,
    /// Its text; none where it is that of the program.
    pub(super) own: Option<Wording>,
}

impl Subject {
    /// What an address names.
    pub(super) async fn find(visit: &Visit, (kind, language): &(String, String)) -> Result<Self, Failure> {
        let operator = operator(visit)?;
        let letter = Letter::of(kind).ok_or(Failure::NotFound)?;
        let language: Language = language.parse().map_err(|_| Failure::NotFound)?;
        let all = texts::in_force(&visit.site.store, operator).await?;
        let own = all.get(&(kind.clone(), language)).cloned();
        Ok(Self {
            letter,
            language,
            number: own.as_ref().map_or(0, |own| own.number),
            own: own.and_then(|own| own.wording),
        })
    }

    pub(super) fn path(&self) -> String {
        path(self.letter, self.language)
    }

    /// The text in force as it is written.
    pub(super) fn source(&self) -> Wording {
        self.source_of(self.own.as_ref())
    }

    /// A text as it is written.
    pub(super) fn source_of(&self, own: Option<&Wording>) -> Wording {
        own.cloned()
            .unwrap_or_else(|| built_in(self.language, self.letter.kind))
    }

    /// How the letter is called, and in which language.
    pub(super) fn title(&self, visit: &Visit) -> String {
        let language = visit.words.say(&format!("language-{}", self.language));
        let own = self
            .own
            .as_ref()
            .filter(|_| self.language == visit.words.language);
        about(
            visit.words,
            language.into_owned(),
            sample(visit, visit.words, self.letter, own).subject,
        )
    }
}

/// `GET /admin/texts/{kind}/{language}`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(named): Path<(String, String)>,
) -> Result<Response, Failure> {
    let subject = Subject::find(&visit, &named).await?;
    if let Some(fresh) = visit.step_up(&subject.path())? {
        return Ok(fresh);
    }
    let source = subject.source();
    let mut answers = Answers::default();
    answers.set("subject", source.subject);
    answers.set("body", source.body);
    let filled = Filled::with(administration::letter_text(), answers);
    let listed = list(&site, &visit, &subject).await?;
    Ok(page(&visit, &subject, filled, Some(&subject.source()), listed))
}

type Listed = (Vec<Version>, Option<Uuid>);

async fn list(site: &Site, visit: &Visit, subject: &Subject) -> Result<Listed, Failure> {
    let before = asked(visit, "before").parse().ok();
    let key = (subject.letter.kind, subject.language);
    Ok(texts::versions(&site.store, operator(visit)?, key, before).await?)
}

fn page(
    visit: &Visit,
    subject: &Subject,
    filled: Filled,
    looked_at: Option<&Wording>,
    listed: Listed,
) -> Response {
    let words = visit.words;
    let seen = subject.number;
    let preview = looked_at.map(|text| preview(visit, subject.letter, subject.language, Some(text)));
    let sheet = filled.sheet(words, Vec::new());
    let versions = versions(visit, subject, listed);
    let (own, key) = (subject.path(), visit.site.store.new_uuid());
    let stale = (!is_fresh(visit)).then(|| not_fresh(words, &own));
    form_page(
        visit,
        (Room::Texts, subject.title(visit)),
        sheet.summary(),
        || {
            view! {
                <BackLink href=PATH text=words.say("admin-texts")/>
                {stale}
                {preview}
                {parameters(words, subject.letter)}
                <form method="post" action=own novalidate>
                    <input type="hidden" name="version" value=seen.to_string()/>
                    <FormKey key=key/>
                    <PageFields sheet=sheet/>
                    <div class="actions">
                        <button class="btn second" name="do" value="look">{words.say("text-look")}</button>
                        <button class="btn" name="do" value="save">{words.say("text-save")}</button>
                    </div>
                </form>
                {versions}
            }
        },
    )
}

fn is_fresh(visit: &Visit) -> bool {
    visit.signed_in().is_ok_and(|who| who.is_stepped_up(visit.now))
}

/// A factor grew old while somebody wrote: what they typed stays on the page.
fn not_fresh(words: Words, path: &str) -> impl IntoView + use<> {
    let href = format!("/step-up?back={path}");
    view! {
        <Notice tone=Tone::Warn heading=words.say("text-not-fresh")>
            <p>{words.say("text-not-fresh-text")}" "<a href=href target="_blank">{words.say("text-not-fresh-do")}</a></p>
        </Notice>
    }
}

/// What can be put in.
fn parameters(words: Words, letter: &Letter) -> impl IntoView + use<> {
    let line = |own: &domain::letter::Parameter| {
        let need = own.is_needed.then(|| words.say("text-needed"));
        let put = match own.put {
            Put::Plain => None,
            Put::Chosen(_) => Some(words.say("text-chosen")),
        };
        let notes: Vec<_> = need.into_iter().chain(put).collect();
        view! {
            <div>
                <dt><code>{format!("{{ ${} }}", own.name)}</code></dt>
                <dd>{words.say(&format!("text-parameter-{}", own.name))}<span class="hint">{notes.join(" ")}</span></dd>
            </div>
        }
    };
    let term = |name: &str| {
        view! { <div><dt><code>{format!("{{ -{name} }}")}</code></dt><dd>{words.say(&format!("text-term-{name}"))}</dd></div> }
    };
    let lines = letter.parameters.iter().map(line).collect_view();
    view! {
        <details>
            <summary>{words.say("text-parts")}</summary>
            <p>{words.say("text-parts-text")}</p>
            <dl class="sum">{lines}{TERMS.map(term)}</dl>
        </details>
    }
}

/// `POST /admin/texts/{kind}/{language}`: shows what the text would look like, or puts it in force.
pub(super) async fn send(
    State(site): State<Site>,
    visit: Visit,
    Path(named): Path<(String, String)>,
    form: Form,
) -> Result<Response, Failure> {
    let subject = Subject::find(&visit, &named).await?;
    let mut filled = Filled::sent(&visit, administration::letter_text(), &form);
    let is_saved = form.text("do") == "save";
    if !is_saved {
        filled.problems.retain(|problem| problem.field != "reason");
    }
    let text = typed(&filled);
    filled.problems.extend(problems(subject.letter, &text));
    let is_right = filled.is_right();
    if is_saved && is_right && is_fresh(&visit) {
        let new = NewVersion {
            kind: subject.letter.kind,
            language: subject.language,
            seen: form.text("version").parse().map_err(|_| Failure::Unreadable)?,
            text: Text::New(text.clone()),
            reason: filled.answers.text("reason"),
        };
        let is_same = new.seen == subject.number && text == subject.source();
        let written = if is_same {
            Written::Same
        } else {
            texts::write(&site.store, operator(&visit)?, new, sent(&form)?).await?
        };
        match written {
            Written::Done => return Ok(see_other(&Told::TextSaved.on(&subject.path()))),
            Written::Same => filled.problems.push(Problem::new("body", "same")),
        }
    }
    // The page goes on from the version that its form was made for.
    let seen = form.text("version").parse().unwrap_or(subject.number);
    let listed = list(&site, &visit, &subject).await?;
    let subject = Subject {
        number: seen,
        ..subject
    };
    Ok(page(&visit, &subject, filled, is_right.then_some(&text), listed))
}

fn typed(filled: &Filled) -> Wording {
    let text = |field: &str| filled.answers.text(field).replace("\r\n", "\n").trim().to_owned();
    Wording {
        subject: text("subject"),
        body: text("body"),
    }
}

/// What is wrong with a text, as sentences know it. An empty one is found by the questions.
pub(super) fn problems(letter: &Letter, text: &Wording) -> Vec<Problem> {
    let parts = [("subject", &text.subject), ("body", &text.body)];
    let faults = parts.into_iter().zip(check(letter, text));
    let found =
        faults.filter_map(|((field, text), fault)| Some((field, fault?)).filter(|_| !text.is_empty()));
    found
        .map(|(field, fault)| match fault {
            Fault::Unreadable(line) => Problem::new(field, "unreadable").with("line", line),
            Fault::Unknown(name) => Problem::new(field, "unknown").with("name", name.trim_start_matches('$')),
            Fault::Missing(name) => Problem::new(field, "lacks").with("name", name),
            Fault::Unchosen(name, code) => Problem::new(field, "unchosen")
                .with("name", name)
                .with("code", code),
            Fault::Html => Problem::new(field, "html"),
        })
        .collect()
}

/// The way back to a text from its other pages.
pub(super) fn back(words: Words, subject: &Subject) -> impl IntoView + use<> {
    let text = words.say_with("text-version", &args([("number", subject.number.into())]));
    view! { <BackLink href=subject.path() text=text/> }
}
