//! The trait of a whole protocol.

use core::fmt;

use crate::decode::Decode;
use crate::encode::Encode;
use crate::info::{PacketInfo, PhaseInfo, RealmInfo};
use crate::sealed::Sealed;
use crate::wire::{Malformed, PacketVisitor, Reader};

/// A protocol: implemented by the unit struct that you put `#[derive(Protocol)]` on.
///
/// Use it to write a codec, a proxy or a server that works with any protocol:
///
/// ```
/// use protocol_runtime::{Decode, DecodeError, Frame, Protocol};
///
/// fn client_packet<'a, P: Protocol>(frame: &Frame<'a>) -> Result<P::Client<'a>, DecodeError> {
///     P::Client::decode(frame)
/// }
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// struct UserProfile;
///
/// let frame = Frame::parse(&[0, 0, 0, 2, 0x01, 0x65])?;
/// let packet = client_packet::<UserProfile>(&frame)?;
/// assert_eq!(packet, ClientPacket::UserGetInfo(client::UserGetInfo {}));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Protocol: Sized + Send + Sync + Sealed + 'static {
    /// The enum over the packets that the client sends; [`NoPackets`] if the derive's options select none of them.
    type Client<'a>: Decode<'a> + Encode + Copy + fmt::Debug + PartialEq + Send + Sync;
    /// The enum over the packets that the server sends; [`NoPackets`] if the derive's options select none of them.
    type Server<'a>: Decode<'a> + Encode + Copy + fmt::Debug + PartialEq + Send + Sync;
    /// The metadata of all packets that the derive's options select: the client's, then the server's, each in ascending order of id.
    const PACKETS: &'static [&'static PacketInfo];
    /// The realms of these packets, in the order of the spec.
    const REALMS: &'static [RealmInfo];
    /// The phases of a session, in their order. Empty if the spec has no `phases`. [`PacketInfo::may_come_in`] tells whether a packet is
    /// allowed in a phase.
    const PHASES: &'static [PhaseInfo];
}

/// The enum of a direction in which the derive's options select no packets. It has no values, and decoding always fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoPackets {}

impl Decode<'_> for NoPackets {
    const PACKETS: &'static [&'static PacketInfo] = &[];

    fn read_payload(_id: u16, _payload: Reader<'_>) -> Result<Self, Malformed> {
        Err(Malformed)
    }
}

impl Encode for NoPackets {
    fn visit<V: PacketVisitor>(&self, _visitor: V) -> V::Output {
        match *self {}
    }
}
