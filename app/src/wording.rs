//! The texts of letters that administrators write, in the notation of the catalogues: read, checked, and said.

use std::collections::{BTreeMap, BTreeSet};

use domain::identity::Language;
use domain::letter::{Letter, Parameter, Put};
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use store::casework::wording::Wording;

use crate::voice::notice;
use crate::words::{Words, source};

/// The parts that letters share; they are built in.
pub const TERMS: [&str; 2] = ["letter-look", "letter-phone"];

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It cannot be read, on this line.
    Unreadable(usize),
    /// Something is put in that this letter does not have.
    Unknown(String),
    /// What every reader must be told is not in it, or not in each of its choices.
    Missing(&'static str),
    /// Words are to be chosen by this, and among them must be some for this code.
    Unchosen(&'static str, &'static str),
    /// It holds HTML.
    Html,
}

/// The text that is built into the program.
pub fn built_in(language: Language, kind: &str) -> Wording {
    let part = |part: &str| source(language, &format!("letter-{kind}-{part}")).unwrap_or_default();
    Wording {
        subject: part("subject"),
        body: part("body"),
    }
}

/// What is wrong with the subject, and with the body, of a letter.
pub fn check(letter: &Letter, wording: &Wording) -> [Option<Fault>; 2] {
    [
        fault(letter, &wording.subject).filter(|fault| !matches!(fault, Fault::Missing(_))),
        fault(letter, &wording.body),
    ]
}

fn fault(letter: &Letter, text: &str) -> Option<Fault> {
    if has_html(text) {
        return Some(Fault::Html);
    }
    let resource = match read(text) {
        Ok(resource) => resource,
        Err(line) => return Some(Fault::Unreadable(line)),
    };
    let pattern = pattern(&resource)?;
    misput(letter, pattern, &BTreeSet::new()).or_else(|| {
        let lacks = letter
            .parameters
            .iter()
            .find(|own| own.is_needed && !carries(pattern, own));
        lacks.map(|own| Fault::Missing(own.name))
    })
}

/// Whether something looks like a tag: letters are plain text, and nobody's mail program should take them for more.
fn has_html(text: &str) -> bool {
    let is_tag = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    text.split('<').skip(1).any(is_tag)
}

/// Reads a text as one message; the number of its line where it cannot be read.
fn read(text: &str) -> Result<FluentResource, usize> {
    let lines = text.lines().map(|line| format!("    {line}\n"));
    let source = format!("text =\n{}", lines.collect::<String>());
    let last = text.lines().count().max(1);
    let line_at = |place: usize| {
        source
            .get(..place)
            .map_or(1, |before| before.matches('\n').count().clamp(1, last))
    };
    match FluentResource::try_new(source.clone()) {
        Ok(resource) if is_one_text(&resource) => Ok(resource),
        Ok(_) => Err(1),
        Err((_, errors)) => Err(errors.first().map_or(1, |error| line_at(error.pos.start))),
    }
}

fn is_one_text(resource: &FluentResource) -> bool {
    let is_plain = |entry: &Entry<&str>| match entry {
        Entry::Message(message) => message.attributes.is_empty() && message.value.is_some(),
        _ => false,
    };
    resource.entries().count() == 1 && resource.entries().all(is_plain)
}

fn pattern(resource: &FluentResource) -> Option<&Pattern<&str>> {
    match resource.get_entry(0)? {
        Entry::Message(message) => message.value.as_ref(),
        _ => None,
    }
}

/// The first thing that is put in and must not be, or not so. `chosen` is what words around this place are chosen by.
fn misput(letter: &Letter, pattern: &Pattern<&str>, chosen: &BTreeSet<&str>) -> Option<Fault> {
    pattern.elements.iter().find_map(|element| match element {
        PatternElement::TextElement { .. } => None,
        PatternElement::Placeable { expression } => misput_in(letter, expression, chosen),
    })
}

fn misput_in(letter: &Letter, expression: &Expression<&str>, chosen: &BTreeSet<&str>) -> Option<Fault> {
    match expression {
        Expression::Inline(inline) => misput_inline(letter, inline, chosen),
        Expression::Select { selector, variants } => {
            let InlineExpression::VariableReference { id } = selector else {
                return Some(Fault::Unknown(written(selector)));
            };
            let Some(parameter) = letter.parameter(id.name) else {
                return Some(Fault::Unknown(format!("${}", id.name)));
            };
            if let Put::Chosen(codes) = parameter.put
                && let Some(code) = codes.iter().find(|code| !has_words_for(variants, code))
            {
                return Some(Fault::Unchosen(parameter.name, code));
            }
            let mut within = chosen.clone();
            within.insert(parameter.name);
            variants
                .iter()
                .find_map(|variant| misput(letter, &variant.value, &within))
        }
    }
}

