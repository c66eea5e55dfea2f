//! Shapes of identifiers, written as masks, and the most helpful fault when none fits.
//!
//! A lower-case letter of a mask stands for a class of characters, `#` for a digit, anything else for itself:
//! `a` letter, `n` letter or digit, `c` digit or X, `u` character of the credit-code alphabet, `p` letter but I and O,
//! `h` H or M, `o` D, S or P, `s` a digit from 3 to 9.

use super::Fault;

/// Checks that a normalised text fits one of the masks.
///
/// When none fits, the fault speaks of the mask that agrees longest, and among those of the nearest length.
pub(crate) fn check(text: &str, masks: &[&str]) -> Result<(), Fault> {
    let length = text.chars().count();
    let distance = |mask: &str| mask.len().abs_diff(length);
    let closest = masks.iter().copied().max_by(|one, other| {
        agreement(text, one)
            .cmp(&agreement(text, other))
            .then_with(|| distance(other).cmp(&distance(one)))
    });
    closest.map_or(Ok(()), |mask| fits(text, length, mask))
}

fn fits(text: &str, length: usize, mask: &str) -> Result<(), Fault> {
    if length == mask.len() {
        let misplaced = text
            .chars()
            .zip(mask.bytes())
            .find(|&(character, class)| !admits(class, character));
        return misplaced.map_or(Ok(()), |(character, _)| Err(Fault::character(character)));
    }
    // With a wrong length places are guesses, so only a character that fits no place is named.
    let foreign = text
        .chars()
        .find(|&character| !mask.bytes().any(|class| admits(class, character)));
    Err(Fault {
        character: foreign,
        ..Fault::length(mask.len(), length)
    })
}

/// How many characters from the beginning fit the mask.
fn agreement(text: &str, mask: &str) -> usize {
    text.chars()
        .zip(mask.bytes())
        .take_while(|&(character, class)| admits(class, character))
        .count()
}

fn admits(class: u8, character: char) -> bool {
    match class {
        b'#' => character.is_ascii_digit(),
        b'a' => character.is_ascii_uppercase(),
        b'n' => character.is_ascii_uppercase() || character.is_ascii_digit(),
        b'c' => character.is_ascii_digit() || character == 'X',
        b'u' => admits(b'n', character) && !matches!(character, 'I' | 'O' | 'S' | 'V' | 'Z'),
        b'p' => character.is_ascii_uppercase() && !matches!(character, 'I' | 'O'),
        b'h' => matches!(character, 'H' | 'M'),
        b'o' => matches!(character, 'D' | 'S' | 'P'),
        b's' => matches!(character, '3'..='9'),
        itself => character == char::from(itself),
    }
}
