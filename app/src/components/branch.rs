//! The names of banks and branches.

use store::forex::Branch;

use crate::words::Words;

/// The name of the bank.
pub fn bank_name(words: Words, branch: &Branch) -> String {
    words.pick(&branch.bank_name.0, &branch.bank_name.1).to_owned()
}

/// The name of the branch.
pub fn branch_name(words: Words, branch: &Branch) -> String {
    words.pick(&branch.name.0, &branch.name.1).to_owned()
}

/// Bank and branch, as applicants know the place.
pub fn whole_name(words: Words, branch: &Branch) -> String {
    format!("{} {}", bank_name(words, branch), branch_name(words, branch))
}
