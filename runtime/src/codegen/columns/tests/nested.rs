use super::*;
use crate::codegen::nest;

macro_rules! read_forty {
    (
        [$($first:ident $first_number:literal),*] [$($second:ident $second_number:literal),*]
        [$($third:ident $third_number:literal),*]
    ) => {
        /// Each column reads a number, which is 1000 more than its own if it is absent. Some have
        /// an alias.
        fn read_members(body: &str, unknown: Unknown) -> Result<Vec<u32>, DecodeError> {
            let (($($first,)*), (($($second,)*), ($($third,)*))) =
                read_body(body.as_bytes(), unknown, nest(
                    ($(member(stringify!($first)).or_else(|| 1000 + $first_number),)*),
                    nest(
                        ($(
                            member(stringify!($second))
                                .alias(&[concat!("alias", $second_number)])
                                .or_else(|| 1000 + $second_number),
                        )*),
                        ($(member(stringify!($third)).or_else(|| 1000 + $third_number),)*),
                    ),
                ))?;
            Ok(vec![$($first,)* $($second,)* $($third,)*])
        }

        fn read_parameters(query: &str) -> Result<Vec<u32>, DecodeError> {
            let (($($first,)*), (($($second,)*), ($($third,)*))) =
                read_query(query, &[], Unknown::Ignore, nest(
                    ($(parameter(stringify!($first)).or_else(|| 1000 + $first_number),)*),
                    nest(
                        ($(parameter(stringify!($second)).or_else(|| 1000 + $second_number),)*),
                        ($(parameter(stringify!($third)).or_else(|| 1000 + $third_number),)*),
                    ),
                ))?;
            Ok(vec![$($first,)* $($second,)* $($third,)*])
        }

        fn read_arguments(arguments: &[(&str, &str)]) -> Result<Vec<u32>, DecodeError> {
            let (($($first,)*), (($($second,)*), ($($third,)*))) =
                read_path(arguments, nest(
                    ($(argument(stringify!($first)),)*),
                    nest(($(argument(stringify!($second)),)*), ($(argument(stringify!($third)),)*)),
                ))?;
            Ok(vec![$($first,)* $($second,)* $($third,)*])
        }
    };
}

read_forty! {
    [f0 0, f1 1, f2 2, f3 3, f4 4, f5 5, f6 6, f7 7, f8 8, f9 9, f10 10, f11 11, f12 12, f13 13,
     f14 14, f15 15]
    [f16 16, f17 17, f18 18, f19 19, f20 20, f21 21, f22 22, f23 23, f24 24, f25 25, f26 26, f27 27,
     f28 28, f29 29, f30 30, f31 31]
    [f32 32, f33 33, f34 34, f35 35, f36 36, f37 37, f38 38, f39 39]
}

/// The numbers of the fields in several orders, and some of them only.
fn orders() -> Vec<Vec<u32>> {
    let mut orders = vec![
        (0..40).collect(),
        (0..40).rev().collect(),
        (0..40).filter(|number| number % 3 == 0).collect(),
        (0..40).rev().filter(|number| number % 7 == 0).collect(),
        vec![],
        vec![39],
        vec![15, 16, 31, 32],
        vec![32, 31, 16, 15],
        vec![16, 0, 17, 1, 33],
    ];
    // Each number is coprime to 40.
    orders.extend(
        [3, 7, 9, 11, 13, 17, 23].map(|step| (0..40).map(|number| number * step % 40).collect()),
    );
    orders
}

fn values(given: &[u32]) -> Vec<u32> {
    (0..40).map(|number| if given.contains(&number) { number } else { 1000 + number }).collect()
}

