//! The parts of a template's page.

use domain::casework::Page;
use domain::forex::ApplicantKind;
use domain::forex::reason::Refusal;
use domain::forex::template::{TemplateUse, fill};
use leptos::prelude::*;
use store::forex::desk::{Target, TemplatePage, TemplateVersion};
use strum::IntoEnumIterator;

use super::super::offered::{refusal_options, supplement_options, target_options};
use super::super::saved::supervises;
use super::edit::Editing;
use super::{PATH, fields, path};
use crate::components::{FormField, FormKey, FormSelect, asked_words, day, refusal_words};
use crate::failure::Failure;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// The form with which it is written.
pub(super) async fn form(site: &Site, visit: &Visit, editing: &Editing) -> Result<AnyView, Failure> {
    let (words, own) = (visit.words, &editing.words);
    let action = editing
        .kept
        .as_ref()
        .map_or_else(|| PATH.to_owned(), |kept| path(kept.template.id));
    let head = match &editing.kept {
        Some(kept) => view! { <input type="hidden" name="version" value=kept.template.version/> }.into_any(),
        None => view! { <input type="hidden" name="for" value=editing.used_for.to_string()/> }.into_any(),
    };
    let shared = (editing.kept.is_none() && supervises(visit)?).then(|| {
        let is_chosen = editing.is_shared;
        view! { <label class="choice"><input type="checkbox" name="shared" value="yes" checked=is_chosen/><span>{words.say("filters-shared")}</span></label> }
    });
    let chosen = own.reason.clone().unwrap_or_default();
    let (targets, reasons) = match editing.used_for {
        TemplateUse::Refusal => (None, refusal_options(words, &chosen, |_| true)),
        TemplateUse::Supplement => {
            let targets = targets(site, words, own.target.as_deref().unwrap_or_default()).await?;
            (Some(targets), supplement_options(words, &chosen))
        }
    };
    let targets = targets.map(|options| {
        view! { <FormSelect words=words name="template_target" page="desk" options=options optional=true/> }
    });
    let fields = args([("fields", fields(words, editing.used_for).into())]);
    let hint = words.say_with("templates-fields", &fields).into_owned();
    Ok(view! {
        <form class="stack-s" action=action method="post" novalidate>
            {head}
            <FormKey key=site.store.new_uuid()/>
            <FormField words=words name="template_name" page="desk" text=own.name.clone() error=editing.problem("template_name")/>
            {targets}
            <FormSelect words=words name="template_reason" page="desk" options=reasons error=editing.problem("template_reason") optional=true/>
            <FormField words=words name="template_text" page="desk" kind="textarea" text=own.text.clone() error=editing.problem("template_text")/>
            <p class="hint">{hint}</p>
            {shared}
            <div class="actions">
                <button class="btn">{words.say("templates-save")}</button>
                <button class="btn second" name="do" value="preview">{words.say("templates-preview-do")}</button>
            </div>
        </form>
    }
    .into_any())
}

/// Everything that can be asked for, whoever applies.
async fn targets(site: &Site, words: Words, chosen: &str) -> Result<AnyView, Failure> {
    let mut pages = Vec::<Page>::new();
    for applicant in ApplicantKind::iter() {
        let journey = store::forex::journey(&site.store, applicant).await?;
        for page in journey.pages() {
            match pages.iter_mut().find(|own| own.name == page.name) {
                Some(own) => join(own, page),
                None => pages.push(page.clone()),
            }
        }
    }
    Ok(target_options(words, pages.iter(), chosen, |_: &Target, _| true))
}

/// Adds what a page of the same name has besides.
fn join(own: &mut Page, other: &Page) {
    for field in &other.fields {
        if own.fields.iter().all(|has| has.name != field.name) {
            own.fields.push(field.clone());
        }
    }
    for slot in &other.slots {
        if own.slots.iter().all(|has| has.name != slot.name) {
            own.slots.push(slot.clone());
        }
    }
}

/// What the applicant would read, with made-up facts in the fields.
pub(super) fn preview(words: Words, editing: &Editing) -> Option<impl IntoView + use<>> {
    let own = &editing.words;
    let sample = |field| words.say(&format!("templates-sample-{field}")).into_owned();
    let text = fill(&own.text, editing.used_for, sample).ok()?;
    let reason = own.reason.as_deref().unwrap_or_default();
    let said = match editing.used_for {
        TemplateUse::Supplement => asked_words(words, reason.parse().ok(), &text),
        TemplateUse::Refusal => {
            let reason = reason.parse::<Refusal>().map(Refusal::shown_to_applicant);
            let reason = reason.map(|own| refusal_words(words, own));
            [reason.unwrap_or_default(), text].join("\n")
        }
    };
    let said = said.trim().to_owned();
    (!said.is_empty()).then(|| {
        view! {
            <section class="card stack-s" aria-labelledby="preview">
                <h2 id="preview">{words.say("templates-preview")}</h2>
                <p class="lines">{said}</p>
                <p class="small dim">{words.say("templates-preview-text")}</p>
            </section>
        }
    })
}

/// What it said from which moment on.
pub(super) fn versions(words: Words, kept: &TemplatePage) -> impl IntoView + use<> {
    let (newest, template, may_change) = (kept.template.version, kept.template.id, kept.may_change);
    let line = |own: &TemplateVersion| {
        let facts = args([
            ("number", own.version.into()),
            ("name", own.by.clone().into()),
            ("at", day::moment(words, own.at).into()),
        ]);
        let again = (may_change && own.version != newest).then(|| {
            let path = format!("{}?version={}", path(template), own.version);
            view! { " "<a href=path>{words.say("templates-again")}<span class="vh">{own.version}</span></a> }
        });
        view! {
            <li>
                {words.say_with("templates-version", &facts)}{again}
                <p class="small lines">{format!("{}\n{}", own.words.name, own.words.text)}</p>
            </li>
        }
    };
    let lines = kept.versions.iter().map(line).collect_view();
    view! {
        <section class="stack-s" aria-labelledby="versions">
            <h2 id="versions">{words.say("templates-versions")}</h2>
            <ol class="bullets">{lines}</ol>
        </section>
    }
}

pub(super) fn removal(words: Words, kept: &TemplatePage) -> impl IntoView + use<> {
    let action = format!("{}/remove", path(kept.template.id));
    view! {
        <details class="more">
            <summary>{words.say("templates-remove")}</summary>
            <form class="stack-s" action=action method="post">
                <p>{words.say("templates-remove-text")}</p>
                <div><button class="btn second slim">{words.say("templates-remove-do")}</button></div>
            </form>
        </details>
    }
}
