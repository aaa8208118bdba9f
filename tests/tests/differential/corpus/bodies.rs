//! Bodies.

use std::collections::BTreeSet;

use super::Random;

/// A value of each kind of JSON, and what lies at the edges of types.
const VALUES: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "1",
    "7",
    "-1",
    "-0",
    "255",
    "256",
    "1.5",
    "1e3",
    "-1.5e-3",
    "1e400",
    "4294967296",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775809",
    "170141183460469231731687303715884105728",
    "\"\"",
    "\"a\"",
    "\"7\"",
    "\"\\u0061\"",
    "\"\\ud83d\\ude00\"",
    "\"\\ud83d\"",
    "\"é\"",
    "\"ab\"",
    "\"a\\nb\"",
    "[]",
    "[1]",
    "[1,2]",
    "[null]",
    "[\"a\"]",
    "[1,\"a\"]",
    "[[1]]",
    "{}",
    "{\"a\":1}",
    "{\"a\":null}",
    "{\"a\":\"a\"}",
    "{\"A\":1}",
    "{\"A\":{\"a\":1}}",
    "{\"a\":1,\"a\":2}",
    "{\"a\":1,\"b\":2}",
    "{\"t\":\"A\"}",
    "{\"t\":\"A\",\"a\":1}",
    "{\"t\":\"A\",\"a\":\"a\"}",
    "{\"t\":\"Z\"}",
    "{\"t\":\"A\",\"c\":{\"a\":1}}",
    "{\"t\":\"A\",\"c\":{}}",
    "{\"1\":1}",
    "{\"a\":{\"a\":{}}}",
    "[{\"a\":1},{}]",
    "\"A\"",
    "\"B\"",
    "01",
    "+1",
    "1.",
    "1.5.2",
    "1e5.3",
    ".5",
    "--1",
    "nul",
    "True",
    "NaN",
    "'a'",
    "\"a",
    "[1",
    "{\"a\":",
    "[1,]",
    "{\"a\":1,}",
    "\"\u{1}\"",
    "\"\\x\"",
    "{1:1}",
    "{a:1}",
    "",
];

/// Members that no definition knows.
const UNKNOWN: &[&str] = &[
    "\"zz\":1",
    "\"zz\":{\"a\":[1,{\"b\":\"\\ud83d\"}]}",
    "\"zz\":[}",
    "\"zz\":{\"a\":1",
    "\"zz\":1e999",
    "\"zz\":01",
    "\"zz\":\"\u{1}\"",
    "\"\":null",
    "\"z\u{1}z\":1",
    "\"z\\u0001z\":1",
    "\"z\\qz\":1",
    "\"\\ud83d\":1",
    "\"\\ud83d\\ude00\":1",
    "\"zz\" 1",
    "\"zz\"",
    "\"zz\":",
    "zz:1",
    "1:1",
    "null",
    "\"zz\"::1",
    "\"zz\":1:2",
    "\"zz\":1 2",
    "{\"zz\":1}",
    "'zz':1",
    "\"zz\":nul",
    "\"zz\":tru",
    "\"zz\":\"",
    "\"é\":1",
    "\"a.b\":1",
    "\"a`b\":1",
    "\"a\\\"b\":1",
    "\"zz",
    "\"\u{7f}\":1",
    "\"skip\":1",
    "\"unread\":[]",
    "\"zz\":[1,]",
    "\"zz\":{\"a\":1,}",
    "\"zz\":{,}",
    "\"zz\":-",
    "\"zz\":1.",
    "\"zz\":1e",
    "\"zz\":18446744073709551616",
    "\"zz\":1e5.3",
];

fn object<'m>(members: impl IntoIterator<Item = (&'m str, &'m str)>) -> String {
    let members: Vec<_> =
        members.into_iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}", members.join(","))
}

