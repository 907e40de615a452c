//! The first look at the library: frames into typed packets that borrow from the received bytes.

use protocol_runtime::{Frames, Protocol};

/// The User & Profile realm.
#[derive(Protocol)]
#[protocol(spec = "../../../spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
pub struct UserProfile;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Three frames, as the real client writes them: a length, an id, and the packet's fields.
    let bytes = b"\0\0\0\x11\x08\xb4\0\x0dI'm new here!\
        \0\0\0\x1e\x07\x1e\0\0\0\x06\0\0\0\x01\0\0\0\x01\0\0\0\x02\0\0\0\x01\0\0\0\x02\0\0\0\0\
        \0\0\0\x07\x0c\xc1\0\0\x0f\xb5\x01";
    for frame in Frames::new(bytes) {
        match ClientPacket::decode(&frame?)? {
            ClientPacket::UserUpdateMotto(packet) => println!("the motto is now: {}", packet.motto),
            ClientPacket::UserNuxGetGifts(packet) => {
                for gift in packet.selections {
                    println!("day {}, step {}: gift {}", gift.day_index, gift.step_index, gift.gift_index);
                }
            }
            other => println!("{other:?}"),
        }
    }
    Ok(())
}
