//! Numbers of firms and other organisations.

use serde::{Deserialize, Serialize};

use super::{
    Code, Fault, Warning,
    checksum::{credit_code_check, organisation_check},
    fault::ensure,
    is_region, normalised, open, shape,
};
use crate::text;

/// Unified social credit code (统一社会信用代码), GB 32100.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Uscc {
    text: String,
}

impl Uscc {
    /// Reads a credit code. Faults: `shape`, `region` (digits 3–8), `check`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let text = text::identifier(typed);
        shape::check(&text, &["uuuuuuuuuuuuuuuuuu"])?;
        let region = text.get(2..8).unwrap_or_default();
        ensure(region.bytes().all(|digit| digit.is_ascii_digit()), Code::Region)?;
        ensure(text.ends_with(credit_code_check(&text)), Code::Check)?;
        Ok(Self { text })
    }

    /// What is unusual about it: a category that is not in the table, or an inner organisation code that fails.
    pub fn warning(&self) -> Option<Warning> {
        let known = [
            "91", "92", "93", "11", "12", "13", "19", "51", "52", "53", "59", "Y1",
        ];
        if !known.iter().any(|category| self.text.starts_with(category)) {
            return Some(Warning::UnknownCategory);
        }
        let inner = self.text.get(8..17).unwrap_or_default();
        OrgCode::parse(inner)
            .is_err()
            .then_some(Warning::OrganisationCode)
    }

    /// An enterprise or a farmers' cooperative (91, 93).
    pub fn is_firm(&self) -> bool {
        self.text.starts_with("91") || self.text.starts_with("93")
    }

    /// Of a body that does not trade: an organ, an institution, an association, a foundation (1…, 5…, Y…).
    pub fn is_of_no_trader(&self) -> bool {
        ["1", "5", "Y"]
            .iter()
            .any(|department| self.text.starts_with(department))
    }

    /// A sole trader (个体工商户, 92): a natural person with a credit code.
    pub fn is_sole_trader(&self) -> bool {
        self.text.starts_with("92")
    }
}

/// Organisation code (组织机构代码), GB 11714, kept without the hyphen that is printed before its last character.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OrgCode {
    text: String,
}

impl OrgCode {
    /// Reads an organisation code. Faults: `shape`, `check`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let text = text::identifier(typed);
        shape::check(&text, &["nnnnnnnnc"])?;
        ensure(text.ends_with(organisation_check(&text)), Code::Check)?;
        Ok(Self { text })
    }
}

/// Code of a firm at customs (海关备案编码), 10 characters without check digit.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CustomsCode {
    text: String,
}

impl CustomsCode {
    /// Reads a customs code. Faults: `shape`, `region`, `zone` (5th character), `nature` (6th character).
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let text = text::identifier(typed);
        shape::check(&text, &["####nnnnnn"])?;
        ensure(is_region(&text), Code::Region)?;
        ensure(!matches!(text.get(4..5), Some("0" | "8")), Code::Zone)?;
        ensure(text.get(5..6) != Some("0"), Code::Nature)?;
        Ok(Self { text })
    }
}

normalised!(Uscc, parse);
normalised!(OrgCode, parse);
normalised!(CustomsCode, parse);
open!(Uscc, OrgCode, CustomsCode);
