//! Secrets and what they protect: the key ring, sealed columns, look-ups, tokens, passwords, second factors, signatures.
//!
//! One rule holds for every file here: a secret lives in a type that wipes it when dropped and never prints it, and
//! randomness comes from the [`Chance`] made at start.

mod chance;
mod codes;
mod data_key;
mod encoding;
mod key_ring;
mod lookup;
mod passwords;
mod ring_file;
mod signing;
mod token;
mod totp;

pub use chance::Chance;
pub use codes::{GuestSecret, OneTimeCode, RecoveryCode};
pub use data_key::{Broken, DataKey, Place};
pub use key_ring::{KeyRing, NewDataKey};
pub use lookup::{Lookup, same};
pub use passwords::{PasswordError, PasswordHasher};
pub use ring_file::RingError;
pub use signing::{PublicKey, Signer};
pub use token::Token;
pub use totp::TotpSecret;

use secrecy::SecretBox;

/// 256 secret bits, wiped when dropped.
type Key = SecretBox<[u8; 32]>;
