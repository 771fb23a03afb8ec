//! Words beside people's names: who led, stood in, came late or took part from afar; and when an action of
//! theirs is due.

use super::attendance::{IN_THE_CHAIR, PUBLIC_COLUMNS, VICE};
use super::{Words, words};

/// Those who looked on, and are no names: "and two members of the public".
pub(crate) static ONLOOKERS: Words = words(
    &[
        "member of the public",
        "member of public",
        "member of the press",
        "member of press",
        "members of the public",
        "members of public",
        "members of the press",
        "members of press",
        "resident",
        "residents",
        "parishioner",
        "parishioners",
        "elector",
        "electors",
    ],
    &["aelod o'r cyhoedd", "aelodau o'r cyhoedd", "o drigolion", "aelod o'r wasg"],
);

/// Those of them who are the public; the press is not.
static PUBLIC: Words = words(
    &[
        "member of the public",
        "member of public",
        "members of the public",
        "members of public",
        "resident",
        "residents",
        "parishioner",
        "parishioners",
        "elector",
        "electors",
    ],
    &["aelod o'r cyhoedd", "aelodau o'r cyhoedd", "o drigolion"],
);

/// What joins the last of a list, beside "and".
pub(crate) static PLUS: Words =
    words(&["plus", "together with", "along with", "with"], &["a", "ac", "a'r"]);

/// What stands before the name of who led a meeting.
pub(crate) static LED_BY: Words =
    words(&["chaired by", "presided over by", "chairmanship of"], &["cadeiriwyd gan"]);

/// What stands before the name of who took the notes.
pub(crate) static TAKEN_BY: Words = words(
    &[
        "clerked by",
        "minute taker",
        "minutes taken by",
        "minutes recorded by",
        "note taker",
        "notes taken by",
    ],
    &["cofnodwyd gan"],
);

/// What stands between a deed and the person: "Chaired by".
pub(crate) static BY_PERSON: Words = words(&[" by "], &[" gan "]);

/// What stands behind the name of who led a meeting.
pub(crate) static LED: Words = words(
    &[
        "took the chair",
        "take the chair",
        "in the chair",
        "presided",
        "presiding",
        "chaired the meeting",
        "chaired this meeting",
        "assumed the chair",
        "occupied the chair",
    ],
    &["yn y gadair"],
);

/// What may stand between a name and such words.
pub(crate) static BEFORE_LED: Words =
    words(&["was", "then", "duly", "being", "therefore", "had", "would"], &[]);

/// What stands before the part of a meeting that somebody led.
pub(crate) static PART_LED: Words = words(&["for"], &["ar gyfer"]);

/// What stands before who sent apologies, behind the word for them.
pub(crate) static SENT_BY: Words = words(&["from", "by", "for", "behalf of"], &["gan"]);

/// What stands between a name and where the person comes from.
pub(crate) static OF: Words = words(&["from", "of", "for", "at", "representing"], &["o"]);

/// What says of those before it that they came.
pub(crate) static CAME: Words = words(
    &[
        "was present",
        "were present",
        "was also present",
        "were also present",
        "was in attendance",
        "were in attendance",
        "was also in attendance",
        "were also in attendance",
    ],
    &[],
);

/// What says of the public that it came.
pub(crate) static PRESENCE: Words =
    words(&["present", "attend", "there was", "there were"], &["yn bresennol"]);

/// What stands before the apologies of who is named before it: "Mr Marl had sent his apologies".
pub(crate) static SENT: Words = words(
    &["sent", "gave", "given", "tendered", "offered", "submitted", "presented", "sends"],
    &[],
);

/// How many looked on, where no number tells.
static SOME: Words = words(&["several", "some", "a number of"], &["nifer o"]);

/// What says beside a name that the person led the meeting, beside the words for a chair.
pub(crate) static PRESIDING: Words = words(&["took the chair", "chairing", "presiding"], &[]);

/// What may stand before the word for a chair.
static ACTING: Words = words(&["acting", "interim"], &["dros dro"]);

/// A mayor who leads the meeting.
static MAYOR: Words = words(&["mayor", "town mayor", "city mayor"], &["maer", "y maer"]);

/// What a chair is the chair of, where it is told beside a name.
static OF_MEETING: Words = words(&["meeting", "council", "board", "committee"], &[]);

