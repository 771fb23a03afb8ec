//! A worker: another process of the same program that reads one document after the other, so that
//! one which crashes, never ends or eats memory takes nothing with it.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::protocol::{Answer, Ready, Request, read_head, write_head};
use super::rules::ANY_READER;
use crate::record::ledger::{Outcome, Reason};
use crate::record::schema::Style;

/// What of a worker's last words is kept, in bytes.
const LAST_WORDS: usize = 4096;

/// How long what a worker wrote before it ended is waited for; it is there at once, or never.
const LAST_ANSWERS: Duration = Duration::from_secs(1);

/// Our version, which must be the workers' too.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What Rust says before it gives up for want of memory.
const OUT_OF_MEMORY: &str = "memory allocation of";

/// What Rust says before it gives up for want of stack.
const OUT_OF_STACK: &str = "has overflowed its stack";

/// What workers find in their environment.
const ENVIRONMENT: [(&str, &str); 2] = [
    // The allocator sets a gibibyte aside at its start, and all of it counts as taken.
    ("MIMALLOC_ARENA_RESERVE", "0"),
    // A last word is one line.
    ("RUST_BACKTRACE", "0"),
];

/// How workers are started, and what a document may cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// The program: minutebook itself.
    pub program: PathBuf,
    /// Threads that read the pages of one document.
    pub threads: usize,
    /// The flags that change what is read of a document (`--max-pages=10`), or what the answer's
    /// body is in place of a record.
    pub budget: Vec<String>,
    /// How long one document may take.
    pub time: Duration,
    /// How much memory one document may take, in bytes; a system that has no such limit ignores it.
    pub memory: u64,
}

/// A worker, started when it is first needed and again when it is gone.
#[derive(Debug)]
pub struct Worker<'a> {
    setup: &'a Setup,
    running: Option<Running>,
}

/// What came of a document, and its record where there is one.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The answer.
    pub answer: Answer,
    /// The record's JSON, checked by the worker, or what else its flags ask for; empty where there is
    /// none.
    pub record: Vec<u8>,
    /// The text's JSON, checked; empty where none is wanted, or there is none.
    pub text: Vec<u8>,
}

/// What is wanted of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// How the record's JSON is laid out.
    pub style: Style,
    /// Whether its text is wanted too.
    pub text: bool,
}

/// Why there is no reply.
#[derive(Debug)]
pub enum Trouble {
    /// The document's bytes could not be had.
    Source(io::Error),
    /// No worker can be started.
    Start(io::Error),
}

/// Something that opens the document's bytes, and opens them again: their number, and they.
pub type Open<'a> = dyn Fn() -> io::Result<(u64, Box<dyn Read>)> + 'a;

/// How one attempt ended.
enum End {
    Reply(Reply),
    Timeout,
    Died { status: Option<ExitStatus>, words: String },
}

impl<'a> Worker<'a> {
    /// Makes a worker that is not started yet.
    pub fn new(setup: &'a Setup) -> Self {
        Self { setup, running: None }
    }

    /// Reads a document.
    ///
    /// One that kills its worker is read again in a new one: what others left in the first, or
    /// someone who ended it, decides nothing. One that takes too long is not read again.
    ///
    /// # Errors
    /// [`Trouble`]; what the document itself causes is in the reply.
    pub fn read(&mut self, name: &str, wish: Wish, open: &Open<'_>) -> Result<Reply, Trouble> {
        let mut attempt = Attempt::First;
        loop {
            let fresh = self.running.is_none();
            let (status, words) = match self.attempt(name, wish, open)? {
                End::Reply(reply) => return Ok(reply),
                End::Timeout => return Ok(failed(Reason::Time, too_long(self.setup.time))),
                End::Died { status, words } => (status, words),
            };
            let no_memory = words.contains(OUT_OF_MEMORY);
            let sure = fresh && (no_memory || words.contains(OUT_OF_STACK));
            match attempt {
                Attempt::First if !sure => attempt = Attempt::Last,
                _ if no_memory => {
                    return Ok(failed(Reason::Memory, too_much(self.setup.memory)));
                }
                _ => return Ok(failed(Reason::Crash, broke_down(status, &words))),
            }
        }
    }

    fn attempt(&mut self, name: &str, wish: Wish, open: &Open<'_>) -> Result<End, Trouble> {
        let (bytes, mut source) = open().map_err(Trouble::Source)?;
        if bytes > self.setup.memory {
            return Ok(End::Reply(failed(Reason::Memory, too_much(self.setup.memory))));
        }
        // What ends badly takes the process with it when this is dropped.
        let mut running = match self.running.take() {
            Some(running) => running,
            None => Running::start(self.setup).map_err(Trouble::Start)?,
        };
        let request = Request {
            name: name.to_owned(),
            bytes,
            pretty: wish.style == Style::Pretty,
            text: wish.text,
        };
        match running.send(&request, source.as_mut()) {
            // Half of it is there: this worker would wait for the rest for ever.
            Err(Sent::Source(error)) => return Err(Trouble::Source(error)),
            Err(Sent::Gone) => return running.died(),
            Ok(()) => {}
        }
        match running.replies.recv_timeout(self.setup.time) {
            Ok(reply) => {
                self.running = (!reply.answer.last).then_some(running);
                Ok(End::Reply(reply))
            }
            Err(RecvTimeoutError::Timeout) => Ok(End::Timeout),
            Err(RecvTimeoutError::Disconnected) => running.died(),
        }
    }
}

