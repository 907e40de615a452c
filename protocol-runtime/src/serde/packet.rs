//! Serializes packets as maps, with or without secrets.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::encode::Encode;
use crate::wire::serialize::{Secrets, SerializeFields, With};
use crate::wire::{Packet, PacketVisitor};

/// Wraps a packet to serialize its secret fields too. Without it they serialize as `"***"`.
///
/// ```
/// use protocol_runtime::{Frame, Protocol, Revealed};
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// struct UserProfile;
///
/// fn log(packet: &ClientPacket<'_>) -> impl serde::Serialize {
///     Revealed(*packet)
/// }
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Revealed<T>(
    /// The packet, record or other generated value.
    pub T,
);

impl<T: SerializeFields> Serialize for Revealed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_fields(serializer, Secrets::Shown)
    }
}

/// Serializes a packet as a map of `id`, `header`, `name` and `fields`.
///
/// # Errors
/// Whatever the serializer reports.
pub fn serialize_packet<E: Encode, S: Serializer>(
    packet: &E,
    serializer: S,
    secrets: Secrets,
) -> Result<S::Ok, S::Error> {
    packet.visit(PacketMap { serializer, secrets })
}

struct PacketMap<S> {
    serializer: S,
    secrets: Secrets,
}

impl<S: Serializer> PacketVisitor for PacketMap<S> {
    type Output = Result<S::Ok, S::Error>;

    fn visit<P: Packet>(self, packet: &P) -> Self::Output {
        let mut map = self.serializer.serialize_map(Some(4))?;
        map.serialize_entry("id", &P::ID)?;
        map.serialize_entry("header", P::HEADER)?;
        map.serialize_entry("name", P::NAME)?;
        map.serialize_entry("fields", &With(packet, self.secrets))?;
        map.end()
    }
}
