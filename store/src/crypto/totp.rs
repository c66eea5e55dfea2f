//! The second factor of staff: time-based codes of an authenticator (RFC 6238, SHA-1, six digits, 30 seconds).

use secrecy::{ExposeSecret, SecretBox, SecretString};
use time::OffsetDateTime;
use totp_rs::{Algorithm, Builder, Totp};

use super::Chance;
use super::encoding::typed_digits;

/// RFC 4226 section 4 recommends 160 bits.
const SECRET_BYTES: usize = 20;
const DIGITS: u8 = 6;
const STEP_SECONDS: u64 = 30;
/// How many steps a clock may be off, either way.
const SKEW_STEPS: u16 = 1;

/// The secret shared with one person's authenticator.
#[derive(Debug)]
pub struct TotpSecret(SecretBox<[u8; SECRET_BYTES]>);

impl TotpSecret {
    /// Draws a secret.
    #[must_use]
    pub fn new(chance: &Chance) -> Self {
        Self(chance.secret())
    }

    /// Reads what was sealed in the account; `None` if it has another length.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes
            .try_into()
            .ok()
            .map(|bytes| Self(SecretBox::new(Box::new(bytes))))
    }

    /// What is to be sealed in the account.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.expose_secret()
    }

    /// The secret in base32, for who cannot scan the picture.
    #[must_use]
    pub fn base32(&self) -> SecretString {
        self.totp().secret().to_base32().into()
    }

    /// The `otpauth:` address an authenticator scans; colons, which the address cannot carry, become spaces.
    #[must_use]
    pub fn uri(&self, issuer: &str, account: &str) -> SecretString {
        let plain = |name: &str| name.replace(':', " ");
        self.builder()
            .with_issuer(Some(plain(issuer)))
            .with_account_name(plain(account))
            .build_noncompliant()
            .to_url()
            .unwrap_or_default()
            .into()
    }

    /// The step of the typed code, if it is right now, one step early or late, and newer than the last step used.
    /// The caller stores the step in the same transaction, so that no code works twice.
    #[must_use]
    pub fn check(&self, typed: &str, now: OffsetDateTime, last_step: Option<i64>) -> Option<i64> {
        let code = typed_digits(typed, usize::from(DIGITS))?;
        let seconds = u64::try_from(now.unix_timestamp()).ok()?;
        let step = i64::try_from(self.totp().check(&code, seconds)?).ok()?;
        last_step.is_none_or(|last| step > last).then_some(step)
    }

    /// The code of a time step, as an authenticator would show it. Only a demonstration, which is its own
    /// authenticator, and tests ask for it.
    #[must_use]
    pub fn code_of_step(&self, step: i64) -> String {
        let step = u64::try_from(step).unwrap_or_default();
        self.totp()
            .generate(step.saturating_mul(STEP_SECONDS))
            .to_string()
    }

    /// The time step of an instant.
    #[must_use]
    pub fn step_of(at: OffsetDateTime) -> i64 {
        at.unix_timestamp().div_euclid(STEP_SECONDS.cast_signed())
    }

    /// The code of an instant; for tests.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    pub fn code_at(&self, now: OffsetDateTime) -> String {
        self.code_of_step(Self::step_of(now))
    }

    fn totp(&self) -> Totp {
        // The constants above are within the RFC, so nothing is left to check.
        self.builder().build_noncompliant()
    }

    fn builder(&self) -> Builder {
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(DIGITS)
            .with_skew(SKEW_STEPS)
            .with_step_duration(STEP_SECONDS)
            .with_secret(*self.0.expose_secret())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238 appendix B.
    fn secret() -> TotpSecret {
        TotpSecret::from_bytes(b"12345678901234567890").unwrap()
    }

    fn at(seconds: i64) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp(seconds).unwrap()
    }

    #[test]
    fn codes_agree_with_rfc_6238() {
        // The last six of the eight digits printed in appendix B.
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(secret().check(code, at(seconds), None), Some(seconds / 30));
            assert_eq!(secret().code_at(at(seconds)), code);
        }
    }

    #[test]
    fn a_code_holds_one_step_early_and_late() {
        let now = 1_111_111_109;
        for (off, step) in [
            (-60, None),
            (-30, Some(now / 30)),
            (30, Some(now / 30)),
            (60, None),
        ] {
            assert_eq!(secret().check("081804", at(now + off), None), step, "{off}");
        }
    }

    #[test]
    fn a_code_works_once() {
        let step = secret().check("287 082", at(59), None).unwrap();
        assert_eq!(secret().check("287082", at(59), Some(step)), None);
        assert_eq!(secret().check("287082", at(59), Some(step - 1)), Some(step));
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for typed in ["", "28708", "287083", "abcdef", "+87082"] {
            assert_eq!(secret().check(typed, at(59), None), None, "{typed}");
        }
        assert!(TotpSecret::from_bytes(b"short").is_none());
    }

    #[test]
    fn an_authenticator_can_scan_the_address() {
        let uri = secret().uri("甬易通", "lin:mei");
        let uri = uri.expose_secret();
        assert!(
            uri.starts_with("otpauth://totp/%E7%94%AC%E6%98%93%E9%80%9A:lin%20mei?"),
            "{uri}"
        );
        assert!(uri.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), "{uri}");
        assert_eq!(
            secret().base32().expose_secret(),
            "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        );
    }

    #[test]
    fn a_new_secret_survives_being_stored() {
        let drawn = TotpSecret::new(&Chance::from_seed(1));
        let stored = TotpSecret::from_bytes(drawn.as_bytes()).unwrap();
        assert_eq!(stored.base32().expose_secret(), drawn.base32().expose_secret());
    }
}