/// Which attempt at a document it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Attempt {
    /// In whatever worker there is.
    First,
    /// In a new one.
    Last,
}

/// What is known of a document whose worker did not answer.
fn failed(reason: Reason, message: String) -> Reply {
    let answer = Answer {
        sha256: String::new(),
        reader: ANY_READER.to_owned(),
        outcome: Outcome::Failed { reason, message },
        hint: None,
        errors: Vec::new(),
        record: 0,
        text: 0,
        last: true,
    };
    Reply { answer, record: Vec::new(), text: Vec::new() }
}

fn too_long(limit: Duration) -> String {
    format!("took longer than {} s", limit.as_secs())
}

/// Says that a document wanted more memory than it may have.
pub fn too_much(limit: u64) -> String {
    format!("wanted more than {} MiB of memory", limit >> 20)
}

/// Says how a worker ended, in words that are the same every time.
fn broke_down(status: Option<ExitStatus>, words: &str) -> String {
    let how = if words.contains(OUT_OF_STACK) {
        "it nests too deep".to_owned()
    } else {
        status.map_or_else(|| "it stopped answering".to_owned(), |status| status.to_string())
    };
    format!("the reader broke down ({how}): a defect of minutebook")
}

/// A process, and the threads that listen to it.
#[derive(Debug)]
struct Running {
    child: Child,
    input: Option<ChildStdin>,
    replies: Receiver<Reply>,
    complaints: Option<JoinHandle<Vec<u8>>>,
    /// Whether it has said that it listens; one that ends before is no worker.
    ready: Arc<AtomicBool>,
}

/// Why a document did not reach the worker.
enum Sent {
    Source(io::Error),
    Gone,
}

impl Running {
    fn start(setup: &Setup) -> io::Result<Self> {
        let mut child = Command::new(&setup.program)
            .arg("worker")
            .arg(format!("--memory={}", setup.memory))
            .arg(format!("--threads={}", setup.threads))
            .args(&setup.budget)
            .envs(ENVIRONMENT)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let gone = || io::Error::other("it has no standard streams");
        let input = child.stdin.take();
        let output = child.stdout.take().ok_or_else(gone)?;
        let errors = child.stderr.take().ok_or_else(gone)?;
        let (send, replies) = sync_channel(0);
        let ready = Arc::new(AtomicBool::new(false));
        let said = Arc::clone(&ready);
        // It ends with the process, or with whoever listens.
        thread::Builder::new().spawn(move || {
            let mut output = output;
            match read_head(&mut output) {
                Ok(Some(Ready { version })) if version == VERSION => {}
                // Another program, or another version that has taken its place meanwhile.
                _ => return,
            }
            said.store(true, Ordering::Release);
            while let Ok(Some(reply)) = reply(&mut output) {
                if send.send(reply).is_err() {
                    break;
                }
            }
        })?;
        let complaints = thread::Builder::new().spawn(move || tail(errors))?;
        Ok(Self { child, input, replies, complaints: Some(complaints), ready })
    }

    fn send(&mut self, request: &Request, source: &mut dyn Read) -> Result<(), Sent> {
        let input = self.input.as_mut().ok_or(Sent::Gone)?;
        write_head(input, request).map_err(|_| Sent::Gone)?;
        let mut left = request.bytes;
        let mut buffer = vec![0; 64 << 10];
        while left > 0 {
            let room = usize::try_from(left).unwrap_or(buffer.len()).min(buffer.len());
            let read = match source.read(buffer.get_mut(..room).unwrap_or_default()) {
                Ok(0) => {
                    let shorter = "it became shorter while it was read";
                    return Err(Sent::Source(io::Error::other(shorter)));
                }
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(Sent::Source(error)),
            };
            input.write_all(buffer.get(..read).unwrap_or_default()).map_err(|_| Sent::Gone)?;
            left = left.saturating_sub(read as u64);
        }
        input.flush().map_err(|_| Sent::Gone)
    }

    /// Waits for the end of a process that went away, and tells how it ended and what it said.
    fn died(mut self) -> Result<End, Trouble> {
        drop(self.input.take());
        let status = self.child.wait().ok();
        let words = self.complaints.take().and_then(|thread| thread.join().ok());
        let words = String::from_utf8_lossy(&words.unwrap_or_default()).trim().to_owned();
        // What it said at first may still be on its way.
        while self.replies.recv_timeout(LAST_ANSWERS).is_ok() {}
        if self.ready.load(Ordering::Acquire) {
            return Ok(End::Died { status, words });
        }
        let none = "it is no worker of this version".to_owned();
        Err(Trouble::Start(io::Error::other(if words.is_empty() { none } else { words })))
    }
}

