//! An independent decoder: slow, with tables of its own, and without any code of the library under test.
//!
//! It follows the documented rules of `DecodeError`: the offset of an error is that of the first byte of the invalid number, string or
//! count, of the first byte of a string that is not UTF-8, or of the first trailing byte.

pub mod server_table;
pub mod session_table;
pub mod table;
mod utf8;

use serde_json::Map;

use self::table::{Field, LAYOUTS, Layout, Shape};

/// The packets that one side sends.
#[derive(Debug, Clone, Copy)]
pub struct Side {
    /// The packets with a known layout.
    pub layouts: &'static [&'static [Layout]],
    /// The ids and names of the packets with an unknown layout.
    pub unknown: &'static [(u16, &'static str)],
}

/// The 29 packets of one realm.
pub const USER_PROFILE: Side = Side { layouts: &[&LAYOUTS], unknown: &[] };
/// All packets that the client sends.
pub const CLIENT: Side = Side {
    layouts: &[&LAYOUTS, &session_table::LAYOUTS],
    unknown: &[(3457, "session.event_tracker"), (26979, "handshake.client_policy")],
};
/// All packets that the server sends.
pub const SERVER: Side = Side { layouts: &[&server_table::LAYOUTS], unknown: &[(793, "session.first_login_of_day")] };

impl Side {
    /// The layout of the packet with this id.
    #[must_use]
    pub fn layout(&self, id: u16) -> Option<&'static Layout> {
        self.layouts.iter().copied().flatten().find(|layout| layout.id == id)
    }
}

/// A value of a payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// An int32.
    Int32(i64),
    /// A boolean.
    Boolean(bool),
    /// A string.
    String(String),
    /// A list of records.
    List(Vec<Record>),
    /// A list of strings.
    Strings(Vec<String>),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// Named values in wire order.
pub type Record = Vec<(&'static str, Value)>;

/// A valid payload.
#[derive(Debug, Clone)]
pub struct Packet {
    /// Its packet.
    pub layout: &'static Layout,
    /// Its values.
    pub fields: Record,
}

impl Packet {
    /// The packet as one line of JSON, as the library should serialize it.
    #[must_use]
    pub fn json(&self) -> String {
        let Layout { id, header, name, .. } = *self.layout;
        crate::vectors::json(id, header, name, object(&self.fields))
    }
}

fn object(record: &Record) -> Map<String, serde_json::Value> {
    record.iter().map(|(name, value)| ((*name).to_owned(), json(value))).collect()
}

fn json(value: &Value) -> serde_json::Value {
    match value {
        Value::Int32(number) => (*number).into(),
        Value::Boolean(truth) => (*truth).into(),
        Value::String(text) => text.as_str().into(),
        Value::List(records) => records.iter().map(|record| serde_json::Value::Object(object(record))).collect(),
        Value::Strings(texts) => texts.iter().map(String::as_str).collect(),
        Value::Bytes(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into(),
    }
}

/// An invalid payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The packet's name, if the id is known.
    pub packet: Option<&'static str>,
    /// The field, such as `selections[1].giftIndex`.
    pub field: Option<String>,
    /// The offset from the start of the payload.
    pub offset: usize,
    /// The reason.
    pub kind: Kind,
}

/// Why a payload is invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the library's `DecodeErrorKind`, which explains them")]
pub enum Kind {
    UnknownId,
    UnknownLayout,
    UnexpectedEnd { needed: usize, left: usize },
    InvalidBoolean { found: u8 },
    InvalidUtf8,
    NegativeCount { found: i64 },
    CountNotMultiple { found: u64, unit: u32 },
    CountTooLarge { items: u64, item_len: usize, left: usize },
    TrailingBytes { left: usize },
}

/// Decodes `payload` as one of the 29 packets of the realm.
///
/// # Errors
/// The id is none of the 29, or the payload is invalid.
pub fn decode(id: u16, payload: &[u8]) -> Result<Packet, Fault> {
    decode_of(&USER_PROFILE, id, payload)
}

/// Decodes `payload` as one of the packets that `side` sends.
///
/// # Errors
/// No such packet has the id, its layout is unknown, or the payload is invalid.
pub fn decode_of(side: &Side, id: u16, payload: &[u8]) -> Result<Packet, Fault> {
    let Some(layout) = side.layout(id) else {
        let unknown = side.unknown.iter().find(|packet| packet.0 == id).map(|packet| packet.1);
        let kind = if unknown.is_some() { Kind::UnknownLayout } else { Kind::UnknownId };
        return Err(Fault { packet: unknown, field: None, offset: 0, kind });
    };
    let mut cursor = Cursor { payload, at: 0 };
    let decoded = cursor.record(layout.fields).and_then(|fields| match cursor.left() {
        0 => Ok(fields),
        left => Err(cursor.wrong(Kind::TrailingBytes { left })),
    });
    match decoded {
        Ok(fields) => Ok(Packet { layout, fields }),
        Err(fault) => Err(Fault { packet: Some(layout.name), ..fault }),
    }
}

struct Cursor<'p> {
    payload: &'p [u8],
    at: usize,
}

