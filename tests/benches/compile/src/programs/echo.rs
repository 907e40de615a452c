//! Reads frames, decodes each, and writes it back.

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
        let Ok(packet) = ClientPacket::decode(&frame) else { return ExitCode::FAILURE };
        if packet.encode_to_vec(&mut output).is_err() {
            return ExitCode::FAILURE;
        }
    }
    if io::stdout().write_all(&output).is_err() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
