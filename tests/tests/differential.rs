//! The serde code that the macros write, against serde's derive: one definition, the same bytes,
//! two readers and writers that must not differ.

mod differential {
    #[macro_use]
    mod define;

    mod attributes;
    mod containers;
    mod corpus;
    mod depths;
    mod flattened;
    mod harness;
    mod limits;
    mod oracle;
    mod pairs;
    mod parameters;
    mod places;
    mod types;
    mod values;
    mod whitelist;
}
