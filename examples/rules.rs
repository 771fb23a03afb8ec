#![allow(clippy::print_stdout, clippy::unwrap_used)]
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let pdf =
        minutebook::pdf::read(&std::fs::read(&a[1]).unwrap(), &minutebook::pdf::Budget::default())
            .unwrap();
    let n: u32 = a[2].parse().unwrap();
    for p in pdf.pages.iter().filter(|p| p.number == n) {
        for r in &p.rules {
            println!(
                "{} {:.1} {:.1} {:.1} {:.1}",
                if r.horizontal { "H" } else { "V" },
                r.area.x0,
                r.area.y0,
                r.area.x1,
                r.area.y1
            );
        }
        for r in &p.fills {
            println!(
                "F {:.1} {:.1} {:.1} {:.1} {:?}",
                r.area.x0, r.area.y0, r.area.x1, r.area.y1, r.colour
            );
        }
        if a.len() > 3 {
            for w in minutebook::layout::words(p) {
                println!(
                    "W {:.1} {:.1} {:.1} size {} {:?} {}",
                    w.area.x0,
                    w.area.x1,
                    w.baseline,
                    w.size,
                    w.direction,
                    w.text(p)
                );
            }
        }
    }
}
