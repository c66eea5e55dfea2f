//! Numbers of goods and parcels.

use serde::{Deserialize, Serialize};

use super::{Code, Fault, checksum::s10_check, country, fault::ensure, normalised, open, shape};
use crate::text;

/// Commodity code (商品编码): 6 digits of the Harmonized System, 8 of the tariff, 10 of a declaration, or 13.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HsCode {
    text: String,
}

impl HsCode {
    /// Reads a code, dots removed. Faults: `shape`, `chapter` (first two digits), `heading` (the next two).
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let text = text::identifier(typed).replace('.', "");
        shape::check(&text, &["######", "########", "##########", "#############"])?;
        ensure(!matches!(text.get(..2), Some("00" | "77" | "99")), Code::Chapter)?;
        ensure(text.get(2..4) != Some("00"), Code::Heading)?;
        Ok(Self { text })
    }
}

/// Tracking number of the postal services (邮件号), UPU S10. Couriers have shapes of their own.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TrackingNumber {
    text: String,
}

impl TrackingNumber {
    /// Reads a tracking number. Faults: `shape`, `country` (last two letters), `check`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let text = text::identifier(typed);
        shape::check(&text, &["aa#########aa"])?;
        country::check(text.get(11..))?;
        let check = text.get(2..10).map(s10_check);
        ensure(text.chars().nth(10) == check, Code::Check)?;
        Ok(Self { text })
    }
}

normalised!(HsCode, parse);
normalised!(TrackingNumber, parse);
open!(HsCode, TrackingNumber);
