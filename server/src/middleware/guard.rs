//! The guard of a door: who may open it.

use app::door::Who;
use app::failure::Failure;
use app::shell::see_other;
use app::visit::Visit;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::identity::{AccountKind, Role};
use store::identity::SignedIn;

use super::session::token;

/// What the guard decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Passage {
    Open,
    /// Somebody unknown, who may be the right one.
    SignIn,
    /// Not for this visitor, who need not know that it is there.
    Hidden,
}

/// Lets through whom the door is for.
pub async fn admit(State(who): State<Who>, visit: Visit, request: Request, next: Next) -> Response {
    let had_session = token(&visit.site, request.headers()).is_some();
    match passage(who, visit.who.as_deref(), had_session, visit.site.demonstration) {
        Passage::Open => next.run(request).await,
        Passage::Hidden => Failure::NotFound.into_response(),
        Passage::SignIn => see_other(&format!("/sign-in?back={}", back(&visit, &request))),
    }
}

/// Where to go on after signing in: the page that was asked for, or the one whose form was sent.
fn back(visit: &Visit, request: &Request) -> String {
    let query = visit.uri.query().filter(|_| request.method().is_safe());
    let place = query.map_or_else(|| visit.uri.path().to_owned(), |query| format!("{}?{query}", visit.uri.path()));
    encoded(&place)
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
    match (who, visitor) {
        (Who::Anyone, _) | (Who::SignedIn, Some(_)) => Passage::Open,
        (Who::Demonstration, _) => open_if(demonstration),
        (Who::Applicant, Some(visitor)) => open_if(visitor.kind == AccountKind::Public),
        (Who::Officer, Some(visitor)) => open_if(is_officer(visitor)),
        (Who::Applicant | Who::SignedIn, None) => Passage::SignIn,
        // An officer whose session ended may come back; to everybody else the desk does not exist.
        (Who::Officer, None) if had_session => Passage::SignIn,
        (Who::Officer, None) => Passage::Hidden,
    }
}

fn is_officer(visitor: &SignedIn) -> bool {
    const ROLES: [Role; 3] = [Role::BankMaker, Role::BankChecker, Role::BankSupervisor];
    let duty = visitor.actor.duty.as_ref();
    !visitor.must_enrol && duty.is_some_and(|duty| ROLES.iter().any(|role| duty.roles.contains(role)))
}
