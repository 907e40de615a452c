//! Which packets are asked for.

use crate::model::Direction;
use crate::raw::RawPacket;

/// Which packets are asked for.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Slugs; all realms if there are none.
    pub realms: Vec<String>,
    /// Both directions if there are none.
    pub directions: Vec<Direction>,
    /// Whether strings are only checked when somebody looks at them.
    pub unchecked_strings: bool,
}

impl Selection {
    pub(super) fn takes(&self, packet: &RawPacket) -> bool {
        self.realms.is_empty() || packet.realm.as_ref().is_some_and(|realm| self.realms.contains(&realm.value))
    }

    /// Whether packets of this direction are asked for.
    #[must_use]
    pub fn has(&self, direction: Direction) -> bool {
        self.directions.is_empty() || self.directions.contains(&direction)
    }
}
