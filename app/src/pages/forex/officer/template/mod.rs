//! Texts that officers keep for supplement requests and refusals.

pub(super) mod edit;
pub(super) mod insert;
mod judge;
mod view;

use axum::extract::{Path, State};
use axum::response::Response;
use domain::forex::template::{TemplateField, TemplateUse};
use leptos::prelude::*;
use store::forex::desk::{self, Template};
use strum::IntoEnumIterator;
use uuid::Uuid;

use crate::components::{BackLink, Told};
use crate::failure::Failure;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// Where templates stand.
const PATH: &str = "/desk/templates";

fn path(template: Uuid) -> String {
    format!("{PATH}/{}", template.simple())
}

/// The template in an address; one that cannot be read does not exist.
fn id(text: &str) -> Result<Uuid, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

/// `GET /desk/templates`.
pub(super) async fn list(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let templates = desk::templates(&site.store, visit.actor()?).await?;
    let words = visit.words;
    Ok(Page::new(words.say("templates-title"))
        .at(Place::Desk)
        .render(&visit, || {
            let groups = TemplateUse::iter().map(|used_for| group(words, used_for, &templates));
            view! {
                <div class="wrap">
                    <BackLink href="/desk" text=words.say("nav-desk")/>
                    <div class="narrow stack mt">
                        <h1>{words.say("templates-title")}</h1>
                        <p>{words.say("templates-text")}</p>
                        {groups.collect_view()}
                    </div>
                </div>
            }
        }))
}

fn group(words: Words, used_for: TemplateUse, templates: &[Template]) -> impl IntoView + use<> {
    let own: Vec<&Template> = templates.iter().filter(|own| own.used_for == used_for).collect();
    let line = |own: &&Template| {
        let shared = own.is_shared.then(|| words.say("filters-shared-short"));
        view! { <li><a href=path(own.id)>{own.words.name.clone()}</a>" "<span class="small dim">{shared}</span></li> }
    };
    let lines = own.iter().map(line).collect_view();
    let none = own
        .is_empty()
        .then(|| view! { <p class="dim">{words.say("templates-none")}</p> });
    let heading = format!("templates-{used_for}");
    let new = format!("{PATH}/new?for={used_for}");
    view! {
        <section class="card stack-s" aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{words.say(&heading)}</h2>
            {none}
            <ul class="bullets">{lines}</ul>
            <p><a href=new>{words.say(&format!("templates-new-{used_for}"))}</a></p>
        </section>
    }
}

/// `POST /desk/templates/{template}/remove`.
pub(super) async fn remove(
    State(site): State<Site>,
    visit: Visit,
    Path(template): Path<String>,
) -> Result<Response, Failure> {
    desk::remove_template(&site.store, visit.actor()?, id(&template)?).await?;
    Ok(see_other(&Told::TemplateRemoved.on(PATH)))
}

/// The names of the fields that such a template can have.
fn fields(words: Words, used_for: TemplateUse) -> String {
    let fitting = TemplateField::iter().filter(|field| field.fits(used_for));
    let name = |field: TemplateField| {
        let [zh, en] = field.names();
        words.pick(zh, en).to_owned()
    };
    let names: Vec<_> = fitting.map(name).collect();
    names.join(&words.say("list-separator"))
}
