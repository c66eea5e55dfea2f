//! By which way one is told, by topic; and what always goes at once.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use domain::casework::{Answers, Problem};
use domain::ids::Version;
use domain::notice::{Topic, Way, form as questions};
use leptos::prelude::*;
use store::casework::gathered::GATHERED_FOR;
use store::casework::ways::{choose, ways};

use super::parts::{Problems, form_page_below};
use crate::components::control::Sheet;
use crate::components::{BackLink, PageFields, Told};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::args;

const HERE: &str = "/account/notices";

/// `GET /account/notices`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let who = visit.signed_in()?;
    let own = ways(&site.store, who.account()).await?;
    let mut answers = Answers::default();
    for topic in Topic::for_kind(who.kind) {
        answers.set(topic.to_string(), own.way(*topic).to_string());
    }
    page(&visit, own.version, answers, &[])
}

fn page(visit: &Visit, seen: Version, answers: Answers, problems: &[Problem]) -> Result<Response, Failure> {
    let words = visit.words;
    let kind = visit.signed_in()?.kind;
    let sheet = Sheet::new(words, questions(kind), answers, problems);
    let problem = |(field, sentence): &(String, String)| {
        let topic: Topic = field.parse().ok()?;
        Some((<&'static str>::from(topic), sentence.clone()))
    };
    let problems: Problems = sheet.problems.iter().filter_map(problem).collect();
    let minutes = args([("minutes", GATHERED_FOR.whole_minutes().into())]);
    let up = view! { <BackLink href="/account" text=words.say("account-back")/> };
    Ok(form_page_below(visit, up, "account-notices", &problems, || {
        view! {
            <p>{words.say_with("notices-gathered", &minutes)}</p>
            <form method="post" novalidate>
                <input type="hidden" name="version" value=seen.0.to_string()/>
                <PageFields sheet=sheet/>
                <div class="actions"><button class="btn">{words.say("notices-do")}</button></div>
            </form>
            <section class="stack-s mt-l" aria-labelledby="always">
                <h2 id="always">{words.say("notices-always")}</h2>
                <p>{words.say(&format!("notices-always-{kind}"))}</p>
            </section>
        }
    }))
}

/// `POST /account/notices`.
pub(super) async fn save(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let who = visit.signed_in()?;
    let seen = Version(form.text("version").parse().map_err(|_| Failure::Unreadable)?);
    let questions = questions(who.kind);
    let answers = questions.accept(&form.answers());
    let problems = questions.check(&answers, visit.today());
    if !problems.is_empty() {
        return page(&visit, seen, answers, &problems);
    }
    let way = |topic: &Topic| Some((*topic, answers.text(&topic.to_string()).parse::<Way>().ok()?));
    let chosen: BTreeMap<Topic, Way> = Topic::for_kind(who.kind).iter().filter_map(way).collect();
    choose(&site.store, who.account(), seen, &chosen).await?;
    Ok(see_other(&Told::NoticesChosen.on(HERE)))
}
