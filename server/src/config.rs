//! The configuration: a file, then the environment, then flags; later ones win, unknown keys are refused.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use toml::{Table, Value};

/// Variables of the environment that set a key begin with this.
pub const PREFIX: &str = "YONGYITONG_";

/// Variables with our prefix that are the scripts' own.
const OF_SCRIPTS: [&str; 2] = ["YONGYITONG_TOOLS", "YONGYITONG_BINARY"];

/// The whole configuration. Its keys are the names of these fields.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where browsers are served.
    pub address: SocketAddr,
    /// The folder of key ring, documents and, unless said otherwise, the database.
    pub data: PathBuf,
    /// `sqlite:…` or `postgres://…`; a file in the data folder when missing.
    pub database: Option<Hidden>,
    /// The folder of what browsers load, with its manifest.
    pub site: PathBuf,
    /// The address under which people reach the site; `http://` and the listening address when missing.
    pub public_url: Option<String>,
    /// A demonstration with invented people, on this machine only.
    pub demo: bool,
    /// What the clock shows at the start; in a demonstration only.
    #[serde(with = "rfc3339")]
    pub clock: Option<OffsetDateTime>,
    /// Limits for each client address; off in a demonstration unless set.
    pub limits: Option<bool>,
    /// Proxies whose `X-Forwarded-For` is believed, separated by commas.
    #[serde(deserialize_with = "addresses")]
    pub trusted_proxies: Vec<IpAddr>,
    /// Where figures for Prometheus are served; nowhere when missing.
    pub metrics_address: Option<SocketAddr>,
    /// `smtp://` or `smtps://user:password@host`; without it mail is not sent.
    pub smtp_url: Option<Hidden>,
    /// The sender of mail.
    pub mail_from: String,
    /// The `https://` address of the gateway for short messages; without it they are not sent.
    pub sms_url: Option<String>,
    /// The secret with which short messages are signed for the gateway.
    pub sms_secret: Option<Hidden>,
    /// What is logged, such as `info` or `server=debug`.
    pub log: String,
    /// Log lines as JSON, for machines.
    pub log_json: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            address: SocketAddr::from(([127, 0, 0, 1], 8080)),
            data: PathBuf::from("var/live"),
            database: None,
            site: PathBuf::from("target/site"),
            public_url: None,
            demo: false,
            clock: None,
            limits: None,
            trusted_proxies: Vec::new(),
            metrics_address: None,
            smtp_url: None,
            mail_from: "甬易通 <no-reply@localhost>".to_owned(),
            sms_url: None,
            sms_secret: None,
            log: "warn".to_owned(),
            log_json: false,
        }
    }
}

/// Why the configuration is not accepted.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("the configuration file {path} cannot be read")]
    Unreadable {
        /// Where it should be.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The file is not TOML. Its text is not repeated: it may hold a secret.
    #[error("the configuration file {path} is not valid TOML")]
    Malformed {
        /// Where it is.
        path: PathBuf,
    },
    /// A key is unknown or its value is of the wrong kind.
    #[error("configuration: {0}")]
    Refused(String),
}

impl Config {
    /// Reads the file if there is one, the variables that begin with [`PREFIX`], and the flags, and checks the whole.
    pub fn read(
        file: Option<&Path>,
        environment: impl Iterator<Item = (String, String)>,
        flags: Table,
    ) -> Result<Self, ConfigError> {
        let mut table = file.map(read_file).transpose()?.unwrap_or_default();
        table.extend(environment.filter_map(|(name, text)| variable(&name, &text)));
        table.extend(flags);
        let config: Self = Value::Table(table).try_into().map_err(|error| refused(&error))?;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), ConfigError> {
        let refuse = |text: &str| Err(ConfigError::Refused(text.to_owned()));
        if self.demo && !self.address.ip().is_loopback() {
            return refuse(
                "a demonstration is served on this machine only: give it an address such as 127.0.0.1:8080",
            );
        }
        if self.clock.is_some() && !self.demo {
            return refuse("the clock can be set in a demonstration only");
        }
        let url = self.public_url();
        if !(url.starts_with("https://") || url.starts_with("http://")) || url.ends_with('/') {
            return refuse("public_url must begin with https:// or http:// and end without a slash");
        }
        Ok(())
    }

    /// The address under which people reach the site.
    pub fn public_url(&self) -> String {
        self.public_url
            .clone()
            .unwrap_or_else(|| format!("http://{}", self.address))
    }

    /// The address of the database.
    pub fn database_url(&self) -> SecretString {
        match &self.database {
            Some(url) => url.0.clone(),
            None => format!(
                "sqlite:{}?mode=rwc",
                self.data.join("yongyitong.sqlite").display()
            )
            .into(),
        }
    }

    /// Whether short messages reach anybody: a provider is configured, or a demonstration's mailbox shows them.
    pub fn has_sms(&self) -> bool {
        self.demo || self.sms_url.is_some()
    }

    /// Whether clients are limited.
    pub fn has_limits(&self) -> bool {
        self.limits.unwrap_or(!self.demo)
    }
}

