//! Incubation carriers, rounds, applications and tenancy.

mod criteria;
mod registration;
mod round;
