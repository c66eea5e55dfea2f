//! The few interactive parts. Each only adds to a page that works without it.
#![allow(missing_docs, reason = "the macro makes structs of the documented arguments")]

pub mod live_page;
pub mod upload;
