//! Makes files, good and bad, byte by byte where a library would refuse to.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, SaveOptions, Stream, dictionary};

/// Left half red, right half blue: tells which side is up after a turn.
pub(crate) fn two_halves(width: u32, height: u32) -> DynamicImage {
    let paint = |x, _| {
        if x < width / 2 {
            Rgb([200, 0, 0])
        } else {
            Rgb([0, 0, 200])
        }
    };
    RgbImage::from_fn(width, height, paint).into()
}

/// Pixels without any pattern, the same at each run: nothing makes them smaller.
pub(crate) fn noise(width: u32, height: u32) -> DynamicImage {
    let mut chance = Chance::default();
    let mut byte = || chance.below(256).to_le_bytes()[0];
    RgbImage::from_fn(width, height, |_, _| Rgb([byte(), byte(), byte()])).into()
}

/// Numbers without a pattern, the same at each run (Marsaglia's xorshift).
pub(crate) struct Chance(u32);

impl Default for Chance {
    fn default() -> Self {
        Self(0x2545_F491)
    }
}

impl Chance {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 as usize % limit
    }
}

pub(crate) fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(&two_halves(width, height), ImageFormat::Jpeg)
}

pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(&two_halves(width, height), ImageFormat::Png)
}

/// A JPEG whose metadata give an orientation and the place where it was taken.
pub(crate) fn jpeg_with_exif(width: u32, height: u32, orientation: u8, place: &str) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01".to_vec();
    exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend(place.as_bytes());
    let length = u16::try_from(exif.len() + 2).unwrap();
    let mut bytes = jpeg(width, height);
    let segment = [&[0xFF, 0xE1][..], &length.to_be_bytes(), &exif].concat();
    bytes.splice(2..2, segment);
    bytes
}

/// A PNG made of these chunks, each with its right checksum.
pub(crate) fn png_of(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1A\n".to_vec();
    for (name, data) in chunks {
        let body = [&name[..], data].concat();
        bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        bytes.extend(&body);
        bytes.extend(crc32(&body).to_be_bytes());
    }
    bytes
}

/// The header of a PNG: grey, 8 bits.
pub(crate) fn png_header(width: u32, height: u32) -> Vec<u8> {
    [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                (crc >> 1) ^ 0xEDB8_8320
            } else {
                crc >> 1
            }
        })
    })
}

/// A ZIP archive whose members are only stored.
pub(crate) fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let members: Vec<_> = members
        .iter()
        .map(|(name, data)| (*name, *data, data.len()))
        .collect();
    zip_of(0, &members, crc32)
}

/// A ZIP archive whose members are deflated already; it gives their unpacked sizes.
pub(crate) fn zip_deflated(members: &[(&str, &[u8], usize)]) -> Vec<u8> {
    zip_of(8, members, |_| 0)
}

fn zip_of(method: u16, members: &[(&str, &[u8], usize)], checksum: fn(&[u8]) -> u32) -> Vec<u8> {
    let word = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, data, unpacked) in members {
        let start = word(bytes.len());
        let mut common = [&[20, 0, 0, 0][..], &method.to_le_bytes(), &[0; 4]].concat();
        common.extend(checksum(data).to_le_bytes());
        common.extend([word(data.len()), word(*unpacked)].concat());
        common.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        bytes.extend([b"PK\x03\x04", &common[..], &[0; 2], name.as_bytes(), data].concat());
        let attributes = [&[0; 12][..], &start].concat();
        directory.extend([b"PK\x01\x02\x14\0", &common[..], &attributes, name.as_bytes()].concat());
    }
    let count = u16::try_from(members.len()).unwrap().to_le_bytes();
    let (start, size) = (word(bytes.len()), word(directory.len()));
    let end = [b"PK\x05\x06\0\0\0\0", &count[..], &count, &size, &start, &[0; 2]].concat();
    [bytes, directory, end].concat()
}

/// The parts that make a workbook of one sheet; `rows` is the inner XML of its data.
pub(crate) fn workbook_parts(rows: &str) -> Vec<(&'static str, String)> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let relation = |kind: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    vec![
        (
            "[Content_Types].xml",
            format!(r#"<Types xmlns="{PACKAGE}/content-types"/>"#),
        ),
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Orders" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            relation("worksheet", "worksheets/sheet1.xml"),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#),
        ),
    ]
}

/// A workbook of one sheet, with further members beside its own.
pub(crate) fn xlsx(rows: &str, further: &[&str]) -> Vec<u8> {
    let parts = workbook_parts(rows);
    let own = parts.iter().map(|(name, data)| (*name, data.as_bytes()));
    let members: Vec<_> = own.chain(further.iter().map(|name| (*name, &b"x"[..]))).collect();
    zip(&members)
}

/// A document of A4 pages, each with a black square in its lower left corner.
pub(crate) fn document(pages: u32) -> Document {
    document_drawing(pages, "0 0 200 200 re f", &dictionary! {})
}

/// A document whose pages all have this content and these resources.
pub(crate) fn document_drawing(pages: u32, content: &str, resources: &Dictionary) -> Document {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let content = document.add_object(Stream::new(dictionary! {}, content.into()));
    let kids: Vec<Object> = (0..pages)
        .map(|_| {
            let page = dictionary! {
                "Type" => "Page", "Parent" => tree, "Contents" => content,
                "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
                "Resources" => resources.clone(),
            };
            document.add_object(page).into()
        })
        .collect();
    let root = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => pages };
    document.objects.insert(tree, root.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document
}

/// A document of one page, with further entries in its catalog.
pub(crate) fn document_with(entries: Dictionary) -> Document {
    let mut document = document(1);
    document.catalog_mut().unwrap().extend(&entries);
    document
}

/// A document of one page, with further entries in that page.
pub(crate) fn page_with(entries: Dictionary) -> Document {
    let mut document = document(1);
    let page = document.page_iter().next().unwrap();
    document.get_dictionary_mut(page).unwrap().extend(&entries);
    document
}

pub(crate) fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// As older programs write it: the table of objects in plain text.
pub(crate) fn saved_plainly(mut document: Document) -> Vec<u8> {
    document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    saved(document)
}

/// As newer programs write it: objects and their table packed in streams.
pub(crate) fn saved_packed(mut document: Document) -> Vec<u8> {
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .build();
    let mut bytes = Vec::new();
    document.save_with_options(&mut bytes, options).unwrap();
    bytes
}

/// Zeros, packed as zlib does.
pub(crate) fn packed_zeros(megabytes: usize) -> Vec<u8> {
    let mut stream = Stream::new(dictionary! {}, vec![0; megabytes * 1024 * 1024]);
    stream.compress().unwrap();
    stream.content
}
