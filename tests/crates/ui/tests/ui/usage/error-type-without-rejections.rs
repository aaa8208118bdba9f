use pathlore::FromRejection;

fn main() {
    serve::<std::io::Error>();
}

fn serve<E: FromRejection>() {}

// title: An error type that does not answer rejected requests