impl Cursor<'_> {
    fn left(&self) -> usize {
        self.payload.len() - self.at
    }

    /// Makes an error at the current offset.
    fn wrong(&self, kind: Kind) -> Fault {
        Fault { packet: None, field: None, offset: self.at, kind }
    }

    /// Returns the next `len` bytes without taking them.
    fn look(&self, len: usize) -> Result<&[u8], Fault> {
        match self.left() {
            left if left < len => Err(self.wrong(Kind::UnexpectedEnd { needed: len, left })),
            _ => Ok(&self.payload[self.at..self.at + len]),
        }
    }

    fn record(&mut self, fields: &[Field]) -> Result<Record, Fault> {
        let mut record = Record::new();
        for &(name, shape) in fields {
            if matches!(shape, Shape::Optional(_)) && self.left() == 0 {
                continue;
            }
            let value = self.value(shape).map_err(|fault| {
                // An error inside the field already has the rest of the path: `[1].giftIndex` below `selections`.
                let field = name.to_owned() + &fault.field.unwrap_or_default();
                Fault { field: Some(field), ..fault }
            })?;
            record.push((name, value));
        }
        Ok(record)
    }

    fn value(&mut self, shape: Shape) -> Result<Value, Fault> {
        match shape {
            Shape::Int32 => {
                let number = signed(self.look(4)?);
                self.at += 4;
                Ok(Value::Int32(number))
            }
            Shape::Boolean => {
                let truth = match self.look(1)?[0] {
                    0 => false,
                    1 => true,
                    found => return Err(self.wrong(Kind::InvalidBoolean { found })),
                };
                self.at += 1;
                Ok(Value::Boolean(truth))
            }
            Shape::String => self.string().map(Value::String),
            Shape::List { unit, record } => self.list(unit, record).map(Value::List),
            Shape::Strings => self.strings().map(Value::Strings),
            Shape::Bytes => self.bytes().map(Value::Bytes),
            Shape::Optional(shape) => self.value(*shape),
        }
    }

    fn string(&mut self) -> Result<String, Fault> {
        let prefix = self.look(2)?;
        let len = usize::from(prefix[0]) * 256 + usize::from(prefix[1]);
        let text = self.look(2 + len)?[2..].to_vec();
        self.at += 2;
        if let Some(bad) = utf8::first_fault(&text) {
            self.at += bad;
            return Err(self.wrong(Kind::InvalidUtf8));
        }
        self.at += len;
        Ok(String::from_utf8(text).expect("checked before"))
    }

    /// Returns a count without taking it.
    fn count(&self) -> Result<u64, Fault> {
        let found = signed(self.look(4)?);
        u64::try_from(found).map_err(|_| self.wrong(Kind::NegativeCount { found }))
    }

    fn bytes(&mut self) -> Result<Vec<u8>, Fault> {
        let len = usize::try_from(self.count()?).expect("a number of 31 bits");
        let bytes = self.look(4 + len)?[4..].to_vec();
        self.at += 4 + len;
        Ok(bytes)
    }

    /// Takes the count of items, each of at least `item_len` bytes.
    fn items(&mut self, unit: u8, item_len: usize) -> Result<u64, Fault> {
        let count = self.count()?;
        if count % u64::from(unit) != 0 {
            return Err(self.wrong(Kind::CountNotMultiple { found: count, unit: unit.into() }));
        }
        let (items, left) = (count / u64::from(unit), self.left() - 4);
        if u128::from(items) * item_len as u128 > left as u128 {
            return Err(self.wrong(Kind::CountTooLarge { items, item_len, left }));
        }
        self.at += 4;
        Ok(items)
    }

    fn strings(&mut self) -> Result<Vec<String>, Fault> {
        let items = self.items(1, 2)?;
        (0..items)
            .map(|index| self.string().map_err(|fault| Fault { field: Some(format!("[{index}]")), ..fault }))
            .collect()
    }

    fn list(&mut self, unit: u8, record: &[Field]) -> Result<Vec<Record>, Fault> {
        let items = self.items(unit, min_len(record))?;
        let mut records = Vec::new();
        for index in 0..items {
            records.push(self.record(record).map_err(|fault| {
                let field = format!("[{index}].{}", fault.field.unwrap_or_default());
                Fault { field: Some(field), ..fault }
            })?);
        }
        Ok(records)
    }
}

/// The smallest size of a record with these fields, in bytes.
fn min_len(fields: &[Field]) -> usize {
    let lens = fields.iter().map(|(_, shape)| match shape {
        Shape::Int32 | Shape::List { .. } | Shape::Strings | Shape::Bytes => 4,
        Shape::Boolean => 1,
        Shape::String => 2,
        Shape::Optional(_) => 0,
    });
    lens.sum()
}

/// Four bytes as a number, by place value and two's complement.
fn signed(bytes: &[u8]) -> i64 {
    let number = bytes.iter().fold(0, |number, &byte| number * 256 + i64::from(byte));
    if number < 1 << 31 { number } else { number - (1 << 32) }
}
