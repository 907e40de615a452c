//! The command line of the programs in `src/bin`.

use std::env;
use std::error::Error;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::corpus::Corpus;
use crate::peer::Subject;
use crate::{BASE, Form, PACKETS, Selection, peers};

/// How often every peer has its turn.
const TURNS: usize = 101;
/// How often a peer goes through the corpus in a turn. Short turns, so that what slows the machine for a while slows all.
const ROUNDS: u32 = 3;

const USAGE: &str = "\
usage: PROGRAM measure CORPUS
       PROGRAM run PEER CORPUS ROUNDS

measure  prints for each peer its name, its wire, its time as a ratio, and allocations a packet
run      lets one peer go ROUNDS times through the corpus, for a profiler, after one time that is not to be counted";

/// A program that measures one operation.
#[must_use]
pub fn main<F: Form>() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments[..] {
        ["measure", corpus] => measure::<F>(corpus),
        ["run", peer, corpus, rounds] => run::<F>(peer, corpus, rounds),
        _ => Err(USAGE.into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn corpus(name: &str) -> Result<&'static Corpus, &'static str> {
    let selection = Selection::ALL.into_iter().find(|known| known.name() == name).ok_or("no such corpus")?;
    Ok(Corpus::new(selection))
}

fn measure<F: Form>(corpus: &str) -> Result<(), Box<dyn Error>> {
    let corpus = self::corpus(corpus)?;
    let mut subjects: Vec<_> = peers::all::<F>().iter().filter_map(|(_, prepare)| prepare(corpus)).collect();
    let times = times(&mut subjects);
    let base = subjects.iter().position(|subject| subject.name() == BASE).ok_or("nothing to compare with")?;
    for (subject, time) in subjects.iter_mut().zip(&times) {
        let allocations = protocol_test_allocations::count(|| subject.perform()) as f64 / PACKETS as f64;
        let ratio = time.as_secs_f64() / times[base].as_secs_f64();
        println!("{} {} {ratio} {allocations}", subject.name(), subject.wire().name());
    }
    Ok(())
}

fn run<F: Form>(peer: &str, corpus: &str, rounds: &str) -> Result<(), Box<dyn Error>> {
    let peers = peers::all::<F>();
    let (_, prepare) = peers.iter().find(|(name, _)| *name == peer).ok_or("no such peer")?;
    let mut subject = prepare(self::corpus(corpus)?).ok_or("the peer cannot do that")?;
    subject.perform();
    collected(subject.as_mut(), rounds.parse()?);
    Ok(())
}

/// What callgrind counts: everything between entry and return. No other function may have this name in its own.
#[inline(never)]
fn collected(subject: &mut dyn Subject, rounds: u32) {
    for _ in 0..rounds {
        subject.perform();
    }
}

/// The median time of every subject. All have their turns one after the other.
fn times(subjects: &mut [Box<dyn Subject>]) -> Vec<Duration> {
    let mut times = vec![Vec::new(); subjects.len()];
    for _ in 0..TURNS {
        for (subject, times) in subjects.iter_mut().zip(&mut times) {
            // What the peer before left in the caches is not this one's business.
            subject.perform();
            let start = Instant::now();
            collected(subject.as_mut(), ROUNDS);
            times.push(start.elapsed());
        }
    }
    let median = |times: &mut Vec<Duration>| {
        times.sort_unstable();
        times[times.len() / 2]
    };
    times.iter_mut().map(median).collect()
}
