//! What was typed for a template, and what is wrong with it.

use domain::forex::reason::{Refusal, SupplementReason};
use domain::forex::template::{TemplateFault, TemplateUse, fill};
use store::forex::desk::{TEMPLATE_NAME_CHARS_MAX, TEXT_CHARS_MAX, TemplateWords};

use super::super::supplement::ITEM_CHARS_MAX;
use super::super::talk::text_problem;
use super::fields;
use crate::form::Form;
use crate::words::{Words, args};

pub(super) fn read(form: &Form) -> TemplateWords {
    let chosen = |name| Some(form.text(name).to_owned()).filter(|text| !text.is_empty());
    TemplateWords {
        name: form.text("template_name").to_owned(),
        text: form.text("template_text").to_owned(),
        target: chosen("template_target"),
        reason: chosen("template_reason"),
    }
}

/// Everything that is wrong with the words of a template, by field.
pub(super) fn problems(words: Words, used_for: TemplateUse, own: &TemplateWords) -> Vec<(String, String)> {
    let name = text_problem(words, "template_name", &own.name, TEMPLATE_NAME_CHARS_MAX);
    name.into_iter()
        .chain(reason_problem(words, used_for, own))
        .chain(words_problem(words, used_for, own))
        .collect()
}

fn reason_problem(words: Words, used_for: TemplateUse, own: &TemplateWords) -> Option<(String, String)> {
    let code = own.reason.as_deref()?;
    let is_document = own
        .target
        .as_deref()
        .map(|target| target.starts_with("document:"));
    let fits = match used_for {
        TemplateUse::Refusal => code.parse::<Refusal>().is_ok(),
        TemplateUse::Supplement => code
            .parse()
            .is_ok_and(|reason: SupplementReason| is_document.is_none_or(|own| reason.fits(own))),
    };
    let sentence = words.say("desk-problem-template_reason").into_owned();
    (!fits).then(|| ("template_reason".to_owned(), sentence))
}

fn words_problem(words: Words, used_for: TemplateUse, own: &TemplateWords) -> Option<(String, String)> {
    let chars_max = match used_for {
        TemplateUse::Supplement => ITEM_CHARS_MAX,
        TemplateUse::Refusal => TEXT_CHARS_MAX,
    };
    let speaks_for_itself = used_for == TemplateUse::Supplement && own.reason.is_some();
    if !(own.text.is_empty() && speaks_for_itself) {
        let problem = text_problem(words, "template_text", &own.text, chars_max);
        if problem.is_some() {
            return problem;
        }
    }
    let sentence = match fill(&own.text, used_for, |_| String::new()).err()? {
        TemplateFault::Unknown(name) => {
            let facts = args([("name", name.into()), ("fields", fields(words, used_for).into())]);
            words.say_with("desk-problem-template_text-unknown", &facts)
        }
        TemplateFault::LoneBrace => words.say("desk-problem-template_text-brace"),
    };
    Some(("template_text".to_owned(), sentence.into_owned()))
}