/// What says beside a name for whom the person came.
pub(crate) static SUBSTITUTE: Words = words(
    &[
        "substitute",
        "substitute member",
        "substitutes",
        "substituting",
        "sub",
        "subs",
        "deputy",
        "deputising",
        "deputy member",
        "reserve",
        "reserve member",
        "in place of",
        "instead of",
        "on behalf of",
        "representing",
        "replacing",
    ],
    &["dirprwy", "yn dirprwyo", "ar ran", "yn lle"],
);

/// How a person took part from afar, beside a name.
pub(crate) static AFAR: Words = words(
    &[
        "virtual",
        "virtually",
        "remote",
        "remotely",
        "online",
        "on-line",
        "teams",
        "ms teams",
        "microsoft teams",
        "zoom",
        "skype",
        "video",
        "video link",
        "videolink",
        "video conference",
        "videoconference",
        "telephone",
        "phone",
        "dial in",
        "dial-in",
        "dialled in",
        "dialled-in",
    ],
    &["rhithwir", "rhithiol", "yn rhithiol", "o bell", "ar-lein", "arlein"],
);

/// What stands before such a word.
static TOOK_PART: Words = words(
    &[
        "attended",
        "attending",
        "joined",
        "joining",
        "present",
        "in attendance",
        "by",
        "via",
        "on",
        "through",
    ],
    &["ymunodd", "yn bresennol", "drwy", "trwy"],
);

/// What stands behind such a word.
static AFAR_NOUNS: Words = words(&["link", "meeting", "attendance", "participation"], &[]);

/// What says beside a name when the person came.
pub(crate) static ARRIVED: Words = words(
    &["from", "arrived", "joined", "arriving", "joining", "entered", "late"],
    &["cyrhaeddodd", "ymunodd"],
);

/// What says beside a name until when the person stayed.
pub(crate) static LEFT: Words = words(
    &["left", "until", "till", "up to", "to item", "departed", "leaving"],
    &["gadawodd", "hyd at", "tan"],
);

/// Words for a moment of a meeting: "joined during item 6".
pub(crate) static MOMENTS: Words = words(
    &["item", "minute", "noon", "midday", "meeting", "late", "early", "during", "part"],
    &["cyfarfod", "eitem", "yn hwyr"],
);

/// What stands for an owner of an action where there is none.
pub(crate) static NO_OWNER: Words = words(&["n/a", "tbc", "none"], &["dim", "i'w gadarnhau"]);

/// What owns an action when all of some do.
pub(crate) static ALL: Words = words(&["all"], &["pawb", "pob"]);

/// What stands before the time that an action is to be done by.
static BEFORE_DUE: Words =
    words(&["by", "from", "due", "end", "end of", "early", "late"], &["erbyn", "diwedd", "o"]);

/// When an action is to be done, where no date tells.
static DUE: Words = words(
    &[
        "ongoing",
        "on-going",
        "immediate",
        "immediately",
        "asap",
        "with immediate effect",
        "next meeting",
        "business as usual",
        "bau",
        "tbc",
        "complete",
        "completed",
        "in progress",
    ],
    &["parhaus", "ar unwaith", "cyfarfod nesaf", "wedi'i gwblhau"],
);

pub(super) fn named(name: &str) -> Option<Vec<&'static str>> {
    Some(match name {
        "onlooker" => ONLOOKERS.words().collect(),
        "plus" => PLUS.words().collect(),
        "public" => PUBLIC.words().collect(),
        "public_column" => PUBLIC_COLUMNS.words().collect(),
        "some" => SOME.words().collect(),
        "presiding" => PRESIDING.words().chain(IN_THE_CHAIR.words()).collect(),
        "in_the_chair" => IN_THE_CHAIR.words().collect(),
        "vice" => VICE.words().collect(),
        "acting" => ACTING.words().collect(),
        "mayor" => MAYOR.words().collect(),
        "of_meeting" => OF_MEETING.words().collect(),
        "substitute" => SUBSTITUTE.words().collect(),
        "afar" => AFAR.words().collect(),
        "took_part" => TOOK_PART.words().collect(),
        "afar_noun" => AFAR_NOUNS.words().collect(),
        "arrived" => ARRIVED.words().collect(),
        "left" => LEFT.words().collect(),
        "before_due" => BEFORE_DUE.words().collect(),
        "due" => DUE.words().collect(),
        _ => return None,
    })
}
