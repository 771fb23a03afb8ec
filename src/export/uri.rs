//! Addresses as other formats want them.

use std::fmt::Write;

/// Returns an address of the web with everything encoded that an address may not hold as it is (papers
/// and sidecars have spaces in them); none where it is no address of the web.
pub(super) fn web(address: &str) -> Option<String> {
    let scheme = address.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase())?;
    if !["http", "https"].contains(&scheme.as_str()) {
        return None;
    }
    let mut encoded = String::with_capacity(address.len());
    for byte in address.bytes() {
        let kept = byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
        if kept {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    Some(encoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (address, expected) in [
            ("https://a.example/x y.pdf", Some("https://a.example/x%20y.pdf")),
            ("https://a.example/%20?a=1&b", Some("https://a.example/%20?a=1&b")),
            ("HTTP://a.example/é", Some("HTTP://a.example/%C3%A9")),
            ("javascript://alert(1)", None),
            ("documents/s1.pdf", None),
        ] {
            assert_eq!(web(address).as_deref(), expected);
        }
    }
}
