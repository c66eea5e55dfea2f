//! What happens to every request around its handler, outermost last: a door's guard, the same-origin check, the
//! reception (limits, session, language, time limit, dressing of failures), and the headers.

mod answer;
mod client;
mod dress;
mod guard;
mod headers;
mod limits;
mod origin;
mod reception;
mod session;

pub use client::Peer;
pub use guard::admit;
pub use headers::secure;
pub use limits::Limits;
pub use origin::require_same_origin;
pub use reception::{Reception, receive};
