//! The phases of a session, and in which of them a packet may come.

use std::collections::HashSet;

use crate::model::Phase;
use crate::raw::{RawPacket, RawPhase, RawSpec, Spanned};
use crate::schema::rules::MAX_PHASES;

/// The phases of a file.
pub(crate) fn all(raw: &RawSpec) -> Vec<Phase> {
    let phase =
        |raw: &RawPhase| Some(Phase { name: raw.name.as_ref()?.value.clone(), description: raw.description.clone() });
    raw.phases.iter().flatten().filter_map(phase).collect()
}

/// Which packets the phases of a file name.
pub(crate) struct Named<'r> {
    /// `None` if the file has no phases.
    phases: Option<Vec<PhaseNames<'r>>>,
}

/// A phase's own name, and those of packets that it names.
struct PhaseNames<'r> {
    name: &'r str,
    stays: HashSet<&'r str>,
    also: HashSet<&'r str>,
}

impl<'r> Named<'r> {
    pub(crate) fn new(raw: &'r RawSpec) -> Self {
        let names = |names: &'r [Spanned<String>]| names.iter().map(|name| name.value.as_str()).collect();
        let phase = |phase: &'r RawPhase| {
            let name = phase.name.as_ref()?.value.as_str();
            Some(PhaseNames { name, stays: names(&phase.stays), also: names(&phase.also) })
        };
        Self { phases: raw.phases.as_ref().map(|all| all.iter().take(MAX_PHASES).filter_map(phase).collect()) }
    }

    /// The phases in which a packet may come: its own, later ones if its own lets it stay, and those that take it.
    pub(crate) fn of_packet(&self, packet: &RawPacket) -> Vec<String> {
        let own = packet.phase.as_ref().map(|phase| phase.value.as_str());
        let Some(phases) = &self.phases else { return own.map(str::to_owned).into_iter().collect() };
        let Some(packet) = packet.name.as_ref().map(|name| name.value.as_str()) else { return Vec::new() };
        let mut stayed = false;
        let mut allowed = Vec::new();
        for PhaseNames { name, stays, also } in phases {
            let is_own = Some(*name) == own;
            stayed |= is_own && stays.contains(packet);
            if is_own || stayed || also.contains(packet) {
                allowed.push((*name).to_owned());
            }
        }
        allowed
    }
}

#[cfg(test)]
mod tests {
    use super::Named;
    use crate::raw;
    use crate::read::yaml;

    #[test]
    fn packets_come_in_their_phase_and_where_they_stay_or_are_taken() {
        let phases = "phases: [{name: one, also: [a.free]}, {name: two, stays: [a.two]}, {name: three}, {name: four, also: [a.one, a.two]}]\n";
        let packets = "packets: {c2s: [{name: a.one, phase: one}, {name: a.two, phase: two}, {name: a.free}, {name: a.three, phase: three}]}\n";
        let of_packets = |text: &str| {
            let root = yaml::parse(text).map(|root| raw::read(&root));
            let of_packets = |raw: raw::RawSpec| {
                let named = Named::new(&raw);
                raw.client.iter().map(|packet| named.of_packet(packet).join(" ")).collect::<Vec<String>>()
            };
            root.map(of_packets).unwrap_or_default()
        };
        assert_eq!(of_packets(&format!("{phases}{packets}")), ["one four", "two three four", "one", "three"]);
        assert_eq!(of_packets(packets), ["one", "two", "", "three"]);
    }
}
