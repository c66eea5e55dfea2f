//! Passwords: argon2id, a few at a time, the same work whether an account exists or not.

use std::sync::Arc;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, TryAcquireError};
use tokio::task::spawn_blocking;

use super::Chance;

/// Memory of one hash (OWASP's first choice for argon2id, 46 MiB).
const MEMORY_KIB: u32 = 47_104;
const PASSES: u32 = 1;
const LANES: u32 = 1;
const SALT_BYTES: usize = 16;
/// Hashes computed at once: bounds memory, and leaves a core to everything else.
const AT_ONCE: usize = 2;
/// Sign-ins that may wait for their turn; with about 50 ms a hash nobody waits for a second.
const WAITING_MAX: usize = 16;

/// Why no answer about a password can be given.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// Too many wait already; to be tried again in a second (503 with `Retry-After`).
    #[error("too many sign-ins at once")]
    Busy,
    /// The stored hash is none, or the machine cannot give the memory.
    #[error("password cannot be hashed or checked")]
    Failed,
}

/// Hashes and checks passwords, outside the threads that serve requests.
#[derive(Debug, Clone)]
pub struct PasswordHasher {
    /// Whoever runs or waits; none left means busy.
    places: Arc<Semaphore>,
    /// Whoever runs.
    slots: Arc<Semaphore>,
    /// Checked when there is no account, so that an unknown name costs the same.
    dummy: Arc<str>,
    chance: Chance,
}

impl PasswordHasher {
    /// Prepares the queue and the dummy; blocks for the time of one hash.
    ///
    /// # Errors
    /// [`PasswordError::Failed`] when the machine cannot give the memory of one hash.
    pub fn new(chance: &Chance) -> Result<Self, PasswordError> {
        let nobody_s = format!("{:x?}", chance.bytes::<16>());
        Ok(Self {
            places: Arc::new(Semaphore::new(AT_ONCE + WAITING_MAX)),
            slots: Arc::new(Semaphore::new(AT_ONCE)),
            dummy: hash(nobody_s.as_bytes(), chance.bytes())?.into(),
            chance: chance.clone(),
        })
    }

    /// Hashes a new password; the answer is a PHC string to be stored.
    ///
    /// # Errors
    /// See [`PasswordError`].
    pub async fn hash(&self, password: SecretString) -> Result<String, PasswordError> {
        let salt = self.chance.bytes();
        self.run(move || hash(password.expose_secret().as_bytes(), salt))
            .await
    }

    /// Whether the password is the one stored. Without a stored hash (no such account, or none with a password) the
    /// answer is no, after the same work.
    ///
    /// # Errors
    /// See [`PasswordError`].
    pub async fn verify(&self, stored: Option<&str>, password: SecretString) -> Result<bool, PasswordError> {
        let is_known = stored.is_some();
        let phc = stored.unwrap_or(&self.dummy).to_owned();
        let matches = self
            .run(move || verify(&phc, password.expose_secret().as_bytes()))
            .await?;
        Ok(matches && is_known)
    }

    /// The permits travel with the work: a client that goes away does not make room for more.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, PasswordError> + Send + 'static,
    ) -> Result<T, PasswordError> {
        let place = self.place()?;
        let slot = Arc::clone(&self.slots)
            .acquire_owned()
            .await
            .map_err(|_| PasswordError::Failed)?;
        let done = spawn_blocking(move || {
            let answer = work();
            drop((place, slot));
            answer
        });
        done.await.map_err(|_| PasswordError::Failed)?
    }

    fn place(&self) -> Result<OwnedSemaphorePermit, PasswordError> {
        Arc::clone(&self.places)
            .try_acquire_owned()
            .map_err(|error| match error {
                TryAcquireError::NoPermits => PasswordError::Busy,
                TryAcquireError::Closed => PasswordError::Failed,
            })
    }
}

fn argon2id() -> Result<Argon2<'static>, PasswordError> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|_| PasswordError::Failed)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(password: &[u8], salt: [u8; SALT_BYTES]) -> Result<String, PasswordError> {
    let hash: PasswordHash = argon2id()?
        .hash_password_with_salt(password, &salt)
        .map_err(|_| PasswordError::Failed)?;
    Ok(hash.to_string())
}

fn verify(phc: &str, password: &[u8]) -> Result<bool, PasswordError> {
    use argon2::password_hash::Error;
    let stored = PasswordHash::new(phc).map_err(|_| PasswordError::Failed)?;
    match argon2id()?.verify_password(password, &stored) {
        Ok(()) => Ok(true),
        Err(Error::PasswordInvalid) => Ok(false),
        Err(_) => Err(PasswordError::Failed),
    }
}

#[cfg(test)]
mod tests {
    use futures::future::join_all;

    use super::*;

    fn hasher() -> PasswordHasher {
        PasswordHasher::new(&Chance::from_seed(1)).unwrap()
    }

    #[tokio::test]
    async fn a_password_is_known_again() {
        let hasher = hasher();
        let stored = hasher.hash("correct horse 电池".into()).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=47104,t=1,p=1$"), "{stored}");
        assert!(
            hasher
                .verify(Some(&stored), "correct horse 电池".into())
                .await
                .unwrap()
        );
        assert!(
            !hasher
                .verify(Some(&stored), "correct horse".into())
                .await
                .unwrap()
        );
    }

    #[tokio::test]
    async fn equal_passwords_have_different_hashes() {
        let hasher = hasher();
        assert_ne!(
            hasher.hash("same".into()).await.unwrap(),
            hasher.hash("same".into()).await.unwrap()
        );
    }

    #[tokio::test]
    async fn nobody_has_no_password() {
        assert!(!hasher().verify(None, String::new().into()).await.unwrap());
    }

    #[tokio::test]
    async fn a_stored_text_that_is_no_hash_is_an_error() {
        assert!(matches!(
            hasher().verify(Some("x"), "y".into()).await,
            Err(PasswordError::Failed)
        ));
    }

    #[tokio::test]
    async fn a_crowd_is_told_to_come_again() {
        let hasher = hasher();
        let tries = (0..AT_ONCE + WAITING_MAX + 5).map(|_| hasher.verify(None, "x".into()));
        let answers = join_all(tries).await;
        let busy = answers
            .iter()
            .filter(|answer| matches!(answer, Err(PasswordError::Busy)))
            .count();
        assert_eq!(busy, 5);
        assert!(
            hasher.verify(None, "x".into()).await.is_ok(),
            "the queue empties again"
        );
    }
}
