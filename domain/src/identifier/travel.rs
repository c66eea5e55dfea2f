//! Passports and travel permits: documents without check characters.

use serde::{Deserialize, Serialize};

use super::{Code, Fault, fault::ensure, mask, normalised, sensitive, shape};
use crate::text;

/// Mainland passport (护照): ordinary E and G series, official D, S and P series.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CnPassport {
    text: String,
}

impl CnPassport {
    /// Reads a passport number. Fault: `shape`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let masks = [
            "E########",
            "Ep#######",
            "G########",
            "o#######",
            "o########",
            "oE#######",
            "oE########",
        ];
        let text = text::identifier(typed);
        shape::check(&text, &masks)?;
        Ok(Self { text })
    }
}

/// Passport of another country: 6–9 letters and digits, at least one digit (ICAO 9303). The country is asked apart.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ForeignPassport {
    text: String,
}

impl ForeignPassport {
    /// Reads a passport number. Fault: `shape`, without parameters when only the digit is missing.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let text = text::identifier(typed);
        shape::check(&text, &["nnnnnn", "nnnnnnn", "nnnnnnnn", "nnnnnnnnn"])?;
        ensure(
            text.bytes().any(|character| character.is_ascii_digit()),
            Code::Shape,
        )?;
        Ok(Self { text })
    }
}

/// Mainland travel permit for Hong Kong and Macao residents (港澳居民来往内地通行证).
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HkmoPermit {
    text: String,
}

impl HkmoPermit {
    /// Reads a permit number; cards before 2013 add two digits that count replacements. Fault: `shape`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let text = text::identifier(typed);
        shape::check(&text, &["h########", "h##########"])?;
        Ok(Self { text })
    }

    /// The part that stays for life; permits are compared and looked up by it.
    pub fn lifelong(&self) -> &str {
        self.text.get(..9).unwrap_or(&self.text)
    }
}

/// Mainland travel permit for Taiwan residents (台湾居民来往大陆通行证), card since 2015.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TwPermit {
    text: String,
}

impl TwPermit {
    /// Reads a permit number. Fault: `shape`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let text = text::identifier(typed);
        shape::check(&text, &["########"])?;
        Ok(Self { text })
    }
}

/// These numbers are too short for three characters in front: only the last 4 are shown.
macro_rules! masked {
    ($($name:ident),+) => {$(
        impl $name {
            /// Last 4 characters.
            pub fn masked(&self) -> String {
                mask(&self.text, 0, 4)
            }
        }

        normalised!($name, parse);
    )+};
}

masked!(CnPassport, ForeignPassport, HkmoPermit, TwPermit);
sensitive!(CnPassport, ForeignPassport, HkmoPermit, TwPermit);
