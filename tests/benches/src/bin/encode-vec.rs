//! Packets are written to the end of a `Vec`.

use std::process::ExitCode;

use protocol_benches::{Form, Operation, program};

struct EncodeVec;

impl Form for EncodeVec {
    const OPERATION: Operation = Operation::EncodeVec;
}

fn main() -> ExitCode {
    program::main::<EncodeVec>()
}
