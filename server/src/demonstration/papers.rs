//! Invented papers: pictures, a PDF and a table that show no real person.

use std::io::Cursor;

use domain::forex::ApplicantKind;
use image::{ImageFormat, Rgb, RgbImage};

use super::cast::Seller;

/// A file to be uploaded.
pub(super) struct Paper {
    pub(super) slot: &'static str,
    pub(super) name: &'static str,
    pub(super) media_type: &'static str,
    pub(super) pages: u32,
    pub(super) bytes: Vec<u8>,
}

/// The papers that every seller hands in. Each differs a little from everybody else's.
pub(super) fn papers(seller: &Seller) -> Vec<Paper> {
    let mark = mark(seller);
    let picture = |slot, name, turn| Paper {
        slot,
        name,
        media_type: "image/png",
        pages: 1,
        bytes: card(mark, turn),
    };
    let mut papers = match seller.applicant {
        ApplicantKind::Firm => of_firm(seller),
        ApplicantKind::Individual | ApplicantKind::SoleTrader => {
            vec![picture("id_front", "identity-front.png", false)]
        }
    };
    if seller.passport.is_none() && seller.applicant != ApplicantKind::Firm {
        papers.push(picture("id_back", "identity-back.png", true));
    }
    papers.extend(of_licence(seller));
    papers.push(Paper {
        slot: "store_proof",
        name: "shop-back-office.pdf",
        media_type: "application/pdf",
        pages: 1,
        bytes: pdf(&[
            "DEMONSTRATION - INVENTED",
            "Seller account",
            seller.shop,
            seller.shop_url,
        ]),
    });
    if seller.applicant == ApplicantKind::Individual {
        papers.push(Paper {
            slot: "sample_orders",
            name: "orders.csv",
            media_type: "text/csv",
            pages: 0,
            bytes: orders(seller).into_bytes(),
        });
    }
    papers
}

/// The documents of the people of a firm, and what says who owns it.
fn of_firm(seller: &Seller) -> Vec<Paper> {
    let mark = mark(seller);
    let picture = |slot, name, mark, is_back| Paper {
        slot,
        name,
        media_type: "image/png",
        pages: 1,
        bytes: card(mark, is_back),
    };
    let mut papers = vec![
        picture("representative_id_front", "representative-front.png", mark, false),
        picture("representative_id_back", "representative-back.png", mark, true),
        sheet("ownership_chart", "ownership.pdf", "Chart of ownership", seller),
    ];
    if seller
        .licence
        .as_ref()
        .is_some_and(|licence| licence.handler.is_some())
    {
        papers.push(picture("handler_id_front", "handler-front.png", mark + 1, false));
        papers.push(picture("handler_id_back", "handler-back.png", mark + 1, true));
        papers.push(sheet(
            "authorisation_letter",
            "authorisation.pdf",
            "Letter of authorisation",
            seller,
        ));
    }
    papers
}

/// What holders of a licence hand in.
fn of_licence(seller: &Seller) -> Vec<Paper> {
    let Some(licence) = &seller.licence else {
        return Vec::new();
    };
    let mut papers = vec![sheet(
        "business_licence",
        "licence.pdf",
        "Business licence",
        seller,
    )];
    if !licence.customs_code.is_empty() {
        papers.push(sheet(
            "customs_filing_proof",
            "customs.pdf",
            "Customs filing",
            seller,
        ));
    }
    papers
}

fn sheet(slot: &'static str, name: &'static str, title: &str, seller: &Seller) -> Paper {
    Paper {
        slot,
        name,
        media_type: "application/pdf",
        pages: 1,
        bytes: pdf(&["DEMONSTRATION - INVENTED", title, seller.shop]),
    }
}

/// What tells a seller's pictures from everybody else's.
fn mark(seller: &Seller) -> u32 {
    seller.mobile.bytes().map(u32::from).sum::<u32>() % 60
}

/// A card with lines instead of words and a shape instead of a face.
fn card(mark: u32, is_back: bool) -> Vec<u8> {
    const WIDTH: u32 = 856;
    const HEIGHT: u32 = 540;
    let ink = Rgb([64, 85, 94]);
    let tint = u8::try_from(mark).unwrap_or_default();
    let paper = if is_back {
        Rgb([214, 232 - tint / 4, 226])
    } else {
        Rgb([226, 238, 240 - tint / 4])
    };
    let picture = RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let in_line = (60..480 - mark * 3).contains(&x) && (90..450).contains(&y) && (y - 90) % 72 < 14;
        let (from_x, from_y) = (x.abs_diff(680), y.abs_diff(240));
        let in_face = from_x * from_x + from_y * from_y < 12_100 && !is_back;
        let on_edge = x < 6 || y < 6 || x >= WIDTH - 6 || y >= HEIGHT - 6;
        if in_line || in_face || on_edge { ink } else { paper }
    });
    let mut bytes = Cursor::new(Vec::new());
    // Writing into memory cannot fail; an empty file would be refused by the store.
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap_or_default();
    bytes.into_inner()
}

/// One page with these lines (ISO 32000-1, 7.5).
fn pdf(lines: &[&str]) -> Vec<u8> {
    let shown = lines.join(") Tj T* (");
    let content = format!("BT /F1 18 Tf 28 TL 60 760 Td ({shown}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = "0000000000 65535 f \n".to_owned();
    for (number, object) in objects.iter().enumerate() {
        places = format!("{places}{:010} 00000 n \n", file.len());
        file = format!("{file}{} 0 obj\n{object}\nendobj\n", number + 1);
    }
    let (start, size) = (file.len(), objects.len() + 1);
    let trailer = format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    format!("{file}xref\n0 {size}\n{places}{trailer}").into_bytes()
}

fn orders(seller: &Seller) -> String {
    let country = seller.markets.split(',').next().unwrap_or_default();
    let currency = seller.currencies.split(',').next().unwrap_or_default();
    let order = |number: u32| {
        let (day, amount) = (number * 5, number * 37);
        format!(
            "{}-{number:04},2026-09-{day:02},{amount}.00,{currency},{country}\n",
            seller.mobile
        )
    };
    let orders: Vec<String> = (1..=5).map(order).collect();
    format!("order,date,amount,currency,country\n{}", orders.concat())
}