fn misput_inline(letter: &Letter, inline: &InlineExpression<&str>, chosen: &BTreeSet<&str>) -> Option<Fault> {
    match inline {
        InlineExpression::StringLiteral { value } => has_html(value).then_some(Fault::Html),
        InlineExpression::NumberLiteral { .. } => None,
        InlineExpression::Placeable { expression } => misput_in(letter, expression, chosen),
        InlineExpression::TermReference {
            id,
            attribute: None,
            arguments: None,
        } if TERMS.contains(&id.name) => None,
        InlineExpression::VariableReference { id } => match letter.parameter(id.name) {
            None => Some(Fault::Unknown(format!("${}", id.name))),
            Some(own) => match own.put {
                Put::Chosen(codes) if !chosen.contains(own.name) => {
                    Some(Fault::Unchosen(own.name, codes.first().copied().unwrap_or("*")))
                }
                _ => None,
            },
        },
        other => Some(Fault::Unknown(written(other))),
    }
}

fn has_words_for(variants: &[Variant<&str>], code: &str) -> bool {
    variants
        .iter()
        .any(|variant| matches!(variant.key, VariantKey::Identifier { name } if name == code))
}

/// What is put in, as it was written.
fn written(inline: &InlineExpression<&str>) -> String {
    match inline {
        InlineExpression::VariableReference { id } => format!("${}", id.name),
        InlineExpression::TermReference { id, .. } => format!("-{}", id.name),
        InlineExpression::FunctionReference { id, .. } | InlineExpression::MessageReference { id, .. } => {
            id.name.to_owned()
        }
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
            (*value).to_owned()
        }
        InlineExpression::Placeable { .. } => "{ }".to_owned(),
    }
}

/// Whether a text carries a parameter, whichever of its choices is said.
fn carries(pattern: &Pattern<&str>, own: &Parameter) -> bool {
    let is_own = |inline: &InlineExpression<&str>| matches!(inline, InlineExpression::VariableReference { id } if id.name == own.name);
    pattern.elements.iter().any(|element| match element {
        PatternElement::TextElement { .. } => false,
        PatternElement::Placeable { expression } => match innermost(expression) {
            Expression::Inline(inline) => is_own(inline),
            Expression::Select { selector, variants } => {
                let mut carried = variants.iter().map(|variant| carries(&variant.value, own));
                let is_said = |variant: &Variant<&str>, codes: &[&str]| {
                    carries(&variant.value, own)
                        || matches!(variant.key, VariantKey::Identifier { name } if codes.contains(&name))
                };
                match own.put {
                    // A choice between several words says the code that it is made by.
                    Put::Chosen([]) if is_own(selector) => variants.len() > 1,
                    // What stands for a code says it in words; all others say the parameter.
                    Put::Chosen(codes) if is_own(selector) => {
                        carried.any(|carried| carried)
                            && variants.iter().all(|variant| is_said(variant, codes))
                    }
                    _ => carried.all(|carried| carried),
                }
            }
        },
    })
}

fn innermost<'a, 'b>(expression: &'a Expression<&'b str>) -> &'a Expression<&'b str> {
    match expression {
        Expression::Inline(InlineExpression::Placeable { expression }) => innermost(expression),
        other => other,
    }
}

/// What a text says; nothing where it cannot be read or lacks something.
pub fn say(words: Words, text: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    words.say_text(&read(text).ok()?, arguments)
}

/// What is put into a letter that is only looked at: (name, text), believable and nobody's.
pub fn samples(words: Words, letter: &Letter, due: &str) -> BTreeMap<String, String> {
    let sample = |name: &str| match name {
        "due" => due.to_owned(),
        "organisation" => words.say("text-sample-organisation").into_owned(),
        "link" => "https://yongyitong.example/invitation/4F7KQ2M9".to_owned(),
        "contact" => "lin***@example.com".to_owned(),
        "code" => "482913".to_owned(),
        "days" => "90".to_owned(),
        "kept" | "count" => "2".to_owned(),
        "reason" => "suspected".to_owned(),
        "lines" => sample_lines(words),
        _ => "FX202611230000018".to_owned(),
    };
    letter
        .parameters
        .iter()
        .map(|own| (own.name.to_owned(), sample(own.name)))
        .collect()
}

