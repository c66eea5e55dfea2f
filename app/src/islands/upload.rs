//! Sends a file with a progress bar, and measures it before it is sent. Without scripts the form sends itself, and the
//! server says the same of a file that is too large.

use leptos::prelude::*;

/// Wraps the form of one upload.
#[island]
pub fn Upload(
    /// The largest file, in bytes.
    limit: u32,
    /// What to say of a larger one; `{file}` stands for its name.
    too_large: String,
    /// The name of the progress bar.
    sending: String,
    /// The form.
    children: Children,
) -> impl IntoView {
    let percent = RwSignal::new(None::<u32>);
    let refusal = RwSignal::new(None::<String>);
    #[cfg(feature = "hydrate")]
    let send = {
        let upload = browser::Upload {
            limit,
            too_large,
            percent,
            refusal,
        };
        move |event: leptos::ev::SubmitEvent| upload.send(&event)
    };
    #[cfg(not(feature = "hydrate"))]
    let send = {
        drop((limit, too_large));
        |_: leptos::ev::SubmitEvent| ()
    };
    view! {
        <div on:submit=send>
            <p class="err" role="alert" hidden=move || refusal.get().is_none()>{move || refusal.get()}</p>
            {children()}
            <progress max="100" aria-label=sending hidden=move || percent.get().is_none() value=move || percent.get()></progress>
        </div>
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::ev::SubmitEvent;
    use leptos::prelude::{GetUntracked, RwSignal, Set, document, window};
    use leptos::wasm_bindgen::prelude::Closure;
    use leptos::wasm_bindgen::{JsCast, JsValue};
    use leptos::web_sys::{File, FormData, HtmlFormElement, HtmlInputElement, ProgressEvent, XmlHttpRequest};

    pub(super) struct Upload {
        pub(super) limit: u32,
        pub(super) too_large: String,
        pub(super) percent: RwSignal<Option<u32>>,
        pub(super) refusal: RwSignal<Option<String>>,
    }

    impl Upload {
        /// Takes over the sending. Whatever goes wrong, the browser sends the form itself and shows what the server says.
        pub(super) fn send(&self, event: &SubmitEvent) {
            let form = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
            let Some((form, file)) = form.and_then(|form| Some((form.clone(), chosen(&form)?))) else {
                return;
            };
            if self.percent.get_untracked().is_some() {
                event.prevent_default();
            } else if file.size() > f64::from(self.limit) {
                event.prevent_default();
                let sentence = self.too_large.replace("{file}", &file.name());
                let is_said = say_instead(&form, &sentence).is_some();
                self.refusal.set((!is_said).then_some(sentence));
            } else if self.start(&form).is_ok() {
                event.prevent_default();
                self.refusal.set(None);
                self.percent.set(Some(0));
            }
        }

        fn start(&self, form: &HtmlFormElement) -> Result<(), JsValue> {
            let request = XmlHttpRequest::new()?;
            request.open("POST", &form.action())?;
            let percent = self.percent;
            let progress = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
                percent.set(Some(share(&event)));
            });
            request
                .upload()?
                .set_onprogress(Some(progress.into_js_value().unchecked_ref()));
            let (asked, form_again) = (request.clone(), form.clone());
            let done = Closure::once_into_js(move || finish(&asked, &form_again));
            request.set_onloadend(Some(done.unchecked_ref()));
            request.send_with_opt_form_data(Some(&FormData::new_with_form(form)?))
        }
    }

    /// Puts a sentence in the place of what the server said of an earlier file, beside the form and in the summary; does
    /// nothing where it said nothing.
    fn say_instead(form: &HtmlFormElement, sentence: &str) -> Option<()> {
        let find = |selector: String| document().query_selector(&selector).ok().flatten();
        let slot = form.query_selector("input[type=file]").ok()??.id();
        let said = find(format!("#{slot}-error:not([hidden])"))?;
        // It cannot fail with a name like this.
        said.set_attribute("role", "alert").unwrap_or_default();
        said.query_selector("span")
            .ok()??
            .set_text_content(Some(sentence));
        if let Some(line) = find(format!(".errsum a[href='#{slot}']")) {
            line.set_text_content(Some(sentence));
        }
        Some(())
    }

    /// The file that was chosen; without one the server says so.
    fn chosen(form: &HtmlFormElement) -> Option<File> {
        let input = form.query_selector("input[type=file]").ok()??;
        input.dyn_into::<HtmlInputElement>().ok()?.files()?.get(0)
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share is between 0 and 100"
    )]
    fn share(event: &ProgressEvent) -> u32 {
        (event.loaded() / event.total().max(1.0) * 100.0) as u32
    }

    /// The page shows the new file, or the server's own page says why not.
    fn finish(request: &XmlHttpRequest, form: &HtmlFormElement) {
        let taken = request.status().is_ok_and(|status| (200..300).contains(&status));
        // Neither can fail on a page that is still open.
        let left = if taken {
            window().location().reload()
        } else {
            form.submit()
        };
        left.unwrap_or_default();
    }
}
