//! What the pages of a firm share.

use axum::extract::{FromRequestParts, Path};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use domain::casework::{Answers, Page as FormPage, Problem};
use domain::identity::firm::Roles;
use domain::ids::{AccountId, OrganisationId};
use leptos::prelude::*;
use store::casework::once::Sent;
use store::identity::firm;
use uuid::Uuid;

use crate::components::control::Sheet;
use crate::components::sentence::live_sentences;
use crate::components::{BackLink, ErrorSummary, FormKey, Notice, PageFields, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::islands::live_page::LivePage;
use crate::shell::Page;
use crate::visit::Visit;
use crate::words::{Words, args};

/// The firm in an address; one that cannot be read does not exist.
pub(super) struct InFirm(pub(super) OrganisationId);

/// The firm and one of its invitations in an address.
pub(super) struct InFirmInvitation(pub(super) OrganisationId, pub(super) Uuid);

/// The firm and one of its members in an address.
pub(super) struct InFirmMember(pub(super) OrganisationId, pub(super) AccountId);

impl<S: Send + Sync> FromRequestParts<S> for InFirm {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        let Path(firm) = path.map_err(|_| Failure::NotFound)?;
        Ok(Self(firm.parse().map_err(|_| Failure::NotFound)?))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for InFirmInvitation {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let (firm, invitation) = two(parts, state).await?;
        Ok(Self(firm, invitation))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for InFirmMember {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let (firm, member) = two(parts, state).await?;
        Ok(Self(firm, AccountId(member)))
    }
}

async fn two<S: Send + Sync>(parts: &mut Parts, state: &S) -> Result<(OrganisationId, Uuid), Failure> {
    let path = Path::<(String, String)>::from_request_parts(parts, state).await;
    let Path((firm, other)) = path.map_err(|_| Failure::NotFound)?;
    let firm = firm.parse().map_err(|_| Failure::NotFound)?;
    Ok((firm, other.parse().map_err(|_| Failure::NotFound)?))
}

/// Where a firm is looked after.
pub(in crate::pages) fn firm_path(firm: OrganisationId) -> String {
    format!("/account/firms/{firm}")
}

/// A form as it was sent, with the key that it carried.
pub(super) fn sent(form: &Form) -> Result<Sent<'_>, Failure> {
    Ok(Sent {
        key: form.text("form_key").parse().map_err(|_| Failure::Unreadable)?,
        body: &form.body,
    })
}

/// Roles in words.
pub(super) fn roles_text(words: Words, roles: &Roles) -> String {
    let named: Vec<_> = roles
        .iter()
        .map(|role| words.say(&format!("role-{role}")))
        .collect();
    named.join(&words.say("list-separator"))
}

/// Says to somebody who was a member that they are one no longer, and to a member that the firm has changed while the page
/// was open. To everybody else a firm that is not theirs does not exist.
pub(super) async fn explained(
    visit: &Visit,
    firm: OrganisationId,
    answer: Result<Response, Failure>,
) -> Result<Response, Failure> {
    match answer {
        Err(Failure::NotFound) => {
            let account = visit.signed_in()?.account();
            let Some(former) = firm::former(&visit.site.store, account, firm).await? else {
                return Err(Failure::NotFound);
            };
            let name = visit.words.pick(&former.name_zh, &former.name_en).to_owned();
            Ok(told(
                visit,
                StatusCode::NOT_FOUND,
                "firm-former",
                name,
                "/account/firms".to_owned(),
            ))
        }
        Err(Failure::Stale) => {
            let back = firm_path(firm);
            Ok(told(
                visit,
                StatusCode::CONFLICT,
                "firm-stale",
                String::new(),
                back,
            ))
        }
        // The one limit that anybody meets here.
        Err(Failure::TooMany { .. }) => {
            let back = firm_path(firm);
            Ok(told(
                visit,
                StatusCode::TOO_MANY_REQUESTS,
                "firm-letters",
                String::new(),
                back,
            ))
        }
        answer => answer,
    }
}

/// A page that says why nothing was done, and where to go on.
fn told(visit: &Visit, status: StatusCode, key: &str, organisation: String, way: String) -> Response {
    let words = visit.words;
    let named = args([("organisation", organisation.into())]);
    let heading = words.say_with(key, &named);
    let (why, text) = (
        words.say(&format!("{key}-why")),
        words.say_with(&format!("{key}-text"), &named),
    );
    let onward = words.say(&format!("{key}-way"));
    Page::new(heading.clone()).status(status).render(visit, || {
        view! {
            <div class="wrap"><div class="narrow stack">
                <div class="head"><h1>{heading}</h1></div>
                <Notice tone=Tone::Warn heading=why><p>{text}</p></Notice>
                <div class="actions"><a class="btn" href=way>{onward}</a></div>
            </div></div>
        }
    })
}

/// One form of a firm, with what was typed and what is wrong with it.
pub(super) struct Asking {
    /// The questions.
    pub(super) page: FormPage,
    /// What was typed.
    pub(super) answers: Answers,
    /// What is wrong.
    pub(super) problems: Vec<Problem>,
    /// Where it is sent.
    pub(super) action: String,
    /// What goes along with it, unseen.
    pub(super) hidden: Vec<(&'static str, String)>,
    /// The words of its button.
    pub(super) button: &'static str,
}

impl Asking {
    fn sheet(&self, words: Words) -> Sheet {
        Sheet::new(words, self.page.clone(), self.answers.clone(), &self.problems)
    }

    /// (anchor, sentence) for the summary at the top.
    pub(super) fn summary(&self, words: Words) -> Vec<(String, String)> {
        self.sheet(words).summary()
    }

    /// The form, with a key with which it is taken once; made where islands find their context.
    pub(super) fn form(self, visit: &Visit) -> AnyView {
        let words = visit.words;
        let sheet = self.sheet(words);
        let sentences = live_sentences(words, &sheet.page, &sheet.answers);
        let hidden = self.hidden.into_iter();
        let hidden = hidden.map(|(name, text)| view! { <input type="hidden" name=name value=text/> });
        let hidden = hidden.collect_view();
        let (action, button) = (self.action, words.say(self.button));
        let (key, today) = (visit.site.store.new_uuid(), visit.today().to_string());
        view! {
            <LivePage page=sheet.page.clone() sentences=sentences today=today>
                <form method="post" action=action novalidate>
                    <FormKey key=key/>
                    {hidden}
                    <PageFields sheet=sheet/>
                    <div class="actions"><button class="btn">{button}</button></div>
                </form>
            </LivePage>
        }
        .into_any()
    }

    /// A page with this form alone; with problems it is the answer 422, and its title says so.
    pub(super) fn page(self, visit: &Visit, (back, back_words): (String, &str)) -> Response {
        let words = visit.words;
        let key = format!("page-{}", self.page.name);
        let heading = words.say(&key);
        let lede = words
            .find(&format!("{key}.lede"), None)
            .map(|text| view! { <p class="lede">{text}</p> });
        let summary = self.summary(words);
        let page = judged(Page::new(heading.clone()), words, &heading, !summary.is_empty());
        page.render(visit, || {
            view! {
                <div class="wrap">
                    <BackLink href=back text=words.say(back_words)/>
                    <div class="narrow stack mt">
                        <ErrorSummary words=words problems=summary/>
                        <div class="head"><h1>{heading}</h1>{lede}</div>
                        {self.form(visit)}
                    </div>
                </div>
            }
        })
    }
}

/// The page as it is, or as the answer 422 to a form in which something is wrong.
pub(super) fn judged(page: Page, words: Words, heading: &str, is_wrong: bool) -> Page {
    if is_wrong {
        Page::new(format!("{}{heading}", words.say("title-error"))).status(StatusCode::UNPROCESSABLE_ENTITY)
    } else {
        page
    }
}
