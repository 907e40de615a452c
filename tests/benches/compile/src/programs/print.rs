//! Reads frames, decodes each, and writes it back. What is wrong with one is said, and what is in it.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use protocol_runtime::{Encode, Frames, Protocol};

#[derive(Protocol)]
#[protocol(spec = "spec.yaml", realm = "user-profile", direction = "c2s")]
struct UserProfile;

fn main() -> ExitCode {
    let (mut input, mut output) = (Vec::new(), Vec::new());
    if io::stdin().read_to_end(&mut input).is_err() {
        return ExitCode::FAILURE;
    }
    for frame in Frames::new(&input) {
        let Ok(frame) = frame else { return ExitCode::FAILURE };
        let packet = match ClientPacket::decode(&frame) {
            Ok(packet) => packet,
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::FAILURE;
            }
        };
        eprintln!("{packet:?}");
        if let Err(error) = packet.encode_to_vec(&mut output) {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    }
    if io::stdout().write_all(&output).is_err() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
