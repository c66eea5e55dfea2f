//! The one source of randomness.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use rand::rngs::{StdRng, SysError, SysRng};
use rand::{Rng, RngExt, SeedableRng};
use secrecy::{ExposeSecretMut, SecretBox};

/// A cryptographic random generator (`ChaCha12`), made once at start and handed on; clones share it.
///
/// It is an argument like the time, so that a test can repeat what it saw. A server resumed from a snapshot of its
/// memory would repeat its choices: start it anew instead.
#[derive(Clone)]
pub struct Chance(Arc<Mutex<StdRng>>);

impl Chance {
    /// Seeds the generator from the operating system.
    ///
    /// # Errors
    /// The operating system has no randomness to give.
    pub fn from_system() -> Result<Self, SysError> {
        StdRng::try_from_rng(&mut SysRng).map(Self::from_generator)
    }

    /// A generator that always gives the same; for tests.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    pub fn from_seed(seed: u64) -> Self {
        Self::from_generator(StdRng::seed_from_u64(seed))
    }

    /// `N` random bytes that need not stay secret.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// `N` random bytes that are wiped when dropped.
    pub(super) fn secret<const N: usize>(&self) -> SecretBox<[u8; N]> {
        let mut secret = SecretBox::new(Box::new([0; N]));
        self.fill(secret.expose_secret_mut());
        secret
    }

    /// A number below `limit`, each equally likely.
    pub(super) fn below(&self, limit: u32) -> u32 {
        self.with(|generator| generator.random_range(0..limit))
    }

    fn from_generator(generator: StdRng) -> Self {
        Self(Arc::new(Mutex::new(generator)))
    }

    fn fill(&self, bytes: &mut [u8]) {
        self.with(|generator| generator.fill_bytes(bytes));
    }

    /// A thread that panicked cannot leave the generator half-changed, so its poison is ignored.
    fn with<T>(&self, choose: impl FnOnce(&mut StdRng) -> T) -> T {
        choose(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Says nothing about the generator's state.
impl fmt::Debug for Chance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chance")
    }
}
