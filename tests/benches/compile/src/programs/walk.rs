//! Reads frames and writes them back, without looking into them.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use protocol_runtime::Frames;

fn main() -> ExitCode {
    let (mut input, mut output) = (Vec::new(), Vec::new());
    if io::stdin().read_to_end(&mut input).is_err() {
        return ExitCode::FAILURE;
    }
    for frame in Frames::new(&input) {
        let Ok(frame) = frame else { return ExitCode::FAILURE };
        output.extend_from_slice(frame.as_bytes());
    }
    if io::stdout().write_all(&output).is_err() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
