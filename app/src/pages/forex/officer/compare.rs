//! Two submissions side by side: what a supplement changed, or two cases that share a fact.

use std::collections::BTreeSet;

use axum::extract::{FromRequestParts, Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use domain::casework::{Answers, Link, Page as FormPage, Slot};
use domain::ids::CaseId;
use leptos::prelude::*;
use store::documents::Document;
use store::forex;
use store::forex::desk::{self, Comparison, REASON_CHARS_MAX, Side};

use super::parts::{InCase, case_path, crumbs, offered, sent, status_tag};
use super::talk::text_problem;
use crate::components::answers::{Line, Reading, lines};
use crate::components::control::Offered;
use crate::components::{ErrorSummary, FormField, FormKey, Icon, Notice, Tag, Tone, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// The two cases in an address.
pub(super) struct InBoth([CaseId; 2]);

impl<S: Send + Sync> FromRequestParts<S> for InBoth {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let path = Path::<[CaseId; 2]>::from_request_parts(parts, state).await;
        let Path(cases) = path.map_err(|_| Failure::NotFound)?;
        Ok(Self(cases))
    }
}

/// `GET /desk/cases/{case}/compare`: two submissions of a case, the last two unless the address names others.
pub(super) async fn submissions(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    let query = visit.uri.query().unwrap_or_default().to_owned();
    let query = Form::read(query.into()).unwrap_or_default();
    let numbers = ["before", "after"].map(|name| query.text(name).parse().ok());
    let found = desk::compare_submissions(&site.store, visit.actor()?, case, numbers).await?;
    let heading = visit.words.say("compare-submissions").into_owned();
    let offered = offered(visit.words, &forex::branches(&site.store).await?);
    let shown = Shown {
        heads: found.sides.each_ref().map(|side| number_head(visit.words, side)),
        is_wide: query.has("all"),
        offered,
        found,
    };
    Ok(Page::new(heading).at(Place::Desk).render(&visit, || {
        let choice = numbers_form(visit.words, &shown.found);
        let top = shown.top(
            &visit,
            visit.words.say("compare-submissions").into_owned(),
            Vec::new(),
        );
        view! { <div class="wrap">{top}<div class="stack">{choice}{shown.table(visit.words)}</div></div> }
    }))
}

/// `GET /desk/cases/{case}/beside/{other}`: two cases of the bank.
pub(super) async fn cases(
    State(site): State<Site>,
    visit: Visit,
    InBoth(cases): InBoth,
) -> Result<Response, Failure> {
    desk::looked_at(&site.store, visit.actor()?, cases[1]).await?;
    both(&site, &visit, cases, &Judging::default()).await
}

/// What an officer sent about two cases, and what is wrong with it: (anchor, sentence).
#[derive(Default)]
struct Judging {
    verdict: Option<Link>,
    grounds: String,
    problems: Vec<(String, String)>,
}

impl Judging {
    fn read(words: Words, form: &Form) -> Self {
        let verdict = form.text("verdict").parse().ok();
        let verdict = verdict.filter(|link| matches!(link, Link::Duplicate | Link::Distinct));
        let grounds = form.text("grounds").to_owned();
        let unsaid = verdict.is_none().then(|| {
            (
                "verdict".to_owned(),
                words.say("desk-problem-alike-missing").into_owned(),
            )
        });
        let unexplained = text_problem(words, "grounds", &grounds, REASON_CHARS_MAX);
        Self {
            problems: unsaid.into_iter().chain(unexplained).collect(),
            verdict,
            grounds,
        }
    }

    fn problem(&self, anchor: &str) -> Option<String> {
        let own = self.problems.iter().find(|(own, _)| own == anchor);
        own.map(|(_, sentence)| sentence.clone())
    }
}

async fn both(
    site: &Site,
    visit: &Visit,
    cases: [CaseId; 2],
    judging: &Judging,
) -> Result<Response, Failure> {
    let found = desk::compare_cases(&site.store, visit.actor()?, cases).await?;
    let words = visit.words;
    let shown = Shown {
        heads: found.sides.each_ref().map(|side| side.reference.clone()),
        is_wide: true,
        offered: offered(words, &forex::branches(&site.store).await?),
        found,
    };
    let heading = words.say("compare-cases").into_owned();
    let (title, status) = if judging.problems.is_empty() {
        (heading.clone(), StatusCode::OK)
    } else {
        let title = format!("{}{heading}", words.say("title-error"));
        (title, StatusCode::UNPROCESSABLE_ENTITY)
    };
    Ok(Page::new(title).at(Place::Desk).status(status).render(visit, || {
        let judged = judged(words, shown.found.judged);
        let form = shown.found.may_judge.then(|| judge_form(visit, cases, judging));
        let top = shown.top(visit, heading, judging.problems.clone());
        view! { <div class="wrap">{top}<div class="stack">{judged}{shown.table(words)}{form}</div></div> }
    }))
}

/// `POST /desk/cases/{case}/beside/{other}`: says whether both are about the same.
pub(super) async fn judge(
    State(site): State<Site>,
    visit: Visit,
    InBoth(cases): InBoth,
    form: Form,
) -> Result<Response, Failure> {
    let judging = Judging::read(visit.words, &form);
    let Some(verdict) = judging.verdict.filter(|_| judging.problems.is_empty()) else {
        return both(&site, &visit, cases, &judging).await;
    };
    let said = (verdict == Link::Duplicate, judging.grounds.as_str());
    desk::judge(&site.store, visit.actor()?, cases, said, sent(&form)?).await?;
    Ok(see_other(&case_path(cases[0])))
}

/// Two submissions as they are shown.
struct Shown {
    found: Comparison,
    /// What the columns are called.
    heads: [String; 2],
    /// Shows what is the same too.
    is_wide: bool,
    offered: Vec<Offered>,
}

impl Shown {
    fn top(&self, visit: &Visit, heading: String, problems: Vec<(String, String)>) -> impl IntoView + use<> {
        let first = &self.found.sides[0];
        let case = Some((first.case, first.reference.clone()));
        view! {
            {crumbs(visit, case, &heading)}
            <ErrorSummary words=visit.words problems=problems/>
            <div class="head"><h1>{heading}</h1></div>
        }
    }

    /// Where both stand, then every answer that differs, or every answer.
    fn table(&self, words: Words) -> impl IntoView + use<> {
        let [first, second] = &self.found.sides;
        let heads = self.heads.each_ref().map(|head| {
            view! { <th role="columnheader" scope="col"><span class="num">{head.clone()}</span></th> }
        });
        let standing = [first, second].map(|side| standing(words, side));
        let pages = self.found.journey.pages();
        let rows: Vec<AnyView> = pages.flat_map(|page| self.rows(words, page)).collect();
        let same = rows.is_empty().then(|| {
            view! { <Notice tone=Tone::Info heading=words.say("compare-same")><p>{words.say("compare-same-text")}</p></Notice> }
        });
        let label = words.say("compare-table");
        let row = self.row(words, words.say("compare-standing").into_owned(), standing, false);
        view! {
            {same}
            <div class="scroll" role="region" aria-label=label tabindex="0">
                <table class="table cards compact" role="table">
                    <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{words.say("compare-question")}</th>{heads}</tr></thead>
                    <tbody role="rowgroup">{row}{rows}</tbody>
                </table>
            </div>
        }
    }

    /// The answers of a page in both, with its documents.
    fn rows(&self, words: Words, page: &FormPage) -> Vec<AnyView> {
        let of_side = |side: &Side| {
            let answers = side
                .answers
                .get(&page.name)
                .cloned()
                .unwrap_or_else(Answers::default);
            lines(words, page, &answers, &self.offered, Reading::AtDesk)
        };
        let [first, second] = self.found.sides.each_ref().map(of_side);
        let mut asked: Vec<&Line> = first.iter().collect();
        asked.extend(
            second
                .iter()
                .filter(|line| first.iter().all(|own| own.field != line.field)),
        );
        let answered = asked.into_iter().filter_map(|line| {
            let differs = self
                .found
                .differs
                .contains(&format!("{}.{}", page.name, line.field));
            let texts = [&first, &second].map(|lines| answer(words, lines, &line.field));
            (differs || self.is_wide).then(|| self.row(words, line.label.clone(), texts, differs))
        });
        let documents = page.slots.iter().filter_map(|slot| self.documents(words, slot));
        answered.chain(documents).collect()
    }

    fn documents(&self, words: Words, slot: &Slot) -> Option<AnyView> {
        let in_slot = |side: &Side| -> Vec<Document> {
            let own = side
                .documents
                .iter()
                .filter(|document| document.slot == slot.name);
            own.cloned().collect()
        };
        let both = self.found.sides.each_ref().map(in_slot);
        let ids = both
            .each_ref()
            .map(|own| own.iter().map(|document| document.id).collect::<BTreeSet<_>>());
        let differs = ids[0] != ids[1];
        let is_shown = both.iter().any(|own| !own.is_empty()) && (differs || self.is_wide);
        is_shown.then(|| {
            let label = words
                .say_at_desk(&format!("field-documents-{}", slot.name))
                .into_owned();
            self.row(words, label, both.map(|own| files(words, own)), differs)
        })
    }

    fn row(&self, words: Words, label: String, sides: [AnyView; 2], differs: bool) -> AnyView {
        let mark = differs.then(|| view! { " "<Tag tone=Tone::Warn text=words.say("compare-differs")/> });
        let [first, second] = sides;
        let [one, other] = self.heads.clone();
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{label}{mark}</th>
                <td role="cell" data-l=one>{first}</td>
                <td role="cell" data-l=other>{second}</td>
            </tr>
        }
        .into_any()
    }
}

