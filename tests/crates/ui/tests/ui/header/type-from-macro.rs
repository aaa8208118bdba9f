use pathlore::response;

macro_rules! define {
    ($value:ty) => {
        #[response]
        pub struct Response {
            #[api(header = "x-value")]
            pub value: Option<$value>,
        }
    };
}

define!(());

fn main() {}

// title: none
