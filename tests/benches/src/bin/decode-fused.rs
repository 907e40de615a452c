//! Every packet is matched where it was decoded.

use std::process::ExitCode;

use protocol_benches::{Form, Operation, program};

struct DecodeFused;

impl Form for DecodeFused {
    const OPERATION: Operation = Operation::DecodeFused;
}

fn main() -> ExitCode {
    program::main::<DecodeFused>()
}