/// Bodies, of members with their JSON.
pub(crate) fn bodies(members: &[(&str, &str)]) -> BTreeSet<Vec<u8>> {
    let all = || members.iter().copied();
    let valid = object(all());
    let mut bodies = BTreeSet::new();
    let mut add = |body: String| {
        bodies.insert(body.into_bytes());
    };
    add(valid.clone());
    add(object(all().rev()));
    for (index, (name, value)) in all().enumerate() {
        let others = || all().enumerate().filter(move |it| it.0 != index).map(|it| it.1);
        add(object([(name, value)]));
        add(object(others()));
        add(object(others().chain([(name, value)])));
        for other in VALUES {
            add(object(
                all().enumerate().map(|(at, it)| if at == index { (name, *other) } else { it }),
            ));
            add(object(others().chain([(name, *other)])));
            add(object([(name, *other)]));
        }
        for again in [value, "null", "[}", "1", "1,", ""] {
            add(object(all().chain([(name, again)])));
            add(object([(name, value), (name, again)]));
            add(object([(name, value), (name, again)].into_iter().chain(others())));
        }
        add(valid.replacen(&format!("\"{name}\":"), &format!("\"{name}\" "), 1));
        add(object([(name, value)]).replace('}', &format!(",\"{name}\"}}")));
        add(object([(name, value)]).replace('}', &format!(",\"{name}\" 1}}")));
        escaped_names(name, value, &valid, &mut add);
    }
    for unknown in UNKNOWN {
        add(format!("{{{unknown},{}", &valid[1..]));
        add(format!("{},{unknown}}}", &valid[..valid.len() - 1]));
        add(format!("{{{unknown}}}"));
        if let Some((name, value)) = all().nth(members.len() / 2) {
            add(valid.replacen(
                &format!("\"{name}\":{value}"),
                &format!("\"{name}\":{value},{unknown}"),
                1,
            ));
        }
    }
    spaced(&valid, &mut add);
    nested(members, &valid, &mut add);
    for other in VALUES {
        add((*other).to_owned());
        add(format!("{valid}{other}"));
    }
    let values: Vec<_> = all().map(|it| it.1).collect();
    add(format!("[{}]", values.join(",")));
    for rest in [",", "}", " ", "\n", " x", "\0", "{}", "//", "\u{feff}"] {
        add(format!("{valid}{rest}"));
        add(format!("{}{rest}}}", &valid[..valid.len() - 1]));
        add(format!("{rest}{valid}"));
        add(format!("{{{rest}{}", &valid[1..]));
    }
    for end in 0..valid.len() {
        bodies.insert(valid.as_bytes()[..end].to_vec());
    }
    mutated(&[&valid, &object(all().rev())], &mut bodies);
    bodies
}

/// A name in the other words that JSON has for it, and names that are nearly it.
fn escaped_names(name: &str, value: &str, valid: &str, add: &mut impl FnMut(String)) {
    let quoted = format!("\"{name}\":");
    let escape = |c: char| format!("\\u{:04x}", u32::from(c));
    let mut characters = name.chars();
    if let Some(first) = characters.next() {
        let rest = characters.as_str();
        let escaped = format!("{}{rest}", escape(first));
        add(valid.replacen(&quoted, &format!("\"{escaped}\":"), 1));
        add(object([(&*escaped, value), (name, value)]));
        add(object([(name, value), (&*escaped, value)]));
        add(object([(rest, value)]));
    }
    let all: String = name.chars().map(escape).collect();
    for other in [
        &*all,
        &format!("{name}\\u0000"),
        &format!("{name}\\"),
        &format!("\\\"{name}"),
        &format!("{name} "),
        &format!("{name}{}", "x".repeat(3000)),
        &name.to_uppercase(),
        &format!("{name}\u{1}"),
        &format!("\\u006{name}"),
        &format!("{name}\\ud800"),
        &format!("{name}\\ud800\\ud800"),
        &format!("{name}\\ud83d\\ude00"),
    ] {
        add(valid.replacen(&quoted, &format!("\"{other}\":"), 1));
        add(object([(other, value)]));
    }
}

fn spaced(valid: &str, add: &mut impl FnMut(String)) {
    for blank in [" ", "\n", "\r\n", "\t \n", "\u{b}", "\u{a0}", "\n\n\n"] {
        let mut spaced = String::new();
        let mut in_text = false;
        let mut escaped = false;
        for c in valid.chars() {
            let mark = !in_text && "{}[]:,".contains(c);
            if mark {
                spaced += blank;
            }
            spaced.push(c);
            if mark {
                spaced += blank;
            }
            in_text ^= c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
        }
        add(spaced.replace("true", "1").replacen(':', ":\n\"", 2));
        add(spaced.replace('1', "null"));
        add(spaced.replace('"', "\" "));
        add(spaced);
    }
}

/// Up to 120 deep: at 128 `serde_json` gives up, and what is a member of a body is one less deep
/// for it where the body is read by the derive.
fn nested(members: &[(&str, &str)], valid: &str, add: &mut impl FnMut(String)) {
    for depth in [2, 10, 120, 300] {
        let lists = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        let objects = format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth));
        for value in [&lists, &objects, &"[".repeat(depth), &"{\"a\":".repeat(depth)] {
            add(format!("{{\"zz\":{value},{}", &valid[1..]));
            add(format!("{},\"zz\":{value}}}", &valid[..valid.len() - 1]));
            if depth <= 120 {
                for (name, _) in members {
                    add(object([(*name, &**value)]));
                }
            }
        }
    }
}

/// Bytes replaced, left out, put in and swapped.
fn mutated(valid: &[&str], bodies: &mut BTreeSet<Vec<u8>>) {
    const BYTES: &[u8] = b"\"\"\\{}[]:,, \n01-.etfn/u\x00\x1f\x7f\x80\xc3\xff";
    let mut random = Random(7);
    for _ in 0..1500 {
        let mut body = valid[random.below(valid.len())].as_bytes().to_vec();
        for _ in 0..=random.below(2) {
            let at = random.below(body.len());
            let byte = BYTES[random.below(BYTES.len())];
            match random.below(4) {
                0 => body[at] = byte,
                1 => body.insert(at, byte),
                2 => drop(body.remove(at)),
                _ => {
                    let other = random.below(body.len());
                    body.swap(at, other);
                }
            }
        }
        bodies.insert(body);
    }
}
