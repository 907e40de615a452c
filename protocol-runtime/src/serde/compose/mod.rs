//! Builds frames from deserialized packets, by the packets' tables.

mod fields;
mod value;
mod wire;

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Deserialize;

use self::fields::Composer;
use self::value::Value;
use crate::frame::MAX_LENGTH;
use crate::info::PacketInfo;

/// A map of `id`, `name` or `header`, and `fields`, which was not checked against a table yet.
#[derive(Debug)]
pub(crate) struct Composed(Value);

impl<'de> Deserialize<'de> for Composed {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self)
    }
}

impl Composed {
    /// Builds the frame, if the packet is one of these.
    pub(crate) fn frame(&self, packets: &[&'static PacketInfo]) -> Result<Vec<u8>, String> {
        let Value::Map(entries) = &self.0 else {
            return Err(format!("expected a mapping for a packet, found {}", self.0.describe()));
        };
        if let Some(Value::Text(error)) = self.0.entry("error") {
            return Err(format!("this is an error, not a packet: {error}"));
        }
        let (mut packet, mut fields) = (None, &Value::Map(Vec::new()));
        for (key, value) in entries {
            let found = match (key.as_str(), value) {
                ("fields", value) => {
                    fields = value;
                    continue;
                }
                ("id", Value::Integer(id)) => packets.iter().find(|info| i128::from(info.id) == *id),
                ("name" | "header", Value::Text(name)) => packets.iter().find(|info| info.is_called(name)),
                ("id" | "name" | "header", value) => return Err(format!("`{key}` cannot be {}", value.describe())),
                _ => return Err(format!("a packet has no key `{key}`, only `id`, `name`, `header` and `fields`")),
            };
            let Some(&found) = found else {
                return Err(format!("no packet here has the {key} {value}"));
            };
            match packet {
                None => packet = Some(found),
                Some(other) if other == found => {}
                Some(other) => return Err(format!("the {key} {value} does not belong to {}", other.name)),
            }
        }
        let packet = packet.ok_or("the packet needs an `id`, a `name` or a `header`")?;
        if !packet.layout_known {
            return Err(format!("{}: the spec marks the layout of this packet as unknown", packet.name));
        }
        frame(packet, fields).map_err(|error| format!("{}: {error}", packet.name))
    }
}

fn frame(packet: &PacketInfo, fields: &Value) -> Result<Vec<u8>, String> {
    let mut composer = Composer::new();
    composer.fields(packet.fields, fields)?;
    let payload = composer.into_bytes();
    let length = payload.len().checked_add(2).and_then(|length| u32::try_from(length).ok());
    let length = length.filter(|length| *length <= MAX_LENGTH).ok_or("the frame would be too long".to_string())?;
    let mut bytes = Vec::with_capacity(payload.len().saturating_add(6));
    bytes.extend(length.to_be_bytes());
    bytes.extend(packet.id.to_be_bytes());
    bytes.extend(payload);
    Ok(bytes)
}
