//! Persons' names as printed: honorifics, initials, letters after the name.

use std::sync::LazyLock;

use regex::Regex;

use super::affiliation::{self, Names};
use super::tail;
use crate::pattern::pattern;

const HONORIFICS: &str = r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|cllrs?|cnclr|cllor|councillors?|coun|sir|dame|lord|lady|baroness|baron|viscount|earl|rev|revd|reverend|canon|father|fr|sister|bishop|archdeacon|imam|rabbi|hon|rt\.? hon|alderman|ald|alderwoman|mayor|deputy mayor|leader|the worshipful the mayor|the worshipful mayor|madam mayor|the mayor|the deputy mayor|lieutenant|lieutenant colonel|lt|lt\.? col|colonel|col|major|maj|captain|capt|commander|cmdr|cdr|brigadier|wing commander|group captain|squadron leader|sergeant|sgt|ps|pc|pcso|dc|ds|di|dci|dcc|acc|acting|constable|chief constable|assistant chief constable|deputy chief constable|inspector|insp|t/insp|detective|chief inspector|ch\.? insp|c/insp|ch/insp|chief insp|ci|superintendent|supt|chief superintendent|chief supt|ch\.? supt|c/supt|ch/supt|det\.? supt|temp|temporary|station manager|group manager|area manager|his worship|her worship|judge|justice)";

/// One or more titles before a name; "T/Chief Inspector 2991" has a rank's prefix and a number.
static TITLES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:(?:[at]/\s?)?{HONORIFICS}\b\.?(?:/[A-Za-z]+\b)?[\s,]*(?:\d{{2,6}}\s+)?)+"
    ))
});
/// Titles that no post starts with.
static COURTESY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:mr|mrs|ms|miss|mx|dr|cllrs?|cllor|councillor|sir|dame|lady|revd?|reverend)\b")
});
/// "Councillors A, B and C": one title for all that follow.
static SHARED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:the following\s+)?(?:(?:parish|town|district|borough|county|city|ward)\s+)?(?:councillors|cllrs|cllr\.?s|couns|messrs|members|aldermen|drs|mesdames)\b\.?[\s:]+(?:present[\s:]+)?",
    )
});
static LETTERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:MBE|OBE|CBE|KBE|DBE|GBE|BEM|CB|KCB|CMG|CVO|MVO|LVO|KC|QC|JP|DL|CC|MP|MEP|MS|MSP|AM|MSYP|MC|DSO|TD|VR|RD|QPM|KPM|QFSM|KFSM|QGM|GM|PhD|BA|BSc|MA|MSc|MBA|LLB|FCA|ACA|CPFA|FRSA|FRICS|MRICS|PC|OStJ|Esq|RN|RM|Hon|Jnr|Snr|Jr|Sr)\.?(?:[\s,]+|$))+$",
    )
});
/// Words between the parts of a surname.
const PARTICLES: [&str; 23] = [
    "de", "da", "del", "della", "der", "den", "di", "dos", "du", "van", "von", "la", "le", "el",
    "al", "bin", "ibn", "ap", "ab", "ten", "ter", "ul", "y",
];
/// Words that no person is called, beside those that name posts and organisations.
/// In the order of the alphabet.
const NOT_A_PERSON: [&str; 334] = [
    "absent",
    "account",
    "accounts",
    "action",
    "actions",
    "additional",
    "adult",
    "adults",
    "advice",
    "agenda",
    "all",
    "allocation",
    "alternative",
    "amount",
    "analysis",
    "annual",
    "answer",
    "any",
    "apologies",
    "appendix",
    "application",
    "applications",
    "approval",
    "assessment",
    "asset",
    "assets",
    "attendance",
    "audit",
    "award",
    "background",
    "balance",
    "basic",
    "bid",
    "borough",
    "brochure",
    "budget",
    "building",
    "business",
    "capacity",
    "capital",
    "care",
    "catalogue",
    "categories",
    "category",
    "change",
    "changes",
    "charges",
    "children",
    "circular",
    "city",
    "civil",
    "climate",
    "clinical",
    "closed",
    "comments",
    "commissioning",
    "communications",
    "communities",
    "community",
    "complaints",
    "consultation",
    "contents",
    "contract",
    "contracts",
    "coroner",
    "corporate",
    "cost",
    "costs",
    "county",
    "cover",
    "crime",
    "culture",
    "customer",
    "data",
    "date",
    "dear",
    "debt",
    "decision",
    "decisions",
    "declarations",
    "democratic",
    "details",
    "development",
    "digital",
    "document",
    "documents",
    "domestic",
    "draft",
    "economic",
    "economics",
    "economy",
    "education",
    "emergency",
    "employees",
    "employment",
    "engagement",
    "enhancements",
    "environment",
    "equalities",
    "equality",
    "estates",
    "estimate",
    "estimates",
    "evaluation",
    "events",
    "executive",
    "expenditure",
    "external",
    "families",
    "family",
    "final",
    "finance",
    "financial",
    "fire",
    "focus",
    "forecast",
    "forecasts",
    "fund",
    "funding",
    "funds",
    "general",
    "glossary",
    "governance",
    "grants",
    "green",
    "growth",
    "guest",
    "guidance",
    "hall",
    "health",
    "heritage",
    "highways",
    "human",
    "impact",
    "implications",
    "income",
    "information",
    "infrastructure",
    "initiative",
    "insurance",
    "integrated",
    "interests",
    "internal",
    "introduction",
    "introductions",
    "investment",
    "investments",
    "invoice",
    "invoices",
    "item",
    "items",
    "justice",
    "key",
    "land",
    "law",
    "leadership",
    "leaflet",
    "legal",
    "leisure",
    "letter",
    "libraries",
    "library",
    "licensing",
    "list",
    "local",
    "maintenance",
    "management",
    "matters",
    "meeting",
    "menu",
    "methodology",
    "minutes",
    "model",
    "monitoring",
    "motion",
    "name",
    "national",
    "needs",
    "neighbourhood",
    "neighbourhoods",
    "new",
    "newsletter",
    "next",
    "no",
    "none",
    "northern",
    "note",
    "notes",
    "notice",
    "number",
    "objectives",
    "operations",
    "opportunities",
    "opted",
    "options",
    "original",
    "other",
    "outcomes",
    "overview",
    "paragraph",
    "parks",
    "part",
    "payments",
    "pensions",
    "people",
    "performance",
    "personnel",
    "place",
    "places",
    "plan",
    "planning",
    "plans",
    "play",
    "points",
    "policy",
    "position",
    "precept",
    "premises",
    "present",
    "prevention",
    "principles",
    "priorities",
    "process",
    "programme",
    "progress",
    "project",
    "projects",
    "property",
    "proposal",
    "proposals",
    "proposed",
    "protection",
    "provision",
    "public",
    "purpose",
    "quality",
    "question",
    "questions",
    "rate",
    "rates",
    "reason",
    "reasons",
    "recommendation",
    "recommendations",
    "recreation",
    "reference",
    "regeneration",
    "regional",
    "regulations",
    "report",
    "reports",
    "rescue",
    "research",
    "reserve",
    "reserves",
    "resolution",
    "resources",
    "response",
    "responsibilities",
    "results",
    "revenue",
    "review",
    "rights",
    "risk",
    "risks",
    "road",
    "role",
    "room",
    "safe",
    "safer",
    "safety",
    "school",
    "schools",
    "scrutiny",
    "secondary",
    "section",
    "single",
    "social",
    "source",
    "speaker",
    "spending",
    "sport",
    "staff",
    "standards",
    "statement",
    "strategic",
    "strategy",
    "street",
    "subject",
    "summary",
    "support",
    "surgery",
    "survey",
    "sustainability",
    "system",
    "systems",
    "table",
    "target",
    "targets",
    "tbc",
    "technology",
    "terms",
    "the",
    "total",
    "tourism",
    "town",
    "training",
    "transport",
    "treasury",
    "unions",
    "unit",
    "update",
    "urgent",
    "vacancy",
    "vacant",
    "value",
    "variance",
    "venue",
    "version",
    "village",
    "virtual",
    "volunteering",
    "votes",
    "ward",
    "waste",
    "way",
    "website",
    "welcome",
    "welfare",
    "work",
    "works",
    "yes",
    "young",
    "youth",
];

