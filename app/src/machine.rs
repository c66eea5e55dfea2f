//! The machine that the installation runs on, as far as its administrator must know it.

use std::fmt;
use std::sync::Arc;

/// Room on the disk of the data folder, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Space {
    /// What the installation can still write.
    pub free: u64,
    /// What the disk holds in all.
    pub total: u64,
}

/// Asks the machine; the server knows how. Cheap to clone.
#[derive(Clone)]
pub struct Machine(Arc<dyn Fn() -> Option<Space> + Send + Sync>);

impl Machine {
    /// A machine that is asked by this function.
    pub fn new(space: impl Fn() -> Option<Space> + Send + Sync + 'static) -> Self {
        Self(Arc::new(space))
    }

    /// The room that is left; `None` when the machine does not say.
    pub fn space(&self) -> Option<Space> {
        (self.0)()
    }
}

impl fmt::Debug for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Machine")
    }
}
