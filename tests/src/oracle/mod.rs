//! A second decoder: slow, driven by a table of its own, and without a line of the library that it judges.
//!
//! It goes by the documented rules of `DecodeError`: the offset of a fault is the first byte of the number, string or count
//! that cannot be right, within a string the first byte that is not UTF-8, and else the first byte that is left over.

pub mod table;
mod utf8;

use serde_json::Map;

use self::table::{Field, LAYOUTS, Layout, Shape};

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
}

/// Named values in wire order.
pub type Record = Vec<(&'static str, Value)>;

/// A payload that is a packet.
#[derive(Debug, Clone)]
pub struct Packet {
    /// Which one.
    pub layout: &'static Layout,
    /// Its values.
    pub fields: Record,
}

impl Packet {
    /// The packet as one line of JSON, in the form in which the library is to serialize it.
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
    }
}

/// A payload that is no packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The packet's name, if the id is known.
    pub packet: Option<&'static str>,
    /// The field, as `selections[1].giftIndex`.
    pub field: Option<String>,
    /// Where, counted from the payload's first byte.
    pub offset: usize,
    /// Why.
    pub kind: Kind,
}

/// Why a payload is no packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the library's `DecodeErrorKind`, which explains them")]
pub enum Kind {
    UnknownId,
    UnexpectedEnd { needed: usize, left: usize },
    InvalidBoolean { found: u8 },
    InvalidUtf8,
    NegativeCount { found: i64 },
    CountNotMultiple { found: u64, unit: u32 },
    CountTooLarge { items: u64, item_len: usize, left: usize },
    TrailingBytes { left: usize },
}

/// The packet that `payload` is, or what is wrong with it.
///
/// # Errors
/// The id is none of the 29, or the payload is not exactly that packet.
pub fn decode(id: u16, payload: &[u8]) -> Result<Packet, Fault> {
    let Some(layout) = LAYOUTS.iter().find(|layout| layout.id == id) else {
        return Err(Fault { packet: None, field: None, offset: 0, kind: Kind::UnknownId });
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

    /// Something is wrong with what begins here.
    fn wrong(&self, kind: Kind) -> Fault {
        Fault { packet: None, field: None, offset: self.at, kind }
    }

    /// The next `len` bytes; they are not taken.
    fn look(&self, len: usize) -> Result<&[u8], Fault> {
        match self.left() {
            left if left < len => Err(self.wrong(Kind::UnexpectedEnd { needed: len, left })),
            _ => Ok(&self.payload[self.at..self.at + len]),
        }
    }

    fn record(&mut self, fields: &[Field]) -> Result<Record, Fault> {
        let mut record = Record::new();
        for &(name, shape) in fields {
            let value = self.value(shape).map_err(|fault| {
                // A fault inside of the field brings the rest of the path: `[1].giftIndex` below `selections`.
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

    fn list(&mut self, unit: u8, record: &[Field]) -> Result<Vec<Record>, Fault> {
        let found = signed(self.look(4)?);
        let Ok(count) = u64::try_from(found) else {
            return Err(self.wrong(Kind::NegativeCount { found }));
        };
        if count % u64::from(unit) != 0 {
            return Err(self.wrong(Kind::CountNotMultiple { found: count, unit: unit.into() }));
        }
        let (items, item_len, left) = (count / u64::from(unit), min_len(record), self.left() - 4);
        if u128::from(items) * item_len as u128 > left as u128 {
            return Err(self.wrong(Kind::CountTooLarge { items, item_len, left }));
        }
        self.at += 4;
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

/// The fewest bytes that a record with these fields takes.
fn min_len(fields: &[Field]) -> usize {
    let lens = fields.iter().map(|(_, shape)| match shape {
        Shape::Int32 | Shape::List { .. } => 4,
        Shape::Boolean => 1,
        Shape::String => 2,
    });
    lens.sum()
}

/// Four bytes as a number, by place value and two's complement.
fn signed(bytes: &[u8]) -> i64 {
    let number = bytes.iter().fold(0, |number, &byte| number * 256 + i64::from(byte));
    if number < 1 << 31 { number } else { number - (1 << 32) }
}
