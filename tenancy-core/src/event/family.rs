//! How a family of events is written down.

/// Declares events, each a struct, and the enum that is their family.
macro_rules! family {
    (
        $(#[$family_doc:meta])*
        pub enum $family:ident { $(
            $(#[$doc:meta])*
            $event:ident { $($(#[$field_doc:meta])* $field:ident: $ty:ty),+ $(,)? }
        )+ }
    ) => {
        $(#[$family_doc])*
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum $family {
            $($(#[$doc])* $event($event),)+
        }

        impl $family {
            /// The event's name, as it is written in code.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self {
                    $(Self::$event(event) => $crate::Event::name(event),)+
                }
            }
        }

        impl $crate::Event for $family {
            type Family = Self;

            fn name(&self) -> &'static str {
                Self::name(self)
            }
        }

        $(
            $(#[$doc])*
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub struct $event {
                $($(#[$field_doc])* pub $field: $ty,)+
            }

            impl $event {
                /// The event as its sender makes it.
                #[must_use]
                pub fn new($($field: $ty),+) -> Self {
                    Self { $($field),+ }
                }
            }

            impl $crate::Event for $event {
                type Family = $family;

                fn name(&self) -> &'static str {
                    stringify!($event)
                }
            }

            impl From<$event> for $family {
                fn from(event: $event) -> Self {
                    Self::$event(event)
                }
            }
        )+
    };
}

pub(super) use family;
