//! Incubation carriers, rounds, applications and tenancy.

mod assignment;
mod capacity;
mod choice;
mod criteria;
mod decision;
mod growth;
mod ranking;
mod registration;
mod round;
mod rubric;
mod states;
mod waiting;
