//! `minutebook worker`: reads one document after the other for the other commands, apart from
//! them. It ends when its standard input does, whatever it is doing then.

use std::io::{self, Read, Write};
use std::panic;
use std::process;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

#[cfg(target_os = "linux")]
use anyhow::Context;
use anyhow::{Result, bail};
use minutebook::archive::papers::protocol::{Answer, Ready, Request, read_head, write_head};
use minutebook::archive::papers::rules;
use minutebook::archive::papers::worker::too_much;
use minutebook::record::ledger::{Outcome, Reason};
use minutebook::record::schema::Style;
use minutebook::{Error, Options, Source};

use super::input::{Failure, STACK};
use super::reader::{self, Ask, Product};
use super::show::{self, Wanted};
use super::{ExitStatus, limits};

/// Reads documents from standard input for another process of minutebook
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Bytes of memory that it may take
    #[arg(long, value_name = "N")]
    memory: u64,
    /// Threads that read the pages of one document
    #[arg(long, value_name = "N", default_value_t = 1)]
    threads: usize,
    #[command(flatten)]
    limits: limits::Limits,
    #[command(flatten)]
    asked: show::Asked,
}

/// A document that came in; none where there was no room for its bytes.
type Job = (Request, Option<Vec<u8>>);

pub(crate) fn run(args: Args) -> Result<ExitStatus> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(args.threads.max(1))
        .stack_size(STACK)
        .build_global()?;
    let (send, jobs) = sync_channel(0);
    let options = args.limits.options();
    let worker = thread::Builder::new().spawn(move || {
        // What the program itself takes is not the document's.
        limit_memory(args.memory)?;
        let wanted = args.asked.wanted();
        serve(&jobs, &options, wanted.as_ref(), args.memory)
    })?;
    thread::Builder::new().spawn(move || listen(&send))?;
    match worker.join() {
        Ok(ended) => ended.map(|()| ExitStatus::Done),
        Err(_) => bail!("the worker broke down"),
    }
}

/// Takes documents in. Where there are no more, whoever wanted them is done, or gone.
#[expect(clippy::exit, reason = "a document that never ends must not outlive who asked for it")]
fn listen(send: &SyncSender<Job>) {
    let mut input = io::stdin().lock();
    while let Ok(Some(request)) = read_head::<Request>(&mut input) {
        let Ok(bytes) = body(&request, &mut input) else { break };
        if send.send((request, bytes)).is_err() {
            break;
        }
    }
    process::exit(0)
}

/// Reads a document's bytes, or skips them where there is no room.
fn body(request: &Request, input: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut input = input.take(request.bytes);
    let mut bytes = Vec::new();
    if usize::try_from(request.bytes).is_ok_and(|length| bytes.try_reserve_exact(length).is_ok()) {
        input.read_to_end(&mut bytes)?;
        let whole = bytes.len() as u64 == request.bytes;
        return if whole { Ok(Some(bytes)) } else { Err(io::ErrorKind::UnexpectedEof.into()) };
    }
    drop(bytes);
    io::copy(&mut input, &mut io::sink())?;
    Ok(None)
}

fn serve(
    jobs: &Receiver<Job>,
    options: &Options,
    wanted: Option<&Wanted>,
    memory: u64,
) -> Result<()> {
    let panicked_at = remember_panics();
    let mut out = io::stdout().lock();
    write_head(&mut out, &Ready { version: env!("CARGO_PKG_VERSION").to_owned() })?;
    out.flush()?;
    for (request, bytes) in jobs {
        let (mut record, mut text) = (Vec::new(), Vec::new());
        let mut answer = match bytes {
            Some(bytes) => answer(&request, bytes, options, wanted, (&mut record, &mut text)),
            None => Answer { outcome: failed(Reason::Memory, too_much(memory)), ..blank() },
        };
        if let Outcome::Failed { reason: Reason::Crash, message } = &mut answer.outcome
            && let Some(place) = panicked_at.lock().ok().and_then(|mut place| place.take())
        {
            message.push_str(&format!(" ({place})"));
        }
        answer.record = record.len() as u64;
        answer.text = text.len() as u64;
        answer.last = matches!(answer.outcome, Outcome::Failed { reason: Reason::Crash, .. });
        write_head(&mut out, &answer)?;
        out.write_all(&record)?;
        out.write_all(&text)?;
        out.flush()?;
        if answer.last {
            break;
        }
    }
    Ok(())
}

