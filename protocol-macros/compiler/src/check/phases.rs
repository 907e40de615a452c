//! The phases of a session: which packets may come in which.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::raw::{RawSpec, Spanned};
use crate::schema::rules::MAX_PHASES;
use crate::source::Place;

/// Reports phases with the same name, unknown phases that packets name, and unknown packets that phases name.
pub(crate) fn check(raw: &RawSpec, diagnostics: &mut Vec<Diagnostic>) {
    let Some(phases) = &raw.phases else { return };
    if let Some(name) = phases.get(MAX_PHASES).and_then(|phase| phase.name.as_ref()) {
        let message = format!("a session has at most {MAX_PHASES} phases, but this file has {}", phases.len());
        let help = "put packets that may come at the same time into the same phase";
        diagnostics.push(Diagnostic::new(Code::TooLarge, name.place, message).help(help));
        return;
    }
    let mut seen: HashMap<&str, Place> = HashMap::new();
    for name in phases.iter().filter_map(|phase| phase.name.as_ref()) {
        if let Some(&first) = seen.get(name.value.as_str()) {
            let diagnostic =
                Diagnostic::new(Code::DuplicateName, name.place, format!("two phases have the name `{}`", name.value));
            diagnostics.push(diagnostic.label(first, "the first one").help("rename one of them"));
        } else {
            seen.insert(&name.value, name.place);
        }
    }
    let known = || phases.iter().filter_map(|phase| Some(phase.name.as_ref()?.value.as_str()));
    let packets = || raw.client.iter().chain(&raw.server);
    for phase in packets().filter_map(|packet| packet.phase.as_ref()) {
        if !seen.contains_key(phase.value.as_str()) {
            let message = format!("there is no phase `{}`", phase.value);
            let diagnostic = Diagnostic::new(Code::UnknownPhase, phase.place, message);
            diagnostics.push(if seen.is_empty() {
                diagnostic.help("describe it under `phases:`")
            } else {
                diagnostic.suggest(diagnostics, &phase.value, known)
            });
        }
    }
    let mut phase_of: HashMap<&str, Vec<Option<&str>>> = HashMap::new();
    for packet in packets() {
        if let Some(name) = &packet.name {
            let phase = packet.phase.as_ref().map(|phase| phase.value.as_str());
            phase_of.entry(name.value.as_str()).or_default().push(phase);
        }
    }
    let name_and_header = packets().filter_map(|packet| packet.header.as_ref().zip(packet.name.as_ref()));
    let by_header: HashMap<&str, &str> =
        name_and_header.map(|(header, name)| (header.value.as_str(), name.value.as_str())).collect();
    for phase in phases {
        let own = phase.name.as_ref().map(|name| name.value.as_str());
        for (names, of_own) in [(&phase.stays, true), (&phase.also, false)] {
            let mut seen: HashMap<&str, Place> = HashMap::new();
            for name in names {
                if let Some(&first) = seen.get(name.value.as_str()) {
                    let message = format!("`{}` is listed twice", name.value);
                    let diagnostic = Diagnostic::new(Code::UnknownPhase, name.place, message);
                    diagnostics.push(diagnostic.label(first, "the first one").help("remove one of them"));
                    continue;
                }
                seen.insert(&name.value, name.place);
                let found = check_packet(name, own, of_own, &phase_of, &by_header, diagnostics);
                diagnostics.extend(found);
            }
        }
    }
}

/// A packet that a phase names: `stays` is for its own packets, `also` for those of others.
fn check_packet(
    name: &Spanned<String>,
    own: Option<&str>,
    of_own: bool,
    phase_of: &HashMap<&str, Vec<Option<&str>>>,
    by_header: &HashMap<&str, &str>,
    reported: &[Diagnostic],
) -> Option<Diagnostic> {
    let Some(found) = phase_of.get(name.value.as_str()) else {
        let message = format!("there is no packet `{}`", name.value);
        let diagnostic = Diagnostic::new(Code::UnknownPacket, name.place, message);
        if let Some(packet) = by_header.get(name.value.as_str()) {
            return Some(diagnostic.help(format!("write the name of the packet: `{packet}`")));
        }
        let names = || {
            let mut names: Vec<&str> = phase_of.keys().copied().collect();
            names.sort_unstable();
            names
        };
        return Some(diagnostic.suggest(reported, &name.value, names));
    };
    // There can be a packet with this name in each direction.
    let fits = if of_own { found.contains(&own) } else { found.iter().any(|phase| *phase != own) };
    if fits {
        return None;
    }
    let (message, help) = if of_own {
        (
            format!("`{}` belongs to another phase", name.value),
            "`stays` lists packets of this phase: use `also` for packets of other phases",
        )
    } else {
        (
            format!("`{}` already belongs to this phase", name.value),
            "remove it; to allow it in later phases, use `stays`",
        )
    };
    Some(Diagnostic::new(Code::UnknownPhase, name.place, message).help(help))
}
