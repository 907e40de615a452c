//! What the spec says about each packet, as constant tables.
//!
//! The derive makes them. Errors are explained with them, and tools such as an inspector or a catalogue need nothing else.

use core::fmt;

use crate::type_info::TypeInfo;

/// Who sends a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// The client sends, the server receives: `c2s`.
    ClientToServer,
    /// The server sends, the client receives: `s2c`.
    ServerToClient,
}

impl Direction {
    /// The spec's word: `c2s` or `s2c`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ClientToServer => "c2s",
            Self::ServerToClient => "s2c",
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// An area of the protocol to which packets belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct RealmInfo {
    /// The name by which packets refer to it, as `user-profile`.
    pub slug: &'static str,
    /// The name for readers, as `User & Profile`.
    pub name: &'static str,
    /// What its packets are about.
    pub description: &'static str,
}

impl RealmInfo {
    /// A realm.
    #[must_use]
    pub const fn new(slug: &'static str, name: &'static str, description: &'static str) -> Self {
        Self { slug, name, description }
    }
}

/// One packet of the spec.
///
/// ```
/// use protocol_runtime::{Direction, Packet, Protocol};
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// struct UserProfile;
///
/// let info = client::UserUpdateMotto::INFO;
/// assert_eq!((info.id, info.name, info.header), (2228, "user.update_motto", "USER_MOTTO"));
/// assert_eq!(info.direction, Direction::ClientToServer);
/// assert_eq!(info.fields[0].name, "motto");
/// assert_eq!(UserProfile::PACKETS.len(), 29);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct PacketInfo {
    /// The id on the wire; unique within a direction.
    pub id: u16,
    /// The spec's name, as `user.update_motto`; unique within a direction.
    pub name: &'static str,
    /// The spec's constant for the packet, as `USER_MOTTO`. It is never on the wire.
    pub header: &'static str,
    /// The slug of the realm that the packet belongs to.
    pub realm: &'static str,
    /// Who sends it.
    pub direction: Direction,
    /// The part of a session in which it may come.
    pub phase: &'static str,
    /// The first release of the protocol that has it.
    pub since: &'static str,
    /// What it is for, in a line.
    pub summary: &'static str,
    /// Its fields, in wire order.
    pub fields: &'static [FieldInfo],
    /// The names of the packets of the other direction that answer it.
    pub replies: &'static [&'static str],
}

impl PacketInfo {
    /// A packet without texts, fields and replies; [`described`](Self::described), [`with_fields`](Self::with_fields) and
    /// [`with_replies`](Self::with_replies) add them.
    #[must_use]
    pub const fn new(direction: Direction, id: u16, name: &'static str, header: &'static str) -> Self {
        Self { id, name, header, realm: "", direction, phase: "", since: "", summary: "", fields: &[], replies: &[] }
    }

    /// The same packet with these texts.
    #[must_use]
    pub const fn described(
        self,
        realm: &'static str,
        phase: &'static str,
        since: &'static str,
        summary: &'static str,
    ) -> Self {
        Self { realm, phase, since, summary, ..self }
    }

    /// The same packet with these fields.
    #[must_use]
    pub const fn with_fields(self, fields: &'static [FieldInfo]) -> Self {
        Self { fields, ..self }
    }

    /// The same packet, answered by these.
    #[must_use]
    pub const fn with_replies(self, replies: &'static [&'static str]) -> Self {
        Self { replies, ..self }
    }
}

/// One field of a packet or record.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct FieldInfo {
    /// The spec's name, as `volumeFurni`.
    pub name: &'static str,
    /// How it lies on the wire.
    pub ty: TypeInfo,
    /// `false` for a trailing field that is only there if bytes are left for it.
    pub required: bool,
    /// Whether its value is to be kept from logs.
    pub secret: bool,
}

impl FieldInfo {
    /// A field that is always there and no secret.
    #[must_use]
    pub const fn new(name: &'static str, ty: TypeInfo) -> Self {
        Self { name, ty, required: true, secret: false }
    }

    /// The same field, trailing and optional.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self { required: false, ..self }
    }

    /// The same field, kept from logs.
    #[must_use]
    pub const fn secret(self) -> Self {
        Self { secret: true, ..self }
    }
}
