//! What people may ask about their own data: what is stored and until when, what they agreed to, who looked, a copy of
//! everything, and the end of their account.

pub mod consents;
pub mod copy;
pub mod kept;
pub mod leave;
pub mod looks;
pub mod record;
