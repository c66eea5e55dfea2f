//! Check characters. All functions expect text that has passed its shape check; other characters count as zero.

/// The value of a digit, or of a letter with A = 10 … Z = 35.
fn value(character: u8) -> u32 {
    char::from(character).to_digit(36).unwrap_or(0)
}

fn weighted_sum(values: impl Iterator<Item = u32>, weights: &[u32]) -> u32 {
    values.zip(weights).map(|(value, weight)| value * weight).sum()
}

/// Whether the last of 18 characters is the ISO 7064 MOD 11-2 check of the others (GB 11643).
pub(super) fn mod_11_2_holds(text: &str) -> bool {
    let remainder = text.bytes().fold(0, |sum, character| {
        let value = if character == b'X' { 10 } else { value(character) };
        (sum * 2 + value) % 11
    });
    remainder == 1
}

/// The check character of the first 8 characters of an organisation code (GB 11714).
pub(super) fn organisation_check(text: &str) -> char {
    let sum = weighted_sum(text.bytes().map(value), &[3, 7, 9, 10, 5, 8, 4, 2]);
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    }
}

/// The check character of the first 17 characters of a unified social credit code (GB 32100).
pub(super) fn credit_code_check(text: &str) -> char {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let values = text.chars().map(|character| {
        (0..)
            .zip(ALPHABET.chars())
            .find(|&(_, one)| one == character)
            .map_or(0, |(value, _)| value)
    });
    let check = (31 - weighted_sum(values, &WEIGHTS) % 31) % 31;
    ALPHABET.chars().nth(check as usize).unwrap_or('0')
}

/// The check digit of the eight digits of a UPU S10 item number.
pub(super) fn s10_check(digits: &str) -> char {
    let sum = weighted_sum(digits.bytes().map(value), &[8, 6, 4, 2, 3, 5, 9, 7]);
    match 11 - sum % 11 {
        10 => '0',
        11 => '5',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    }
}

/// The sum of the Luhn algorithm (ISO/IEC 7812-1); `doubled` says whether the last digit is doubled.
fn luhn_sum(digits: &str, doubled: bool) -> u32 {
    let weights = if doubled { [2, 1] } else { [1, 2] };
    digits
        .bytes()
        .rev()
        .zip(weights.iter().cycle())
        .map(|(digit, weight)| value(digit) * weight)
        .map(|product| product / 10 + product % 10)
        .sum()
}

/// Whether the digits, their check digit last, satisfy the Luhn algorithm.
pub(crate) fn luhn_holds(digits: &str) -> bool {
    luhn_sum(digits, false).is_multiple_of(10)
}

/// The Luhn digit (0–9) that belongs behind the digits.
pub(crate) fn luhn_digit(digits: &str) -> u32 {
    (10 - luhn_sum(digits, true) % 10) % 10
}
