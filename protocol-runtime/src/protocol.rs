//! A protocol as a whole.

use core::fmt;

use crate::decode::Decode;
use crate::encode::Encode;
use crate::info::{PacketInfo, PhaseInfo, RealmInfo};
use crate::sealed::Sealed;
use crate::wire::{Malformed, PacketVisitor, Reader};

/// A protocol: the unit struct that `#[derive(Protocol)]` stands on.
///
/// With it a codec, a proxy or a server is written once for any protocol:
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
    /// All packets that the client sends; [`NoPackets`] if the derive was asked for none of them.
    type Client<'a>: Decode<'a> + Encode + Copy + fmt::Debug + PartialEq + Send + Sync;
    /// All packets that the server sends; [`NoPackets`] if the derive was asked for none of them.
    type Server<'a>: Decode<'a> + Encode + Copy + fmt::Debug + PartialEq + Send + Sync;
    /// Everything that was generated: the client's packets, then the server's, each by ascending id.
    const PACKETS: &'static [&'static PacketInfo];
    /// The realms of these packets, in the spec's order.
    const REALMS: &'static [RealmInfo];
    /// The parts of a session, in their order; nothing if the spec does not say. Which packets may come in which,
    /// [`PacketInfo::may_come_in`] tells.
    const PHASES: &'static [PhaseInfo];
}

/// The enum of a direction from which the derive was asked for no packets. It has no value, and no bytes decode to it.
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

crate::__serialize_packets! { [] NoPackets }