fn standing(words: Words, side: &Side) -> AnyView {
    let (tone, status) = status_tag(words, side.status);
    view! { <Tag tone=tone text=status/>" "<span class="small dim">{day::moment(words, side.submitted_at)}</span> }.into_any()
}

fn answer(words: Words, lines: &[Line], field: &str) -> AnyView {
    let own = lines.iter().find(|line| line.field == field);
    match own.and_then(|line| line.text.clone()) {
        Some(text) => view! { <span class="lines">{text}</span> }.into_any(),
        None => view! { <span class="dim">{words.say("not-answered")}</span> }.into_any(),
    }
}

fn files(words: Words, documents: Vec<Document>) -> AnyView {
    if documents.is_empty() {
        return view! { <span class="dim">{words.say("desk-document-none")}</span> }.into_any();
    }
    let file = |document: Document| {
        let path = format!("/documents/{}/view", document.id);
        if document.scan.may_be_opened() {
            view! { <li><a href=path target="_blank" rel="noopener">{document.name}<span class="vh">{words.say("new-tab")}</span></a></li> }.into_any()
        } else {
            view! { <li>{document.name}</li> }.into_any()
        }
    };
    view! { <ul class="bullets">{documents.into_iter().map(file).collect_view()}</ul> }.into_any()
}

