//! Decodes and encodes one packet of each kind once.

use std::process::ExitCode;

use protocol_benches::kinds::KINDS;

fn main() -> ExitCode {
    for kind in KINDS {
        let Some(len) = (kind.run)() else {
            eprintln!("{} does not come back as it was", kind.packet);
            return ExitCode::FAILURE;
        };
        println!("{}: {len} bytes", kind.packet);
    }
    ExitCode::SUCCESS
}
