//! Nested documents, made from one that is right by changing its tree.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Random;

/// A JSON document, with the order of its members, and with members of the same name.
#[derive(Clone, Debug)]
enum Node {
    Scalar(String),
    Array(Vec<Node>),
    Object(Vec<(String, Node)>),
}

/// Values that replace others.
const VALUES: &[&str] = &[
    "null",
    "true",
    "1",
    "300",
    "-1.5",
    "18446744073709551616",
    "\"\"",
    "\"A\"",
    "\"odd\"",
    "[]",
    "[[]]",
    "[{}]",
    "[1]",
    "[[1]]",
    "[\"A\"]",
    "[1,\"x\"]",
    "{}",
    "{\"a\":1}",
    "{\"a\":\"odd\"}",
    "{\"a\":[]}",
    "{\"a\":{}}",
    "{\"A\":null}",
    "{\"t\":\"A\"}",
    "{\"t\":\"A\",\"a\":\"x\"}",
    "{\"t\":[]}",
    "{\"t\":\"Z\"}",
    "{\"c\":{},\"t\":\"A\"}",
    "{\"c\":\"A\",\"t\":\"A\"}",
    "{\"c\":{\"a\":[]},\"t\":{\"A\":null}}",
    "{\"zz\":[{}]}",
];

/// Names that replace others.
const NAMES: &[&str] = &["a", "t", "c", "zz", "alias", ""];

/// Documents made from one that is right, by up to three changes.
pub(crate) fn documents(valid: &str) -> BTreeSet<Vec<u8>> {
    let tree = parse(&serde_json::from_str(valid).unwrap());
    let mut documents = BTreeSet::new();
    let mut random = Random(3);
    for once in changed(&tree) {
        documents.insert(written(&once, ""));
        documents.insert(written(&once, "\n "));
        for _ in 0..5 {
            let mut more = changed_at_random(&once, &mut random);
            if random.below(2) == 0 {
                more = changed_at_random(&more, &mut random);
            }
            documents.insert(written(&more, ["", " "][random.below(2)]));
        }
    }
    documents.insert(written(&tree, ""));
    documents
}

/// The document, with white space around each token.
fn written(document: &Node, blank: &str) -> Vec<u8> {
    let mut out = String::new();
    write(document, blank, &mut out);
    out.into_bytes()
}

fn parse(value: &Value) -> Node {
    match value {
        Value::Array(elements) => Node::Array(elements.iter().map(parse).collect()),
        Value::Object(members) => {
            Node::Object(members.iter().map(|(name, value)| (name.clone(), parse(value))).collect())
        }
        scalar => Node::Scalar(scalar.to_string()),
    }
}

fn write(node: &Node, blank: &str, out: &mut String) {
    let mut comma = "";
    match node {
        Node::Scalar(text) => out.push_str(text),
        Node::Array(elements) => {
            out.push('[');
            for element in elements {
                *out += comma;
                *out += blank;
                write(element, blank, out);
                *out += blank;
                comma = ",";
            }
            *out += blank;
            out.push(']');
        }
        Node::Object(members) => {
            out.push('{');
            for (name, value) in members {
                for text in [comma, blank, "\"", name, "\"", blank, ":", blank] {
                    *out += text;
                }
                write(value, blank, out);
                *out += blank;
                comma = ",";
            }
            *out += blank;
            out.push('}');
        }
    }
}

/// All documents that differ from this one by one change.
fn changed(node: &Node) -> Vec<Node> {
    let mut changed: Vec<_> =
        VALUES.iter().map(|value| parse(&serde_json::from_str(value).unwrap())).collect();
    changed.push(Node::Array(vec![node.clone()]));
    changed.push(Node::Object(vec![("a".into(), node.clone())]));
    match node {
        Node::Scalar(_) => {}
        Node::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                let mut with = |replacement: Vec<Node>| {
                    let mut elements = elements.clone();
                    elements.splice(index..=index, replacement);
                    changed.push(Node::Array(elements));
                };
                with(vec![]);
                with(vec![element.clone(), element.clone()]);
                for other in self::changed(element) {
                    with(vec![other]);
                }
            }
            changed.push(Node::Array(elements.iter().rev().cloned().collect()));
        }
        Node::Object(members) => {
            for (index, (name, value)) in members.iter().enumerate() {
                let mut with = |replacement: Vec<(String, Node)>| {
                    let mut members = members.clone();
                    members.splice(index..=index, replacement);
                    changed.push(Node::Object(members));
                };
                let member = || (name.clone(), value.clone());
                with(vec![]);
                with(vec![member(), member()]);
                with(vec![("zz".into(), Node::Object(vec![])), member()]);
                with(vec![member(), ("zz".into(), Node::Array(vec![Node::Array(vec![])]))]);
                for name in NAMES {
                    with(vec![((*name).into(), value.clone())]);
                }
                for other in self::changed(value) {
                    with(vec![(name.clone(), other)]);
                }
            }
            changed.push(Node::Object(members.iter().rev().cloned().collect()));
        }
    }
    changed
}

/// A document that differs from this one by one change, somewhere.
fn changed_at_random(node: &Node, random: &mut Random) -> Node {
    let mut node = node.clone();
    match &mut node {
        Node::Array(elements) if !elements.is_empty() && random.below(4) > 0 => {
            let index = random.below(elements.len());
            elements[index] = changed_at_random(&elements[index], random);
        }
        Node::Object(members) if !members.is_empty() => {
            let index = random.below(members.len());
            match random.below(8) {
                0 => drop(members.remove(index)),
                1 => members.push(members[index].clone()),
                2 => members.reverse(),
                3 => NAMES[random.below(NAMES.len())].clone_into(&mut members[index].0),
                _ => members[index].1 = changed_at_random(&members[index].1, random),
            }
        }
        _ => {
            let value = VALUES[random.below(VALUES.len())];
            node = parse(&serde_json::from_str(value).unwrap());
        }
    }
    node
}
