//! The arguments that `#[request]` and `#[response]` share.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::{Ident, Path, Type, parse::ParseStream};

use crate::{
    attr::{self, Once},
    checks,
    context::{Context, position},
    members::at,
    runtime_path,
};

/// Arguments of both macros.
#[derive(Default)]
pub(crate) struct Shared {
    pub(crate) error: Once<Type>,
    pub(crate) krate: Once<Path>,
    pub(crate) exhaustive: Once<()>,
    pub(crate) outgoing: Once<()>,
    pub(crate) incoming: Once<()>,
    /// Whether there was something that could not be read, which may have been one of these.
    pub(crate) has_errors: bool,
}

/// Their keys.
pub(crate) const SHARED: [&str; 5] =
    ["error", runtime_path::KEY, "exhaustive", "outgoing", "incoming"];

impl Shared {
    /// Reads the entry if it is one of these; `None` where it is not.
    pub(crate) fn entry(&mut self, key: &Ident, input: ParseStream<'_>) -> Option<syn::Result<()>> {
        let flag = || attr::no_value(key, input);
        Some(match &*key.to_string() {
            "error" => self.error.read(key, || {
                attr::value_follows(key, input, '=', "error = MyError")?;
                attr::ty(input, "error = MyError")
            }),
            runtime_path::KEY => self.krate.read(key, || {
                attr::value_follows(key, input, '=', "crate = my_api::pathlore")?;
                runtime_path::parse(input, "crate = my_api::pathlore")
            }),
            "exhaustive" => self.exhaustive.read(key, flag),
            "outgoing" => self.outgoing.read(key, flag),
            "incoming" => self.incoming.read(key, flag),
            _ => return None,
        })
    }

    /// Both words at once would leave nothing.
    pub(crate) fn check(&self, cx: &Context) {
        if let (Some(outgoing), Some(incoming)) = (self.outgoing.key(), self.incoming.key()) {
            cx.error(
                std::cmp::max_by_key(outgoing, incoming, |span| position(*span)),
                "`outgoing` and `incoming` each leave out the other half; write neither for both",
            );
        }
    }

    /// Whether to generate the half that is sent. Beside the error that both words at once are,
    /// both.
    pub(crate) fn sends(&self) -> bool {
        self.incoming.key().is_none() || self.outgoing.key().is_some()
    }

    /// Whether to generate the half that is received.
    pub(crate) fn receives(&self) -> bool {
        self.outgoing.key().is_none() || self.incoming.key().is_some()
    }

    pub(crate) fn runtime(&self) -> Path {
        self.krate.get().cloned().unwrap_or_else(runtime_path::default)
    }

    /// The error type as the associated type of an impl, all of it where the type was written.
    pub(crate) fn associated_error(&self, checked: Option<TokenStream>) -> TokenStream {
        let error = self.error_type();
        let span = self.error.get().map_or_else(Span::call_site, at);
        match checked {
            Some(checked) => {
                let name = Ident::new("EndpointError", Span::call_site());
                checks::documented(&name, span, &checked, &error)
            }
            None => quote_spanned!(span=> type EndpointError = #error;),
        }
    }

    /// The error type, if there is something to check of it before all else. With arguments it may
    /// be what it is because of the endpoint.
    pub(crate) fn plain_error(&self) -> Option<&Type> {
        self.error.get().filter(|error| {
            let mut tokens = error.to_token_stream().into_iter();
            !tokens.any(|token| matches!(&token, TokenTree::Punct(sign) if sign.as_char() == '<'))
        })
    }

    pub(crate) fn error_type(&self) -> TokenStream {
        match self.error.get() {
            Some(error) => quote!(#error),
            None => quote!(__codegen::ErrorResponse),
        }
    }
}
