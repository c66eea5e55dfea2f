//! The rules of the trade: identifiers, forms, states, deadlines and access.
//!
//! Nothing here does I/O, knows a clock or draws a random number: whatever depends on time or chance takes it as an
//! argument, so the same code runs on the server and in the browser.

pub mod access;
pub mod administration;
pub mod calendar;
pub mod casework;
mod codes;
pub mod complaint;
pub mod deadline;
pub mod forex;
pub mod identifier;
pub mod identity;
pub mod ids;
pub mod incubator;
pub mod letter;
pub mod money;
pub mod month;
pub mod notice;
pub mod reference;
pub mod rules;
pub mod text;