#[test]
fn members_come_in_any_order() {
    for order in orders() {
        for name in ["f", "alias"] {
            let name = |number| match number {
                16..32 => format!("{name}{number}"),
                _ => format!("f{number}"),
            };
            let members: Vec<_> =
                order.iter().map(|number| format!("\"{}\":{number}", name(*number))).collect();
            let body = format!("{{{}}}", members.join(","));
            check(&body, read_members(&body, Unknown::Deny), Ok(values(&order)));
            // With a member that is unknown before and after each.
            let body = format!("{{\"f40\":1,{}}}", members.join(",\"f41\":[],").as_str());
            if !order.is_empty() {
                check(&body, read_members(&body, Unknown::Ignore), Ok(values(&order)));
            }
        }
    }
}

#[test]
fn parameters_come_in_any_order() {
    for order in orders() {
        let pairs: Vec<_> = order.iter().map(|number| format!("f{number}={number}")).collect();
        let query = pairs.join("&");
        check(&query, read_parameters(&query), Ok(values(&order)));
    }
    check(
        "",
        read_parameters("f39=1&f0=2&f39=3"),
        Err("query parameter `f39`: given more than once"),
    );
    // Values are read in the order of the columns.
    check("", read_parameters("f39=x&f0=x"), Err("query parameter `f0`: expected u32"));
}

#[test]
fn arguments_come_in_any_order() {
    let numbers: Vec<_> =
        (0..40).map(|number| (format!("f{number}"), number.to_string())).collect();
    let mut arguments: Vec<_> = numbers.iter().map(|(name, text)| (&**name, &**text)).collect();
    check("", read_arguments(&arguments), Ok((0..40).collect()));
    arguments.reverse();
    check("", read_arguments(&arguments), Ok((0..40).collect()));
    arguments.retain(|(name, _)| !matches!(*name, "f20" | "f38"));
    check("", read_arguments(&arguments), Err("path argument `f20`: missing"));
}

#[test]
fn errors_of_nested_members() {
    for (body, expected) in [
        ("{\"f0\":1,\"f39\":1,\"f0\":2}", "body field `f0`: given more than once"),
        ("{\"f20\":1,\"alias20\":2}", "body field `alias20`: given more than once"),
        ("{\"f39\":\"x\"}", "body field `f39`: expected u32"),
    ] {
        check(body, read_members(body, Unknown::Deny), Err(expected));
    }
    let error = read_members("{\"f7\":1,\"f40\":1}", Unknown::Deny).unwrap_err();
    assert_eq!(error.field(), "f40");
    let names = error.detail().strip_prefix("expected one of ").expect("names");
    let names: Vec<_> = names.split(", ").map(|name| name.trim_matches('`').to_owned()).collect();
    let expected: Vec<_> = (0..40)
        .flat_map(|number| match number {
            16..32 => vec![format!("alias{number}"), format!("f{number}")],
            _ => vec![format!("f{number}")],
        })
        .collect();
    assert_eq!(names, expected);
}

#[test]
#[allow(clippy::many_single_char_names)]
fn seventeen_members() {
    let read = |body: &str| {
        let columns = nest(
            ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"),
            ("q",),
        );
        let (first, (q,)) = read_body(body.as_bytes(), Unknown::Deny, columns)?;
        let (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) = first;
        Ok([a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q])
    };
    let names = || "abcdefghijklmnopq".chars();
    let values: [u8; 17] = std::array::from_fn(|index| u8::try_from(index).expect("17 columns"));
    let member = |(index, name)| format!("\"{name}\":{index}");
    let body = |members: Vec<String>| format!("{{{}}}", members.join(","));
    let all = || names().enumerate().map(member).collect::<Vec<_>>().into_iter();
    let forward = body(all().collect());
    check(&forward, read(&forward), Ok(values));
    let backward = body(all().rev().collect());
    check(&backward, read(&backward), Ok(values));
    for (index, name) in names().enumerate() {
        let mut members: Vec<_> = all().collect();
        members.remove(index);
        let lacking = body(members);
        check(&lacking, read(&lacking), Err(&format!("body field `{name}`: missing")));
        let repeated = body(all().chain(all().skip(index).take(1)).collect());
        let expected = format!("body field `{name}`: given more than once");
        check(&repeated, read(&repeated), Err(&expected));
    }
}
