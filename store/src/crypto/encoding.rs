//! Bytes as text: base64url for machines (RFC 4648 section 5, no padding), Crockford's base32 for people.

use super::Chance;

const BASE64URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Crockford's alphabet: no I, L, O, U, so that nothing is misread.
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Writes bytes as base64url without padding.
pub(super) fn base64url(bytes: &[u8]) -> String {
    // Sized once: a string that grows would leave copies of a secret behind.
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = chunk
            .iter()
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        text.extend((0..=chunk.len()).filter_map(|place| letter(BASE64URL, bits >> (18 - 6 * place) & 63)));
    }
    text
}

/// Reads exactly `N` bytes from base64url; the one canonical spelling only.
pub(super) fn from_base64url<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != (N * 8).div_ceil(6) {
        return None;
    }
    let mut bytes = [0; N];
    let mut rest = bytes.iter_mut();
    let (mut bits, mut count) = (0_u32, 0_u32);
    for letter in text.bytes() {
        let value = BASE64URL.iter().position(|known| *known == letter)?;
        bits = bits << 6 | u32::try_from(value).ok()?;
        count += 6;
        if count >= 8 {
            count -= 8;
            *rest.next()? = u8::try_from(bits >> count & 255).ok()?;
            bits &= (1 << count) - 1;
        }
    }
    (bits == 0).then_some(bytes)
}

/// Chooses `length` letters of Crockford's alphabet, five random bits each.
pub(super) fn random_crockford(length: usize, chance: &Chance) -> String {
    let mut text = String::with_capacity(length);
    text.extend((0..length).filter_map(|_| letter(CROCKFORD, chance.below(32))));
    text
}

/// Reads what a person typed as `length` letters of Crockford's alphabet: any case, spaces and hyphens left out,
/// O for zero, I and L for one, full-width letters as an input method may give them.
pub(super) fn typed_crockford(typed: &str, length: usize) -> Option<String> {
    let letters = typed_letters(typed).map(|letter| match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    });
    collect_exactly(letters, length, |letter| {
        u8::try_from(letter).is_ok_and(|byte| CROCKFORD.contains(&byte))
    })
}

/// Reads what a person typed as `length` decimal digits; spaces and hyphens are left out.
pub(super) fn typed_digits(typed: &str, length: usize) -> Option<String> {
    collect_exactly(typed_letters(typed), length, |letter| letter.is_ascii_digit())
}

fn letter(alphabet: &[u8], value: u32) -> Option<char> {
    alphabet
        .get(usize::try_from(value).ok()?)
        .map(|byte| char::from(*byte))
}

fn typed_letters(typed: &str) -> impl Iterator<Item = char> {
    let spacing = |letter: &char| letter.is_whitespace() || *letter == '-';
    typed
        .chars()
        .map(half_width)
        .filter(move |letter| !spacing(letter))
}

/// U+FF01..U+FF5E are the full-width twins of ASCII.
fn half_width(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        other => other,
    }
}

fn collect_exactly(
    letters: impl Iterator<Item = char>,
    length: usize,
    known: impl Fn(char) -> bool,
) -> Option<String> {
    let mut text = String::with_capacity(length);
    for letter in letters {
        if text.len() == length || !known(letter) {
            return None;
        }
        text.push(letter);
    }
    (text.len() == length).then_some(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn base64url_agrees_with_the_examples_of_rfc_4648() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg"),
        ] {
            assert_eq!(base64url(bytes.as_bytes()), text);
        }
        assert_eq!(base64url(&[0xfb, 0xff]), "-_8");
    }

    #[test]
    fn only_the_canonical_spelling_is_read() {
        assert_eq!(from_base64url::<1>("Zg"), Some([b'f']));
        for other in ["Zh", "Zg==", "Zg=", "Z", "", "Z+", "字g"] {
            assert_eq!(from_base64url::<1>(other), None, "{other}");
        }
    }

    #[test]
    fn typed_codes_forgive_what_people_do() {
        assert_eq!(typed_crockford("ab-cd o1l0", 8).as_deref(), Some("ABCD0110"));
        assert_eq!(typed_crockford("ABCDU", 5), None);
        assert_eq!(typed_digits("１２３ 456", 6).as_deref(), Some("123456"));
        for wrong in ["12345", "1234567", "12345a", "١٢٣٤٥٦"] {
            assert_eq!(typed_digits(wrong, 6), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn base64url_round_trips(bytes: [u8; 32]) {
            prop_assert_eq!(from_base64url::<32>(&base64url(&bytes)), Some(bytes));
        }

        #[test]
        fn nothing_typed_makes_reading_panic(typed: String) {
            from_base64url::<32>(&typed);
            typed_crockford(&typed, 12);
            typed_digits(&typed, 6);
        }
    }
}
