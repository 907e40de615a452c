//! The selection of packets.

use crate::model::Direction;
use crate::raw::RawPacket;

/// Which packets to generate.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// The slugs of realms; all realms if the list is empty.
    pub realms: Vec<String>,
    /// Both directions if the list is empty.
    pub directions: Vec<Direction>,
    /// Whether strings are `Text`, which is checked only when it is read.
    pub unchecked_strings: bool,
}

impl Selection {
    pub(super) fn takes(&self, packet: &RawPacket) -> bool {
        self.realms.is_empty() || packet.realm.as_ref().is_some_and(|realm| self.realms.contains(&realm.value))
    }

    /// Whether packets of this direction are selected.
    #[must_use]
    pub fn has(&self, direction: Direction) -> bool {
        self.directions.is_empty() || self.directions.contains(&direction)
    }
}
