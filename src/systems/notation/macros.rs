//! How types say how they are written.

/// Writes a [`Notation`](crate::systems::notation::Notation) out: the fields of a struct in the order in which they are
/// written, what each tag of an enum stands for, or the words of an enum without fields.
///
/// Behind a field stands what it is where it is not written; without that it has to be. `default` and `or(value)` say it,
/// `given` says `default` and that it is written only where it is something else. `op = "do"` is written as `do`.
///
/// `notation!(struct Agent { id, restart default, shutdown given });`
///
/// `notation!(enum Op by "op" { "as" => As { who, op = "do", catch or(true) }, "task" => Task(op: TaskOp) });`
///
/// `notation!(words Keys { "unique" => Unique, "duplicate" => Duplicate });`
#[macro_export]
macro_rules! notation {
    (struct $type:ident { $($field:ident $(= $name:literal)? $($mode:ident $(($value:expr))?)?),* $(,)? }) => {
        $crate::notation!(@struct $type true { $($field $(= $name)? $($mode $(($value))?)?),* });
    };
    // Fields that it does not know are left alone.
    (struct $type:ident lenient { $($field:ident $(= $name:literal)? $($mode:ident $(($value:expr))?)?),* $(,)? }) => {
        $crate::notation!(@struct $type false { $($field $(= $name)? $($mode $(($value))?)?),* });
    };
    (@struct $type:ident $strict:literal {
        $($field:ident $(= $name:literal)? $($mode:ident $(($value:expr))?)?),*
    }) => {
        impl $crate::systems::notation::ObjectNotation for $type {
            const STRICT: bool = $strict;

            fn take(fields: &mut $crate::systems::notation::FieldReader<'_>) -> Self {
                Self { $($field: $crate::notation!(@take fields ($field $($name)?) $($mode $(($value))?)?)),* }
            }

            fn put(&self, fields: &mut $crate::systems::notation::FieldWriter<'_>) {
                let Self { $($field),* } = self;
                $($crate::notation!(@put fields ($field $($name)?) $field $($mode)?);)*
            }
        }

        impl $crate::systems::notation::Notation for $type {
            fn read(written: &serde_json::Value) -> Result<Self, $crate::systems::notation::NotationError> {
                $crate::systems::notation::object(written, concat!("struct ", stringify!($type)))
            }

            fn write(&self, text: &mut String) {
                let mut fields = $crate::systems::notation::FieldWriter::new(text);
                $crate::systems::notation::ObjectNotation::put(self, &mut fields);
                fields.finish();
            }

            fn blank() -> Self {
                $crate::systems::notation::ObjectNotation::take(&mut $crate::systems::notation::FieldReader::blank())
            }
        }
    };
    (enum $type:ident by $tag:literal {
        $($text:literal => $variant:ident $(($content:ident: $record:ty))? $({
            $($field:ident $(= $name:literal)? $($mode:ident $(($value:expr))?)?),* $(,)?
        })?),* $(,)?
        $(; never $($unwritten:ident),*)?
    }) => {
        impl $crate::systems::notation::Tagged for $type {
            const TAG: &'static str = $tag;
            const TAGS: &'static [&'static str] = &[$($text),*];
            const EXPECTED: &'static str = concat!("internally tagged enum ", stringify!($type));

            fn take(tag: &str, fields: &mut $crate::systems::notation::FieldReader<'_>) -> Option<Self> {
                match tag {
                    $($text => Some(Self::$variant
                        $((<$record as $crate::systems::notation::ObjectNotation>::take(fields)))?
                        $({ $($field: $crate::notation!(@take fields ($field $($name)?) $($mode $(($value))?)?)),* })?
                    ),)*
                    _ => None,
                }
            }

            fn put(&self, fields: &mut $crate::systems::notation::FieldWriter<'_>) {
                match self {
                    $(Self::$variant $(($content))? $({ $($field),* })? => {
                        fields.tag($tag, $text);
                        $($crate::systems::notation::ObjectNotation::put($content, fields);)?
                        $($($crate::notation!(@put fields ($field $($name)?) $field $($mode)?);)*)?
                    })*
                    $($(Self::$unwritten { .. })|* => {})?
                }
            }
        }

        impl $crate::systems::notation::Notation for $type {
            fn read(written: &serde_json::Value) -> Result<Self, $crate::systems::notation::NotationError> {
                $crate::systems::notation::read_tagged(written)
            }

            fn write(&self, text: &mut String) {
                $crate::systems::notation::write_tagged(self, text);
            }

            fn blank() -> Self {
                $crate::systems::notation::blank_tagged()
            }
        }
    };
    (words $type:ident { $($text:literal => $variant:ident),* $(,)? }) => {
        impl $type {
            /// The word that is written for it.
            #[must_use]
            pub fn written(self) -> &'static str {
                match self {
                    $(Self::$variant => $text),*
                }
            }
        }

        impl $crate::systems::notation::Notation for $type {
            fn read(written: &serde_json::Value) -> Result<Self, $crate::systems::notation::NotationError> {
                let at = $crate::systems::notation::word(written, &[$($text),*])?;
                Ok([$(Self::$variant),*][at])
            }

            fn write(&self, text: &mut String) {
                $crate::systems::notation::write_word(self.written(), text);
            }

            fn blank() -> Self {
                [$(Self::$variant),*][0]
            }
        }
    };
    (@take $fields:ident ($($name:tt)*)) => {
        $fields.needed($crate::notation!(@name $($name)*))
    };
    (@take $fields:ident ($($name:tt)*) or ($value:expr)) => {
        $fields.or($crate::notation!(@name $($name)*), $value)
    };
    (@take $fields:ident ($($name:tt)*) $default:ident) => {
        $fields.or($crate::notation!(@name $($name)*), Default::default())
    };
    (@put $fields:ident ($($name:tt)*) $value:ident given) => {
        $fields.given($crate::notation!(@name $($name)*), $value)
    };
    (@put $fields:ident ($($name:tt)*) $value:ident $($mode:ident)?) => {
        $fields.field($crate::notation!(@name $($name)*), $value)
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
}

/// Writes out how the words of an enum without fields are written, and that they tell its variants apart in a digest.
///
/// `words!(Keys { "unique" => Unique, "duplicate" => Duplicate });`
#[macro_export]
macro_rules! words {
    ($type:ident { $($text:literal => $variant:ident),* $(,)? }) => {
        $crate::digest!(enum $type { $($text => $variant),* });
        $crate::notation!(words $type { $($text => $variant),* });
    };
}

/// Lets serde read and write types by their notation: those that are part of what it derives.
#[macro_export]
macro_rules! serde_by_notation {
    ($($type:ty),*) => {
        $(impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&$crate::systems::notation::value(self), serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let written = <serde_json::Value as serde::Deserialize>::deserialize(deserializer)?;
                $crate::systems::notation::Notation::read(&written).map_err(serde::de::Error::custom)
            }
        })*
    };
}
