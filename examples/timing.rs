#![allow(clippy::print_stdout, clippy::unwrap_used)]
use std::time::Instant;
fn main() {
    let (mut r, mut l, mut n) = (0.0, 0.0, 0);
    let mut worst: Vec<(f64, f64, String)> = Vec::new();
    for f in std::env::args().skip(1) {
        let bytes = std::fs::read(&f).unwrap();
        let t = Instant::now();
        let Ok(pdf) = minutebook::pdf::read(&bytes, &minutebook::pdf::Budget::default()) else {
            continue;
        };
        let a = t.elapsed().as_secs_f64();
        let t = Instant::now();
        let told = minutebook::layout::layout(&pdf);
        let b = t.elapsed().as_secs_f64();
        std::hint::black_box(&told);
        r += a;
        l += b;
        n += pdf.pages.len();
        worst.push((b / a.max(1e-4), b, f));
    }
    println!("pages {n} read {:.0} pages/s, layout {:.0} pages/s", n as f64 / r, n as f64 / l);
    worst.sort_by(|x, y| y.1.total_cmp(&x.1));
    for w in worst.iter().take(8) {
        println!("{:.2} {:.4} {}", w.0, w.1, w.2);
    }
}
