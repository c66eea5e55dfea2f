//! What runs beside the requests: letters on their way, leases of jobs, retention, the installation's own facts.

pub mod calendar;
pub mod demonstration;
pub mod instance;
pub mod lease;
pub mod outbox;
pub mod retention;
