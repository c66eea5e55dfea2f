//! Incubation carriers, rounds, applications and tenancy.

mod assignment;
mod capacity;
mod choice;
mod criteria;
mod decision;
mod facts;
mod growth;
mod pages;
mod questions;
mod ranking;
mod registration;
mod report;
mod reviewer;
mod round;
mod rubric;
mod states;
mod waiting;
