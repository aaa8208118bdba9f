//! The cases of pathlore and of the hand-written code with requests that grow.

use bytes::Bytes;
use http::Request;
use pathlore::{IncomingRequest as _, OutgoingRequest as _, Target};

use pathlore_test_by_hand::message::ByHand as _;

use super::{BASE_URL, Sample, Shape, Visitor, visit};
use crate::{
    case::Case,
    message::Message,
    workload::{Contender, Workload},
};

/// Adds the cases of pathlore and of the hand-written code.
pub(crate) fn add_cases(cases: &mut Vec<Case>) {
    let target = Target::new(BASE_URL).expect("a base URL");
    visit(&mut Cases { cases, target: Box::leak(Box::new(target)) });
}

/// Returns the workloads of a sample: decoding it, and encoding it if it is what its value is encoded to.
#[must_use]
pub fn workloads(sample: &Sample) -> (Workload, Option<Workload>) {
    let named = |operation| Workload::named(&format!("{}-{operation}", sample.name));
    (named("decode"), sample.canonical.is_none().then(|| named("encode")))
}

struct Cases<'a> {
    cases: &'a mut Vec<Case>,
    target: &'static Target,
}

impl Visitor for Cases<'_> {
    fn visit<S: Shape>(&mut self) {
        let target = self.target;
        for sample in S::samples() {
            let sample: &'static Sample = Box::leak(Box::new(sample));
            let check = move |outcome: Request<Bytes>| {
                assert_eq!(Message::request(&outcome), Message::request(sample.canonical()));
            };
            let (decode, encode) = workloads(sample);
            self.cases.push(Case::new(
                decode,
                Contender::Pathlore,
                move || &sample.message,
                S::Pathlore::from_http_request,
                move |value| {
                    check(value.expect("a value").to_http_request(target, ()).expect("a message"));
                },
            ));
            self.cases.push(Case::new(
                decode,
                Contender::Hand,
                move || &sample.message,
                S::ByHand::decode,
                move |value| check(value.expect("a value").encode(BASE_URL).expect("a message")),
            ));
            let Some(encode) = encode else { continue };
            let value = S::Pathlore::from_http_request(&sample.message).expect("a value");
            let value: &'static S::Pathlore = Box::leak(Box::new(value));
            self.cases.push(Case::new(
                encode,
                Contender::Pathlore,
                move || value,
                move |value| value.to_http_request(target, ()),
                move |outcome| check(outcome.expect("a message")),
            ));
            let value = S::ByHand::decode(&sample.message).expect("a value");
            let value: &'static S::ByHand = Box::leak(Box::new(value));
            self.cases.push(Case::new(
                encode,
                Contender::Hand,
                move || value,
                |value| value.encode(BASE_URL),
                move |outcome| check(outcome.expect("a message")),
            ));
        }
    }
}
