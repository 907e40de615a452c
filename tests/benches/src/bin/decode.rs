//! Every decoded packet exists in memory before a field of it is looked at, as when it is put into a queue.

use std::process::ExitCode;

use protocol_benches::{Form, Operation, program};

struct Decode;

impl Form for Decode {
    const OPERATION: Operation = Operation::Decode;
}

fn main() -> ExitCode {
    program::main::<Decode>()
}
