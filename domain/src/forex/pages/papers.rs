//! Documents and declarations.

use super::trade::DECLARED_MODES;
use crate::casework::{Field, Files, Kind, Page, Slot};
use crate::forex::{ApplicantKind, consent};
use crate::identity::document;

/// The most photographs of owners' documents: a bank asks for few of them.
const OWNER_IDS_MAX: usize = 6;

pub(super) fn documents(applicant: ApplicantKind) -> Page {
    let slots = match applicant {
        ApplicantKind::Individual => [
            of_person("identity", ["id_front", "id_back"]),
            vec![
                store_proof(),
                Slot::papers("sample_orders", 1, 10).of(Files::PapersAndSheets),
            ],
        ]
        .concat(),
        ApplicantKind::SoleTrader => [
            vec![licence()],
            of_person("identity", ["id_front", "id_back"]),
            vec![store_proof(), customs_filing()],
        ]
        .concat(),
        ApplicantKind::Firm => of_firm(),
    };
    Page {
        slots,
        ..Page::of("documents", Vec::new())
    }
}

fn of_firm() -> Vec<Slot> {
    let by_other = |slot: Slot| slot.when("handler", "who", &["other"]);
    let handler = of_person("handler", ["handler_id_front", "handler_id_back"]);
    [
        vec![licence()],
        of_person(
            "representative",
            ["representative_id_front", "representative_id_back"],
        ),
        handler.into_iter().map(by_other).collect(),
        vec![
            by_other(Slot::papers("authorisation_letter", 1, 1).of(Files::Pdf)),
            Slot::papers("ownership_chart", 1, 1)
                .of(Files::Pdf)
                .when("owners", "way", &["named"]),
            Slot::papers("owner_ids", 0, OWNER_IDS_MAX).when("owners", "way", &["named"]),
            Slot::papers("bo_undertaking", 1, 1)
                .of(Files::Pdf)
                .when("owners", "way", &["undertaking"]),
            store_proof(),
            customs_filing(),
        ],
    ]
    .concat()
}

fn licence() -> Slot {
    Slot::papers("business_licence", 1, 2)
}

fn store_proof() -> Slot {
    Slot::papers("store_proof", 1, 5)
}

fn customs_filing() -> Slot {
    Slot::papers("customs_filing_proof", 1, 1)
        .of(Files::Pdf)
        .when("business", "modes", DECLARED_MODES)
}

/// Both sides of the identity document that a page names. A passport has one; until its kind is said, there are two.
fn of_person(page: &str, [front, back]: [&str; 2]) -> Vec<Slot> {
    let two_sided = document::KINDS
        .iter()
        .filter(|kind| !document::PASSPORT.contains(kind));
    let two_sided: Vec<&str> = two_sided.copied().chain([""]).collect();
    vec![
        Slot::papers(front, 1, 1),
        Slot::papers(back, 1, 1).when(page, "document_kind", &two_sided),
    ]
}

/// What an applicant declares, each with a tick of its own.
pub(super) fn declarations(applicant: ApplicantKind) -> Page {
    let tick = |name: &&str| Field::always(name, Kind::Tick);
    Page::of(
        consent::PAGE,
        consent::declarations(applicant).iter().map(tick).collect(),
    )
}
