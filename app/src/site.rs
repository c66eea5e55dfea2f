//! What every handler has at hand.

use std::sync::Arc;

use store::Store;
use time::OffsetDateTime;

/// The installation as handlers see it; cheap to clone.
#[derive(Clone)]
pub struct Site(Arc<Parts>);

/// The parts of a [`Site`].
pub struct Parts {
    /// The use cases and their data.
    pub store: Store,
    /// Addresses of the client's files.
    pub assets: Assets,
    /// A demonstration: marked on every page, with the mailbox page.
    pub demonstration: bool,
    /// The address under which people reach the site, without a slash at the end.
    pub public_url: String,
}

/// Addresses of the client's files, with their content hash in the name.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The module that starts the islands.
    pub start: String,
    /// The logo, as icon and in the head of the page.
    pub favicon: String,
}

impl Site {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The time by the installation's clock.
    pub fn now(&self) -> OffsetDateTime {
        self.0.store.clock().now()
    }
}

impl std::ops::Deref for Site {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
