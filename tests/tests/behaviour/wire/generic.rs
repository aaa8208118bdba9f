//! Generic structs, and structs that borrow.

use std::{borrow::Cow, collections::BTreeMap, fmt, marker::PhantomData, str::FromStr};

use pathlore::{IncomingRequest, IncomingResponse, OutgoingRequest, auth::NoAuthentication};
use proptest::prelude::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::support::{back_through_http, text, through_http};

mod endpoint {
    use std::{borrow::Cow, fmt::Debug, marker::PhantomData};

    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/{id}"
    };

    /// Has a type parameter in every part of the message.
    #[request(response = Response<'a, B>)]
    #[derive(PartialEq)]
    pub(super) struct Request<'a, 'b: 'a, P, Q, H, B, const N: usize = 3>
    where
        B: Debug + Clone,
        'b: 'a,
    {
        #[api(path)]
        pub(super) id: P,
        #[api(query)]
        pub(super) filter: Q,
        #[api(header = "x-value")]
        pub(super) header: Option<H>,
        pub(super) value: B,
        pub(super) values: Vec<B>,
        #[serde(default)]
        pub(super) text: Option<Cow<'a, str>>,
        #[serde(borrow)]
        pub(super) other: Cow<'b, str>,
        pub(super) array: Few<N>,
        #[serde(skip)]
        pub(super) unused: PhantomData<Q>,
    }

    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct Few<const N: usize>(pub(super) Vec<u8>);

    impl<const N: usize> serde::Serialize for Few<N> {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            self.0.serialize(serializer)
        }
    }

    impl<'de, const N: usize> serde::Deserialize<'de> for Few<N> {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Vec::deserialize(deserializer).map(Self)
        }
    }

    #[response]
    #[derive(PartialEq)]
    pub(super) struct Response<'a, B> {
        pub(super) value: B,
        pub(super) text: Cow<'a, str>,
    }

    /// Definitions with `bound` attributes.
    pub(super) mod bounded {
        use pathlore::{Metadata, metadata, request, response};
        use serde::{Deserialize, Deserializer, Serialize, Serializer};

        const METADATA: Metadata = metadata! {
            method: POST, rate_limited: false, authentication: None, path: "/"
        };

        pub(in super::super) trait Named: Sized {
            fn name(&self) -> &str;
            fn from_name(name: String) -> Self;
        }

        fn write<T: Named, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
            value.name().serialize(serializer)
        }

        fn read<'de, T: Named, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
            String::deserialize(deserializer).map(T::from_name)
        }

        #[request]
        pub(in super::super) struct Request<T, U> {
            #[serde(serialize_with = "write", deserialize_with = "read", bound = "T: Named")]
            pub(in super::super) named: T,
            #[serde(bound(serialize = "U: Serialize", deserialize = "U: Deserialize<'de>"))]
            pub(in super::super) other: U,
        }

        #[response]
        pub(in super::super) struct Response {}
    }
}

use endpoint::{Few, Request, Response, bounded};

type Concrete<'a> = Request<'a, 'a, String, Vec<u8>, u8, BTreeMap<String, bool>, 2>;

proptest! {
    #[test]
    fn generic_messages_are_read_back(
        id in text().prop_filter("an argument that can be sent", |id| !matches!(&**id, "" | "." | "..")),
        filter: u8,
        header: Option<u8>,
        value in prop::collection::btree_map(text(), any::<bool>(), 0..3),
        text in prop::option::of(text()),
        other in text(),
        array: Vec<u8>,
    ) {
        let request = Request::<'_, '_, String, u8, u8, BTreeMap<String, bool>, 2> {
            id,
            filter,
            header,
            values: vec![value.clone()],
            value: value.clone(),
            text: text.as_deref().map(Cow::Borrowed),
            other: Cow::Borrowed(&other),
            array: Few(array),
            unused: PhantomData,
        };
        let back: Request<'static, 'static, _, _, _, _, 2> = through_http(&request).unwrap();
        prop_assert_eq!(back, request);
        let response = Response { value, text: Cow::Borrowed(&other) };
        let back: Response<'static, _> = back_through_http(&response).unwrap();
        prop_assert_eq!(back, response);
    }
}

#[test]
fn a_generic_request_has_a_generic_response() {
    fn receives<R, T>()
    where
        R: OutgoingRequest<Response = T>,
        T: IncomingResponse,
    {
    }

    receives::<Concrete<'_>, Response<'static, BTreeMap<String, bool>>>();
}

/// Functions that are generic over the fields need no other bounds.
#[test]
fn each_part_needs_its_own_bounds() {
    fn sent<B>(value: B) -> B
    where
        B: Serialize + DeserializeOwned + fmt::Debug + Clone,
    {
        let request = Request::<'_, '_, u8, u8, u8, B, 1> {
            id: 1,
            filter: 2,
            header: None,
            values: vec![],
            value,
            text: None,
            other: Cow::Borrowed(""),
            array: Few(vec![]),
            unused: PhantomData,
        };
        let back: Request<'static, 'static, u8, u8, u8, B, 1> = through_http(&request).unwrap();
        back.value
    }

    fn path<P>(
        id: &str,
    ) -> impl OutgoingRequest<Authentication = NoAuthentication> + IncomingRequest
    where
        P: fmt::Display + FromStr<Err: fmt::Debug>,
    {
        Request::<'static, 'static, P, u8, u8, u8, 1> {
            id: id.parse().unwrap(),
            filter: 2,
            header: None,
            values: vec![],
            value: 0,
            text: None,
            other: Cow::Borrowed(""),
            array: Few(vec![]),
            unused: PhantomData,
        }
    }

    assert_eq!(sent("text".to_owned()), "text");
    let _ = path::<u32>("7");
}

#[test]
fn bound_attributes_replace_the_bounds() {
    #[derive(Clone, Debug, PartialEq)]
    struct Name(String);

    impl bounded::Named for Name {
        fn name(&self) -> &str {
            &self.0
        }

        fn from_name(name: String) -> Self {
            Self(name)
        }
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Other {
        value: u8,
    }

    let request = bounded::Request { named: Name("n".to_owned()), other: Other { value: 1 } };
    let back: bounded::Request<Name, Other> = through_http(&request).unwrap();
    assert_eq!((back.named, back.other), (request.named, request.other));
}