impl Drop for Running {
    /// Ends the process; it has nothing of its own to lose.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn reply(from: &mut ChildStdout) -> io::Result<Option<Reply>> {
    let Some(answer) = read_head::<Answer>(from)? else { return Ok(None) };
    let (record, text) = (body(from, answer.record)?, body(from, answer.text)?);
    Ok(Some(Reply { answer, record, text }))
}

/// Reads a body of so many bytes.
fn body(from: &mut ChildStdout, length: u64) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    from.take(length).read_to_end(&mut body)?;
    if body.len() as u64 == length { Ok(body) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// Reads to the end and keeps the last of it.
fn tail(mut from: ChildStderr) -> Vec<u8> {
    let mut kept = Vec::new();
    let mut buffer = [0; LAST_WORDS];
    while let Ok(read @ 1..) = from.read(&mut buffer) {
        kept.extend(buffer.get(..read).unwrap_or_default());
        let over = kept.len().saturating_sub(LAST_WORDS);
        kept.drain(..over);
    }
    kept
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    const WISH: Wish = Wish { style: Style::Compact, text: false };

    /// What a script says first, so that it passes for a worker.
    fn ready() -> String {
        let head = format!("{{\"version\":\"{VERSION}\"}}");
        let length = u8::try_from(head.len()).unwrap();
        format!("printf '\\{length:03o}\\000\\000\\000{head}'\n")
    }

    /// Reads a document with a script in the place of minutebook.
    fn read(script: &str) -> Result<Outcome, String> {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("worker");
        fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        // Only a script that sleeps is to run out of time, however slow the machine.
        let time = Duration::from_secs(if script.contains("sleep") { 1 } else { 300 });
        let setup = Setup { program, threads: 1, budget: Vec::new(), time, memory: 1 << 30 };
        let open = || -> io::Result<(u64, Box<dyn Read>)> { Ok((3, Box::new(b"abc".as_slice()))) };
        loop {
            match Worker::new(&setup).read("a.pdf", WISH, &open) {
                Ok(reply) => return Ok(reply.answer.outcome),
                // Another test forked while the script was being written, and has it open for writing.
                Err(Trouble::Start(error)) if error.kind() == io::ErrorKind::ExecutableFileBusy => {
                }
                Err(Trouble::Start(error)) => return Err(format!("start: {error}")),
                Err(Trouble::Source(error)) => return Err(format!("source: {error}")),
            }
        }
    }

    fn reason_and_message(script: &str) -> (Reason, String) {
        match read(&format!("{}{script}", ready())) {
            Ok(Outcome::Failed { reason, message }) => (reason, message),
            other => panic!("{script}: {other:?}"),
        }
    }

    #[test]
    fn each_end_has_its_reason() {
        for (script, reason, told) in [
            ("sleep 60", Reason::Time, "took longer than 1 s"),
            ("head -c 9 >&-; kill -9 $$", Reason::Crash, "SIGKILL"),
            ("kill -ABRT $$", Reason::Crash, "SIGABRT"),
            ("exit 3", Reason::Crash, "exit status: 3"),
            ("echo 'memory allocation of 9 bytes failed' >&2; exit 1", Reason::Memory, "1024 MiB"),
            ("echo 'thread x has overflowed its stack' >&2; exit 1", Reason::Crash, "too deep"),
            ("printf 'no message at all'", Reason::Crash, "exit status: 0"),
        ] {
            let (found, message) = reason_and_message(script);
            assert_eq!(found, reason, "{script}: {message}");
            assert!(message.contains(told), "{script}: {message}");
        }
    }

    #[test]
    fn a_document_that_kills_its_worker_is_read_once_more() {
        let answer = concat!(
            r#"{"sha256":"","reader":"pdf","outcome":{"state":"nothing","message":"a letter"},"#,
            r#""hint":null,"errors":[],"record":0,"text":0,"last":true}"#
        );
        let request = Request { name: "a.pdf".to_owned(), bytes: 3, pretty: false, text: false };
        let mut head = Vec::new();
        write_head(&mut head, &request).unwrap();
        let (all, length) = (head.len() + 3, u8::try_from(answer.len()).unwrap());
        let script = format!(
            "head -c {all} >&2
             if mkdir \"$0.once\"; then kill -9 $$; fi
             printf '\\{length:03o}\\000\\000\\000%s' '{answer}'"
        );
        let nothing = Outcome::Nothing { message: "a letter".to_owned() };
        assert_eq!(read(&format!("{}{script}", ready())), Ok(nothing));
    }

    #[test]
    fn what_is_no_worker_is_told_at_once() {
        let told = |script: &str| read(script).unwrap_err();
        assert_eq!(told("echo 'no such subcommand' >&2; exit 2"), "start: no such subcommand");
        assert_eq!(told("exit 0"), "start: it is no worker of this version");
        assert_eq!(told("echo hello"), "start: it is no worker of this version");
    }
}
