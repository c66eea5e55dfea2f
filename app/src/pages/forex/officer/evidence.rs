//! The answers, section by section, beside the documents that prove them, with a mark for each section.

use domain::casework::{Answers, Page, Section, Slot};
use domain::forex::Act;
use leptos::prelude::*;
use store::documents::Document;
use store::forex::desk::{MarkOutcome, Review};
use strum::IntoEnumIterator;

use super::parts::{case_path, mark_name, offered};
use super::review::Desk;
use crate::components::answers::{Line, Reading, lines};
use crate::components::files::FileList;
use crate::components::{Icon, Notice, Tag, Tone, day};
use crate::words::{Words, args};

/// The documents that prove the answers of a page.
fn proofs(page: &str) -> &'static [&'static str] {
    match page {
        "identity" => &["id_front", "id_back"],
        "licence" => &["business_licence"],
        "representative" => &["representative_id_front", "representative_id_back"],
        "handler" => &["handler_id_front", "handler_id_back", "authorisation_letter"],
        "owners" => &["ownership_chart", "bo_undertaking", "owner_ids"],
        "shops" => &["store_proof"],
        "business" => &["sample_orders", "customs_filing_proof"],
        _ => &[],
    }
}

/// All sections.
pub(super) fn sections(desk: &Desk<'_>) -> impl IntoView + use<> {
    let section = |section: &Section| self::section(desk, section);
    desk.review.journey.sections.iter().map(section).collect_view()
}

/// The first section that has no saved mark: where the officer goes on.
pub(super) fn first_unmarked(review: &Review) -> Option<&'static str> {
    let mut sections = review.journey.sections.iter().map(|section| section.name);
    sections.find(|name| !review.marks.contains_key(*name))
}

/// Says that the marks were saved; the answer to saving them leads here.
pub(super) fn marks_saved(words: Words) -> impl IntoView {
    view! {
        <div id=MARKS_SAVED role="status">
            <Notice tone=Tone::Ok heading=words.say("desk-marks-saved")><p>{words.say("desk-marks-saved-text")}</p></Notice>
        </div>
    }
}

/// Where it is said that the marks were saved.
pub(super) const MARKS_SAVED: &str = "marks-saved";

fn section(desk: &Desk<'_>, section: &Section) -> impl IntoView + use<> {
    let words = desk.words();
    let heading = format!("section-{}", section.name);
    let id = format!("s-{}", section.name);
    let label = id.clone();
    let saved = (desk.typed.has_saved_marks && first_unmarked(&desk.review) == Some(section.name))
        .then(|| marks_saved(words));
    let pages = section
        .pages
        .iter()
        .map(|page| self::page(desk, page))
        .collect_view();
    view! {
        {saved}
        <section class="card" aria-labelledby=label>
            <h2 id=id>{words.say_at_desk(&heading)}</h2>
            {pages}
            {marks(desk, section.name)}
        </section>
    }
}

fn page(desk: &Desk<'_>, page: &Page) -> impl IntoView + use<> {
    let words = desk.words();
    let empty = Answers::default();
    let answers = desk.review.answers.get(&page.name).unwrap_or(&empty);
    let lines = lines(
        words,
        page,
        answers,
        &offered(words, &desk.branches),
        Reading::AtDesk,
    );
    let name = page.name.clone();
    let line = |line: Line| self::line(desk, &name, line);
    let answers = (!page.fields.is_empty()).then(|| {
        let lines = lines.into_iter().map(line).collect_view();
        view! { <dl class="sum">{lines}</dl> }
    });
    let beside = proofs(&page.name);
    let proof = (!beside.is_empty()).then(|| {
        let proofs = desk
            .review
            .documents
            .iter()
            .filter(|document| beside.contains(&document.slot.as_str()));
        let proofs = proofs.map(|document| self::proof(words, document)).collect_view();
        view! { <div class="stack-s">{proofs}</div> }
    });
    let all = documents(desk, page);
    view! {
        <div class="check">
            <div class="stack-s"><h3>{words.say_at_desk(&format!("page-{}", page.name))}</h3>{answers}{all}</div>
            {proof}
        </div>
    }
}

fn line(desk: &Desk<'_>, page: &str, line: Line) -> impl IntoView + use<> {
    let words = desk.words();
    let full = format!("{page}.{}", line.field);
    let changed = desk.review.changed.contains(&full).then(|| {
        view! { " "<Tag tone=Tone::Info text=words.say("desk-changed")/> }
    });
    let text = line
        .text
        .unwrap_or_else(|| words.say("not-answered").into_owned());
    let whole = line.masked.then(|| {
        let path = format!("{}/unmask?field={full}", case_path(desk.review.case));
        view! { " "<a class="small" href=path target="_blank" rel="noopener">{words.say("desk-unmask")}<span class="vh">{line.label.clone()}{words.say("new-tab")}</span></a> }
    });
    let class = if line.masked { "num" } else { "" };
    view! { <div><dt>{line.label}</dt><dd><span class=class>{text}</span>{changed}{whole}</dd></div> }
}

