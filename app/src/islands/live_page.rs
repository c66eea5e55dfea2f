//! Checks the fields of any form page while it is filled in, by the same code that the server runs. Without scripts
//! the server says the same after sending.

use domain::casework::Page;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What a field says when something is wrong with it; `{name}` stands for a parameter of the problem.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sentence {
    /// The field's own name.
    pub field: String,
    /// What is wrong, in one word.
    pub code: String,
    /// What to say.
    pub text: String,
}

/// Wraps a form page: checks a field when it is left, and shows fields that only sometimes apply.
#[island]
pub fn LivePage(
    /// The page description.
    page: Page,
    /// Today in the zone, `YYYY-MM-DD`.
    today: String,
    /// The sentences of this page.
    sentences: Vec<Sentence>,
    /// The form.
    children: Children,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    let (left, changed) = {
        let live = std::sync::Arc::new(browser::Live {
            page,
            today,
            sentences,
        });
        (
            move |event: leptos::ev::FocusEvent| browser::left(&live, &event),
            |event: leptos::ev::Event| browser::changed(&event),
        )
    };
    #[cfg(not(feature = "hydrate"))]
    let (left, changed) = {
        drop((page, today, sentences));
        (|_: leptos::ev::FocusEvent| (), |_: leptos::ev::Event| ())
    };
    view! { <div on:focusout=left on:change=changed>{children()}</div> }
}

