//! The guard of a door: who may open it.

use app::door::Who;
use app::failure::Failure;
use app::pages::identity::cookies::session_token;
use app::pages::identity::kept;
use app::shell::see_other;
use app::visit::Visit;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::identity::{AccountKind, Role};
use store::identity::SignedIn;

/// What the guard decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Passage {
    Open,
    /// Somebody unknown, who may be the right one.
    SignIn,
    /// The right one, who has yet to set up their second factor.
    Enrol,
    /// Somebody whose part in what they acted for has ended, and who has yet to choose anew.
    Choose,
    /// Not for this visitor, who need not know that it is there.
    Hidden,
}

/// Lets through whom the door is for.
pub async fn admit(State(who): State<Who>, visit: Visit, request: Request, next: Next) -> Response {
    let token = session_token(&visit.site, request.headers());
    match passage(
        who,
        visit.who.as_deref(),
        token.is_some(),
        visit.site.demonstration,
    ) {
        Passage::Open => open(&visit, request, next).await,
        Passage::Hidden => Failure::NotFound.into_response(),
        Passage::Enrol => see_other("/account/second-factor"),
        Passage::Choose => see_other("/account/workplace"),
        Passage::SignIn => sign_in(&visit, token.as_deref(), request).await,
    }
}

/// What is behind the door. A kept form that was sent again has been kept long enough, unless nothing could be done with
/// it now.
async fn open(visit: &Visit, request: Request, next: Next) -> Response {
    let is_sent_again = !request.method().is_safe() && request.uri().query() == Some(kept::SENT_AGAIN);
    let response = next.run(request).await;
    let is_worth_another_try =
        response.status().is_server_error() || response.status() == StatusCode::TOO_MANY_REQUESTS;
    if is_sent_again
        && !is_worth_another_try
        && let Err(failure) = kept::forget_sent(visit).await
    {
        tracing::warn!(?failure, "a kept form was not forgotten");
    }
    response
}

/// Asks to sign in; what was typed into a form of a session that has ended since is kept for its owner.
async fn sign_in(visit: &Visit, token: Option<&str>, request: Request) -> Response {
    match token {
        Some(token) if !request.method().is_safe() => kept::keep(visit, token, request).await.into_response(),
        _ => see_other(&format!("/sign-in?back={}", encoded(&visit.uri.to_string()))),
    }
}

/// As the value of a query (RFC 3986: all but unreserved characters and the slash).
fn encoded(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            write!(encoded, "%{byte:02X}").unwrap_or_default();
        }
        encoded
    })
}

fn passage(who: Who, visitor: Option<&SignedIn>, had_session: bool, demonstration: bool) -> Passage {
    let open_if = |is_open| if is_open { Passage::Open } else { Passage::Hidden };
    let acts = !matches!(who, Who::Anyone | Who::Choosing | Who::Demonstration);
    if acts && visitor.is_some_and(|visitor| visitor.lost.is_some()) {
        return Passage::Choose;
    }
    match (who, visitor) {
        (Who::Anyone, _) | (Who::SignedIn | Who::Choosing, Some(_)) => Passage::Open,
        (Who::Demonstration, _) => open_if(demonstration),
        (Who::Applicant, Some(visitor)) => open_if(visitor.kind == AccountKind::Public),
        (Who::Officer | Who::Administrator | Who::Auditor, Some(visitor)) if visitor.must_enrol => {
            Passage::Enrol
        }
        (Who::Officer, Some(visitor)) => open_if(is_officer(visitor)),
        (Who::Administrator, Some(visitor)) => open_if(visitor.actor.administers()),
        (Who::Auditor, Some(visitor)) => open_if(visitor.actor.audits()),
        (Who::Applicant | Who::SignedIn | Who::Choosing, None) => Passage::SignIn,
        // Staff whose session ended may come back; to everybody else their rooms do not exist.
        (Who::Officer | Who::Administrator | Who::Auditor, None) if had_session => Passage::SignIn,
        (Who::Officer | Who::Administrator | Who::Auditor, None) => Passage::Hidden,
    }
}

fn is_officer(visitor: &SignedIn) -> bool {
    const ROLES: [Role; 3] = [Role::BankMaker, Role::BankChecker, Role::BankSupervisor];
    let duty = visitor.actor.duty.as_ref();
    duty.is_some_and(|duty| ROLES.iter().any(|role| duty.roles.contains(role)))
}
