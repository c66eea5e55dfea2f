//! Short messages through a provider's gateway: one signed JSON request each.
//!
//! The gateway is whatever speaks this small protocol to us, be it the provider's own or a few lines of translation to
//! it: `docs/operators.md` says it whole. One connection a message is enough for codes and notices, and with the HTTP
//! and TLS that the server carries already it needs no further client.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use hmac::{Hmac, KeyInit, Mac};
use http::{Method, Request, StatusCode, Uri, header};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;
use store::plumbing::outbox::Outgoing;
use time::OffsetDateTime;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto::ring};

use super::mail_url::is_this_machine;
use super::{NotDelivered, refuse};
use crate::config::ConfigError;

/// How long a gateway may take for one message.
const PATIENCE: Duration = Duration::from_secs(15);

/// Anything shorter could be guessed.
const SECRET_BYTES_MIN: usize = 16;

/// The time of this attempt, in seconds since 1970: a gateway refuses what is too old to be from us.
const TIME: &str = "x-yongyitong-time";
/// The signature over time and body.
const SIGNATURE: &str = "x-yongyitong-signature";
/// The message's id, which stays the same in every attempt.
const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// The gateway of a provider.
pub(super) struct Gateway {
    address: Uri,
    host: String,
    port: u16,
    /// Missing only where nothing leaves this machine.
    tls: Option<TlsConnector>,
    secret: SecretString,
}

impl Gateway {
    pub(super) fn new(address: &str, secret: &str) -> Result<Self, ConfigError> {
        let Ok(address) = address.parse::<Uri>() else {
            return refuse("sms_url is not an address such as https://sms.example/send");
        };
        let host = address.host().unwrap_or_default().to_owned();
        let (port, tls) = match address.scheme_str() {
            Some("https") => (443, Some(connector()?)),
            Some("http") if is_this_machine(&host) => (80, None),
            _ => return refuse("sms_url must begin with https://; http:// is for this machine only"),
        };
        if address
            .authority()
            .is_some_and(|authority| authority.as_str().contains('@'))
        {
            return refuse("sms_url must not hold a password: requests are signed with sms_secret");
        }
        if secret.len() < SECRET_BYTES_MIN {
            return refuse("sms_secret is too short: take at least 16 letters and digits at random");
        }
        Ok(Self {
            port: address.port_u16().unwrap_or(port),
            address,
            host,
            tls,
            secret: secret.into(),
        })
    }

    pub(super) async fn deliver(&self, letter: &Outgoing, now: OffsetDateTime) -> Result<(), NotDelivered> {
        let answered = tokio::time::timeout(PATIENCE, self.ask(letter, now)).await;
        match answered {
            Ok(Ok(status)) => judge(status),
            Ok(Err(_)) => Err(NotDelivered::ForNow("the gateway was not reached".to_owned())),
            Err(_) => Err(NotDelivered::ForNow("the gateway took too long".to_owned())),
        }
    }

    async fn ask(&self, letter: &Outgoing, now: OffsetDateTime) -> io::Result<StatusCode> {
        let stream = TcpStream::connect((self.host.trim_matches(['[', ']']), self.port)).await?;
        let request = self.request(letter, now)?;
        let Some(tls) = &self.tls else {
            return exchange(stream, request).await;
        };
        let name = ServerName::try_from(self.host.clone()).map_err(io::Error::other)?;
        exchange(tls.connect(name, stream).await?, request).await
    }

    fn request(&self, letter: &Outgoing, now: OffsetDateTime) -> io::Result<Request<Body>> {
        let id = letter.id.simple().to_string();
        let message = serde_json::json!({ "id": id, "to": letter.to, "text": letter.body });
        let body = message.to_string();
        let time = now.unix_timestamp().to_string();
        let path = self.address.path_and_query().map_or("/", |path| path.as_str());
        let authority = self
            .address
            .authority()
            .map_or("", |authority| authority.as_str());
        Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::HOST, authority)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::CONNECTION, "close")
            .header(IDEMPOTENCY_KEY, id)
            .header(SIGNATURE, format!("sha256={}", self.signature(&time, &body)?))
            .header(TIME, time)
            .body(Body::from(body))
            .map_err(io::Error::other)
    }

    /// HMAC-SHA-256 over the time, a full stop and the body, in hexadecimal digits.
    fn signature(&self, time: &str, body: &str) -> io::Result<String> {
        let secret = self.secret.expose_secret().as_bytes();
        let mac = Hmac::<Sha256>::new_from_slice(secret).map_err(io::Error::other)?;
        let mac = mac.chain_update(time).chain_update(".").chain_update(body);
        let bytes: [u8; 32] = mac.finalize().into_bytes().into();
        Ok(bytes.map(|byte| format!("{byte:02x}")).concat())
    }
}

/// TLS that trusts the public authorities.
fn connector() -> Result<TlsConnector, ConfigError> {
    let roots: RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| ConfigError::Refused(error.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

/// Sends the request and waits for the head of the answer; what it says besides is of no use.
async fn exchange<S>(stream: S, request: Request<Body>) -> io::Result<StatusCode>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
        .await
        .map_err(io::Error::other)?;
    let driving = tokio::spawn(connection);
    let answer = sender.send_request(request).await.map_err(io::Error::other);
    driving.abort();
    Ok(answer?.status())
}

/// 400 and 422 speak of the message; everything else can be mended, or passes.
fn judge(status: StatusCode) -> Result<(), NotDelivered> {
    match status {
        status if status.is_success() => Ok(()),
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => Err(NotDelivered::ForGood(format!(
            "the gateway refused {}",
            status.as_u16()
        ))),
        status => Err(NotDelivered::ForNow(format!(
            "the gateway could not take it {}",
            status.as_u16()
        ))),
    }
}
