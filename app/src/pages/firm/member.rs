//! One member of a firm: what an owner changes, and how somebody leaves.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::casework::{Answers, Problem};
use domain::identity::Role;
use domain::identity::firm::{Change, Right, Roles, Unchanged, forms};
use domain::ids::{AccountId, OrganisationId};
use leptos::prelude::*;
use store::identity::firm::{self, Changed, Member, View};

use super::parts::{Asking, InFirmMember, explained, firm_path, judged, roles_text, sent};
use crate::components::{BackLink, ErrorSummary, FormKey, Notice, Told, Tone, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// A member about to be shown to somebody who may change something about them.
struct Shown {
    view: View,
    member: Member,
    /// The reader may change the members.
    manages: bool,
    /// It is the reader.
    is_own: bool,
}

impl Shown {
    /// Members other than owners open themselves alone.
    async fn open(visit: &Visit, firm: OrganisationId, member: AccountId) -> Result<Self, Failure> {
        let reader = visit.signed_in()?.account();
        let view = firm::view(&visit.site.store, reader, firm).await?;
        let manages = Right::ManageMembers.is_given_by(&view.roles);
        let is_own = reader == member;
        let found = view.members.iter().find(|own| own.account == member).cloned();
        let member = found.filter(|_| manages || is_own).ok_or(Failure::NotFound)?;
        Ok(Self {
            view,
            member,
            manages,
            is_own,
        })
    }

    fn path(&self) -> String {
        format!(
            "{}/members/{}",
            firm_path(self.view.organisation.id),
            self.member.account
        )
    }

    /// The roles that the page shows, for telling whether somebody else changed them meanwhile.
    fn seen(&self) -> String {
        let roles: Vec<String> = self.member.roles.iter().map(ToString::to_string).collect();
        roles.join(",")
    }

    /// Who gives and takes roles shows a fresh factor first; leaving needs none.
    fn step_up(&self, visit: &Visit) -> Result<Option<Response>, Failure> {
        if self.manages {
            visit.step_up(&self.path())
        } else {
            Ok(None)
        }
    }
}

/// What was refused, and what was typed.
#[derive(Default)]
struct Refused {
    answers: Option<Answers>,
    problems: Vec<Problem>,
    rule: Option<Unchanged>,
}

/// `GET /account/firms/{firm}/members/{member}`.
pub(super) async fn show(
    visit: Visit,
    InFirmMember(firm, member): InFirmMember,
) -> Result<Response, Failure> {
    let answer = async {
        let shown = Shown::open(&visit, firm, member).await?;
        match shown.step_up(&visit)? {
            Some(ask) => Ok(ask),
            None => Ok(page(&visit, &shown, Refused::default())),
        }
    };
    explained(&visit, firm, answer.await).await
}

fn page(visit: &Visit, shown: &Shown, refused: Refused) -> Response {
    let words = visit.words;
    let member = &shown.member;
    let name = member.name.clone().unwrap_or_else(|| member.contact.clone());
    // Nobody gives themselves a role: with one alone there is nothing to choose.
    let has_choice = !shown.is_own || member.roles.len() > 1;
    let roles = (shown.manages && has_choice).then(|| roles_form(shown, refused.answers, refused.problems));
    let summary = roles
        .as_ref()
        .map(|asking| asking.summary(words))
        .unwrap_or_default();
    let notice = refused.rule.map(|rule| {
        let (heading, text) = (
            words.say(&format!("firm-unchanged-{rule}")),
            words.say(&format!("firm-unchanged-{rule}-text")),
        );
        view! { <Notice tone=Tone::Warn heading=heading><p>{text}</p></Notice> }
    });
    let mut page = judged(Page::new(name.clone()), words, &name, !summary.is_empty());
    if notice.is_some() {
        page = page.status(StatusCode::CONFLICT);
    }
    let back = firm_path(shown.view.organisation.id);
    page.render(visit, || {
        let form = roles.map(|asking| {
            view! {
                <section aria-label=words.say("firm-roles")>{asking.form(visit)}</section>
            }
        });
        view! {
            <div class="wrap">
                <BackLink href=back text=words.say("firm-back")/>
                <div class="narrow stack-l mt">
                    <ErrorSummary words=words problems=summary/>
                    {notice}
                    <div class="head"><h1>{name}</h1></div>
                    {facts(words, member)}
                    {form}
                    {transfer_form(visit, shown)}
                    {remove_form(visit, shown)}
                </div>
            </div>
        }
    })
}

fn facts(words: Words, member: &Member) -> impl IntoView + use<> {
    view! {
        <dl class="sum">
            <div><dt>{words.say("firm-member-contact")}</dt><dd>{member.contact.clone()}</dd></div>
            <div><dt>{words.say("firm-member-roles")}</dt><dd>{roles_text(words, &member.roles)}</dd></div>
            <div><dt>{words.say("firm-member-since")}</dt><dd>{day::moment(words, member.since)}</dd></div>
        </dl>
    }
}

fn roles_form(shown: &Shown, typed: Option<Answers>, problems: Vec<Problem>) -> Asking {
    let answers = typed.unwrap_or_else(|| {
        let mut own = Answers::default();
        own.set("roles", shown.seen());
        own
    });
    Asking {
        page: forms::roles(),
        answers,
        problems,
        action: format!("{}/roles", shown.path()),
        hidden: vec![("seen", shown.seen())],
        button: "firm-roles-do",
    }
}

/// Handing ownership over, to a member who has none yet.
fn transfer_form(visit: &Visit, shown: &Shown) -> Option<AnyView> {
    let offers = shown.manages && !shown.is_own && !shown.member.roles.contains(&Role::FirmOwner);
    offers.then(|| act(visit, shown, "transfer", "firm-transfer"))
}

/// Removing a member, or leaving.
fn remove_form(visit: &Visit, shown: &Shown) -> AnyView {
    let key = if shown.is_own { "firm-leave" } else { "firm-remove" };
    act(visit, shown, "remove", key)
}

/// An act that cannot be taken back by pressing again: what it does is read before its button can be pressed.
fn act(visit: &Visit, shown: &Shown, path: &str, key: &str) -> AnyView {
    let words = visit.words;
    view! {
        <details class="more">
            <summary>{words.say(key)}</summary>
            <p>{words.say(&format!("{key}-text"))}</p>
            <form method="post" action=format!("{}/{path}", shown.path())>
                <FormKey key=visit.site.store.new_uuid()/>
                <input type="hidden" name="seen" value=shown.seen()/>
                <button class="btn danger">{words.say(&format!("{key}-do"))}</button>
            </form>
        </details>
    }
    .into_any()
}

/// `POST /account/firms/{firm}/members/{member}/roles`.
pub(super) async fn change_roles(
    State(site): State<Site>,
    visit: Visit,
    InFirmMember(firm, member): InFirmMember,
    form: Form,
) -> Result<Response, Failure> {
    let asked = forms::roles();
    let typed = asked.accept(&form.answers());
    let problems = asked.check(&typed, visit.today());
    let roles = forms::chosen(&typed).into_iter().collect();
    let change = Change::Roles { of: member, roles };
    let sent = Posted {
        form: &form,
        typed,
        problems,
    };
    let answer = send(&site, &visit, (firm, member), change, sent).await;
    explained(&visit, firm, answer).await
}

/// `POST /account/firms/{firm}/members/{member}/remove`.
pub(super) async fn remove(
    State(site): State<Site>,
    visit: Visit,
    InFirmMember(firm, member): InFirmMember,
    form: Form,
) -> Result<Response, Failure> {
    let change = Change::Remove { of: member };
    let answer = send(&site, &visit, (firm, member), change, Posted::of(&form)).await;
    explained(&visit, firm, answer).await
}

/// `POST /account/firms/{firm}/members/{member}/transfer`.
pub(super) async fn transfer(
    State(site): State<Site>,
    visit: Visit,
    InFirmMember(firm, member): InFirmMember,
    form: Form,
) -> Result<Response, Failure> {
    let change = Change::Transfer { to: member };
    let answer = send(&site, &visit, (firm, member), change, Posted::of(&form)).await;
    explained(&visit, firm, answer).await
}

/// A form of this page as it was sent.
struct Posted<'a> {
    form: &'a Form,
    typed: Answers,
    problems: Vec<Problem>,
}

