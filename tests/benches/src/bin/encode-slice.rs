//! Packets are written into a slice.

use std::process::ExitCode;

use protocol_benches::{Form, Operation, program};

struct EncodeSlice;

impl Form for EncodeSlice {
    const OPERATION: Operation = Operation::EncodeSlice;
}

fn main() -> ExitCode {
    program::main::<EncodeSlice>()
}
