//! What the spec says about each packet, realm and phase.

use core::fmt;

use super::field::FieldInfo;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    #[doc(hidden)]
    #[must_use]
    pub const fn new(slug: &'static str, name: &'static str, description: &'static str) -> Self {
        Self { slug, name, description }
    }
}

/// One packet of the spec.
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
    /// The part of a session that it belongs to: one of [`Protocol::PHASES`](crate::Protocol::PHASES), if the spec has phases.
    pub phase: &'static str,
    /// The parts of a session in which it may come, in their order; see [`may_come_in`](Self::may_come_in).
    pub phases: &'static [&'static str],
    /// The first release of the protocol that has it.
    pub since: &'static str,
    /// What it is for, in a line.
    pub summary: &'static str,
    /// Its fields, in wire order.
    pub fields: &'static [FieldInfo],
    /// Whether its fields are known. Bytes of a packet whose layout nobody knows do not decode.
    pub layout_known: bool,
    /// Other names and headers under which it is known. Looking one up finds the packet.
    pub aliases: &'static [&'static str],
    /// The names of the packets of the other direction that answer it.
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

    /// Two tables as one, for generated code, which knows that they have `N` packets together.
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

    /// Whether it may come in this phase. With it a server refuses, before it decodes anything, what comes too early or too late.
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
    /// In a spec without `phases` it may come only in the phase that it names.
    #[must_use]
    pub fn may_come_in(&self, phase: &str) -> bool {
        self.phases.contains(&phase)
    }

    /// Whether it is known under this name or header.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.header == name || self.aliases.contains(&name)
    }
}

/// Shows the direction, the id and the name: errors refer to packets, and the whole table would fill a screen.
impl fmt::Debug for PacketInfo {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { direction, id, name, .. } = self;
        write!(formatter, "PacketInfo({direction} {name} ({id}))")
    }
}

/// A part of a session.
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
    /// The name by which packets refer to it, as `auth`.
    pub name: &'static str,
    /// What happens in it.
    pub description: &'static str,
}

impl PhaseInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, description: &'static str) -> Self {
        Self { name, description }
    }
}