/// What a field says when it was checked alone: what the check found, or what the server said of the same text, which
/// may have been found between pages and is not over before the text changes.
#[cfg(any(feature = "hydrate", test))]
fn spoken(found: Option<String>, said: String, is_unchanged: bool) -> Option<String> {
    found.or_else(|| (is_unchanged && !said.is_empty()).then_some(said))
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::sync::Arc;
    use std::time::Duration;

    use domain::casework::{Answers, Condition, Kind, Page, Problem, date};
    use leptos::leptos_dom::helpers::set_timeout;
    use leptos::wasm_bindgen::{JsCast, JsValue};
    use leptos::web_sys::{Element, Event, FocusEvent, FormData, HtmlFormElement};

    use super::{Sentence, spoken};

    pub(super) struct Live {
        pub(super) page: Page,
        pub(super) today: String,
        pub(super) sentences: Vec<Sentence>,
    }

    /// How long a sentence waits after a field was left. Pressing a button leaves the field before it: if the page moved at
    /// once, the button would be gone from under the finger.
    const PATIENCE: Duration = Duration::from_millis(300);

    /// A field was left: says soon what is wrong with it, or that nothing is any more.
    pub(super) fn left(live: &Arc<Live>, event: &FocusEvent) {
        let control = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(control) = control {
            let live = Arc::clone(live);
            set_timeout(move || live.check(&control), PATIENCE);
        }
    }

    impl Live {
        /// Checks one field. Empty fields are left in peace.
        fn check(&self, control: &Element) {
            let (Some(name), Some(form)) = (control.get_attribute("name"), form_of(control)) else {
                return;
            };
            let Ok(today) = date::parse(&self.today) else {
                return;
            };
            let answers = answers(&form);
            let problems = self.page.check(&answers, today);
            let problem = problems
                .into_iter()
                .find(|problem| problem.field == name && problem.code != "missing");
            let sentence = problem.and_then(|problem| self.sentence(&problem, &answers));
            say(control, &name, sentence);
        }

        fn sentence(&self, problem: &Problem, answers: &Answers) -> Option<String> {
            let own = problem.field.rsplit('.').next()?;
            let code = match self.page.question(&problem.field).map(|field| &field.kind) {
                Some(Kind::DocumentNumber { kind_field }) => {
                    let beside = problem.field.strip_suffix(own)?;
                    let kind = answers.text(&format!("{beside}{kind_field}"));
                    format!("{kind}-{}", problem.precise())
                }
                _ => problem.precise().to_owned(),
            };
            let found = self
                .sentences
                .iter()
                .find(|sentence| sentence.field == own && sentence.code == code)?;
            let fill =
                |text: String, (name, value): &(&str, String)| text.replace(&format!("{{{name}}}"), value);
            Some(problem.parameters.iter().fold(found.text.clone(), fill))
        }
    }

    /// Shows the fields that apply to the choices made so far.
    pub(super) fn changed(event: &Event) {
        let Some(control) = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
        else {
            return;
        };
        let Some(form) = form_of(&control) else { return };
        let answers = answers(&form);
        let Ok(dependent) = form.query_selector_all("[data-when]") else {
            return;
        };
        for index in 0..dependent.length() {
            let Some(part) = dependent
                .item(index)
                .and_then(|node| node.dyn_into::<Element>().ok())
            else {
                continue;
            };
            let (when, is) = (part.get_attribute("data-when"), part.get_attribute("data-is"));
            let (Some(field), Some(is)) = (when, is) else {
                continue;
            };
            let is = is.split('|').map(str::to_owned).collect();
            let applies = Condition { field, is }.holds(&answers);
            // An attribute that cannot be set leaves the page as the server sent it, which works too.
            part.toggle_attribute_with_force("hidden", !applies)
                .unwrap_or_default();
        }
    }

    fn form_of(control: &Element) -> Option<HtmlFormElement> {
        control.closest("form").ok().flatten()?.dyn_into().ok()
    }

    fn answers(form: &HtmlFormElement) -> Answers {
        let mut answers = Answers::default();
        let Ok(data) = FormData::new_with_form(form) else {
            return answers;
        };
        for pair in js_sys::try_iter(&data)
            .ok()
            .flatten()
            .into_iter()
            .flatten()
            .flatten()
        {
            let pair: js_sys::Array = pair.unchecked_into();
            let text = |value: JsValue| value.as_string().unwrap_or_default();
            answers.add_choice(&text(pair.get(0)), &text(pair.get(1)));
        }
        answers
    }

    /// Where a line keeps what the server said.
    const SAID: &str = "data-said";

    fn said_by_server(line: &Element, text: &Element) -> String {
        line.get_attribute(SAID).unwrap_or_else(|| {
            let said = text.text_content().unwrap_or_default();
            line.set_attribute(SAID, &said).unwrap_or_default();
            said
        })
    }

    /// Whether a control still holds what the server sent.
    fn is_unchanged(control: &Element) -> bool {
        let own = |name: &str| js_sys::Reflect::get(control, &name.into()).ok();
        own("value") == own("defaultValue") && own("checked") == own("defaultChecked")
    }

    fn say(control: &Element, name: &str, found: Option<String>) {
        let Some(document) = control.owner_document() else {
            return;
        };
        let Some(line) = document.get_element_by_id(&format!("{}-error", name.replace('.', "-"))) else {
            return;
        };
        let Ok(Some(text)) = line.query_selector("span") else {
            return;
        };
        let sentence = spoken(found, said_by_server(&line, &text), is_unchanged(control));
        text.set_text_content(sentence.as_deref());
        line.toggle_attribute_with_force("hidden", sentence.is_none())
            .unwrap_or_default();
        let marked = match sentence {
            Some(_) => control.set_attribute("aria-invalid", "true"),
            None => control.remove_attribute("aria-invalid"),
        };
        marked.unwrap_or_default();
        if let Some(field) = line.parent_element() {
            let classes = field.class_list();
            classes
                .toggle_with_force("wrong", sentence.is_some())
                .unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn what_the_server_said_stays_while_the_text_does() {
        let said = || "the holder is somebody else".to_owned();
        let found = || Some("a digit is wrong".to_owned());
        assert_eq!(spoken(None, said(), true), Some(said()));
        assert_eq!(spoken(None, said(), false), None);
        assert_eq!(spoken(found(), said(), true), found());
        assert_eq!(spoken(None, String::new(), true), None);
    }
}
