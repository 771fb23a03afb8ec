//! A font's name to its family, weight and slant.

use super::names::Family;

/// What a font's name says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) bold: bool,
    pub(super) italic: bool,
}

/// A `BaseFont` without its subset tag ("ABCDEF+").
pub(super) fn without_tag(name: &str) -> &str {
    match name.split_once('+') {
        Some((tag, rest))
            if tag.len() == 6
                && tag.bytes().all(|b| b.is_ascii_uppercase())
                && !rest.is_empty() =>
        {
            rest
        }
        _ => name,
    }
}

/// Font families of TeX, as their names begin.
const TEX: [&str; 5] = ["CM", "EC", "SF", "LM", "T1-LM"];

/// Weight and slant by name: "Arial,Bold", "Arial-BoldMT", "Calibri-LightItalic", "Gill Sans Heavy".
pub(super) fn style(name: &str) -> Style {
    let mut style = Style::default();
    // The faces of TeX name themselves by two letters: "CMBX12", "LMBXO10", "SFTI1000".
    if let Some(face) = TEX.iter().find_map(|family| name.strip_prefix(family)) {
        style.bold = face.starts_with("BX") || face.starts_with("SSBX");
        style.italic = face.starts_with("TI") || face.starts_with("BXTI") || face.starts_with("SL");
    }
    for (index, word) in words(name).iter().enumerate() {
        let is = |list: &[&str]| list.contains(&word.as_str());
        // "Blackadder" and "Boldini" are families: a word that is only part of the first is none.
        style.bold |= word.ends_with("bold")
            || word.starts_with("bold") && index > 0
            || is(&["bd", "bdit", "bdcn", "black", "blk", "heavy", "hvy", "demi", "ultra"])
                && index > 0;
        style.italic |= word.contains("italic") && (index > 0 || word.ends_with("italic"))
            || word.contains("oblique")
            || is(&["it", "ital", "obl", "bdit", "slanted", "kursiv", "inclined"]) && index > 0;
    }
    style
}

/// The words of a name, lower case: parted at signs, and where a capital follows a small letter.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for letter in name.chars() {
        let starts = letter.is_uppercase() && before.is_lowercase();
        if !letter.is_alphanumeric() || starts {
            words.push(String::new());
        }
        if letter.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(letter.to_lowercase());
        }
        before = letter;
    }
    words.retain(|word| !word.is_empty());
    // "BoldMT" and "ItalicMT" are parted as "Bold", "MT" by case; "BOLDMT" is not.
    for word in &mut words {
        if let Some(stem) = word.strip_suffix("mt").filter(|stem| stem.len() > 2) {
            *word = stem.to_owned();
        }
    }
    words
}

/// The standard font that a name stands for, or the one nearest to it.
pub(super) fn family(name: &str) -> Option<Family> {
    let name: String =
        name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    let starts = |list: &[&str]| list.iter().any(|start| name.starts_with(start));
    if starts(&["symbol"]) {
        Some(Family::Symbol)
    } else if starts(&["zapfdingbats", "dingbats", "itczapfdingbats"]) {
        Some(Family::ZapfDingbats)
    } else if starts(&["courier", "liberationmono", "cousine", "nimbusmon"]) {
        Some(Family::Courier)
    } else if starts(&["times", "liberationserif", "tinos", "nimbusrom", "georgia", "cambria"]) {
        Some(Family::Times)
    } else if starts(&["helvetica", "arial", "liberationsans", "arimo", "nimbussan"]) {
        Some(Family::Helvetica)
    } else {
        None
    }
}

/// A font whose codes are pictures, whatever Unicode its makers wrote into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pictures {
    Symbol,
    ZapfDingbats,
    Wingdings,
    Wingdings2,
    Wingdings3,
    Webdings,
}

/// The picture font that a name stands for.
pub(super) fn pictures(name: &str) -> Option<Pictures> {
    let name: String =
        name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    if name.starts_with("wingdings2") {
        Some(Pictures::Wingdings2)
    } else if name.starts_with("wingdings3") {
        Some(Pictures::Wingdings3)
    } else if name.starts_with("wingdings") {
        Some(Pictures::Wingdings)
    } else if name.starts_with("webdings") {
        Some(Pictures::Webdings)
    } else if name == "symbol" || name == "symbolmt" || name.starts_with("symbolbold") {
        Some(Pictures::Symbol)
    } else if name.contains("zapfdingbats") || name == "dingbats" {
        Some(Pictures::ZapfDingbats)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_weight_and_slant() {
        for (name, bold, italic) in [
            ("Arial,Bold", true, false),
            ("Arial-BoldMT", true, false),
            ("Arial-BoldItalicMT", true, true),
            ("Arial,BoldItalic", true, true),
            ("ArialMT", false, false),
            ("Arial-Black", true, false),
            ("OpenSans-Semibold", true, false),
            ("OpenSans-SemiBold", true, false),
            ("Calibri-LightItalic", false, true),
            ("Helvetica-BoldOblique", true, true),
            ("FranklinGothic-Demi", true, false),
            ("FranklinGothic-Medium", false, false),
            ("BlackadderITC-Regular", false, false),
            ("Arial Bold", true, false),
            ("ARIALBOLD", true, false),
            ("CMBX12", true, false),
            ("CMTI10", false, true),
            ("CMR10", false, false),
            ("MyriadPro-It", false, true),
            ("TimesNewRomanPS-ItalicMT", false, true),
        ] {
            assert_eq!(style(name), Style { bold, italic }, "{name}");
        }
    }

    #[test]
    fn subset_tags_go() {
        assert_eq!(without_tag("ABCDEF+Arial-Black"), "Arial-Black");
        assert_eq!(without_tag("CIDFont+F1"), "CIDFont+F1");
    }

    #[test]
    fn families_and_pictures_by_name() {
        assert_eq!(family("ArialMT"), Some(Family::Helvetica));
        assert_eq!(family("TimesNewRomanPSMT"), Some(Family::Times));
        assert_eq!(family("Calibri"), None);
        assert_eq!(pictures("Wingdings-Regular"), Some(Pictures::Wingdings));
        assert_eq!(pictures("SymbolMT"), Some(Pictures::Symbol));
        assert_eq!(pictures("Arial"), None);
    }
}
