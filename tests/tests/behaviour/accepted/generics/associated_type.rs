use std::marker::PhantomData;

use pathlore::{Metadata, metadata, request, response};
use serde::{Serialize, de::DeserializeOwned};

pub trait Kind {
    type Content: Clone + std::fmt::Debug + Serialize + DeserializeOwned;
}

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request<T: Kind> {
    pub content: T::Content,
    pub list: Option<Vec<<T as Kind>::Content>>,
}

#[response]
pub struct Response {}

mod with_itself {
    use super::{Metadata, PhantomData, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/"
    };

    #[request]
    pub struct Request<T> {
        pub content: T,
        pub marker: PhantomData<Self>,
    }

    #[response]
    pub struct Response {}
}

/// A parameter that a macro gives as a `ty` cannot be the start of a path: `<T>::Content`.
mod of_a_macro {
    use super::{Kind, Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/"
    };

    macro_rules! endpoint {
        ($parameter:ident, $type:ty) => {
            #[request]
            pub struct Request<$parameter: Kind> {
                pub content: <$type>::Content,
            }

            #[response]
            pub struct Response {}
        };
    }

    endpoint!(T, T);
}

#[derive(Clone, Debug)]
struct Text;

impl Kind for Text {
    type Content = String;
}

#[test]
fn works() {
    let request = Request::<Text> { content: "a".to_owned(), list: None };
    assert_eq!(request.clone().content, "a");
    let request = with_itself::Request { content: 1, marker: PhantomData };
    assert_eq!(request.clone().content, 1);
    let request = of_a_macro::Request::<Text> { content: "a".to_owned() };
    assert_eq!(request.clone().content, "a");
}
