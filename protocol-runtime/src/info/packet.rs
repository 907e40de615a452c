//! The spec's packets, realms and phases, as constant tables.

use core::fmt;

use super::field::FieldInfo;

/// The direction of a packet: who sends it.
///
/// ```
/// use protocol_runtime::info::Direction;
///
/// assert_eq!(Direction::ClientToServer.to_string(), "c2s");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// The client sends, the server receives: `c2s`.
    ClientToServer,
    /// The server sends, the client receives: `s2c`.
    ServerToClient,
}

impl Direction {
    /// The direction as the spec writes it: `c2s` or `s2c`.
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

/// A realm: an area of the protocol that packets belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RealmInfo {
    /// The identifier that packets refer to, such as `user-profile`.
    pub slug: &'static str,
    /// The human-readable name, such as `User & Profile`.
    pub name: &'static str,
    /// What the realm's packets are about.
    pub description: &'static str,
}

impl RealmInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(slug: &'static str, name: &'static str, description: &'static str) -> Self {
        Self { slug, name, description }
    }
}

/// A packet of the spec.
///
/// ```
/// use protocol_runtime::info::Direction;
/// use protocol_runtime::{Packet, Protocol};
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
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PacketInfo {
    /// The id on the wire. Unique within a direction.
    pub id: u16,
    /// The packet's name in the spec, such as `user.update_motto`. Unique within a direction.
    pub name: &'static str,
    /// The name of the packet's constant in the spec, such as `USER_MOTTO`. It is never on the wire.
    pub header: &'static str,
    /// The slug of the realm that the packet belongs to.
    pub realm: &'static str,
    /// Who sends it.
    pub direction: Direction,
    /// The phase of a session that the packet belongs to: one of [`Protocol::PHASES`](crate::Protocol::PHASES), if the spec has `phases`.
    pub phase: &'static str,
    /// The phases of a session in which the packet is allowed, in their order; see [`may_come_in`](Self::may_come_in).
    pub phases: &'static [&'static str],
    /// The first release of the protocol that has the packet.
    pub since: &'static str,
    /// The packet's purpose, in one line.
    pub summary: &'static str,
    /// Its fields, in wire order.
    pub fields: &'static [FieldInfo],
    /// Whether the spec knows the packet's fields. A packet with an unknown layout has no struct and does not decode.
    pub layout_known: bool,
    /// Other names and headers of the packet. A lookup by one of them finds the packet.
    pub aliases: &'static [&'static str],
    /// The names of the packets that answer it. They go in the other direction.
    pub replies: &'static [&'static str],
}

impl PacketInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(direction: Direction, id: u16, name: &'static str, header: &'static str) -> Self {
        Self {
            id,
            name,
            header,
            realm: "",
            direction,
            phase: "",
            phases: &[],
            since: "",
            summary: "",
            fields: &[],
            layout_known: true,
            aliases: &[],
            replies: &[],
        }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn from_client(id: u16, name: &'static str, header: &'static str) -> Self {
        Self::new(Direction::ClientToServer, id, name, header)
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn from_server(id: u16, name: &'static str, header: &'static str) -> Self {
        Self::new(Direction::ServerToClient, id, name, header)
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn with_realm(self, realm: &'static str, since: &'static str) -> Self {
        Self { realm, since, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn with_phases(self, phase: &'static str, phases: &'static [&'static str]) -> Self {
        Self { phase, phases, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn with_summary(self, summary: &'static str) -> Self {
        Self { summary, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn with_fields(self, fields: &'static [FieldInfo]) -> Self {
        Self { fields, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn with_replies(self, replies: &'static [&'static str]) -> Self {
        Self { replies, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn with_aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn with_unknown_layout(self) -> Self {
        Self { layout_known: false, ..self }
    }

    /// Joins two tables that have `N` packets together. For generated code.
    #[doc(hidden)]
    #[must_use]
    pub const fn joined<const N: usize>(
        mut first: &[&'static Self],
        mut second: &[&'static Self],
    ) -> [&'static Self; N] {
        const NONE: &PacketInfo = &PacketInfo::new(Direction::ClientToServer, 0, "", "");
        let mut all = [NONE; N];
        let mut left: &mut [&'static Self] = &mut all;
        while let Some((place, behind)) = left.split_first_mut() {
            if let Some((packet, others)) = first.split_first() {
                (*place, first) = (*packet, others);
            } else if let Some((packet, others)) = second.split_first() {
                (*place, second) = (*packet, others);
            }
            left = behind;
        }
        all
    }

    /// Whether the packet is allowed in this phase. A server can use it to reject a packet that comes too early or too late, before it
    /// decodes the packet.
    ///
    /// ```
    /// use protocol_runtime::{Packet, Protocol};
    ///
    /// #[derive(Protocol)]
    /// #[protocol(spec = "spec/protocol.yaml", direction = "c2s")]
    /// struct FromClient;
    ///
    /// assert!(client::UserGetInfo::INFO.may_come_in("session"));
    /// assert!(!client::UserGetInfo::INFO.may_come_in("auth"));
    ///
    /// let phases = |id| {
    ///     let info = <ClientPacket as protocol_runtime::Decode>::info_by_id(id).unwrap();
    ///     FromClient::PHASES.iter().map(|phase| phase.name).filter(|phase| info.may_come_in(phase)).collect::<Vec<_>>()
    /// };
    /// assert_eq!(phases(client::ClientPong::ID), ["pre-auth", "crypto", "auth", "session"]);
    /// assert_eq!(phases(client::SecuritySsoTicket::ID), ["auth"]);
    /// ```
    ///
    /// In a spec without `phases`, a packet is allowed only in the phase that its `phase` names.
    #[must_use]
    pub fn may_come_in(&self, phase: &str) -> bool {
        self.phases.contains(&phase)
    }

    /// Whether the packet has this name, header or alias.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.header == name || self.aliases.contains(&name)
    }
}

/// Shows the direction, the name and the id. Errors contain packets, and the whole table would fill a screen.
impl fmt::Debug for PacketInfo {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { direction, id, name, .. } = self;
        write!(formatter, "PacketInfo({direction} {name} ({id}))")
    }
}

/// A phase of a session.
///
/// ```
/// use protocol_runtime::Protocol;
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", direction = "c2s")]
/// struct FromClient;
///
/// let names: Vec<&str> = FromClient::PHASES.iter().map(|phase| phase.name).collect();
/// assert_eq!(names, ["pre-auth", "crypto", "auth", "session"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PhaseInfo {
    /// The name that packets refer to, such as `auth`.
    pub name: &'static str,
    /// What happens in the phase.
    pub description: &'static str,
}

impl PhaseInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, description: &'static str) -> Self {
        Self { name, description }
    }
}
