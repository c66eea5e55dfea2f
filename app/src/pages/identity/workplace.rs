//! For whom one acts: an organisation that one belongs to, or for the public oneself; one at a time.

use axum::extract::State;
use axum::response::Response;
use domain::identity::AccountKind;
use leptos::prelude::*;
use store::identity::{SignedIn, session};

use crate::components::{Notice, Tag, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// What stands for oneself where an organisation is chosen.
const ONESELF: &str = "self";

/// `GET /account/workplace`: the choice, and what is said to somebody whose part in an organisation has ended.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let words = visit.words;
    let who = visit.signed_in()?;
    let lost = who.lost.as_ref().map(|place| {
        let name = words.pick(&place.name_zh, &place.name_en).to_owned();
        let heading = words.say_with("workplace-lost", &args([("organisation", name.into())]));
        view! { <Notice tone=Tone::Warn heading=heading><p>{words.say("workplace-lost-text")}</p></Notice> }
    });
    let heading = words.say("workplaces");
    Ok(Page::new(heading.clone()).render(&visit, || {
        view! {
            <div class="wrap"><div class="narrow stack-l">
                <div class="head"><h1>{heading}</h1><p class="lede">{words.say("workplaces-text")}</p></div>
                {lost}
                {choices(words, who)}
            </div></div>
        }
    }))
}

/// Everybody for whom one may act, and for whom one acts now.
pub(super) fn choices(words: Words, who: &SignedIn) -> impl IntoView + use<> {
    let now = who.workplace();
    let places = who.workplaces.iter().map(|place| {
        let name = words.pick(&place.name_zh, &place.name_en).to_owned();
        choice(words, place.organisation.to_string(), name, now == Some(place))
    });
    let is_for_oneself = now.is_none() && who.lost.is_none();
    let oneself = (who.kind == AccountKind::Public).then(|| {
        let name = words.say("workplace-oneself").into_owned();
        choice(words, ONESELF.to_owned(), name, is_for_oneself)
    });
    let lines = oneself.into_iter().chain(places).collect_view();
    view! { <ul class="tasks">{lines}</ul> }
}

fn choice(words: Words, value: String, name: String, is_now: bool) -> AnyView {
    let choice = if is_now {
        view! { <Tag tone=Tone::Ok text=words.say("workplace-now")/> }.into_any()
    } else {
        view! {
            <form method="post" action="/account/workplace">
                <button class="btn second slim" name="organisation" value=value>
                    {words.say("workplace-choose")}<span class="vh">" "{name.clone()}</span>
                </button>
            </form>
        }
        .into_any()
    };
    view! { <li><div>{name}</div>{choice}</li> }.into_any()
}

/// `POST /account/workplace`: from now on acts for another.
pub(super) async fn choose(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let who = visit.signed_in()?;
    match form.text("organisation") {
        ONESELF => session::act_for_oneself(&site.store, who).await?,
        organisation => {
            let organisation = organisation.parse().map_err(|_| Failure::NotFound)?;
            session::work_for(&site.store, who, organisation).await?;
        }
    }
    Ok(see_other("/account/start"))
}
