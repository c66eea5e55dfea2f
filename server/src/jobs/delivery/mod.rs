//! The ways letters take: mail through a server, short messages through a provider, or a demonstration's mailbox.

mod mail;
mod mail_url;
mod sms;

use store::plumbing::outbox::{Channel, Outgoing};
use time::OffsetDateTime;

use crate::config::{Config, ConfigError};

/// How letters leave.
pub struct Delivery {
    mail: Mail,
    sms: Sms,
}

enum Mail {
    /// Through a mail server.
    Smtp(Box<mail::Server>),
    /// They stay in the outbox, where the demonstration's mailbox page shows them.
    Mailbox,
    /// No server is configured.
    Nowhere,
}

enum Sms {
    /// Through a provider's gateway.
    Gateway(Box<sms::Gateway>),
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
    ///
    /// # Errors
    /// A key says something that cannot work, or would send a password openly.
    pub fn new(config: &Config) -> Result<Self, ConfigError> {
        if config.demo {
            return Ok(Self {
                mail: Mail::Mailbox,
                sms: Sms::Mailbox,
            });
        }
        let mail = match &config.smtp_url {
            Some(url) => Mail::Smtp(Box::new(mail::Server::new(url.expose(), &config.mail_from)?)),
            None => Mail::Nowhere,
        };
        let sms = match (&config.sms_url, &config.sms_secret) {
            (Some(url), Some(secret)) => Sms::Gateway(Box::new(sms::Gateway::new(url, secret.expose())?)),
            (None, None) => Sms::Nowhere,
            (Some(_), None) => {
                return refuse("sms_url needs sms_secret, with which short messages are signed");
            }
            (None, Some(_)) => {
                return refuse("sms_secret needs sms_url, the address of the provider's gateway");
            }
        };
        Ok(Self { mail, sms })
    }

    /// What an operator should know before anybody waits for a letter.
    pub fn warnings(&self) -> Vec<&'static str> {
        let mail = match &self.mail {
            Mail::Nowhere => Some(
                "No mail server is configured (smtp_url): mail is parked and nobody gets a code by mail.",
            ),
            Mail::Smtp(server) if server.has_no_sender() => Some(
                "Mail is sent from an address at localhost, which other mail servers refuse: set mail_from.",
            ),
            Mail::Smtp(_) | Mail::Mailbox => None,
        };
        let sms = matches!(self.sms, Sms::Nowhere).then_some(
            "No provider of short messages is configured (sms_url): they are parked and nobody gets a code by phone.",
        );
        mail.into_iter().chain(sms).collect()
    }

    /// Hands one letter over; `now` is the time of this attempt.
    pub async fn deliver(&self, letter: &Outgoing, now: OffsetDateTime) -> Result<(), NotDelivered> {
        match (letter.channel, &self.mail, &self.sms) {
            (Channel::Mail, Mail::Mailbox, _) | (Channel::Sms, _, Sms::Mailbox) => Ok(()),
            (Channel::Mail, Mail::Nowhere, _) => Err(NotDelivered::ForGood("no mail server".to_owned())),
            (Channel::Sms, _, Sms::Nowhere) => Err(NotDelivered::ForGood("no provider".to_owned())),
            (Channel::Mail, Mail::Smtp(server), _) => server.deliver(letter).await,
            (Channel::Sms, _, Sms::Gateway(gateway)) => gateway.deliver(letter, now).await,
        }
    }
}

fn refuse<T>(text: &str) -> Result<T, ConfigError> {
    Err(ConfigError::Refused(text.to_owned()))
}
