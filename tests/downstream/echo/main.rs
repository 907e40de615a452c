//! Reads frames as hex, one per line, decodes each, and prints the encoded packet.
use std::io::{BufRead, Write};

use protocol_runtime::{Frame, Protocol};

/// The User & Profile realm.
#[derive(Protocol)]
#[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
pub struct UserProfile;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let bytes = (0..line.len() / 2)
            .map(|at| u8::from_str_radix(&line[2 * at..2 * at + 2], 16))
            .collect::<Result<Vec<u8>, _>>()?;
        let packet = ClientPacket::decode(&Frame::parse(&bytes)?)?;
        let mut buffer = [0; 4096];
        let len = packet.encode(&mut buffer)?;
        let hex: String = buffer[..len].iter().map(|byte| format!("{byte:02x}")).collect();
        writeln!(std::io::stdout(), "{hex}")?;
    }
    Ok(())
}
