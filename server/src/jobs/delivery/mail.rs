//! Mail through a server.

use std::time::{Duration, SystemTime};

use lettre::message::{Mailbox, SinglePart};
use lettre::transport::smtp::{self, response::Code};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use store::plumbing::outbox::Outgoing;

use super::mail_url::{check, is_this_machine};
use super::{NotDelivered, refuse};
use crate::config::ConfigError;

/// How long a mail server may take for one letter.
const PATIENCE: Duration = Duration::from_secs(30);

/// Answers about our own sign-in (RFC 4954): they say nothing about the letter, and an operator can mend them.
const ABOUT_SIGN_IN: [u16; 4] = [530, 534, 535, 538];

/// A mail server, and in whose name it sends.
pub(super) struct Server {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// What stands behind the `@` of message ids.
    host: String,
    is_far: bool,
}

impl Server {
    pub(super) fn new(url: &str, from: &str) -> Result<Self, ConfigError> {
        let Ok(from) = from.parse::<Mailbox>() else {
            return refuse("mail_from is not an address such as `Name <a@example.com>`");
        };
        check(url)?;
        let Ok(transport) = AsyncSmtpTransport::<Tokio1Executor>::from_url(url) else {
            return refuse("smtp_url is not an address such as smtps://user:password@host");
        };
        let host = url.parse::<http::Uri>().ok();
        let host = host.as_ref().and_then(http::Uri::host).unwrap_or_default();
        Ok(Self {
            transport: transport.timeout(Some(PATIENCE)).build(),
            host: from.email.domain().to_owned(),
            from,
            is_far: !is_this_machine(host),
        })
    }

    /// Whether mail would leave this machine in a name that means nothing elsewhere.
    pub(super) fn has_no_sender(&self) -> bool {
        self.is_far && self.host == "localhost"
    }

    pub(super) async fn deliver(&self, letter: &Outgoing) -> Result<(), NotDelivered> {
        let sent = self.transport.send(self.message(letter)?).await;
        sent.map(drop).map_err(|error| refused(&error))
    }

    /// The letter's id is the message's, and its date the letter's: a receiver that gets it twice can tell.
    fn message(&self, letter: &Outgoing) -> Result<Message, NotDelivered> {
        let unusable = |_| NotDelivered::ForGood("the address is unusable".to_owned());
        let to = letter.to.parse().map_err(unusable)?;
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .date(SystemTime::from(letter.created_at))
            .message_id(Some(format!("<{}@{}>", letter.id.simple(), self.host)))
            .subject(letter.subject.as_str())
            .singlepart(SinglePart::plain(letter.body.clone()))
            .map_err(|_| NotDelivered::ForGood("the letter cannot be written as mail".to_owned()))
    }
}

/// Only the kind and code: a server's own words may repeat the address.
fn refused(error: &smtp::Error) -> NotDelivered {
    let code = error.status().map(|code| format!(" {code}")).unwrap_or_default();
    let is_about_us = |code: Code| ABOUT_SIGN_IN.contains(&u16::from(code));
    if error.status().is_some_and(is_about_us) {
        NotDelivered::ForNow(format!("the mail server refused our sign-in{code}"))
    } else if error.is_permanent() {
        NotDelivered::ForGood(format!("the mail server refused{code}"))
    } else if error.is_tls() {
        NotDelivered::ForNow("no trusted TLS connection to the mail server".to_owned())
    } else if error.is_timeout() {
        NotDelivered::ForNow("the mail server took too long".to_owned())
    } else {
        NotDelivered::ForNow(format!(
            "the mail server was not reached or could not take it{code}"
        ))
    }
}
