//! A template on the page of a case: chosen, filled in, and left to the officer to change before it is sent.

use axum::extract::State;
use axum::response::Response;
use domain::forex::template::{TemplateField, TemplateUse, fill};
use domain::rules::{Rule, RuleCode, RuleSet};
use leptos::prelude::*;
use store::forex::desk::{self, ITEMS_MAX, Review, Target, Template, TemplateWords};

use super::super::parts::{InCase, Typed};
use super::super::queue::branch_name;
use super::super::review::{self, Desk};
use super::super::supplement::names;
use super::PATH;
use crate::components::{FormSelect, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::args;

/// The choice of a template, and where they are kept.
pub(in super::super) fn picker(desk: &Desk<'_>, used_for: TemplateUse) -> impl IntoView + use<> {
    let (words, typed) = (desk.words(), &desk.typed);
    let name = control(used_for);
    let chosen = typed.text(name);
    let option = |own: &Template| {
        let code = own.id.to_string();
        let is_chosen = chosen == code;
        view! { <option value=code selected=is_chosen>{own.words.name.clone()}</option> }
    };
    let own: Vec<&Template> = desk
        .templates
        .iter()
        .filter(|own| own.used_for == used_for)
        .collect();
    let select = (!own.is_empty()).then(|| {
        let options = own.into_iter().map(option).collect_view().into_any();
        let (error, code) = (typed.problem(name), used_for.to_string());
        let path = format!("{}#{}", desk.path("template"), filled(used_for));
        view! {
            <FormSelect words=words name=name page="desk" options=options error=error optional=true/>
            <button class="btn second slim" formaction=path name="do" value=code>{words.say("templates-fill-in")}</button>
        }
    });
    view! { {select}<p class="small"><a href=PATH>{words.say("templates-link")}</a></p> }
}

/// The control with which one is chosen.
fn control(used_for: TemplateUse) -> &'static str {
    match used_for {
        TemplateUse::Supplement => "template_supplement",
        TemplateUse::Refusal => "template_refusal",
    }
}

/// Where what was filled in can be seen.
fn filled(used_for: TemplateUse) -> &'static str {
    match used_for {
        TemplateUse::Supplement => control(used_for),
        TemplateUse::Refusal => "text",
    }
}

/// `POST /desk/cases/{case}/template`: the form as it was, with the chosen template in it.
pub(in super::super) async fn fill_in(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    mut form: Form,
) -> Result<Response, Failure> {
    let used_for: TemplateUse = form.text("do").parse().map_err(|_| Failure::Unreadable)?;
    let problem = match form.text(control(used_for)) {
        "" => Some("template-missing"),
        chosen => {
            let review = desk::review(&site.store, visit.actor()?, case).await?;
            match find(&visit, chosen).await? {
                Some(template) => put(&visit, &mut form, &template, &review),
                None => Some("template-gone"),
            }
        }
    };
    let sentence = |key: &str| {
        let max = args([("max", ITEMS_MAX.into())]);
        let key = format!("desk-problem-{key}");
        (
            control(used_for).to_owned(),
            visit.words.say_with(&key, &max).into_owned(),
        )
    };
    if problem.is_none() {
        form.set(control(used_for), "");
    }
    let problems = problem.map(sentence).into_iter().collect();
    review::page(&site, &visit, case, Typed::wrong(form, problems)).await
}

/// The chosen template, unless somebody gave it up meanwhile.
async fn find(visit: &Visit, chosen: &str) -> Result<Option<Template>, Failure> {
    let Ok(id) = chosen.parse() else { return Ok(None) };
    match desk::template(&visit.site.store, visit.actor()?, id).await {
        Ok(page) => Ok(Some(page.template)),
        Err(store::Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Puts a template into the form; says why not when it cannot be filled in, or when there is no room for it.
fn put(visit: &Visit, form: &mut Form, template: &Template, review: &Review) -> Option<&'static str> {
    let say = |field| said(visit, review, field);
    let Ok(text) = fill(&template.words.text, template.used_for, say) else {
        return Some("template-gone");
    };
    match template.used_for {
        TemplateUse::Refusal => put_refusal(form, &template.words, &text),
        TemplateUse::Supplement => {
            let Some(row) = free_row(form) else {
                return Some("template-full");
            };
            put_item(form, row, &template.words, (&text, review));
        }
    }
    None
}

fn put_refusal(form: &mut Form, words: &TemplateWords, text: &str) {
    form.set("outcome", "refuse");
    if let Some(reason) = &words.reason {
        form.set("reason", reason);
    }
    let before = form.text("text");
    let whole = if before.is_empty() {
        text.to_owned()
    } else {
        format!("{before}\n{text}")
    };
    form.set("text", &whole);
}

/// What this application does not have is left to be chosen.
fn put_item(form: &mut Form, row: usize, words: &TemplateWords, (text, review): (&str, &Review)) {
    let target = words.target.as_deref().unwrap_or_default();
    let target = Target::parse(&review.journey, target).map_or_else(String::new, |own| own.to_string());
    let reason = words.reason.clone().unwrap_or_default();
    let texts = [target, reason, text.to_owned()];
    for (name, text) in names(row).iter().zip(&texts) {
        form.set(name, text);
    }
}

/// The first row with nothing in it.
fn free_row(form: &Form) -> Option<usize> {
    (0..ITEMS_MAX).find(|row| names(*row).iter().all(|name| form.text(name).is_empty()))
}

/// What a field says in this case.
fn said(visit: &Visit, review: &Review, field: TemplateField) -> String {
    let words = visit.words;
    match field {
        TemplateField::Name => review.subject.clone(),
        TemplateField::Reference => review.reference.clone(),
        TemplateField::Branch => {
            let branch = review.branch.as_ref();
            branch.map_or_else(String::new, |branch| branch_name(words, branch))
        }
        TemplateField::Today => day::long(words, visit.today()),
        TemplateField::Days => {
            let rule = RuleSet::on(review.rules_on)
                .get(RuleCode::ForexSupplement)
                .map(Rule::count);
            rule.map_or_else(|_| String::new(), |days| days.to_string())
        }
    }
}
