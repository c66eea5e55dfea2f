//! The doors of the site: every page with its address and who may open it, as one table.

use axum::handler::Handler;
use axum::http::{Method, Uri};
use axum::routing::{MethodFilter, MethodRouter, on};

use crate::shell::see_other;
use crate::site::Site;

/// Who may open a door. What lies behind asks further: whose case it is, and in which role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody.
    Anyone,
    /// Members of the public who are signed in.
    Applicant,
    /// Staff of a bank, with their second factor.
    Officer,
    /// Whoever runs the installation, with their second factor.
    Administrator,
    /// Whoever reads the audit trail: auditors and administrators, with their second factor.
    Auditor,
    /// Everybody who is signed in.
    SignedIn,
    /// Everybody who is signed in, also while they act for nobody, because whom they acted for is no longer theirs.
    Choosing,
    /// Everybody, in a demonstration only.
    Demonstration,
}

/// One page or act: method, path, who may, and what answers.
pub struct Door {
    /// GET or POST.
    pub method: Method,
    /// The path with its parameters in braces.
    pub path: &'static str,
    /// Who may open it.
    pub who: Who,
    /// Whether a page is shown here; otherwise a form is taken, or the way leads on to a page.
    pub shows: bool,
    /// What answers.
    pub route: MethodRouter<Site>,
}

/// A door that shows a page.
pub fn get<T: 'static>(path: &'static str, who: Who, handler: impl Handler<T, Site>) -> Door {
    Door {
        method: Method::GET,
        path,
        who,
        shows: true,
        route: on(MethodFilter::GET, handler),
    }
}

/// A door that takes a form.
pub fn post<T: 'static>(path: &'static str, who: Who, handler: impl Handler<T, Site>) -> Door {
    Door {
        method: Method::POST,
        path,
        who,
        shows: false,
        route: on(MethodFilter::POST, handler),
    }
}

/// A door beside one that takes a form only: who comes by address, such as after choosing another language on the answer
/// to that form, is led to the page that holds it, `up` parts of the path before.
pub fn to_form(path: &'static str, who: Who, up: usize) -> Door {
    let lead = async move |uri: Uri| {
        let parts: Vec<&str> = uri.path().split('/').collect();
        let kept = parts.len().saturating_sub(up);
        see_other(&parts.get(..kept).unwrap_or_default().join("/"))
    };
    Door {
        shows: false,
        ..get(path, who, lead)
    }
}
