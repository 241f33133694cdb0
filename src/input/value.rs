//! Plain data of any shape, read without trusting it: depth and size are bounded, so that cyclic or huge input ends.

use core::cell::Cell;
use core::fmt;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// Deeper nesting than any input of ours has.
const DEEPEST: u32 = 12;
/// More values than any input of ours has (a year of five-minute intervals for a dozen queues).
const LARGEST: u32 = 2_000_000;

/// A value as a caller gave it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing: `null`, `undefined`, or not there.
    Absent,
    /// Yes or no.
    Flag(bool),
    /// A number; may be not a number or infinite.
    Number(f64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Names with values, in the order given.
    Map(Vec<(String, Value)>),
    /// Something that is not plain data, with the word for it.
    Other(&'static str),
}

static ABSENT: Value = Value::Absent;

impl Value {
    /// An object of these fields.
    #[must_use]
    pub fn object(fields: Vec<(&str, Self)>) -> Self {
        Self::Map(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// A list of numbers.
    #[must_use]
    pub fn numbers(numbers: &[f64]) -> Self {
        Self::List(numbers.iter().map(|&number| Self::Number(number)).collect())
    }

    /// The value under a name; `Absent` if there is none. The last of equal names counts.
    #[must_use]
    pub fn get(&self, name: &str) -> &Value {
        match self {
            Self::Map(entries) => {
                entries.iter().rev().find(|(key, _)| key == name).map_or(&ABSENT, |(_, value)| value)
            }
            _ => &ABSENT,
        }
    }

    /// Whether a map has an entry of that name, even one that holds nothing.
    #[must_use]
    pub fn names(&self, name: &str) -> bool {
        matches!(self, Self::Map(entries) if entries.iter().any(|(key, _)| key == name))
    }

    /// The value at a place of a list; `Absent` if there is none.
    #[must_use]
    pub fn at(&self, index: usize) -> &Value {
        match self {
            Self::List(items) => items.get(index).unwrap_or(&ABSENT),
            _ => &ABSENT,
        }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The list's items; none for anything else.
    #[must_use]
    pub fn items(&self) -> &[Value] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// Whether nothing was given.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// What it is, in a few words, for a message.
    #[must_use]
    pub fn told(&self) -> String {
        match self {
            Self::Absent => "nothing".to_owned(),
            Self::Flag(flag) => flag.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => format!("\"{}\"", crate::problem::shortened(text)),
            Self::List(items) => format!("a list of {}", items.len()),
            Self::Map(entries) => format!("an object with {} fields", entries.len()),
            Self::Other(word) => (*word).to_owned(),
        }
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent | Self::Other(_) => serializer.serialize_none(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Self::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (name, value) in entries {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> serde::Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let left = Cell::new(LARGEST);
        ValueSeed { depth: 0, left: &left }.deserialize(deserializer)
    }
}

/// Reads a [`Value`] within what is left of its depth and size.
#[derive(Clone, Copy)]
pub struct ValueSeed<'a> {
    depth: u32,
    left: &'a Cell<u32>,
}

impl ValueSeed<'_> {
    fn deeper(self) -> Self {
        Self { depth: self.depth + 1, left: self.left }
    }

    /// Whether one more value fits.
    fn take(self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if self.depth > DEEPEST {
            deserializer.deserialize_ignored_any(IgnoredAny)?;
            return Ok(Value::Other("something nested too deeply"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("plain data")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    #[expect(clippy::cast_precision_loss, reason = "numbers beyond 2^53 are out of every bound anyway")]
    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "numbers beyond 2^53 are out of every bound anyway")]
    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Value, E> {
        Ok(Value::Other("bytes"))
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Absent)
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Absent)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while self.take() {
            match seq.next_element_seed(self.deeper())? {
                Some(item) => items.push(item),
                None => return Ok(Value::List(items)),
            }
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::Other("more values than any input has"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while self.take() {
            // A JavaScript Map may have keys of any kind; only text can name a field.
            match map.next_key_seed(self.deeper())? {
                Some(Value::Text(name)) => entries.push((name, map.next_value_seed(self.deeper())?)),
                Some(other) => entries.push((other.told(), map.next_value_seed(self.deeper())?)),
                None => return Ok(Value::Map(entries)),
            }
        }
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value::Other("more values than any input has"))
    }
}
