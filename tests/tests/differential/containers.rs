//! Attributes of the struct.

macro_rules! rule {
    ($($name:ident $rule:literal [$a:literal $b:literal $c:literal])*) => {$(
        compare! {
            $name [$a: "1", $b: "2", $c: "3", "kept_as_is": "4", "Alias_As_Is": "5", "type": "6"]
            #[serde(rename_all = $rule)]
            {
                first_of_all: u8,
                x1_y2_z: u8,
                _under: Option<u8>,
                #[serde(rename = "kept_as_is")] other: u8,
                #[serde(alias = "Alias_As_Is", default)] with_alias: u8,
                #[serde(default)] r#type: u8,
                #[serde(rename(serialize = "only_written"), default)] read_by_rule: u8,
                #[serde(default)] trailing_: u8,
                #[serde(default)] x: u8,
            }
        }
    )*};
}

rule! {
    lower "lowercase" ["first_of_all" "x1_y2_z" "_under"]
    upper "UPPERCASE" ["FIRST_OF_ALL" "X1_Y2_Z" "_UNDER"]
    pascal "PascalCase" ["FirstOfAll" "X1Y2Z" "Under"]
    camel "camelCase" ["firstOfAll" "x1Y2Z" "under"]
    snake "snake_case" ["first_of_all" "x1_y2_z" "_under"]
    screaming "SCREAMING_SNAKE_CASE" ["FIRST_OF_ALL" "X1_Y2_Z" "_UNDER"]
    kebab "kebab-case" ["first-of-all" "x1-y2-z" "-under"]
    screaming_kebab "SCREAMING-KEBAB-CASE" ["FIRST-OF-ALL" "X1-Y2-Z" "-UNDER"]
}

compare! {
    rules_per_direction ["FirstOfAll": "1", "second": "2", "SecondOne": "3"]
    #[serde(rename_all(serialize = "kebab-case", deserialize = "PascalCase"))]
    {
        first_of_all: u8,
        #[serde(rename(deserialize = "second"))] second_one: u8,
        #[serde(rename(serialize = "third"), default)] third_one: u8,
    }
}

compare! {
    rule_of_one_direction ["first_one": "1", "b": "2"]
    #[serde(rename_all(serialize = "UPPERCASE"))]
    { first_one: u8, b: Option<u8>, }
}

compare! {
    deny ["a": "1", "b": "2", "d": "3"]
    #[serde(deny_unknown_fields)]
    {
        a: u8,
        #[serde(alias = "B")] b: Option<u8>,
        #[serde(skip)] c: u8,
        #[serde(rename = "d", default)] e: Nine,
    }
}

compare! {
    deny_one ["a": "1"]
    #[serde(deny_unknown_fields)]
    { a: Option<u8>, }
}

compare! {
    by_default ["a": "1", "b": "2", "c": "3", "d": "\"4\"", "e": "5", "f": "6"]
    #[serde(default)]
    #[derive(Default)]
    {
        a: Nine,
        b: Option<u8>,
        #[serde(default = "seven")] c: u8,
        #[serde(with = "hex")] d: u32,
        #[serde(skip)] e: Nine,
        #[serde(skip_deserializing)] f: u32,
    }
}

compare! {
    by_preset ["a": "1", "b": "2", "c": "3", "d": "\"4\"", "e": "5", "f": "6", "g": "8"]
    preset |it| { it.a = 100; it.b = Some(101); it.c = 102; it.d = 103; it.e = 104; it.f = 105; it.g = 106; };
    #[derive(Default)]
    {
        a: u8,
        b: Option<u8>,
        #[serde(default = "seven")] c: u8,
        #[serde(with = "hex")] d: u32,
        #[serde(skip)] e: u8,
        #[serde(skip_deserializing)] f: u32,
        #[serde(default)] g: u8,
    }
}

compare! {
    by_preset_all ["aB": "1", "bC": "[1]", "cD": "null"]
    preset |it| { it.a_b = 100; it.b_c = vec![5]; it.c_d = Some(1); };
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    #[derive(Default)]
    { a_b: u8, b_c: Vec<u8>, #[serde(skip_serializing_if = "Option::is_none")] c_d: Option<u8>, }
}

compare! {
    by_preset_flattened ["a": "1", "b": "{\"x\":1}", "skipped": "3"]
    preset |it| { it.a = 100; it.skipped = 9; };
    #[derive(Default)]
    { a: u8, #[serde(flatten)] b: BTreeMap<String, Value>, #[serde(skip)] skipped: u8, }
}