impl<'a> Posted<'a> {
    fn of(form: &'a Form) -> Self {
        Self {
            form,
            typed: Answers::default(),
            problems: Vec::new(),
        }
    }

    /// The roles that the page showed.
    fn seen(&self) -> Roles {
        let seen = self.form.text("seen").split(',');
        seen.filter_map(|role| role.parse().ok()).collect()
    }
}

async fn send(
    site: &Site,
    visit: &Visit,
    (firm, member): (OrganisationId, AccountId),
    change: Change,
    posted: Posted<'_>,
) -> Result<Response, Failure> {
    let by = visit.signed_in()?.account();
    let view = firm::view(&site.store, by, firm).await?;
    let is_leaving = change == Change::Remove { of: by };
    if Right::ManageMembers.is_given_by(&view.roles) {
        let path = format!("{}/members/{member}", firm_path(firm));
        if let Some(ask) = visit.step_up(&path)?.filter(|_| !is_leaving) {
            return Ok(ask);
        }
    }
    if !posted.problems.is_empty() {
        let shown = Shown::open(visit, firm, member).await?;
        let refused = Refused {
            answers: Some(posted.typed),
            problems: posted.problems,
            rule: None,
        };
        return Ok(page(visit, &shown, refused));
    }
    let seen = posted.seen();
    match firm::change(&site.store, by, firm, (&change, &seen), sent(posted.form)?).await? {
        Changed::Done if is_leaving => Ok(see_other(&Told::FirmLeft.on("/account/firms"))),
        Changed::Done => Ok(see_other(&Told::MembersChanged.on(&firm_path(firm)))),
        Changed::Refused(rule) => {
            let shown = Shown::open(visit, firm, member).await?;
            let refused = Refused {
                rule: Some(rule),
                ..Refused::default()
            };
            Ok(page(visit, &shown, refused))
        }
    }
}
