//! The ways letters take: mail through a server, short messages through a provider, or a demonstration's mailbox.

use std::time::Duration;

use lettre::message::Mailbox;
use lettre::transport::smtp;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use store::plumbing::outbox::{Channel, Outgoing};

use crate::config::{Config, ConfigError};

/// How long a mail server may take for one letter.
const PATIENCE: Duration = Duration::from_secs(30);

/// How letters leave.
pub struct Delivery {
    mail: Mail,
    sms: Sms,
}

enum Mail {
    /// Through a mail server.
    Smtp(Box<MailServer>),
    /// They stay in the outbox, where the demonstration's mailbox page shows them.
    Mailbox,
    /// No server is configured.
    Nowhere,
}

struct MailServer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// What stands behind the `@` of message ids.
    host: String,
}

enum Sms {
    /// They stay in the outbox, where the demonstration's mailbox page shows them.
    Mailbox,
    /// No provider is configured.
    Nowhere,
}

/// A letter did not go out. The reason names no person.
#[derive(Debug, PartialEq, Eq)]
pub enum NotDelivered {
    /// Trying again may help.
    ForNow(String),
    /// Trying again does not help.
    ForGood(String),
}

impl Delivery {
    /// The ways that are configured.
    pub fn new(config: &Config) -> Result<Self, ConfigError> {
        if config.demo {
            return Ok(Self {
                mail: Mail::Mailbox,
                sms: Sms::Mailbox,
            });
        }
        let mail = match &config.smtp_url {
            Some(url) => smtp(url.expose(), &config.mail_from)?,
            None => Mail::Nowhere,
        };
        Ok(Self {
            mail,
            sms: Sms::Nowhere,
        })
    }

    /// What an operator should know before anybody waits for a letter.
    pub fn warnings(&self) -> Vec<&'static str> {
        let mail = matches!(self.mail, Mail::Nowhere).then_some(
            "No mail server is configured (smtp_url): mail is parked and nobody gets a code by mail.",
        );
        let sms = matches!(self.sms, Sms::Nowhere).then_some(
            "No provider of short messages is configured: they are parked and nobody gets a code by phone.",
        );
        mail.into_iter().chain(sms).collect()
    }

    /// Hands one letter over.
    pub async fn deliver(&self, letter: &Outgoing) -> Result<(), NotDelivered> {
        match (letter.channel, &self.mail, &self.sms) {
            (Channel::Mail, Mail::Mailbox, _) | (Channel::Sms, _, Sms::Mailbox) => Ok(()),
            (Channel::Mail, Mail::Nowhere, _) => Err(NotDelivered::ForGood("no mail server".to_owned())),
            (Channel::Sms, _, Sms::Nowhere) => Err(NotDelivered::ForGood("no provider".to_owned())),
            (Channel::Mail, Mail::Smtp(server), _) => {
                let message = message(letter, server)?;
                server
                    .transport
                    .send(message)
                    .await
                    .map(drop)
                    .map_err(|error| refused(&error))
            }
        }
    }
}

fn smtp(url: &str, from: &str) -> Result<Mail, ConfigError> {
    let refuse = |text: &str| ConfigError::Refused(text.to_owned());
    let from: Mailbox = from
        .parse()
        .map_err(|_| refuse("mail_from is not an address such as `Name <a@example.com>`"))?;
    let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
        .map_err(|_| refuse("smtp_url is not an address such as smtps://user:password@host"))?
        .timeout(Some(PATIENCE))
        .build();
    let host = from.email.domain().to_owned();
    Ok(Mail::Smtp(Box::new(MailServer {
        transport,
        from,
        host,
    })))
}

/// The letter's id is the message's: a receiver that gets it twice can tell.
fn message(letter: &Outgoing, server: &MailServer) -> Result<Message, NotDelivered> {
    let unusable = |_| NotDelivered::ForGood("the address is unusable".to_owned());
    let to = letter.to.parse().map_err(unusable)?;
    Message::builder()
        .from(server.from.clone())
        .to(Mailbox::new(None, to))
        .message_id(Some(format!("<{}@{}>", letter.id.simple(), server.host)))
        .subject(letter.subject.as_str())
        .body(letter.body.clone())
        .map_err(|_| NotDelivered::ForGood("the letter cannot be written as mail".to_owned()))
}

/// Only the kind and code: a server's own words may repeat the address.
fn refused(error: &smtp::Error) -> NotDelivered {
    let code = error.status().map(|code| format!(" {code}")).unwrap_or_default();
    if error.is_permanent() {
        NotDelivered::ForGood(format!("the mail server refused{code}"))
    } else if error.is_timeout() {
        NotDelivered::ForNow("the mail server took too long".to_owned())
    } else {
        NotDelivered::ForNow(format!(
            "the mail server was not reached or could not take it{code}"
        ))
    }
}
