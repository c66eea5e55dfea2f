//! Complaints and reports.

mod credit;
mod deadlines;
mod filing;
mod law;
mod report;
mod returns;
mod standing;
mod states;
