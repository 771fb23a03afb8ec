//! Words about people: posts, organisations, letters after a name.

use super::titles::{COUNCILLOR, COURTESY, HONOURS, PEERS, RANKS, SHARED_TITLES, WARD};
use super::{Words, words};

/// Letters after a name, as they are printed.
pub(crate) static LETTERS: Words = words(
    &[
        "MBE", "OBE", "CBE", "KBE", "DBE", "GBE", "BEM", "CB", "KCB", "CMG", "CVO", "MVO", "LVO",
        "KC", "QC", "JP", "DL", "CC", "MP", "MEP", "MS", "MSP", "AM", "MSYP", "MC", "DSO", "TD",
        "VR", "RD", "QPM", "KPM", "QFSM", "KFSM", "QGM", "GM", "PhD", "BA", "BSc", "MA", "MSc",
        "MBA", "LLB", "FCA", "ACA", "CPFA", "FRSA", "FRICS", "MRICS", "PC", "OStJ", "Esq", "RN",
        "RM", "Hon", "Jnr", "Snr", "Jr", "Sr",
    ],
    &[],
);

/// Words between the parts of a surname.
pub(crate) static PARTICLES: Words = words(
    &[
        "de", "da", "del", "della", "der", "den", "di", "dos", "du", "van", "von", "la", "le",
        "el", "al", "bin", "ibn", "ten", "ter", "ul", "y",
    ],
    &["ap", "ab"],
);

/// Nouns that name a post and nothing else.
pub(crate) static POSTS: Words = words(
    &[
        "accountant",
        "administrator",
        "adviser",
        "advisor",
        "ambassador",
        "analyst",
        "apprentice",
        "architect",
        "archivist",
        "assistant",
        "attorney",
        "auditor",
        "barrister",
        "bursar",
        "clerk",
        "co-ordinator",
        "consultant",
        "convener",
        "convenor",
        "coordinator",
        "curator",
        "director",
        "directors",
        "economist",
        "editor",
        "engineer",
        "headteacher",
        "intern",
        "lawyer",
        "lead",
        "librarian",
        "manager",
        "managers",
        "nurse",
        "officer",
        "officers",
        "ombudsman",
        "planner",
        "practitioner",
        "registrar",
        "scrutineer",
        "secretary",
        "solicitor",
        "specialist",
        "strategist",
        "supervisor",
        "surveyor",
        "teacher",
        "technician",
        "treasurer",
        "warden",
        "worker",
        "head of",
    ],
    &[
        "arweinydd",
        "cyfarwyddwr",
        "cyfreithiwr",
        "clerc",
        "pennaeth",
        "rheolwr",
        "swyddog",
        "trysorydd",
        "ysgrifennydd",
    ],
);

/// Other nouns that name a post, or that begin or end its name.
static ROLES: Words = words(
    &[
        "chair",
        "chairman",
        "chairperson",
        "chairs",
        "chairwoman",
        "chief constable",
        "chief executive",
        "commander",
        "commissioner",
        "constable",
        "councillor",
        "counsel",
        "deputy",
        "executive",
        "governor",
        "inspector",
        "judge",
        "leader",
        "liaison",
        "mayor",
        "mayoress",
        "member",
        "members",
        "observer",
        "parliament",
        "partner",
        "portfolio holder",
        "president",
        "principal",
        "professor",
        "representative",
        "sergeant",
        "sheriff",
        "spokesperson",
        "superintendent",
        "trustee",
        "vice",
        "volunteer",
    ],
    &["aelod", "cadeirydd", "cynghorydd", "is-gadeirydd", "maer"],
);

/// A post by its first word: "Head, Roads".
pub(crate) static HEAD: Words = words(&["head"], &["pennaeth"]);

/// What may stand before a post: "Interim Deputy Director".
pub(crate) static POST_RANKS: Words = words(
    &[
        "acting",
        "interim",
        "assistant",
        "associate",
        "deputy",
        "vice",
        "joint",
        "senior",
        "group",
        "chief",
        "corporate",
        "executive",
        "managing",
        "lead",
        "area",
        "service",
        "cabinet",
        "strategic",
        "principal",
        "honorary",
        "independent",
        "co-opted",
        "former",
        "temporary",
    ],
    &[],
);

/// Posts at the front that govern what follows: "Director of Public Health".
pub(crate) static GOVERNING_POSTS: Words = words(
    &[
        "director",
        "head",
        "leader",
        "member",
        "chair",
        "chairman",
        "chairwoman",
        "chairperson",
        "clerk",
        "manager",
        "officer",
        "lead",
        "secretary",
        "mayor",
        "advisor",
        "adviser",
        "representative",
        "portfolio holder",
        "chief executive",
        "commissioner",
        "champion",
        "spokesperson",
        "solicitor",
        "service manager",
        "inspector",
    ],
    &["aelod", "cadeirydd", "cyfarwyddwr", "pennaeth"],
);