/// Whether a text has a word that no person is called.
fn names_no_person(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.any(|word| NOT_A_PERSON.binary_search(&word.to_lowercase().as_str()).is_ok())
}

/// Longest name without a title, in words.
const MOST_WORDS: usize = 5;

/// Returns the bytes of the titles that a text starts with, the white space after them included; 0
/// for none.
pub fn titles(text: &str) -> usize {
    TITLES.find(text).map_or(0, |m| m.end())
}

/// Returns the bytes of a title that stands once for all names of a list ("Councillors A, B and C");
/// 0 for none.
pub fn shared_title(text: &str) -> usize {
    SHARED.find(text).map_or(0, |m| m.end())
}

/// Tells whether a text is letters after a name and nothing else: "MBE", "CC".
pub fn is_letters(text: &str) -> bool {
    LETTERS.is_match(text.trim())
}

/// Tells whether a text is one person's name as papers print it.
pub fn looks_like_name(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ',', ';', ':']);
    // Columns of a table, not one phrase.
    if text.contains("   ") {
        return false;
    }
    let titled = titles(text);
    let bare = tail(text, titled).trim();
    // "Mrs T Dean, MBE": letters after a comma, or after the surname.
    let bare = match bare.split_once(',') {
        Some((name, letters)) if is_letters(letters) => name.trim(),
        Some(_) => return false,
        None => bare,
    };
    let mut words: Vec<&str> = bare.split_whitespace().collect();
    while words.len() > 1 && words.last().is_some_and(|w| is_letters(w)) {
        words.pop();
    }
    if words.is_empty() || words.len() > MOST_WORDS || !words.iter().all(|w| part_of_a_name(w)) {
        return false;
    }
    // With a title one surname will do; else a forename or initial and a surname.
    let surname = words.last().is_some_and(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 1);
    let starts = words.first().is_some_and(|w| w.starts_with(char::is_uppercase));
    if titled > 0 {
        // A surname may be a word for an organisation ("Mr Church"); what follows a rank or an
        // "Acting" may be the rest of a post.
        let courtesy = COURTESY.is_match(text);
        return surname
            && (affiliation::names(bare) == Names::Unknown || (courtesy && words.len() < 3));
    }
    surname
        && starts
        && words.len() > 1
        && words.last().is_some_and(|w| w.starts_with(char::is_uppercase))
        && !names_no_person(bare)
        && affiliation::names(bare) == Names::Unknown
}

/// Tells whether a word can stand in a name: capitalised, an initial, a particle.
fn part_of_a_name(word: &str) -> bool {
    let plain = word.trim_matches(|c: char| ".'’‘“”\"".contains(c));
    PARTICLES.contains(&plain)
        || (plain.starts_with(char::is_uppercase)
            && plain.chars().all(|c| c.is_alphabetic() || ".'’‘-–‑".contains(c)))
}

#[cfg(test)]
mod tests;