fn sample_lines(words: Words) -> String {
    let parameters = BTreeMap::from([("reference".to_owned(), "FX202611230000018".to_owned())]);
    let lines = ["message", "account_opened"].map(|kind| notice(words.language, kind, &parameters));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use domain::letter::LETTERS;

    use super::*;

    fn body(kind: &str, text: &str) -> Option<Fault> {
        let wording = Wording {
            subject: "subject".to_owned(),
            body: text.to_owned(),
        };
        let [subject, body] = check(Letter::of(kind).expect("a kind"), &wording);
        assert_eq!(subject, None);
        body
    }

    #[test]
    fn what_is_built_in_keeps_its_own_rules() {
        for language in [Language::Zh, Language::En] {
            for letter in LETTERS {
                let own = built_in(language, letter.kind);
                assert_eq!(check(letter, &own), [None, None], "{} {own:?}", letter.kind);
            }
        }
    }

    #[test]
    fn what_is_built_in_says_the_same_as_its_source() {
        for words in [Language::Zh, Language::En].map(Words::of) {
            for letter in LETTERS {
                let own = built_in(words.language, letter.kind);
                let samples = samples(words, letter, "2026-12-07");
                let arguments: FluentArgs<'_> = samples
                    .iter()
                    .map(|(name, text)| (name.as_str(), text.as_str()))
                    .collect();
                for (part, text) in [("subject", own.subject), ("body", own.body)] {
                    let key = format!("letter-{}-{part}", letter.kind);
                    let said = say(words, &text, &arguments);
                    assert_eq!(
                        said.as_deref(),
                        Some(&*words.say_with(&key, &arguments)),
                        "{key}: {text}"
                    );
                }
            }
        }
    }

    #[test]
    fn each_fault_is_found_and_named() {
        let unknown = |name: &str| Some(Fault::Unknown(name.to_owned()));
        for (kind, text, fault) in [
            ("message", "{ $reference }: look", None),
            ("message", "{ $reference }\n\n{ -letter-look }", None),
            ("message", "{ { $reference } }", None),
            ("message", "look", Some(Fault::Missing("reference"))),
            ("message", "{ $reference } { $name }", unknown("$name")),
            ("message", "{ $reference } { -brand }", unknown("-brand")),
            ("message", "{ $reference } { nav-cases }", unknown("nav-cases")),
            ("message", "{ NUMBER($reference) }", unknown("NUMBER")),
            ("message", "{ $reference } { 1 ->\n *[other] x\n}", unknown("1")),
            (
                "message",
                "fine { $reference }\nand { $reference",
                Some(Fault::Unreadable(2)),
            ),
            ("message", "} { $reference }", Some(Fault::Unreadable(1))),
            ("message", "{ $reference } <a href=x>", Some(Fault::Html)),
            ("message", "{ $reference } { \"<b>\" }", Some(Fault::Html)),
            ("message", "{ $reference } 1 < 2", None),
            ("code_sign_in", "Your code", Some(Fault::Missing("code"))),
            ("invitation", "{ $organisation }", Some(Fault::Missing("link"))),
            (
                "message",
                "{ $reference ->\n    [one] x\n   *[other] { $reference }\n}",
                Some(Fault::Missing("reference")),
            ),
            (
                "approved",
                "{ $reference } { $due ->\n    [unknown] soon\n   *[other] later\n}",
                Some(Fault::Missing("due")),
            ),
            (
                "account_locked",
                "Locked: { $reason }",
                Some(Fault::Unchosen("reason", "*")),
            ),
            ("account_locked", "Locked.", Some(Fault::Missing("reason"))),
            (
                "approved",
                "{ $reference } by { $due }",
                Some(Fault::Unchosen("due", "unknown")),
            ),
            (
                "approved",
                "{ $reference } { $due ->\n   *[other] by { $due }\n}",
                Some(Fault::Unchosen("due", "unknown")),
            ),
            (
                "approved",
                "{ $reference } { $due ->\n    [unknown] soon\n   *[other] by { $due }\n}",
                None,
            ),
        ] {
            assert_eq!(body(kind, text), fault, "{kind}: {text}");
        }
    }

    #[test]
    fn a_text_that_holds_lines_like_another_message_is_one_text() {
        assert_eq!(body("message", "{ $reference }\nnext = other"), None);
        assert_eq!(
            body("message", "{ $reference }\n.hint = other"),
            Some(Fault::Unreadable(1))
        );
    }
}
