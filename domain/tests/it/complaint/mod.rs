//! Complaints and reports.

mod credit;
mod deadlines;
mod facts;
mod figures;
mod filing;
mod group;
mod law;
mod merchant;
mod offer;
mod pages;
mod report;
mod returns;
mod secret;
mod split;
mod standing;
mod states;
mod triage;
