//! Small documents made on the spot: one that reads well, and one for each way to be unreadable.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::content::{Content, Operation};
use lopdf::{
    Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, StringFormat,
    dictionary,
};

/// Minutes of a fictional board, as a text rendering.
pub(crate) const MINUTES: &str = "\
Minutes of a meeting of the Anyshire Flood Board held at County Hall, Anytown on Monday, 3 June 2024.

Present

Mrs C. Specimen CC (in the Chair)

Mr D. Instance\tAnytown District Council

1. Apologies for absence

There were none.

2. Sluice keys

The Board considered a report about the keys of the sluices.

RESOLVED:

That the report be noted.
";

/// A letter: text that is no paper of a meeting.
pub(crate) const LETTER: &str = "\
Dear Mr Instance,

Thank you for the loan of the ladder, which I return with this letter.

Yours sincerely,
E. Case
";

/// What a gateway sends where a document should be.
pub(crate) const ERROR_PAGE: &str = "\
<html><head><title>502 Bad Gateway</title></head>
<body><h1>502 Bad Gateway</h1><p>The server is temporarily unable to service your request.</p></body></html>
";

/// A PDF with a line of text on each page.
pub(crate) fn pdf(pages: &[&str]) -> Vec<u8> {
    save(document(pages))
}

/// A PDF that opens only with a password.
pub(crate) fn locked_pdf() -> Vec<u8> {
    let mut document = document(&["Minutes"]);
    let id = Object::String(b"0123456789abcdef".to_vec(), StringFormat::Literal);
    document.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    let state = EncryptionState::try_from(EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: "secret",
        key_length: 128,
        permissions: Permissions::all(),
    })
    .unwrap();
    document.encrypt(&state).unwrap();
    save(document)
}

/// A PDF whose pages are an image each, as a scanner leaves them.
pub(crate) fn scanned_pdf(pages: usize) -> Vec<u8> {
    let mut document = document(&vec![""; pages]);
    let image = document.add_object(Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1,
            "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
        },
        vec![0x80],
    ));
    let ids: Vec<_> = document.page_iter().collect();
    for page in ids {
        let draw = [
            Operation::new("q", Vec::new()),
            Operation::new("cm", [595, 0, 0, 842, 0, 0].map(Object::from).to_vec()),
            Operation::new("Do", vec!["Scan".into()]),
            Operation::new("Q", Vec::new()),
        ];
        let content = Content { operations: draw.to_vec() }.encode().unwrap();
        document.change_page_content(page, content).unwrap();
        document.add_xobject(page, "Scan", image).unwrap();
    }
    save(document)
}

/// A small PDF whose only page unpacks to so many bytes of white space.
pub(crate) fn bomb_pdf(bytes: usize) -> Vec<u8> {
    let mut document = document(&[""]);
    let filter = dictionary! { "Filter" => "FlateDecode" };
    let content = document.add_object(Stream::new(filter, packed("", bytes)));
    let page = document.page_iter().next().unwrap();
    document.get_dictionary_mut(page).unwrap().set("Contents", content);
    save(document)
}

/// A small PDF whose catalogue lies in an object stream that unpacks to so many bytes.
pub(crate) fn object_stream_bomb_pdf(bytes: usize) -> Vec<u8> {
    let catalog = packed("1 0 << /Type /Catalog /Pages 3 0 R >>", bytes);
    let text = b"BT /F1 11 Tf 72 770 Td (Minutes of the Board) Tj ET";
    let stream = |head: String, content: &[u8]| {
        [head.as_bytes(), b"\nstream\n", content, b"\nendstream"].concat()
    };
    let objects = [
        (
            2,
            stream(
                format!(
                    "<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {} >>",
                    catalog.len()
                ),
                &catalog,
            ),
        ),
        (3, b"<< /Type /Pages /Kids [4 0 R] /Count 1 /MediaBox [0 0 595 842] >>".to_vec()),
        (
            4,
            b"<< /Type /Page /Parent 3 0 R /Contents 5 0 R /Resources << /Font << /F1 << /Type \
              /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
                .to_vec(),
        ),
        (5, stream(format!("<< /Length {} >>", text.len()), text)),
    ];
    let mut file = b"%PDF-1.5\n".to_vec();
    // Kind, place, index: one byte, four, one. Object 1 is the first of the object stream 2.
    let mut table = [[0, 0, 0, 0, 0, 0], [2, 0, 0, 0, 2, 0]].concat();
    let place = |file: &[u8]| u32::try_from(file.len()).unwrap().to_be_bytes();
    for (number, object) in objects {
        table.extend([&[1][..], &place(&file), &[0]].concat());
        file.extend([format!("{number} 0 obj\n").as_bytes(), &object, b"\nendobj\n"].concat());
    }
    let start = file.len();
    table.extend([&[1][..], &place(&file), &[0]].concat());
    let head = format!("<< /Type /XRef /Size 7 /W [1 4 1] /Root 1 0 R /Length {} >>", table.len());
    file.extend([b"6 0 obj\n", stream(head, &table).as_slice(), b"\nendobj\n"].concat());
    file.extend(format!("startxref\n{start}\n%%EOF").as_bytes());
    file
}

/// A text and so many bytes of white space after it, packed.
fn packed(text: &str, bytes: usize) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(text.as_bytes()).unwrap();
    let spaces = vec![b' '; 1 << 20];
    for _ in 0..bytes / spaces.len() {
        packed.write_all(&spaces).unwrap();
    }
    packed.finish().unwrap()
}

fn document(pages: &[&str]) -> Document {
    let mut document = Document::with_version("1.5");
    let root = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
    });
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let kids: Vec<Object> = pages
        .iter()
        .map(|text| {
            let show = [
                Operation::new("BT", Vec::new()),
                Operation::new("Tf", vec!["F1".into(), 11.into()]),
                Operation::new("Td", vec![72.into(), 770.into()]),
                Operation::new("Tj", vec![Object::string_literal(*text)]),
                Operation::new("ET", Vec::new()),
            ];
            let content = Content { operations: show.to_vec() }.encode().unwrap();
            let content = document.add_object(Stream::new(dictionary! {}, content));
            let page = dictionary! { "Type" => "Page", "Parent" => root, "Contents" => content };
            document.add_object(page).into()
        })
        .collect();
    let count = i64::try_from(kids.len()).unwrap();
    let tree = dictionary! {
        "Type" => "Pages", "Kids" => kids, "Count" => count, "Resources" => resources,
        "MediaBox" => [0, 0, 595, 842].map(Object::from).to_vec(),
    };
    document.objects.insert(root, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
    document.trailer.set("Root", catalog);
    document
}

fn save(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}
