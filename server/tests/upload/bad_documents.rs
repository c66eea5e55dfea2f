//! PDFs that are more than paper.

use lopdf::encryption::{EncryptionState, EncryptionVersion, Permissions};
use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};
use server::upload::{Accepts, PAGES_MAX, Refusal};

use crate::forge::{document, document_with, page_with, saved, saved_packed};
use crate::{Bad, all_are_refused, all_bad, bad, forge};

fn script() -> Dictionary {
    dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") }
}

fn locked(user_password: &str) -> Vec<u8> {
    let mut document = document(1);
    let id = Object::String(vec![7; 16], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password,
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    saved(document)
}

fn with_object(object: impl Into<Object>) -> Document {
    let mut document = document(1);
    document.add_object(object);
    document
}

/// Replaces each occurrence, byte for byte.
fn replaced(bytes: Vec<u8>, from: &str, to: &str) -> Vec<u8> {
    let mut replaced = Vec::new();
    let mut rest = &bytes[..];
    while let Some(&first) = rest.first() {
        let (length, written) = if rest.starts_with(from.as_bytes()) {
            (from.len(), to.as_bytes())
        } else {
            (1, &[first][..])
        };
        replaced.extend(written);
        rest = &rest[length..];
    }
    replaced
}

fn with_scripts() -> Vec<Bad> {
    let tree = dictionary! { "Names" => vec![Object::string_literal("a"), script().into()] };
    let escaped = replaced(
        saved(document_with(dictionary! { "OpenAction" => script() })),
        "JavaScript",
        "J#61vaScript",
    );
    let escaped = replaced(escaped, "/JS", "/J#53");
    let hidden = replaced(
        saved(document(1)),
        "\nstartxref\n",
        "\n99 0 obj\n<</S/JavaScript/JS(x)>>\nendobj\n\nstartxref\n",
    );
    let on_close = dictionary! { "AA" => dictionary! { "C" => script() } };
    let form = dictionary! { "AcroForm" => dictionary! { "XFA" => vec![] } };
    let form_field = dictionary! { "AA" => dictionary! { "K" => script() }, "FT" => "Tx" };
    let files = [
        (
            "script on opening",
            saved(document_with(dictionary! { "OpenAction" => script() })),
        ),
        (
            "script among names",
            saved(document_with(
                dictionary! { "Names" => dictionary! { "JavaScript" => tree } },
            )),
        ),
        ("script on closing a page", saved(page_with(on_close))),
        ("script in a form field", saved(with_object(form_field))),
        (
            "script in nested arrays",
            saved(with_object(vec![Object::Array(vec![script().into()])])),
        ),
        ("script in an unused object", saved(with_object(script()))),
        ("script in a packed object", saved_packed(with_object(script()))),
        ("script under escaped names", escaped),
        ("script outside the table of objects", hidden),
        (
            "script in a stream's dictionary",
            saved(with_object(Stream::new(script(), vec![]))),
        ),
        ("form in XFA", saved(document_with(form))),
    ];
    files
        .into_iter()
        .map(|(name, bytes)| bad(name, bytes, Refusal::HasScript))
        .collect()
}

fn with_actions_and_files() -> Vec<Bad> {
    let action = |name: &str| {
        saved(document_with(
            dictionary! { "OpenAction" => dictionary! { "S" => name } },
        ))
    };
    let annotation = |name: &str| {
        saved(page_with(
            dictionary! { "Annots" => vec![dictionary! { "Subtype" => name }.into()] },
        ))
    };
    let files = dictionary! { "Names" => dictionary! { "EmbeddedFiles" => dictionary! {} } };
    let file = dictionary! { "Type" => "EmbeddedFile" };
    let (launch, attachment) = (Refusal::HasLaunchAction, Refusal::HasAttachment);
    vec![
        bad("starts a program", action("Launch"), launch.clone()),
        bad("opens an embedded file", action("GoToE"), launch.clone()),
        bad("fills a form from a file", action("ImportData"), launch),
        bad("embedded files", saved(document_with(files)), attachment.clone()),
        bad(
            "an embedded file nobody names",
            saved(with_object(Stream::new(file, b"MZ".into()))),
            attachment.clone(),
        ),
        bad(
            "an associated file",
            saved(with_object(dictionary! { "EF" => dictionary! {} })),
            attachment.clone(),
        ),
        bad("a pinned file", annotation("FileAttachment"), attachment.clone()),
        bad("rich media", annotation("RichMedia"), attachment.clone()),
        bad("a film", annotation("Movie"), attachment.clone()),
        bad("a solid", annotation("3D"), attachment),
    ]
}

fn two_kinds_at_once() -> Vec<Bad> {
    let joined = |parts: &[&[u8]]| parts.concat();
    let (pdf, zip) = (saved(document(1)), forge::zip(&[("a", b"a")]));
    all_bad(
        Refusal::Broken,
        [
            ("pdf behind html", joined(&[b"<html><script>1</script>", &pdf])),
            ("pdf behind a blank line", joined(&[b"\n\n", &pdf])),
            ("pdf before html", joined(&[&pdf, b"<html>", &[b' '; 2000]])),
            ("pdf before a zip", joined(&[&pdf, &zip])),
            (
                "pdf before a zip that ends like a pdf",
                joined(&[&pdf, &zip, b"%%EOF"]),
            ),
            ("pdf in a jpeg", joined(&[&forge::jpeg(8, 8)[..20], &pdf])),
        ],
    )
}

fn damaged() -> Vec<Bad> {
    let plain = || saved(document(1));
    let nested = ["/Type/Catalog/Deep ", &"[".repeat(100_000), &"]".repeat(100_000)].concat();
    let bomb = dictionary! { "Type" => "ObjXXX", "N" => 1, "First" => 4, "Filter" => "FlateDecode" };
    let bomb = saved(with_object(Stream::new(bomb, forge::packed_zeros(33))));
    all_bad(
        Refusal::Broken,
        [
            ("pdf, cut", plain()[..plain().len() / 2].to_vec()),
            ("pdf, header only", b"%PDF-1.7\n%%EOF\n".to_vec()),
            (
                "pdf of no known version",
                replaced(plain(), "%PDF-1.7", "%PDF-x.y"),
            ),
            ("no page", saved(document(0))),
            (
                "pages in a circle",
                replaced(plain(), "/Type/Page/", "/Type/Pages/Kids[1 0 R]/"),
            ),
            ("deep nesting", replaced(plain(), "/Type/Catalog", &nested)),
            (
                "packed objects that are a bomb",
                replaced(bomb, "ObjXXX", "ObjStm"),
            ),
        ],
    )
}

fn locked_or_long() -> Vec<Bad> {
    let too_many = Refusal::TooManyPages { limit: PAGES_MAX };
    vec![
        bad("password", locked("secret"), Refusal::Encrypted),
        bad("empty password", locked(""), Refusal::Encrypted),
        bad("sixty pages", saved(document(60)), too_many.clone()),
        bad(
            "one page too many",
            saved_packed(document(PAGES_MAX + 1)),
            too_many,
        ),
    ]
}

#[tokio::test]
async fn a_pdf_that_is_more_than_paper_is_refused() {
    let files = [
        with_scripts(),
        with_actions_and_files(),
        two_kinds_at_once(),
        damaged(),
        locked_or_long(),
    ];
    all_are_refused(files.into_iter().flatten().collect(), Accepts::Papers).await;
}
