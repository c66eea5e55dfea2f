//! Who runs the installation.

use domain::access::Actor;
use domain::ids::AccountId;

use crate::Error;

/// An administrator at a page, or whoever gives commands on the machine. Use cases of administration take one, so none
/// can be called for anybody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operator(Option<AccountId>);

impl Operator {
    /// Whoever gives a command: they can read the key ring, so nothing is asked.
    pub const COMMAND: Self = Self(None);

    /// The administrator that somebody is.
    ///
    /// # Errors
    /// [`Error::NotFound`] for everybody else.
    pub fn of(actor: &Actor) -> Result<Self, Error> {
        if actor.administers() {
            Ok(Self(Some(actor.account)))
        } else {
            Err(Error::NotFound)
        }
    }

    /// The account that acts; none when a command does.
    pub fn account(self) -> Option<AccountId> {
        self.0
    }
}
