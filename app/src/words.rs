//! The words of the product in both languages, from Fluent catalogues. Only the server has them.

use std::borrow::Cow;
use std::sync::OnceLock;

use domain::identity::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

macro_rules! catalogues {
    ($($name:literal),+ $(,)?) => {
        const CATALOGUES: &[(&str, &str, &str)] = &[$((
            $name,
            include_str!(concat!("../words/zh/", $name, ".ftl")),
            include_str!(concat!("../words/en/", $name, ".ftl")),
        )),+];
    };
}

catalogues!(
    "about",
    "admin",
    "case",
    "country",
    "demo",
    "desk",
    "documents",
    "failure",
    "firm",
    "forex",
    "frame",
    "identity",
    "letter",
    "lists",
    "members",
    "privacy",
    "problem",
);

/// The words of one language.
#[derive(Clone, Copy)]
pub struct Words {
    /// The language.
    pub language: Language,
    bundle: &'static Bundle,
}

/// Arguments of a sentence: `args([("days", 3.into())])`.
pub fn args<'a, const N: usize>(pairs: [(&'static str, FluentValue<'a>); N]) -> FluentArgs<'a> {
    pairs.into_iter().collect()
}

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> Self {
        static ZH: OnceLock<Bundle> = OnceLock::new();
        static EN: OnceLock<Bundle> = OnceLock::new();
        let bundle = match language {
            Language::Zh => ZH.get_or_init(|| load(language)),
            Language::En => EN.get_or_init(|| load(language)),
        };
        Self { language, bundle }
    }

    /// The language's tag in HTML.
    pub fn tag(self) -> &'static str {
        match self.language {
            Language::Zh => "zh-CN",
            Language::En => "en",
        }
    }

    /// The words for `key`. A key that no catalogue has is shown as it is and logged; a test keeps that from happening.
    pub fn say(self, key: &str) -> Cow<'static, str> {
        self.find(key, None).unwrap_or_else(|| missing(key))
    }

    /// The words for `key` with arguments.
    pub fn say_with(self, key: &str, arguments: &FluentArgs<'_>) -> Cow<'static, str> {
        self.find(key, Some(arguments)).unwrap_or_else(|| missing(key))
    }

    /// The words for `key`, or nothing: for hints and other words that need not exist. `key.attribute` is understood.
    pub fn find(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<Cow<'static, str>> {
        let (id, attribute) = key
            .split_once('.')
            .map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, arguments, &mut errors);
        if !errors.is_empty() {
            tracing::error!(key, ?errors, "a sentence lacks an argument");
        }
        Some(text)
    }

    /// What a text says that no catalogue holds: one message, in the terms of the catalogues. Nothing where it lacks an
    /// argument.
    pub fn say_text(self, text: &FluentResource, arguments: &FluentArgs<'_>) -> Option<String> {
        let Some(Entry::Message(message)) = text.get_entry(0) else {
            return None;
        };
        let mut errors = Vec::new();
        let said = self
            .bundle
            .format_pattern(message.value.as_ref()?, Some(arguments), &mut errors);
        errors.is_empty().then(|| said.into_owned())
    }

    /// The words for `key` as officers read them: its attribute `desk`, where the words themselves speak to the applicant.
    pub fn say_at_desk(self, key: &str) -> Cow<'static, str> {
        self.find(&format!("{key}.desk"), None)
            .unwrap_or_else(|| self.say(key))
    }

    /// The name that goes with the language, of things named in both.
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Zh => zh,
            Language::En => en,
        }
    }
}

/// The source of the words for `key`: the text as a catalogue holds it, without the indentation.
pub fn source(language: Language, key: &str) -> Option<String> {
    CATALOGUES.iter().find_map(|(_, zh, en)| {
        let catalogue = if language == Language::Zh { zh } else { en };
        source_in(catalogue, key)
    })
}

fn source_in(catalogue: &str, key: &str) -> Option<String> {
    let begins = |line: &str| line.strip_prefix(key)?.strip_prefix(" =").map(str::to_owned);
    let mut lines = catalogue.lines();
    let first = lines.find_map(begins)?;
    // The next message, term or comment stands at the margin; so does the brace that ends a choice.
    let ends = |line: &&str| line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-' || c == '#');
    let rest: Vec<&str> = lines.take_while(|line| !ends(line)).collect();
    let indented = |line: &&&str| line.starts_with(' ') && !line.trim().is_empty();
    let margin = |line: &str| line.len() - line.trim_start().len();
    // A text that begins beside its key is indented for the eye alone.
    let indent = rest
        .iter()
        .filter(indented)
        .map(|line| margin(line))
        .min()
        .unwrap_or(0);
    let indent = if first.trim().is_empty() { indent } else { 0 };
    let rest = rest
        .iter()
        .map(|line| line.get(indent..).unwrap_or(line.trim_start()));
    let text: Vec<&str> = [first.trim()].into_iter().chain(rest).collect();
    Some(text.join("\n").trim().to_owned())
}

fn missing(key: &str) -> Cow<'static, str> {
    tracing::error!(key, "no words for this key");
    Cow::Owned(key.to_owned())
}

fn load(language: Language) -> Bundle {
    let tag = match language {
        Language::Zh => "zh-CN",
        Language::En => "en",
    };
    let tag: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    for (name, zh, en) in CATALOGUES {
        let text = if language == Language::Zh { zh } else { en };
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, errors)| {
            tracing::error!(name, ?errors, "a catalogue has errors");
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(name, ?errors, "a catalogue repeats a key");
        }
    }
    bundle
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_bundle::FluentResource;

    use super::CATALOGUES;

    fn keys(text: &str) -> BTreeSet<String> {
        let resource = FluentResource::try_new(text.to_owned());
        assert!(
            resource.is_ok(),
            "a catalogue does not parse: {:?}",
            resource.err().map(|(_, errors)| errors)
        );
        let entry = |line: &str| Some(line.split_once(" =")?.0.to_owned()).filter(|key| !key.contains(' '));
        text.lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
            .filter_map(entry)
            .collect()
    }

    #[test]
    fn both_languages_have_the_same_keys_once() {
        let mut seen = BTreeSet::new();
        for (name, zh, en) in CATALOGUES {
            assert_eq!(keys(zh), keys(en), "catalogue {name}");
            for key in keys(zh) {
                assert!(seen.insert(key.clone()), "{key} stands in two catalogues");
            }
        }
    }
}
