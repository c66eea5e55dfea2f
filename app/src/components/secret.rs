//! Fields for passwords and codes: what is typed in them never comes back in a page.

use leptos::prelude::*;

use super::Icon;
use crate::words::Words;

/// A password. Browsers offer to show it, and to choose and keep one.
#[component]
pub fn PasswordField(
    /// The visitor's words.
    words: Words,
    /// The page whose words it has: `field-<page>-<name>`.
    page: &'static str,
    /// The field's name.
    name: &'static str,
    /// `new-password` or `current-password`.
    complete: &'static str,
    /// The sentence of what is wrong.
    #[prop(optional_no_strip)]
    error: Option<String>,
) -> impl IntoView {
    let parts = Parts::new(words, page, name, error);
    let (invalid, described) = (parts.invalid(), parts.described_by());
    let input = view! {
        <input class="input w22" id=name name=name type="password" autocomplete=complete autocapitalize="none"
            spellcheck="false" aria-invalid=invalid aria-describedby=described/>
    };
    parts.around(name, input)
}

/// A code of six digits; a recovery code too where `digits_only` is false.
#[component]
pub fn CodeField(
    /// The visitor's words.
    words: Words,
    /// The page whose words it has: `field-<page>-<name>`.
    page: &'static str,
    /// The field's name.
    name: &'static str,
    /// Whether telephones show digits alone.
    digits_only: bool,
    /// The sentence of what is wrong.
    #[prop(optional_no_strip)]
    error: Option<String>,
) -> impl IntoView {
    let parts = Parts::new(words, page, name, error);
    let (invalid, described) = (parts.invalid(), parts.described_by());
    let (mode, width) = if digits_only {
        ("numeric", "input w8")
    } else {
        ("text", "input w16")
    };
    let input = view! {
        <input class=width id=name name=name inputmode=mode autocomplete="one-time-code" autocapitalize="none"
            spellcheck="false" aria-invalid=invalid aria-describedby=described/>
    };
    parts.around(name, input)
}

struct Parts {
    label: String,
    hint: Option<String>,
    error: Option<String>,
    hint_id: String,
    error_id: String,
}

impl Parts {
    fn new(words: Words, page: &str, name: &str, error: Option<String>) -> Self {
        let key = format!("field-{page}-{name}");
        Self {
            label: words.say(&key).into_owned(),
            hint: words
                .find(&format!("{key}.hint"), None)
                .map(std::borrow::Cow::into_owned),
            error,
            hint_id: format!("{name}-hint"),
            error_id: format!("{name}-error"),
        }
    }

    fn invalid(&self) -> Option<&'static str> {
        self.error.is_some().then_some("true")
    }

    fn described_by(&self) -> Option<String> {
        let hint = self.hint.is_some().then_some(self.hint_id.as_str());
        let error = self.error.is_some().then_some(self.error_id.as_str());
        let ids: Vec<&str> = [hint, error].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn around(self, name: &'static str, input: impl IntoView) -> impl IntoView {
        let class = if self.error.is_some() {
            "field wrong"
        } else {
            "field"
        };
        let error = self.error.map(|error| {
            view! { <p class="err" id=self.error_id><Icon name="alert"/><span>{error}</span></p> }
        });
        view! {
            <div class=class>
                <label class="label" for=name>{self.label}</label>
                {self.hint.map(|hint| view! { <p class="hint" id=self.hint_id>{hint}</p> })}
                {error}
                {input}
            </div>
        }
    }
}
