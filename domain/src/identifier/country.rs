//! Countries and territories.

use serde::{Deserialize, Deserializer, Serialize, de::Error};

use super::{Code, Fault, fault::ensure, shape};
use crate::text;

/// ISO 3166-1 alpha-2 codes and XK (Kosovo, used by BIC), two letters each.
const CODES: &str = "\
    ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCR\
    CUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHU\
    IDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQ\
    MRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSI\
    SJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW";

/// A country or territory by its ISO 3166-1 alpha-2 code, or XK.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub struct Country(&'static str);

impl Country {
    /// Reads two letters. Faults: `shape`, `country`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let code = text::identifier(typed);
        shape::check(&code, &["aa"])?;
        Self::all()
            .find(|country| country.0 == code)
            .ok_or(Fault::new(Code::Country))
    }

    /// Every country, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..CODES.len())
            .step_by(2)
            .filter_map(|start| CODES.get(start..start + 2))
            .map(Self)
    }

    /// The two letters.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl std::fmt::Display for Country {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.0)
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.0.to_owned()
    }
}

// Written out, because a derived one would ask for text that lives as long as the table.
impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// Checks two letters inside a longer identifier.
pub(super) fn check(letters: Option<&str>) -> Result<(), Fault> {
    ensure(
        letters.is_some_and(|letters| Country::all().any(|country| country.0 == letters)),
        Code::Country,
    )
}
