//! Somebody who fills in forms, remembers what was acknowledged, and which answer never came.

use std::fmt::Write as _;
use std::net::SocketAddr;

use domain::access::Actor;
use domain::ids::CaseId;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The name of every applicant, which is also the signature.
pub(crate) const NAME: &str = "林晓雯";

/// Somebody who writes from a browser of their own.
pub(crate) struct Writer {
    pub(crate) actor: Actor,
    pub(crate) token: String,
}

/// One application as its writer knows it.
#[derive(Debug)]
pub(crate) struct Application {
    pub(crate) case: CaseId,
    pub(crate) writer: usize,
    /// The newest address whose saving was acknowledged.
    pub(crate) address: String,
    /// The submission was acknowledged.
    pub(crate) is_handed_in: bool,
    /// The form whose answer never came.
    pub(crate) lost: Option<Form>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Address(String),
    Submission { key: String },
}

impl Application {
    pub(crate) fn path(&self, form: &Form) -> String {
        let page = match form {
            Form::Address(_) => "pages/contact",
            Form::Submission { .. } => "submit",
        };
        format!("/forex/applications/{}/{page}", self.case)
    }

    pub(crate) fn acknowledged(&mut self, form: Form) {
        self.lost = None;
        match form {
            Form::Address(address) => self.address = address,
            Form::Submission { .. } => self.is_handed_in = true,
        }
    }
}

impl Form {
    /// Two saves of a page, then the submission.
    fn all() -> [Self; 3] {
        let address = |number| Self::Address(format!("宁波市江北区槐花巷 {number} 号"));
        [
            address(1),
            address(2),
            Self::Submission {
                key: uuid::Uuid::from_u128(rand::random()).to_string(),
            },
        ]
    }

    pub(crate) fn body(&self) -> String {
        let fields: Vec<(&str, &str)> = match self {
            Self::Address(address) => vec![
                ("mobile", "13800000001"),
                ("address", address),
                ("tax_residency", "china_only"),
                ("version", "1"),
            ],
            Self::Submission { key } => vec![("form_key", key), ("signature", NAME), ("act", "submit")],
        };
        serde_urlencoded::to_string(fields).unwrap()
    }
}

/// Sends one form after the other until no answer comes.
pub(crate) async fn write(
    address: SocketAddr,
    token: String,
    mut applications: Vec<Application>,
) -> Vec<Application> {
    for application in &mut applications {
        for form in Form::all() {
            application.lost = Some(form.clone());
            if !post(address, &token, &application.path(&form), &form.body()).await {
                return applications;
            }
            application.acknowledged(form);
        }
    }
    applications
}

/// Posts a form; whether it was acknowledged. Any other answer than "done, go on there" is a failure of the test.
pub(crate) async fn post(address: SocketAddr, token: &str, path: &str, body: &str) -> bool {
    let mut request = String::new();
    let port = address.port();
    write!(
        request,
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nCookie: sid-{port}={token}\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = Vec::new();
    let Ok(mut stream) = TcpStream::connect(address).await else {
        return false;
    };
    let sent = stream.write_all(request.as_bytes()).await.is_ok();
    // What came before the connection broke counts, if it is whole.
    let _came = stream.read_to_end(&mut answer).await;
    let answer = String::from_utf8_lossy(&answer);
    let is_whole = sent && answer.contains("\r\n\r\n");
    assert!(
        !is_whole || answer.starts_with("HTTP/1.1 303"),
        "{path} {body}: {answer}"
    );
    is_whole
}