/// Posts that stand right before a name: "Clerk J Fenwick".
pub(crate) static POSTS_BEFORE_NAME: Words = words(
    &[
        "clerk",
        "rfo",
        "treasurer",
        "secretary",
        "chairman",
        "chair",
        "chairwoman",
        "vice-chair",
        "vice chair",
        "vice-chairman",
        "vice chairman",
        "warden",
        "caretaker",
        "headteacher",
        "head teacher",
        "minute taker",
        "minute-taker",
        "note taker",
        "minute secretary",
        "minutes secretary",
        "president",
        "convener",
        "convenor",
        "locum clerk",
    ],
    &["cadeirydd", "y cadeirydd", "clerc", "y clerc", "is-gadeirydd", "trysorydd"],
);

/// Nouns that end an organisation's own name.
static OWN_ORGANISATIONS: Words = words(
    &[
        "academy",
        "agency",
        "association",
        "authority",
        "college",
        "constabulary",
        "council",
        "federation",
        "foundation",
        "icb",
        "limited",
        "ltd",
        "network",
        "nhs",
        "partnership",
        "plc",
        "police",
        "society",
        "trust",
        "union",
        "university",
        "integrated care board",
        "clinical commissioning group",
        "health board",
        "probation service",
        "fire and rescue service",
        "fire & rescue service",
        "commissioner",
    ],
    &["cyngor", "heddlu", "prifysgol"],
);

/// Other words that tell an organisation, or a part of one.
static ORGANISATIONS: Words = words(
    &[
        "alliance",
        "assembly",
        "bank",
        "board",
        "bureau",
        "centre",
        "charity",
        "church",
        "cic",
        "club",
        "commission",
        "committee",
        "company",
        "confederation",
        "consortium",
        "corporation",
        "department",
        "diocese",
        "district",
        "forum",
        "group",
        "hospital",
        "housing",
        "institute",
        "llp",
        "ministry",
        "office of",
        "organisation",
        "parish",
        "probation",
        "residents",
        "school",
        "schools",
        "service",
        "services",
        "team",
        "uk",
    ],
    &["bwrdd", "cymdeithas", "gwasanaeth", "pwyllgor", "ysgol"],
);

/// What shows that a phrase names parts of an organisation and not one.
pub(crate) static PARTS: Words = words(&[" and community"], &[" a chymuned"]);

/// How an organisation's name starts that may end in a post: "Office of the Commissioner".
pub(crate) static OFFICE: Words = words(&["office of"], &["swyddfa"]);

/// The words that tell a post.
pub(crate) fn roles() -> impl Iterator<Item = &'static str> {
    POSTS.words().chain(ROLES.words())
}

/// The words that tell an organisation.
pub(crate) fn organisations() -> impl Iterator<Item = &'static str> {
    OWN_ORGANISATIONS.words().chain(ORGANISATIONS.words())
}

/// The forms of address that may stand before a name in one paper and not in another.
pub(crate) fn is_address(lower: &str) -> bool {
    COURTESY.has(lower) || COUNCILLOR.has(lower) || ARTICLES.has(lower)
}

/// Whether a word is a title that stands before names alone.
pub(crate) fn is_courtesy(lower: &str) -> bool {
    COURTESY.has(lower) || COUNCILLOR.has(lower)
}

/// Whether a word is an article.
pub(crate) fn is_article(lower: &str) -> bool {
    ARTICLES.has(lower)
}

/// The articles before a title.
static ARTICLES: Words = words(&["the"], &["y", "yr"]);

pub(super) fn named(name: &str) -> Option<Vec<&'static str>> {
    Some(match name {
        "title" => {
            [&COUNCILLOR, &COURTESY, &HONOURS, &RANKS].iter().flat_map(|t| t.words()).collect()
        }
        "courtesy" => COUNCILLOR.words().chain(COURTESY.words()).collect(),
        "councillor" => COUNCILLOR.words().collect(),
        "peer" => PEERS.words().collect(),
        "shared_title" => SHARED_TITLES.words().collect(),
        "ward" => WARD.words().collect(),
        "post_rank" => POST_RANKS.words().collect(),
        "governing_post" => GOVERNING_POSTS.words().collect(),
        "post_before_name" => POSTS_BEFORE_NAME.words().collect(),
        "own_organisation" => OWN_ORGANISATIONS.words().collect(),
        "office" => OFFICE.words().collect(),
        _ => return None,
    })
}
