//! Which place handles a complaint (Order 20, Art. 12, and the note of SAMR on Order 121; for agents and carriers of parcels
//! convention).

use crate::codes::codes;

codes! {
    /// What the respondent is in the sale.
    RespondentRole {
        /// Sells on a platform, or in a shop of its own.
        Seller,
        /// Runs the platform (电子商务平台经营者).
        Platform,
        /// Answers in China for a seller abroad (境内代理人).
        DomesticAgent,
        /// Carries the parcel.
        Logistics,
    }
}

/// What is known of where a respondent is, as codes of administrative divisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// What it is in the sale.
    pub role: RespondentRole,
    /// Its real place of business, or its domicile.
    pub own: Option<String>,
    /// Whether it can be reached there and the address is lawful.
    pub is_reached: bool,
    /// The domicile of the platform on which it sells.
    pub platform: Option<String>,
}

codes! {
    /// Whether a centre handles a complaint itself.
    Competence {
        /// It is its own.
        Ours,
        /// It is sent on to one of the places that are competent.
        Elsewhere,
        /// Nobody can say before the respondent's place is known.
        Unclear,
    }
}

impl Seat {
    /// The places that are competent, the first choice first.
    pub fn competent(&self) -> Vec<&str> {
        let own = self.own.as_deref();
        let platform = self.platform.as_deref();
        let places = match self.role {
            RespondentRole::Seller if self.is_reached => [own, platform],
            RespondentRole::Seller => [platform, None],
            RespondentRole::Platform | RespondentRole::DomesticAgent | RespondentRole::Logistics => {
                [own, None]
            }
        };
        places.into_iter().flatten().collect()
    }

    /// Whether a centre for these divisions is competent; `3302` stands for all of Ningbo.
    pub fn competence(&self, divisions: &[&str]) -> Competence {
        let places = self.competent();
        let is_ours = |place: &&str| divisions.iter().any(|own| place.starts_with(own));
        if places.is_empty() {
            Competence::Unclear
        } else if places.iter().any(is_ours) {
            Competence::Ours
        } else {
            Competence::Elsewhere
        }
    }
}
