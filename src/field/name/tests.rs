use super::*;

#[test]
fn names_in_print() {
    for text in [
        "Mr A B Marlowe",
        "Mrs T Dunmore, MBE",
        "Mrs D. Quill CC",
        "Cllr. J. Fenwick",
        "Councillor Ann O'Marlow",
        "Chief Inspector Lyn Harbottle-Reed",
        "Ch. Insp Lyn Harbottle",
        "T/Chief Inspector 2991 Lyn Harbottle",
        "The Worshipful the Mayor, Councillor Ann Marlow",
        "Sir Paul Fenwick",
        "Lee Fenwick",
        "J Fenwick",
        "Ann van der Marl",
        "Dr Ann McQuill",
        "ANN QUILL",
        "Mr Marlowe",
        "Mrs A Church",
        "Zoë Fenwick-Smythe",
    ] {
        assert!(looks_like_name(text), "{text}");
    }
}

#[test]
fn what_is_no_name() {
    for text in [
        "Marlshire Police",
        "Director of Housing",
        "Public Health",
        "Young People",
        "Minutes of the meeting",
        "Apologies for Absence",
        "Marl District Council",
        "the Chair",
        "Acting Chief Accountant",
        "Finance",
        "MBE",
        "Mr A Marlowe, Director of Housing",
        "",
        "Mr",
        "Terms of Reference",
        "Risk Assessment",
        "The Cookhouse",
        "7 June",
    ] {
        assert!(!looks_like_name(text), "{text}");
    }
}
