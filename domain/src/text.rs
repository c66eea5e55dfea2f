//! What is done to typed text before it is compared, checked or stored.
//!
//! Every function here gives the same result when it is applied to its own result.

use std::ops::RangeInclusive;

/// How many characters a normalised name of a person may have.
pub const PERSON_NAME_CHARS: RangeInclusive<usize> = 2..=60;

/// Full-width ASCII (U+FF01–FF5E) and the ideographic space become plain ASCII; everything else stays.
pub fn half_width(typed: &str) -> String {
    typed.chars().map(narrow).collect()
}

/// The normal form of an identifier: half-width, without white space, dashes and middle dots, ASCII letters upper-case.
///
/// Only ASCII is upper-cased: `ſ` or `ı` must not turn into a letter that an identifier may hold.
pub fn identifier(typed: &str) -> String {
    typed
        .chars()
        .map(narrow)
        .filter(|&character| !is_separator(character))
        .map(|character| character.to_ascii_uppercase())
        .collect()
}

/// The normal form of a person's name: trimmed, inner spaces to one, every middle dot to U+00B7, nothing else.
///
/// Compatibility forms are kept, since folding them would change rare characters in real names.
pub fn person_name(typed: &str) -> String {
    single_line(typed).replace(['\u{2022}', '\u{2027}', '\u{30FB}'], "\u{B7}")
}

/// A single line: control characters count as white space, runs of white space become one space, the ends are trimmed.
pub fn single_line(typed: &str) -> String {
    typed
        .split(is_blank)
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What was typed, without white space and control characters at the ends.
pub fn trimmed(typed: &str) -> &str {
    typed.trim_matches(is_blank)
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_control()
}

fn narrow(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        '\u{3000}' => ' ',
        _ => character,
    }
}

fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{B7}')
}
