use minutebook::field::*;
use std::io::BufRead;
fn main() {
    let mode = std::env::args().nth(1).unwrap();
    let text: Vec<String> = std::io::stdin().lock().lines().map_while(Result::ok).collect();
    for l in &text {
        let l = l.trim();
        match mode.as_str() {
            "dates" => {
                let d = date::dates(l);
                if !d.is_empty() {
                    println!(
                        "{:?} << {}",
                        d.iter()
                            .map(|f| format!(
                                "{}{}",
                                f.value.iso(),
                                if f.value.contradicted { "!" } else { "" }
                            ))
                            .collect::<Vec<_>>(),
                        l
                    );
                }
            }
            "times" => {
                let d = time::times(l);
                if !d.is_empty() {
                    println!("{:?} << {}", d.iter().map(|f| f.value.hhmm()).collect::<Vec<_>>(), l);
                }
            }
            "ranges" => {
                for f in time::ranges(l) {
                    println!("{}-{} << {}", f.value.start.hhmm(), f.value.end.hhmm(), l);
                }
            }
            "labels" => {
                if let Some(x) = label::label(l) {
                    println!("{}|{:?}|{} << {}", x.printed, x.kind, x.ordinal, &l[x.rest_start..]);
                }
            }
            "pages" => {
                if let Some(x) = page_range::page_range(l) {
                    println!("{:?} {:?} << {}", x.value.first, x.value.last, l);
                }
            }
            "names" => {
                println!(">> {l}");
                for f in roster::split_names(l) {
                    let a = f.value.affiliation.as_deref().map(affiliation::parts);
                    println!("      {:?} {:?}", f.value, a);
                }
            }
            "owners" => println!("{:?} << {}", owners::owners(l), l),
            "aff" => println!("{:?} << {}", affiliation::parts(l), l),
            "isname" => {
                if name::looks_like_name(l) {
                    println!("{l}")
                }
            }
            "vote" => {
                if let Some(v) = vote::vote(l) {
                    println!(
                        "{:?} {:?} {:?} {:?} << {l}",
                        v.value.outcome, v.value.in_favour, v.value.against, v.value.abstain
                    )
                }
                if let Some(h) = vote::heading(l) {
                    println!("H {h:?} << {l}")
                }
            }
            "contact" => {
                if let Some(v) = contact::contact(&[l]) {
                    println!("{:?} << {l}", v)
                }
            }
            _ => panic!(),
        }
    }
}
