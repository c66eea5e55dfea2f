//! Forex accounts: the applicant's rooms and the officers' desk.

pub mod applicant;
pub mod officer;

use domain::forex::account::AccountState;

use crate::components::Tone;
use crate::words::Words;

/// The state of an account, as its holder and its bank read it.
fn account_tag(words: Words, state: AccountState) -> (Tone, String) {
    let tone = match state {
        AccountState::Opened => Tone::Ok,
        AccountState::Suspended | AccountState::Closing => Tone::Warn,
        AccountState::Closed => Tone::Mute,
    };
    (tone, words.say(&format!("account-{state}")).into_owned())
}
