use super::*;

fn run(content: &[u8]) -> Vec<String> {
    let mut lexer = Lexer::new(content);
    let mut operands = Operands::default();
    let mut seen = Vec::new();
    while let Some(op) = lexer.next(&mut operands) {
        let name = String::from_utf8_lossy(&op.to_le_bytes()).replace('\0', "");
        let mut buffer = Vec::new();
        let list: Vec<String> = operands
            .list()
            .iter()
            .map(|operand| match operand {
                Operand::Number(n) => n.to_string(),
                Operand::Name(n) => format!("/{}", String::from_utf8_lossy(n)),
                Operand::Text(t) => {
                    format!("({})", String::from_utf8_lossy(t.bytes(&mut buffer)))
                }
                Operand::Array => format!("[{}]", operands.elements.len()),
                Operand::Dict(d) => String::from_utf8_lossy(d).into_owned(),
                Operand::Other => "?".to_owned(),
            })
            .collect();
        seen.push(format!("{} {name}", list.join(" ")));
    }
    seen
}

#[test]
fn reads_operands_of_every_kind() {
    assert_eq!(
        run(b"/F1 12 Tf (a\\(b\\051\\n) Tj <4142 4> Tj [(x)-3.5<41>[1]]TJ % note\n/P<</MCID 3/X(>>)>>BDC"),
        [
            "/F1 12 Tf",
            "(a(b)\n) Tj",
            "(AB@) Tj",
            "[4] TJ",
            "/P <</MCID 3/X(>>)>> BDC"
        ]
    );
}

#[test]
fn hundreds_of_digits_are_a_number() {
    let digits = "9".repeat(400);
    let mut lexer = Lexer::new(digits.as_bytes());
    assert!(lexer.number().is_finite());
    assert!(Lexer::new(format!("-{digits} ").as_bytes()).number().is_finite());
}

#[test]
fn takes_malformed_numbers_as_others_do() {
    assert_eq!(run(b"--5 .5 -.25 1. 0.0.1 12-3 +4 m"), ["-5 0.5 -0.25 1 0 12 4 m"]);
}
#[test]
fn ends_on_anything_cut_off() {
    for cut in [&b"(abc"[..], b"<41", b"[(a) 1", b"<</A (x", b"/", b"% c", b"[[[[", b"\\"] {
        run(cut);
    }
}
