//! Reads what postcard wrote of a rulebook, without a way to fail: what cannot be so reads as nothing and is remembered, once, for the
//! whole. That makes reading total (any bytes end in a rulebook or in none), and a third as much code: with an error that cannot
//! exist, no field of any shape has a path on which it is missing.

use std::fmt;

use serde::de::{self, DeserializeSeed, EnumAccess, IntoDeserializer as _, SeqAccess, VariantAccess, Visitor};

use crate::limits;

/// Shapes within shapes: those of a rulebook around an expression, and those of the expression.
const DEPTH_MAX: u64 = 16 + limits::EXPR_DEPTH_MAX;

/// The value whose bytes these are, if they are those of one, and of nothing else.
pub(super) fn unpack<T: de::DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let mut reader = Reader { rest: bytes, depth: 0, broken: false };
    let Ok(value) = T::deserialize(&mut reader);
    (!reader.broken && reader.rest.is_empty()).then_some(value)
}

/// Bytes that are being read.
struct Reader<'de> {
    rest: &'de [u8],
    /// Shapes that are open.
    depth: u64,
    /// Whether something could not be so. Everything else is then nothing: no number but 0, no choice but the first, which holds
    /// no other shape of its kind, so reading comes to its end.
    broken: bool,
}

impl<'de> Reader<'de> {
    fn take(&mut self, length: usize) -> &'de [u8] {
        if let Some((taken, rest)) = self.rest.split_at_checked(length) {
            self.rest = rest;
            return taken;
        }
        self.give_up();
        &[]
    }

    fn give_up(&mut self) {
        self.broken = true;
        self.rest = &[];
    }

    fn byte(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or(0)
    }

    /// A number in groups of seven bits, the lowest first; the last one has no bit above them.
    fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return number;
            }
        }
        self.give_up();
        0
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> u32 {
        match u32::try_from(self.number()) {
            Ok(number) if (number as usize) < end => number,
            _ => {
                self.give_up();
                0
            }
        }
    }

    /// How many things or bytes follow; each of them takes a byte at least.
    fn length(&mut self) -> usize {
        let end = self.rest.len();
        self.below(end.saturating_add(1)) as usize
    }

    fn text(&mut self) -> &'de str {
        let length = self.length();
        str::from_utf8(self.take(length)).unwrap_or_else(|_| {
            self.give_up();
            ""
        })
    }

    /// Reads a shape within the one that is being read.
    fn within<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Never> {
        self.depth = self.depth.saturating_add(1);
        if self.depth > DEPTH_MAX {
            self.give_up();
        }
        let value = visitor.visit_seq(Fields(self));
        self.depth = self.depth.saturating_sub(1);
        value
    }
}

/// An error that cannot exist.
#[derive(Debug)]
enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl de::Error for Never {
    /// Never called: of each shape as many fields are given as it has, and choices that there are.
    fn custom<T: fmt::Display>(_: T) -> Self {
        never()
    }
}

impl de::StdError for Never {}

/// What no bytes lead to.
#[expect(
    clippy::unreachable,
    reason = "of each shape as many fields are given as it has, and only choices that there are"
)]
fn never() -> ! {
    unreachable!()
}

/// The fields of a shape, which are never missing.
struct Fields<'r, 'de>(&'r mut Reader<'de>);

impl<'de> SeqAccess<'de> for Fields<'_, 'de> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Never> {
        seed.deserialize(&mut *self.0).map(Some)
    }
}

/// The items of a list.
struct Items<'r, 'de> {
    reader: &'r mut Reader<'de>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Never> {
        if self.left == 0 || self.reader.broken {
            return Ok(None);
        }
        self.left = self.left.saturating_sub(1);
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

/// A choice and what comes with it.
struct Choice<'r, 'de> {
    reader: &'r mut Reader<'de>,
    index: u32,
}

impl<'de> EnumAccess<'de> for Choice<'_, 'de> {
    type Error = Never;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Never> {
        let index = seed.deserialize(self.index.into_deserializer())?;
        Ok((index, self))
    }
}

impl<'de> VariantAccess<'de> for Choice<'_, 'de> {
    type Error = Never;

    fn unit_variant(self) -> Result<(), Never> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Never> {
        seed.deserialize(self.reader)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Never> {
        self.reader.within(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Never> {
        self.reader.within(visitor)
    }
}

/// Numbers without a sign, of any width: what does not fit is none.
macro_rules! numbers {
    ($($read:ident $visit:ident $number:ty),*) => {$(
        fn $read<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
            let number = <$number>::try_from(self.number()).unwrap_or_else(|_| {
                self.give_up();
                0
            });
            visitor.$visit(number)
        }
    )*};
}

impl<'de> de::Deserializer<'de> for &mut Reader<'de> {
    type Error = Never;

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_bool(self.byte() != 0)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_u8(self.byte())
    }

    // A count (`usize`) comes as 64 bits, and has 32 in the browser.
    numbers!(deserialize_u16 visit_u16 u16, deserialize_u32 visit_u32 u32, deserialize_u64 visit_u32 u32);

    /// Numbers with a sign: 0, -1, 1, -2 and so on.
    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        let number = self.number();
        visitor.visit_i64((number >> 1).cast_signed() ^ (number & 1).cast_signed().wrapping_neg())
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_borrowed_str(self.text())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        if self.byte() == 0 { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        let left = self.length();
        visitor.visit_seq(Items { reader: self, left })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Never> {
        self.within(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Never> {
        self.within(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        self.within(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        let index = self.below(variants.len());
        visitor.visit_enum(Choice { reader: self, index })
    }

    /// Whatever a rulebook holds nothing of.
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Never> {
        never()
    }

    serde::forward_to_deserialize_any! {
        f32 f64
        i8 i16 i32 i128 u128 char bytes byte_buf unit unit_struct map identifier ignored_any
    }
}