fn number_head(words: Words, side: &Side) -> String {
    let number = args([("number", side.number.into())]);
    words.say_with("compare-number", &number).into_owned()
}

/// Which two submissions; there is a choice from the third on.
fn numbers_form(words: Words, found: &Comparison) -> Option<impl IntoView + use<>> {
    let last = found.submissions;
    let select = |name: &'static str, chosen: i32| {
        let option = |number: i32| {
            let said = words.say_with("compare-number", &args([("number", number.into())]));
            view! { <option value=number.to_string() selected=number == chosen>{said}</option> }
        };
        view! {
            <div><label class="label small" for=name>{words.say(&format!("compare-{name}"))}</label>
            <select class="input" id=name name=name>{(1..=last).map(option).collect_view()}</select></div>
        }
    };
    let [before, after] = found.sides.each_ref().map(|side| side.number);
    (last > 2).then(|| {
        view! {
            <form method="get" class="filters"><div class="grid">
                {select("before", before)}{select("after", after)}
                <div class="row"><button class="btn">{words.say("compare-show")}</button></div>
            </div></form>
        }
    })
}

/// What somebody found about the two already.
pub(super) fn judged(words: Words, judged: Option<Link>) -> Option<impl IntoView + use<>> {
    let (tone, key) = match judged? {
        Link::Duplicate => (Tone::Bad, "alike-duplicate"),
        Link::Distinct => (Tone::Ok, "alike-distinct"),
        Link::StartedAgain => return None,
    };
    Some(view! { " "<Tag tone=tone text=words.say(key)/> })
}

fn judge_form(visit: &Visit, [case, other]: [CaseId; 2], judging: &Judging) -> impl IntoView + use<> {
    let words = visit.words;
    let choice = |(link, id): (Link, &'static str)| {
        let (value, checked) = (link.to_string(), judging.verdict == Some(link));
        view! { <label><input type="radio" id=id name="verdict" value=value checked=checked/>{words.say(&format!("alike-{link}"))}</label> }
    };
    let choices = [(Link::Duplicate, "verdict"), (Link::Distinct, "verdict-1")].map(choice);
    let error = judging.problem("verdict").map(|text| {
        view! { <p class="err"><Icon name="alert"/><span>{text}</span></p> }
    });
    let key = visit.site.store.new_uuid();
    view! {
        <form method="post" action=format!("{}/beside/{other}", case_path(case)) class="card stack" novalidate>
            <FormKey key=key/>
            <fieldset class="stack-s"><legend class="label">{words.say("alike-judge")}</legend>{error}<div class="seg">{choices}</div></fieldset>
            <FormField words=words name="grounds" page="desk" text=judging.grounds.clone() error=judging.problem("grounds")/>
            <div class="actions"><button class="btn">{words.say("alike-send")}</button><a href=case_path(case)>{words.say("back-to-case")}</a></div>
        </form>
    }
}
