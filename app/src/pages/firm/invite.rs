//! Inviting members, and what is done with an invitation that waits.

use axum::extract::State;
use axum::response::Response;
use domain::casework::{Answers, Problem};
use domain::identifier::Email;
use domain::identity::Language;
use domain::identity::firm::{MEMBERS_MAX, Right, forms};
use domain::ids::OrganisationId;
use store::identity::firm::{self, Asked};
use store::identity::invitation::{Invite, LETTERS_A_DAY};

use super::parts::{Asking, InFirm, InFirmInvitation, explained, firm_path, sent};
use crate::components::Told;
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;

/// `GET /account/firms/{firm}/invite`.
pub(super) async fn show(visit: Visit, InFirm(firm): InFirm) -> Result<Response, Failure> {
    explained(&visit, firm, form(&visit, firm).await).await
}

async fn form(visit: &Visit, firm: OrganisationId) -> Result<Response, Failure> {
    manages(visit, firm).await?;
    if let Some(ask) = visit.step_up(&format!("{}/invite", firm_path(firm)))? {
        return Ok(ask);
    }
    let mut answers = Answers::default();
    answers.set("language", visit.words.language.to_string());
    Ok(page(visit, firm, answers, Vec::new()))
}

/// To members who do not manage the firm these pages do not exist.
async fn manages(visit: &Visit, firm: OrganisationId) -> Result<(), Failure> {
    let view = firm::view(&visit.site.store, visit.signed_in()?.account(), firm).await?;
    if Right::ManageMembers.is_given_by(&view.roles) {
        Ok(())
    } else {
        Err(Failure::NotFound)
    }
}

fn page(visit: &Visit, firm: OrganisationId, answers: Answers, problems: Vec<Problem>) -> Response {
    let path = firm_path(firm);
    let asking = Asking {
        page: forms::invite(),
        answers,
        problems,
        action: format!("{path}/invite"),
        hidden: Vec::new(),
        button: "firm-invite-do",
    };
    asking.page(visit, (path, "firm-back"))
}

/// `POST /account/firms/{firm}/invite`.
pub(super) async fn send(
    State(site): State<Site>,
    visit: Visit,
    InFirm(firm): InFirm,
    form: Form,
) -> Result<Response, Failure> {
    explained(&visit, firm, invite(&site, &visit, firm, &form).await).await
}

async fn invite(site: &Site, visit: &Visit, firm: OrganisationId, form: &Form) -> Result<Response, Failure> {
    let by = visit.signed_in()?.account();
    firm::view(&site.store, by, firm).await?;
    if let Some(ask) = visit.step_up(&format!("{}/invite", firm_path(firm)))? {
        return Ok(ask);
    }
    let asked = forms::invite();
    let typed = asked.accept(&form.answers());
    let problems = asked.check(&typed, visit.today());
    let read = asked.normalise(&typed, visit.today());
    let (email, language) = (
        Email::parse(read.text("email")),
        read.text("language").parse::<Language>(),
    );
    let (Ok(email), Ok(language), true) = (email, language, problems.is_empty()) else {
        return Ok(page(visit, firm, typed, problems));
    };
    let invite = Invite {
        organisation: firm,
        roles: forms::chosen(&read),
        email,
        language,
    };
    let outcome = firm::invite(&site.store, by, &invite, &site.public_url, sent(form)?).await;
    if let Err(store::Error::TooMany { .. }) = outcome {
        let enough = Problem::new("email", "enough_letters").with("max", LETTERS_A_DAY);
        return Ok(page(visit, firm, typed, vec![enough]));
    }
    let problem = match outcome? {
        Asked::Sent => return Ok(see_other(&Told::InvitationSent.on(&firm_path(firm)))),
        Asked::IsMember => Problem::new("email", "is_member"),
        Asked::Full => Problem::new("email", "firm_full").with("max", MEMBERS_MAX),
        Asked::NoSuchRole => Problem::new("roles", "not_offered"),
    };
    Ok(page(visit, firm, typed, vec![problem]))
}

/// `POST /account/firms/{firm}/invitations/{invitation}/resend`.
pub(super) async fn resend(
    State(site): State<Site>,
    visit: Visit,
    InFirmInvitation(firm, invitation): InFirmInvitation,
    form: Form,
) -> Result<Response, Failure> {
    let by = visit.signed_in()?.account();
    let answer = async {
        // Whose firm it is not is told so whatever they sent.
        firm::view(&site.store, by, firm).await?;
        let target = (firm, invitation);
        firm::resend(&site.store, by, target, &site.public_url, sent(&form)?).await?;
        Ok(see_other(&Told::InvitationSent.on(&firm_path(firm))))
    };
    explained(&visit, firm, answer.await).await
}

/// `POST /account/firms/{firm}/invitations/{invitation}/withdraw`.
pub(super) async fn withdraw(
    State(site): State<Site>,
    visit: Visit,
    InFirmInvitation(firm, invitation): InFirmInvitation,
    form: Form,
) -> Result<Response, Failure> {
    let by = visit.signed_in()?.account();
    let answer = async {
        firm::view(&site.store, by, firm).await?;
        firm::withdraw(&site.store, by, (firm, invitation), sent(&form)?).await?;
        Ok(see_other(&Told::InvitationWithdrawn.on(&firm_path(firm))))
    };
    explained(&visit, firm, answer.await).await
}