/// One document beside its answers: a small picture that leads to the large one.
fn proof(words: Words, document: &Document) -> impl IntoView + use<> {
    let slot = words.say_at_desk(&format!("field-documents-{}", document.slot));
    let icon = if document.media_type.starts_with("image/") {
        "image"
    } else {
        "file"
    };
    if !document.scan.may_be_opened() {
        return view! { <div class="proof"><div><Icon name=icon/>{slot}<br/>{words.say("desk-document-closed")}</div></div> }
            .into_any();
    }
    let picture = if document.pages > 0 {
        let preview = format!("/documents/{}/preview", document.id);
        let alt = words.say_with(
            "desk-document-picture",
            &args([("name", slot.to_string().into())]),
        );
        view! { <img src=preview alt=alt loading="lazy"/> }.into_any()
    } else {
        view! { <Icon name=icon/> }.into_any()
    };
    let large = format!("/documents/{}/view", document.id);
    view! { <a class="proof" href=large target="_blank" rel="noopener"><span>{picture}<br/>{slot}<br/>{words.say("desk-document-open")}</span></a> }
        .into_any()
}

/// All documents of a page by their place, with names and sizes.
fn documents(desk: &Desk<'_>, page: &Page) -> impl IntoView + use<> {
    let words = desk.words();
    let in_slot = |slot: &Slot| {
        let own = desk
            .review
            .documents
            .iter()
            .filter(|document| document.slot == slot.name)
            .cloned();
        let own: Vec<Document> = own.collect();
        let none = own
            .is_empty()
            .then(|| view! { <p class="dim">{words.say("desk-document-none")}</p> });
        view! {
            <p class="label">{words.say_at_desk(&format!("field-documents-{}", slot.name))}</p>
            {none}<FileList words=words documents=own removed_under=None at_desk=true/>
        }
    };
    let answers = &desk.review.answers;
    let is_shown = |slot: &&Slot| {
        let has_one = || desk.review.documents.iter().any(|own| own.slot == slot.name);
        slot.applies_to(answers) || has_one()
    };
    page.slots.iter().filter(is_shown).map(in_slot).collect_view()
}

/// The mark on a section: choices while this officer examines, words otherwise.
fn marks(desk: &Desk<'_>, section: &str) -> impl IntoView + use<> {
    let words = desk.words();
    let mark = desk.review.marks.get(section);
    let by = mark.map(|mark| {
        let facts = args([
            ("name", mark.by.clone().into()),
            ("at", day::moment(words, mark.at).into()),
        ]);
        view! { <p class="small dim">{words.say_with("desk-mark-by", &facts)}</p> }
    });
    if !desk.review.acts.contains(&Act::ProposeApproval) {
        let text = mark.map_or_else(
            || words.say("desk-mark-none"),
            |mark| words.say(&format!("desk-mark-{}", mark.outcome)),
        );
        return view! { <div class="check"><div class="stack-s"><p><b>{words.say("desk-mark")}</b>" "{text}</p>{by}</div></div> }
            .into_any();
    }
    let name = mark_name(section);
    let typed = desk.typed.text(&name);
    let chosen = typed.parse().ok().or(mark.map(|mark| mark.outcome));
    let choice = |(index, outcome): (usize, MarkOutcome)| {
        let id = if index == 0 {
            name.clone()
        } else {
            format!("{name}-{index}")
        };
        let (value, checked) = (outcome.to_string(), chosen == Some(outcome));
        view! {
            <label>
                <input type="radio" form="decide" id=id name=name.clone() value=value checked=checked/>
                {words.say(&format!("desk-mark-{outcome}"))}
            </label>
        }
    };
    let choices = MarkOutcome::iter().enumerate().map(choice).collect_view();
    let error = desk.typed.problem(&name).map(|text| {
        view! { <p class="err"><Icon name="alert"/><span>{text}</span></p> }
    });
    let legend = words.say_with(
        "desk-mark-legend",
        &args([("label", words.say_at_desk(&format!("section-{section}")).into())]),
    );
    view! {
        <div class="check">
            <fieldset class="stack-s"><legend class="label">{legend}</legend>{error}<div class="seg">{choices}</div>{by}</fieldset>
        </div>
    }
    .into_any()
}
