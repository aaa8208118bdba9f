use http::header::{ALLOW, COOKIE, SET_COOKIE};

use super::*;

fn split(list: List, line: &str) -> Result<Vec<String>, UnclosedString> {
    let text = |element: Cow<'_, [u8]>| String::from_utf8(element.into_owned()).expect("UTF-8");
    list.elements(line.as_bytes()).map(|element| element.map(text)).collect()
}

#[test]
fn lines_are_split() {
    let cases: &[(List, &str, &[&str])] = &[
        (List::Strings, "", &[]),
        (List::Strings, " ,\t, ", &[]),
        (List::Strings, "a", &["a"]),
        (List::Strings, "a,b ,\tc,", &["a", "b", "c"]),
        (List::Strings, "\"a, b\", \"\", c", &["a, b", "", "c"]),
        (List::Strings, r#""\"\\\a", \d"#, &["\"\\a", r"\d"]),
        (List::Strings, r#"W/"a,b", "c""#, &[r#"W/"a,b""#, "c"]),
        (List::Strings, r#""a" b, "c"d"e""#, &[r#""a" b"#, r#""c"d"e""#]),
        (
            List::Verbatim,
            r#""a, b", W/"c\",", text/html;q="1,2""#,
            &[r#""a, b""#, r#"W/"c\",""#, r#"text/html;q="1,2""#],
        ),
        (List::Cookies, "a=\"1; b=2;;c=3, 4 ", &["a=\"1", "b=2", "c=3, 4"]),
        (List::Lines, " a, b", &[" a, b"]),
        (List::Lines, "", &[""]),
    ];
    for (list, line, expected) in cases {
        assert_eq!(split(*list, line).as_deref(), Ok(&expected.map_owned()[..]), "{line}");
    }
    for list in [List::Strings, List::Verbatim] {
        for line in ["\"", "a, \"b", r#""a\""#, "5\", 6"] {
            assert_eq!(split(list, line), Err(UnclosedString), "{line}");
        }
    }
}

trait MapOwned {
    fn map_owned(&self) -> Vec<String>;
}

impl MapOwned for [&str] {
    fn map_owned(&self) -> Vec<String> {
        self.iter().copied().map(str::to_owned).collect()
    }
}

/// An element is refused, or is the only element of the line that it is written as.
#[test]
fn written_elements_are_read_back() {
    const BYTES: [char; 9] = ['a', ' ', '\t', ',', ';', '"', '\\', '=', '\u{e9}'];
    let mut elements = vec![String::new()];
    for _ in 0..5 {
        let longer = elements.iter().flat_map(|it| BYTES.map(|byte| format!("{it}{byte}")));
        elements = elements.iter().cloned().chain(longer).collect();
        elements.sort();
        elements.dedup();
    }
    for list in [List::Strings, List::Verbatim, List::Cookies, List::Lines] {
        let mut count = 0;
        for element in &elements {
            let Ok(written) = list.written(element.as_bytes()) else { continue };
            count += 1;
            let line = String::from_utf8(written.into_owned()).expect("UTF-8");
            assert_eq!(split(list, &line), Ok(vec![element.clone()]), "{list:?} {element:?}");
            let twice = format!("{line}{}{line}", str::from_utf8(list.separator()).expect("ASCII"));
            if list != List::Lines {
                assert_eq!(split(list, &twice), Ok(vec![element.clone(); 2]), "{twice:?}");
            }
        }
        let all = elements.len();
        match list {
            List::Strings | List::Lines => assert_eq!(count, all),
            List::Verbatim | List::Cookies => assert!(count > all / 10 && count < all),
        }
    }
}

#[test]
fn names_decide() {
    assert_eq!(List::Strings.of(&ALLOW), List::Strings);
    assert_eq!(List::Strings.of(&SET_COOKIE), List::Lines);
    assert_eq!(List::Verbatim.of(&COOKIE), List::Cookies);
}
