//! Files of a kind that nobody asked for.

use server::upload::{Accepts, BYTES_MAX, Refusal};

use crate::{Bad, all_are_refused, bad, forge, wrong_kind};

fn iso_media(brands: &[u8]) -> Vec<u8> {
    let length = u32::try_from(8 + brands.len()).unwrap();
    [&length.to_be_bytes()[..], b"ftyp", brands, &[0; 64]].concat()
}

fn padded(signature: &[u8]) -> Vec<u8> {
    [signature, &[0; 600]].concat()
}

fn pictures() -> Vec<Bad> {
    vec![
        bad(
            "heic of a phone",
            iso_media(b"heic\0\0\0\0mif1heic"),
            Refusal::Heic,
        ),
        bad(
            "heic by its second brand",
            iso_media(b"mif1\0\0\0\0mif1heix"),
            Refusal::Heic,
        ),
        bad("heic sequence", iso_media(b"hevc\0\0\0\0msf1hevc"), Refusal::Heic),
        bad(
            "heic with a false length",
            b"\xFF\xFF\xFF\xFFftypheic".to_vec(),
            Refusal::Heic,
        ),
        bad("avif", iso_media(b"avif\0\0\0\0avifmif1"), wrong_kind("avif")),
        bad(
            "avif called mif1",
            iso_media(b"mif1\0\0\0\0mif1avif"),
            wrong_kind("avif"),
        ),
        bad("mp4", iso_media(b"isom\0\0\0\0isommp42"), wrong_kind("mp4")),
        bad("gif", padded(b"GIF89a\x01\0\x01\0"), wrong_kind("gif")),
        bad("webp", padded(b"RIFF\x24\0\0\0WEBPVP8 "), wrong_kind("webp")),
        bad("bmp", padded(b"BM\x46\0\0\0"), wrong_kind("bmp")),
        bad("tiff", padded(b"II\x2A\0\x08\0\0\0"), wrong_kind("tif")),
        bad("icon", padded(b"\0\0\x01\0\x01\0"), wrong_kind("ico")),
        bad("photoshop", padded(b"8BPS\0\x01"), wrong_kind("psd")),
        bad(
            "svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
            wrong_kind("svg"),
        ),
        bad(
            "svg behind a declaration",
            "\u{FEFF}<?xml version='1.0'?>\n<svg/>",
            wrong_kind("xml"),
        ),
    ]
}

fn programs_and_markup() -> Vec<Bad> {
    vec![
        bad("nothing", "", Refusal::Empty),
        bad(
            "too much",
            vec![b'a'; BYTES_MAX + 1],
            Refusal::TooLarge { limit: BYTES_MAX },
        ),
        bad("windows program", padded(b"MZ\x90\0"), wrong_kind("exe")),
        bad("linux program", padded(b"\x7FELF\x02\x01\x01"), wrong_kind("elf")),
        bad("shell script", "#!/bin/sh\nrm -rf /\n", wrong_kind("sh")),
        bad("wasm", padded(b"\0asm\x01\0\0\0"), wrong_kind("wasm")),
        bad(
            "java class",
            padded(b"\xCA\xFE\xBA\xBE\0\0\0\x34"),
            wrong_kind("class"),
        ),
        bad(
            "html",
            "<!DOCTYPE html><script>alert(1)</script>",
            wrong_kind("html"),
        ),
        bad(
            "html in capitals, indented",
            "  \n<HTML><body onload=x>",
            wrong_kind("html"),
        ),
        bad("markup of no known kind", "<x:y/>", wrong_kind("xml")),
        bad("postscript", "%!PS-Adobe-3.0\n", wrong_kind("ps")),
        bad("rich text", "{\\rtf1\\ansi}", wrong_kind("rtf")),
        bad("database", padded(b"SQLite format 3\0"), wrong_kind("sqlite")),
        bad("zero bytes", vec![0; 4096], wrong_kind("unknown")),
        bad("flash", padded(b"FWS\x09"), wrong_kind("swf")),
    ]
}

fn archives_and_office() -> Vec<Bad> {
    let docx = forge::zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", b"<d/>"),
    ]);
    vec![
        bad("zip", forge::zip(&[("a.txt", b"a")]), Refusal::Archive),
        bad(
            "zip of a picture",
            forge::zip(&[("a.jpg", &forge::jpeg(8, 8))]),
            Refusal::Archive,
        ),
        bad("gzip", padded(b"\x1F\x8B\x08\0"), Refusal::Archive),
        bad("7z", padded(b"7z\xBC\xAF\x27\x1C"), Refusal::Archive),
        bad("rar", padded(b"Rar!\x1A\x07\x01\0"), Refusal::Archive),
        bad(
            "tar",
            [&[b'a'; 257][..], b"ustar\0", &[0; 300]].concat(),
            Refusal::Archive,
        ),
        bad("word", docx, wrong_kind("docx")),
        bad(
            "old excel or locked xlsx",
            padded(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
            wrong_kind("ole"),
        ),
    ]
}

#[tokio::test]
async fn a_file_of_another_kind_is_refused_and_named() {
    let files = [pictures(), programs_and_markup(), archives_and_office()];
    all_are_refused(files.into_iter().flatten().collect(), Accepts::PapersAndSheets).await;
}

#[tokio::test]
async fn sheets_are_refused_where_only_papers_are_asked_for() {
    let files = vec![
        bad("csv", "order,amount\n1,2\n", wrong_kind("csv")),
        bad("xlsx", forge::xlsx("", &[]), wrong_kind("xlsx")),
    ];
    all_are_refused(files, Accepts::Papers).await;
}
