#[path = "../tests/support/mod.rs"]
mod support;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let out = std::path::Path::new(&a[2]);
    let ledger = support::archive::read(std::path::Path::new(&a[1]), out, |_| true, |_| ());
    let aliases = a
        .get(3)
        .map(|p| {
            minutebook::assemble::Aliases::parse(&std::fs::read_to_string(p).unwrap()).unwrap()
        })
        .unwrap_or_default();
    let o = minutebook::assemble::Options { aliases, ..Default::default() };
    println!("{:?}", minutebook::assemble::run(out, &ledger, &o).unwrap());
}
