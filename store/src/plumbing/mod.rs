//! What runs beside the requests: letters on their way, leases of jobs, retention and erasure, the installation's own facts.

pub mod backup;
pub mod calendar;
pub mod delivery_log;
pub mod demonstration;
pub mod erasure;
pub mod instance;
pub mod job_run;
pub mod lease;
pub mod outbox;
pub mod retention;
pub mod state;