/// Reads one document.
fn answer(
    request: &Request,
    bytes: Vec<u8>,
    options: &Options,
    wanted: Option<&Wanted>,
    (record, text): (&mut Vec<u8>, &mut Vec<u8>),
) -> Answer {
    let source = match Source::new(request.name.as_str(), bytes) {
        Ok(source) => source,
        Err(error) => {
            let reader = rules::NO_READER.to_owned();
            return Answer { reader, ..of_failure(&Failure::Document(error)) };
        }
    };
    let reader = rules::reader(source.format).to_owned();
    let style = if request.pretty { Style::Pretty } else { Style::Compact };
    let read = match wanted {
        Some(wanted) => reader::read_here(&source, Ask::Stage(wanted), options),
        None if request.text => reader::read_with_text(&source, style, options, text),
        None => reader::read_here(&source, Ask::Record(style), options),
    };
    let answer = match read {
        Ok(Product { bytes, diagnostics, errors, hint }) => {
            *record = bytes;
            Answer { outcome: Outcome::Read { diagnostics }, errors, hint, ..blank() }
        }
        Err(failure) => of_failure(&failure),
    };
    Answer { sha256: source.sha256, reader, ..answer }
}

fn of_failure(failure: &Failure) -> Answer {
    let outcome = match failure {
        Failure::Document(Error::NothingFound { nearest }) => {
            Outcome::Nothing { message: nearest.clone() }
        }
        Failure::Document(error) => failed(reason(error), error.to_string()),
        Failure::Io(error) | Failure::Start(error) => failed(Reason::Io, error.to_string()),
        Failure::NoPages(_) | Failure::NoPage(..) | Failure::NoOpinion(_) => {
            failed(Reason::Document, failure.reason())
        }
        Failure::Panic => failed(Reason::Crash, failure.reason()),
        Failure::Worker(answer) => answer.outcome.clone(),
    };
    Answer { outcome, hint: failure.hint(), ..blank() }
}

fn reason(error: &Error) -> Reason {
    match error {
        Error::NoTextLayer { .. } | Error::UnusableText { .. } => Reason::Text,
        Error::Limit(_) => Reason::Budget,
        Error::InvalidRecord { .. } => Reason::Crash,
        _ => Reason::Document,
    }
}

fn failed(reason: Reason, message: String) -> Outcome {
    Outcome::Failed { reason, message }
}

fn blank() -> Answer {
    Answer {
        sha256: String::new(),
        reader: rules::ANY_READER.to_owned(),
        outcome: Outcome::Nothing { message: String::new() },
        hint: None,
        errors: Vec::new(),
        record: 0,
        text: 0,
        last: false,
    }
}

/// Keeps the place of the last panic in the source, in place of the words on standard error.
fn remember_panics() -> Arc<Mutex<Option<String>>> {
    let place = Arc::new(Mutex::new(None));
    let kept = Arc::clone(&place);
    panic::set_hook(Box::new(move |panic| {
        if let (Some(location), Ok(mut kept)) = (panic.location(), kept.lock()) {
            // A dependency's path would name a folder of the machine that built it.
            let file = location.file().rsplit(['/', '\\']).next().unwrap_or_default();
            *kept = Some(format!("{file}:{}", location.line()));
        }
    }));
    place
}

/// Sets the limit on this process's memory: what it takes now, and `bytes` more. A crash leaves no
/// core file behind. Elsewhere the time limit holds alone.
#[cfg(target_os = "linux")]
fn limit_memory(bytes: u64) -> Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = |resource, wanted: u64| {
        let maximum = getrlimit(resource).maximum;
        let wanted = maximum.map_or(wanted, |maximum| wanted.min(maximum));
        setrlimit(resource, Rlimit { current: Some(wanted), maximum })
    };
    limit(Resource::As, taken().saturating_add(bytes)).context("no memory limit can be set")?;
    limit(Resource::Core, 0).context("core files cannot be turned off")
}

#[cfg(not(target_os = "linux"))]
fn limit_memory(_bytes: u64) -> Result<()> {
    Ok(())
}

/// Returns the address space that this process takes, in bytes.
#[cfg(target_os = "linux")]
fn taken() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    let pages = pages.and_then(|text| text.split(' ').next()?.parse::<u64>().ok());
    pages.unwrap_or(0).saturating_mul(rustix::param::page_size() as u64)
}
