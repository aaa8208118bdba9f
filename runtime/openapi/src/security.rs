//! Authentication.

use pathlore::Authentication;
use serde_json::{Value, json};

use crate::object::Object;

/// Returns the name of the security scheme and its description, unless there is none.
fn scheme(authentication: Authentication) -> Option<(&'static str, Value)> {
    let bearer = |name| (name, json!({ "type": "http", "scheme": "bearer" }));
    Some(match authentication {
        Authentication::AccessToken | Authentication::AccessTokenOptional => bearer("accessToken"),
        Authentication::AppserviceToken | Authentication::AppserviceTokenOptional => {
            bearer("appserviceToken")
        }
        Authentication::ServerSignatures => {
            ("serverSignatures", json!({ "type": "http", "scheme": "X-Matrix" }))
        }
        Authentication::Custom => {
            let description = "A scheme of the API's own.";
            let value = json!({
                "type": "apiKey", "in": "header", "name": "Authorization", "description": description,
            });
            ("custom", value)
        }
        _ => return None,
    })
}

/// Adds the scheme of an endpoint, and returns the requirements of its operation.
pub(crate) fn requirements(authentication: Authentication, schemes: &mut Object) -> Vec<Value> {
    let Some((name, description)) = scheme(authentication) else { return Vec::new() };
    schemes.set(name, description);
    let required = Value::from(Object::new().with(name, Vec::<Value>::new()));
    let is_optional = matches!(
        authentication,
        Authentication::AccessTokenOptional | Authentication::AppserviceTokenOptional
    );
    if is_optional { vec![required, json!({})] } else { vec![required] }
}
