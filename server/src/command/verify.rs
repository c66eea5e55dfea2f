//! `yongyitong verify FILE`: checks a receipt, or the record of a case, offline.
//!
//! The file is plain text: the receipt's payload exactly as it was signed (each line ends with a line feed), then
//! `signature: ` and the 64 bytes of the Ed25519 signature (RFC 8032) in hexadecimal digits, then `key: ` and the
//! installation's 32-byte public key as base64url without padding (RFC 4648 section 5). A record is a page with such a
//! text in a comment at its end, which holds the SHA-256 of the page. `--key` gives the key from a
//! source that is trusted, for the file's own key proves only that text and signature belong together.

use std::path::PathBuf;

use clap::Args;
use store::casework::receipt::verify_text;
use store::crypto::PublicKey;
use store::privacy::record;

use super::{Outcome, say};

#[derive(Args)]
pub(super) struct Flags {
    /// The file of a receipt or of a case's record.
    file: PathBuf,
    /// The installation's public key, as its page of receipts prints it.
    // One key in 64 begins with a hyphen.
    #[arg(long, allow_hyphen_values = true)]
    key: Option<String>,
}

/// Says what the receipt proves.
pub(super) fn run(flags: &Flags) -> Outcome {
    let text = std::fs::read_to_string(&flags.file)?;
    let trusted = match &flags.key {
        Some(typed) => Some(PublicKey::parse(typed.trim()).ok_or("--key is not a public key")?),
        None => None,
    };
    if record::is_record(&text) {
        return check_record(&text, trusted);
    }
    let signed = Signed::parse(&text).ok_or("this is not a receipt's file")?;
    let key = trusted.unwrap_or(signed.key);
    let verified = verify_text(&key, signed.payload, &signed.signature)
        .ok_or("the receipt is not genuine: text, signature and key do not belong together")?;
    say("The receipt is genuine.")?;
    say(&format!("Reference: {}", verified.reference))?;
    say(&format!("Kind:      {}", verified.process))?;
    say(&format!("Submitted: {}", verified.submitted_at))?;
    name_key(trusted, &key)
}

/// Says what the record of a case proves.
fn check_record(text: &str, trusted: Option<PublicKey>) -> Outcome {
    let key = trusted
        .or_else(|| record::own_key(text))
        .ok_or("this record names no key")?;
    let proven = record::verify(&key, text)
        .ok_or("the record is not genuine: page, signature and key do not belong together")?;
    say("The record is genuine: nothing in it was changed.")?;
    say(&format!("Reference: {}", proven.reference))?;
    say(&format!("Made:      {}", proven.made_at))?;
    name_key(trusted, &key)
}

/// A key from the file itself is worth comparing.
fn name_key(trusted: Option<PublicKey>, key: &PublicKey) -> Outcome {
    if trusted.is_none() {
        say(&format!("Compare the key with the installation's own: {key}"))?;
    }
    Ok(())
}

/// A receipt's file, taken apart.
struct Signed<'a> {
    payload: &'a str,
    signature: Vec<u8>,
    key: PublicKey,
}

impl<'a> Signed<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let (payload, rest) = text.split_at(text.find("\nsignature: ")? + 1);
        let value = |name: &str| {
            rest.lines()
                .find_map(|line| line.strip_prefix(name))
                .map(str::trim)
        };
        let digits = value("signature: ")?.as_bytes();
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        let signature = digits.chunks(2).map(byte).collect::<Option<_>>()?;
        Some(Self {
            payload,
            signature,
            key: PublicKey::parse(value("key: ")?)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use store::crypto::{Chance, KeyRing};

    use super::*;

    #[test]
    fn a_receipt_is_genuine_until_a_letter_changes() {
        let folder = tempfile::tempdir().unwrap();
        let keys = KeyRing::open_or_create(&folder.path().join("keys"), Chance::from_seed(1)).unwrap();
        let payload =
            "yongyitong receipt 1\nreference: FX1\nkind: forex\nsubmitted: 2026-11-23T09:00:00+08:00\n";
        let signature = keys
            .signer()
            .sign(payload)
            .map(|byte| format!("{byte:02x}"))
            .concat();
        let text = format!(
            "{payload}signature: {signature}\nkey: {}\n",
            keys.signer().public_key()
        );
        let path = folder.path().join("receipt.txt");
        for (text, is_genuine) in [
            (text.clone(), true),
            (text.replace("FX1", "FX2"), false),
            (text.replace("signature: ", "signature: 00"), false),
            (text.replace("signature: ", "sign: "), false),
        ] {
            std::fs::write(&path, &text).unwrap();
            assert_eq!(
                run(&Flags {
                    file: path.clone(),
                    key: None
                })
                .is_ok(),
                is_genuine,
                "{text}"
            );
        }
    }

    #[test]
    fn a_record_is_known_by_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("record.html");
        let page = "<html>FX1</html>\n<!--\nyongyitong record 1\nreference: FX1\n";
        std::fs::write(&path, format!("{page}signature: 00\nkey: none\n-->\n")).unwrap();
        let refused = run(&Flags {
            file: path,
            key: None,
        });
        assert_eq!(refused.unwrap_err().to_string(), "this record names no key");
    }
}
