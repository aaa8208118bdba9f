use pathlore_axum::Endpoints;

fn main() {
    let _ = Endpoints::<()>::new().endpoint("handler");
}
