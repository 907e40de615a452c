//! The key `direction`, which `inspect --json` writes where its input has a mark for each frame.

use std::fmt;

use protocol_runtime::info::{Direction, PacketInfo};
use serde::de::{DeserializeSeed, Error, IgnoredAny, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, forward_to_deserialize_any};
use serde_json::Value;

/// What a packet says about itself besides its fields.
#[derive(Deserialize)]
pub(crate) struct Names {
    #[serde(default)]
    direction: Value,
    #[serde(default)]
    id: Value,
    #[serde(default)]
    name: Value,
    #[serde(default)]
    header: Value,
}

impl Names {
    /// Reads them out of a JSON object; none if it is not one.
    pub(crate) fn read(text: &[u8]) -> Option<Self> {
        // The fields, however deep, are passed over without recursion.
        Self::deserialize(&mut serde_json::Deserializer::from_slice(text)).ok()
    }

    /// The direction, if the packet names a known one.
    pub(crate) fn direction(&self) -> Option<Direction> {
        let known = [Direction::ClientToServer, Direction::ServerToClient];
        let word = self.direction.as_str()?;
        known.into_iter().find(|direction| direction.as_str() == word)
    }

    /// The name or header, if the packet has one and no id.
    pub(crate) fn word(&self) -> Option<&str> {
        self.name.as_str().or(self.header.as_str()).filter(|_| self.id.is_null())
    }

    /// Whether the id is a number in quotes.
    pub(crate) fn has_quoted_id(&self) -> bool {
        self.id.as_str().is_some_and(|id| id.parse::<u16>().is_ok())
    }

    /// Whether a packet is the one that is meant.
    pub(crate) fn are_of(&self, packet: &PacketInfo) -> bool {
        match (self.id.as_i64(), self.name.as_str().or(self.header.as_str())) {
            (Some(id), _) => i64::from(packet.id) == id,
            (None, Some(name)) => packet.is_called(name),
            (None, None) => false,
        }
    }
}

/// An object without its key `direction`.
pub(crate) struct WithoutDirection<D>(pub(crate) D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for WithoutDirection<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(Inside(visitor))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Inside<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Inside<V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(formatter)
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(OtherKeys { access, has_direction: false })
    }
}

/// The keys that are not `direction`.
struct OtherKeys<A> {
    access: A,
    has_direction: bool,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for OtherKeys<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        while let Some(key) = self.access.next_key::<String>()? {
            if key != "direction" {
                return seed.deserialize(key.into_deserializer()).map(Some);
            }
            if std::mem::replace(&mut self.has_direction, true) {
                return Err(A::Error::custom("duplicate key `direction`"));
            }
            self.access.next_value::<IgnoredAny>()?;
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.access.next_value_seed(seed)
    }
}
