//! Multipart bodies that are written.

use super::{
    body::WriteBody,
    field::{WriteField, WriteFields},
};
use crate::{
    EncodeError, Place,
    codegen::{files::Files, message::MessageWriter, object::Object, uri::Parameters},
    format::{
        form::parameters,
        multipart::{Multipart, PartsWriter},
    },
};

/// A multipart body.
#[derive(Debug)]
pub struct MultipartBody<T> {
    multipart: Multipart,
    parts: T,
}

/// Describes a body whose parts have names.
pub const fn form_data_body<T>(parts: T) -> MultipartBody<T> {
    MultipartBody { multipart: Multipart::FormData, parts }
}

/// Describes a body whose parts have positions.
pub const fn mixed_body<T>(parts: T) -> MultipartBody<T> {
    MultipartBody { multipart: Multipart::Mixed, parts }
}

impl<C, T: WriteFields<C, PartsWriter>> WriteBody<C> for MultipartBody<T> {
    fn write(self, message: &mut MessageWriter, _: bool) {
        let mut writer = PartsWriter::new(self.multipart);
        self.parts.write(&mut writer);
        if let Some((body, content_type)) = message.check(writer.finish()) {
            message.body(Ok(Some(body)), content_type);
        }
    }
}

/// A field that is one part.
#[derive(Debug)]
pub struct OnePart<F> {
    name: &'static str,
    part: F,
}

/// Describes a field that has one part in a body whose parts have positions, although its type would allow
/// more, or none.
pub const fn one_part<F>(name: &'static str, part: F) -> OnePart<F> {
    OnePart { name, part }
}

impl<C, F: WriteField<C, PartsWriter>> WriteField<C, PartsWriter> for OnePart<F> {
    fn write(self, writer: &mut PartsWriter) {
        let before = writer.len();
        self.part.write(writer);
        if writer.len() != before + 1 {
            let detail = "must be one part, because others follow";
            writer.fail(EncodeError::new(Place::Body, self.name, detail));
        }
    }
}

/// Text: one part for each parameter that the field would be in a form.
#[derive(Debug)]
pub struct TextPart<F>(F);

/// Describes the parts of a field that is text, which is described as the parameter of a form is.
pub const fn text_part<F>(parameter: F) -> TextPart<F> {
    TextPart(parameter)
}

impl<C, F: WriteField<C, Parameters>> WriteField<C, PartsWriter> for TextPart<F> {
    fn write(self, writer: &mut PartsWriter) {
        let mut form = Parameters::of_body(self.0.expected_len());
        self.0.write(&mut form);
        match form.into_body() {
            Ok(form) => {
                for (name, text) in parameters(str::from_utf8(&form).unwrap_or_default()) {
                    writer.text(&name, &text);
                }
            }
            Err(error) => writer.fail(error),
        }
    }
}

/// A part that is JSON.
#[derive(Debug)]
pub struct JsonPart<F>(F);

/// Describes a part that is JSON, which is described as the member of an object is.
pub const fn json_part<F>(member: F) -> JsonPart<F> {
    JsonPart(member)
}

impl<C, F: WriteField<C, Object>> WriteField<C, PartsWriter> for JsonPart<F> {
    fn write(self, writer: &mut PartsWriter) {
        let mut object = Object::new(1);
        self.0.write(&mut object);
        let object = match object.end() {
            Ok(object) => object,
            Err(error) => return writer.fail(error),
        };
        // `{"name":value}`: the macros accept no name that JSON would escape.
        let text = str::from_utf8(&object).unwrap_or_default();
        let member = text.strip_prefix("{\"").and_then(|text| text.strip_suffix('}'));
        if let Some((name, value)) = member.and_then(|member| member.split_once("\":")) {
            writer.json(name, object.slice_ref(value.as_bytes()));
        }
    }
}

/// A part that is a file, or several.
#[derive(Debug)]
pub struct FilePart<'v, T> {
    name: &'static str,
    files: &'v T,
}

/// Describes the parts of a field that is a file, or several.
pub const fn file_part<'v, T>(name: &'static str, files: &'v T) -> FilePart<'v, T> {
    FilePart { name, files }
}

impl<C, T: Files<C>> WriteField<C, PartsWriter> for FilePart<'_, T> {
    fn write(self, writer: &mut PartsWriter) {
        for file in self.files.files() {
            writer.file(self.name, file);
        }
    }
}
