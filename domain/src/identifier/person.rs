//! Documents of 18 characters that carry birth date and check character (GB 11643).

use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr};
use time::{Date, Month, macros::date};

use super::{
    Code, Fault, checksum::mod_11_2_holds, fault::ensure, is_region, mask, normalised, sensitive, shape,
};
use crate::text;

/// No birth is accepted before this day.
const EARLIEST_BIRTH: Date = date!(1900 - 01 - 01);

/// Sex as a document states it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Display, EnumString, IntoStaticStr, Serialize, Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// 男
    Male,
    /// 女
    Female,
}

/// Number of a mainland resident identity card (公民身份号码), GB 11643.
///
/// Numbers of abolished counties stay valid, so only the first two digits of the region are checked. Those that start
/// with 81 or 82 are residence permits ([`HmtResidence`]) and not accepted here.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ResidentId {
    text: String,
    birth: Date,
}

impl ResidentId {
    /// Reads a number as it was typed on the local day `today`.
    ///
    /// Faults: `shape`, `region`, `birth_date`, `birth_range`, `check`.
    pub fn parse(typed: &str, today: Date) -> Result<Self, Fault> {
        let text = text::identifier(typed);
        shape::check(&text, &["#################c"])?;
        ensure(is_region(&text) && !text.starts_with('8'), Code::Region)?;
        let birth = birth_with_check(&text, today)?;
        Ok(Self { text, birth })
    }

    /// Reads a stored number, whose birth date was compared with the clock when it was typed.
    fn restore(text: &str) -> Result<Self, Fault> {
        Self::parse(text, Date::MAX)
    }

    /// The birth date in the number.
    pub fn birth(&self) -> Date {
        self.birth
    }

    /// The sex in the number.
    pub fn sex(&self) -> Sex {
        sex(&self.text)
    }

    /// Completed years of age on a day.
    pub fn age_on(&self, day: Date) -> i32 {
        let had_birthday = (day.month() as u8, day.day()) >= (self.birth.month() as u8, self.birth.day());
        day.year() - self.birth.year() - i32::from(!had_birthday)
    }

    /// First 3 and last 4 characters.
    pub fn masked(&self) -> String {
        mask(&self.text, 3, 4)
    }
}

/// Number of a residence permit for Hong Kong, Macao and Taiwan residents (港澳台居民居住证).
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HmtResidence {
    text: String,
    birth: Date,
}

impl HmtResidence {
    /// Reads a number as it was typed on the local day `today`.
    ///
    /// Faults: `shape`, `birth_date`, `birth_range`, `check`.
    pub fn parse(typed: &str, today: Date) -> Result<Self, Fault> {
        let text = text::identifier(typed);
        shape::check(
            &text,
            &["810000###########c", "820000###########c", "830000###########c"],
        )?;
        let birth = birth_with_check(&text, today)?;
        Ok(Self { text, birth })
    }

    fn restore(text: &str) -> Result<Self, Fault> {
        Self::parse(text, Date::MAX)
    }

    /// The birth date in the number.
    pub fn birth(&self) -> Date {
        self.birth
    }

    /// The sex in the number.
    pub fn sex(&self) -> Sex {
        sex(&self.text)
    }

    /// First 3 and last 4 characters.
    pub fn masked(&self) -> String {
        mask(&self.text, 3, 4)
    }
}

/// Number of a foreigner's permanent residence card (外国人永久居留身份证).
///
/// Cards since 2023-12-01 have 18 characters and start with 9; earlier ones, 3 letters and 12 digits, stay valid.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PermanentResidence {
    text: String,
    birth: Option<Date>,
}

impl PermanentResidence {
    /// Reads a number as it was typed on the local day `today`.
    ///
    /// Faults: `shape`, and for the newer cards `birth_date`, `birth_range`, `check`.
    pub fn parse(typed: &str, today: Date) -> Result<Self, Fault> {
        let text = text::identifier(typed);
        shape::check(&text, &["9################c", "aaa############"])?;
        let birth = if text.starts_with('9') {
            Some(birth_with_check(&text, today)?)
        } else {
            None
        };
        Ok(Self { text, birth })
    }

    fn restore(text: &str) -> Result<Self, Fault> {
        Self::parse(text, Date::MAX)
    }

    /// The birth date in the number of a newer card.
    pub fn birth(&self) -> Option<Date> {
        self.birth
    }

    /// First 3 and last 4 characters.
    pub fn masked(&self) -> String {
        mask(&self.text, 3, 4)
    }
}

normalised!(ResidentId, restore);
normalised!(HmtResidence, restore);
normalised!(PermanentResidence, restore);
sensitive!(ResidentId, HmtResidence, PermanentResidence);

/// The birth date at characters 7–14, after it and the check character have been checked.
fn birth_with_check(text: &str, today: Date) -> Result<Date, Fault> {
    let birth = text
        .get(6..14)
        .and_then(compact_date)
        .ok_or(Fault::new(Code::BirthDate))?;
    ensure((EARLIEST_BIRTH..=today).contains(&birth), Code::BirthRange)?;
    ensure(mod_11_2_holds(text), Code::Check)?;
    Ok(birth)
}

/// A date of eight digits, year first.
fn compact_date(digits: &str) -> Option<Date> {
    let year = digits.get(..4)?.parse().ok()?;
    let month: u8 = digits.get(4..6)?.parse().ok()?;
    let day = digits.get(6..8)?.parse().ok()?;
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// The sequence number before the check character is odd for men and even for women.
fn sex(text: &str) -> Sex {
    let is_odd = text.as_bytes().get(16).is_some_and(|digit| digit % 2 == 1);
    if is_odd { Sex::Male } else { Sex::Female }
}
