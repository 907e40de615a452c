//! Measuring: the programs tell times and allocations themselves, and callgrind counts their instructions.

use std::env;
use std::error::Error;
use std::fs;
use std::process::{self, Command, Stdio};

use protocol_benches::kinds::{KINDS, Kind};
use protocol_benches::{Operation, PACKETS, Selection, Wire};

/// What one peer costs: one operation, one corpus, counts a packet.
pub(crate) struct Cost {
    pub(crate) peer: String,
    pub(crate) wire: Wire,
    pub(crate) selection: Selection,
    pub(crate) operation: Operation,
    pub(crate) instructions: f64,
    /// As a ratio to the base's.
    pub(crate) time: f64,
    pub(crate) allocations: f64,
}

/// Everything, for all peers.
pub(crate) fn all() -> Result<Vec<Cost>, Box<dyn Error>> {
    let mut costs = Vec::new();
    for operation in Operation::ALL {
        for selection in Selection::ALL {
            eprintln!("{}, {}", operation.name(), selection.name());
            for line in measured(selection, operation)?.lines() {
                let mut words = line.split(' ');
                let mut word = || words.next().ok_or("a program printed less than it should");
                let (peer, wire) = (word()?.to_owned(), word()?);
                costs.push(Cost {
                    wire: Wire::ALL.into_iter().find(|known| known.name() == wire).ok_or("no such wire")?,
                    selection,
                    operation,
                    time: word()?.parse()?,
                    allocations: word()?.parse()?,
                    instructions: instructions(&peer, selection, operation)?,
                    peer,
                });
            }
        }
    }
    Ok(costs)
}

const fn program(operation: Operation) -> &'static str {
    match operation {
        Operation::Decode => env!("CARGO_BIN_EXE_decode"),
        Operation::DecodeFused => env!("CARGO_BIN_EXE_decode-fused"),
        Operation::EncodeSlice => env!("CARGO_BIN_EXE_encode-slice"),
        Operation::EncodeVec => env!("CARGO_BIN_EXE_encode-vec"),
    }
}

fn measured(selection: Selection, operation: Operation) -> Result<String, Box<dyn Error>> {
    let output =
        Command::new(program(operation)).args(["measure", selection.name()]).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("measuring ended with {}", output.status).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Runs `run PEER CORPUS 1` in callgrind and reads its total.
fn instructions(peer: &str, selection: Selection, operation: Operation) -> Result<f64, Box<dyn Error>> {
    let total = counted("*program::collected*", program(operation), &["run", peer, selection.name(), "1"])?;
    Ok(total as f64 / PACKETS as f64)
}

/// What one packet of a kind costs, in a function that does nothing else.
pub(crate) struct KindCost {
    pub(crate) kind: Kind,
    /// The bytes of the payload.
    pub(crate) len: usize,
    pub(crate) decode: u64,
    pub(crate) encode: u64,
}

/// One packet of each kind.
pub(crate) fn kinds() -> Result<Vec<KindCost>, Box<dyn Error>> {
    let program = env!("CARGO_BIN_EXE_kinds");
    let of_function = |function: &str| counted(&format!("*::kinds::{function}"), program, &[]);
    let cost = |kind: &Kind| {
        let len = (kind.run)().ok_or("a packet does not come back as it was")?;
        Ok(KindCost { kind: *kind, len, decode: of_function(kind.decode)?, encode: of_function(kind.encode)? })
    };
    KINDS.iter().map(cost).collect()
}

/// How many instructions a program executes in the functions that `pattern` takes, and in what they call.
fn counted(pattern: &str, program: &str, arguments: &[&str]) -> Result<u64, Box<dyn Error>> {
    let output = env::temp_dir().join(format!("protocol-benches-{}.callgrind", process::id()));
    let status = Command::new("valgrind")
        .args(["--tool=callgrind", "--quiet"])
        .arg(format!("--toggle-collect={pattern}"))
        .arg(format!("--callgrind-out-file={}", output.display()))
        .arg(program)
        .args(arguments)
        .stdout(Stdio::null())
        .status()
        .map_err(|error| format!("valgrind cannot be started: {error}"))?;
    if !status.success() {
        return Err(format!("valgrind ended with {status}").into());
    }
    let profile = fs::read_to_string(&output)?;
    fs::remove_file(&output)?;
    let total = profile.lines().find_map(|line| line.strip_prefix("totals: ")).ok_or("callgrind wrote no totals")?;
    match total.trim().parse()? {
        0 => Err(format!("no function is called {pattern}").into()),
        total => Ok(total),
    }
}
