use pathlore::response;

macro_rules! define {
    ($text:ty) => {
        #[response]
        pub struct Response {
            pub text: $text,
        }
    };
}

define!(&'static str);

fn main() {}

// title: none
