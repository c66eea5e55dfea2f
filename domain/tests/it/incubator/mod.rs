//! Incubation carriers, rounds, applications and tenancy.

mod assignment;
mod criteria;
mod decision;
mod ranking;
mod registration;
mod round;
mod rubric;