fn read_file(path: &Path) -> Result<Table, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|source| ConfigError::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    text.parse().map_err(|_| ConfigError::Malformed {
        path: path.to_owned(),
    })
}

/// A variable as key and value: `true` and `false` are switches, all else is text.
fn variable(name: &str, text: &str) -> Option<(String, Value)> {
    if OF_SCRIPTS.contains(&name) {
        return None;
    }
    let key = name.strip_prefix(PREFIX)?.to_ascii_lowercase();
    let value = text
        .parse()
        .map_or_else(|_| Value::String(text.to_owned()), Value::Boolean);
    Some((key, value))
}

/// Only the message: the full text would quote the value, which may be a secret.
fn refused(error: &toml::de::Error) -> ConfigError {
    ConfigError::Refused(error.message().to_owned())
}

/// A value that is never shown.
#[derive(Clone)]
pub struct Hidden(SecretString);

impl Hidden {
    /// The value, for its one use.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl<'de> Deserialize<'de> for Hidden {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(text.into()))
    }
}

impl Serialize for Hidden {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("(hidden)")
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(hidden)")
    }
}

fn addresses<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<IpAddr>, D::Error> {
    let text = String::deserialize(deserializer)?;
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| part.parse().map_err(serde::de::Error::custom))
        .collect()
}

/// Reads what people write for a moment: RFC 3339, seconds may be left out.
pub fn moment(text: &str) -> Result<OffsetDateTime, time::error::Parse> {
    let without_seconds = time::macros::format_description!(
        "[year]-[month]-[day]T[hour]:[minute][offset_hour sign:mandatory]:[offset_minute]"
    );
    OffsetDateTime::parse(text, &Rfc3339).or_else(|_| OffsetDateTime::parse(text, &without_seconds))
}

mod rfc3339 {
    use super::{Deserialize, Deserializer, OffsetDateTime, Rfc3339, Serialize, Serializer, moment};

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<OffsetDateTime>, D::Error> {
        let text = String::deserialize(deserializer)?;
        moment(&text).map(Some).map_err(serde::de::Error::custom)
    }

    #[expect(clippy::ref_option, reason = "serde asks for it")]
    pub(super) fn serialize<S: Serializer>(
        at: &Option<OffsetDateTime>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        at.and_then(|at| at.format(&Rfc3339).ok()).serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: Option<&str>, variables: &[(&str, &str)], flags: &str) -> Result<Config, ConfigError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("yongyitong.toml");
        if let Some(text) = file {
            std::fs::write(&path, text).unwrap();
        }
        let variables = variables
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        Config::read(file.map(|_| path.as_path()), variables, flags.parse().unwrap())
    }

    #[test]
    fn flags_win_over_the_environment_and_that_over_the_file() {
        let file = Some("address = '127.0.0.1:1'\nmail_from = 'a@example.com'\nlog = 'info'");
        let variables = [
            ("YONGYITONG_ADDRESS", "127.0.0.1:2"),
            ("YONGYITONG_LOG", "debug"),
            ("PATH", "/bin"),
        ];
        let config = read(file, &variables, "address = '127.0.0.1:3'").unwrap();
        assert_eq!(config.address.port(), 3);
        assert_eq!(
            (config.log.as_str(), config.mail_from.as_str()),
            ("debug", "a@example.com")
        );
    }

    #[test]
    fn what_is_not_known_is_refused() {
        assert!(read(Some("adress = '127.0.0.1:1'"), &[], "").is_err());
        assert!(read(None, &[("YONGYITONG_ADRESS", "127.0.0.1:1")], "").is_err());
        assert!(read(None, &[("YONGYITONG_TOOLS", "/tools")], "").is_ok());
    }

    #[test]
    fn a_demonstration_stays_on_this_machine() {
        assert!(read(None, &[("YONGYITONG_DEMO", "true")], "address = '0.0.0.0:8080'").is_err());
        assert!(read(None, &[("YONGYITONG_DEMO", "true")], "address = '[::1]:8080'").is_ok());
        assert!(read(None, &[], "clock = '2026-11-23T09:00+08:00'").is_err());
        let config = read(None, &[], "demo = true\nclock = '2026-11-23T09:00+08:00'").unwrap();
        assert_eq!(config.clock, Some(time::macros::datetime!(2026-11-23 09:00 +8)));
    }

    #[test]
    fn secrets_are_not_shown() {
        let variables = [
            ("YONGYITONG_SMTP_URL", "smtps://me:pass-phrase@host"),
            ("YONGYITONG_SMS_SECRET", "a pass-phrase too"),
        ];
        let config = read(None, &variables, "").unwrap();
        let shown = format!("{config:?}{}", toml::to_string(&config).unwrap());
        assert!(
            !shown.contains("pass-phrase") && shown.contains("(hidden)"),
            "{shown}"
        );
        let refused = read(Some("smtp_url = 'smtps://me:secret@host\n"), &[], "").unwrap_err();
        assert!(!format!("{refused:?}{refused}").contains("secret"));
    }
}
