//! The endpoints of Matrix's APIs, with the versions of their paths.
//!
//! Version 1.1 stands for itself and all releases before it.

use pathlore::{Metadata, metadata};

macro_rules! histories {
    ($($method:ident { $($arms:tt)* })*) => {
        &[$({
            static METADATA: Metadata = metadata! {
                method: $method,
                authentication: None,
                history: { $($arms)* }
            };
            &METADATA
        }),*]
    };
}

/// The application service API.
pub(super) static APP: &[&Metadata] = histories! {
    GET { 1.1 => "/_matrix/app/v1/thirdparty/protocol/{protocol}" }
    GET { 1.1 => "/_matrix/app/v1/thirdparty/user/{protocol}" }
    GET { 1.1 => "/_matrix/app/v1/thirdparty/location/{protocol}" }
    GET { 1.1 => "/_matrix/app/v1/thirdparty/location" }
    GET { 1.1 => "/_matrix/app/v1/thirdparty/user" }
    GET { 1.1 => "/_matrix/app/v1/rooms/{room_alias}" }
    GET { 1.1 => "/_matrix/app/v1/users/{user_id}" }
    PUT { 1.1 => "/_matrix/app/v1/transactions/{transaction_id}" }
    POST { 1.7 => "/_matrix/app/v1/ping" }
};

/// The client-server API.
pub(super) static CLIENT: &[&Metadata] = histories! {
    PUT { 1.1 => "/_matrix/client/v3/user/{user_id}/account_data/{event_type}" }
    GET { 1.1 => "/_matrix/client/v3/user/{user_id}/account_data/{event_type}" }
    PUT { 1.1 => "/_matrix/client/v3/user/{user_id}/rooms/{room_id}/account_data/{event_type}" }
    GET { 1.1 => "/_matrix/client/v3/user/{user_id}/rooms/{room_id}/account_data/{event_type}" }
    GET { 1.1 => "/_matrix/client/v3/admin/whois/{user_id}" }
    GET { 1.1 => "/_matrix/client/v3/account/3pid" }
    POST {
        1.1 => "/_matrix/client/v3/account/3pid",
        1.1 => deprecated,
    }
    POST { 1.1 => "/_matrix/client/v3/account/3pid/add" }
    POST { 1.1 => "/_matrix/client/v3/account/3pid/bind" }
    POST { 1.1 => "/_matrix/client/v3/account/3pid/delete" }
    POST { 1.1 => "/_matrix/client/v3/account/3pid/unbind" }
    POST { 1.1 => "/_matrix/client/v3/account/3pid/email/requestToken" }
    POST { 1.1 => "/_matrix/client/v3/account/3pid/msisdn/requestToken" }
    PUT { 1.1 => "/_matrix/client/v3/directory/list/appservice/{network_id}/{room_id}" }
    POST { 1.1 => "/_matrix/client/v3/rooms/{room_id}/ban" }
    POST { 1.1 => "/_matrix/client/v3/rooms/{room_id}/unban" }
    GET { 1.1 => "/_matrix/client/v3/capabilities" }
    POST { 1.1 => "/_matrix/client/v3/createRoom" }
    POST { 1.1 => "/_matrix/client/v3/keys/device_signing/upload" }
    POST { 1.1 => "/_matrix/client/v3/keys/signatures/upload" }
    GET { 1.1 => "/_matrix/client/v3/devices" }
    GET { 1.1 => "/_matrix/client/v3/devices/{device_id}" }
    PUT { 1.1 => "/_matrix/client/v3/devices/{device_id}" }
    DELETE { 1.1 => "/_matrix/client/v3/devices/{device_id}" }
    POST { 1.1 => "/_matrix/client/v3/delete_devices" }
    PUT { 1.1 => "/_matrix/client/v3/directory/room/{room_alias}" }
    GET { 1.1 => "/_matrix/client/v3/directory/room/{room_alias}" }
    DELETE { 1.1 => "/_matrix/client/v3/directory/room/{room_alias}" }
    GET { 1.1 => "/_matrix/client/v3/rooms/{room_id}/aliases" }
    GET { 1.1 => "/_matrix/client/v3/rooms/{room_id}/context/{event_id}" }
    POST { 1.1 => "/_matrix/client/v3/user/{user_id}/filter" }
    GET { 1.1 => "/_matrix/client/v3/user/{user_id}/filter/{filter_id}" }
    POST { 1.1 => "/_matrix/client/v3/rooms/{room_id}/invite" }
    POST { 1.1 => "/_matrix/client/v3/rooms/{room_id}/join" }
    POST { 1.1 => "/_matrix/client/v3/join/{room_id_or_alias}" }
    POST { 1.1 => "/_matrix/client/v3/room_keys/version" }
    GET { 1.1 => "/_matrix/client/v3/room_keys/version" }
    GET { 1.1 => "/_matrix/client/v3/room_keys/version/{version}" }
    PUT { 1.1 => "/_matrix/client/v3/room_keys/version/{version}" }
    DELETE { 1.1 => "/_matrix/client/v3/room_keys/version/{version}" }
    PUT { 1.1 => "/_matrix/client/v3/room_keys/keys/{room_id}/{session_id}" }
    GET { 1.1 => "/_matrix/client/v3/room_keys/keys/{room_id}/{session_id}" }
    DELETE { 1.1 => "/_matrix/client/v3/room_keys/keys/{room_id}/{session_id}" }
    PUT { 1.1 => "/_matrix/client/v3/room_keys/keys/{room_id}" }
    GET { 1.1 => "/_matrix/client/v3/room_keys/keys/{room_id}" }
    DELETE { 1.1 => "/_matrix/client/v3/room_keys/keys/{room_id}" }
    PUT { 1.1 => "/_matrix/client/v3/room_keys/keys" }
    GET { 1.1 => "/_matrix/client/v3/room_keys/keys" }
    DELETE { 1.1 => "/_matrix/client/v3/room_keys/keys" }
    POST { 1.1 => "/_matrix/client/v3/keys/upload" }
    POST { 1.1 => "/_matrix/client/v3/keys/query" }
    POST { 1.1 => "/_matrix/client/v3/keys/claim" }
    GET { 1.1 => "/_matrix/client/v3/keys/changes" }
    POST { 1.1 => "/_matrix/client/v3/rooms/{room_id}/kick" }
    POST { 1.1 => "/_matrix/client/v3/knock/{room_id_or_alias}" }
    POST { 1.1 => "/_matrix/client/v3/rooms/{room_id}/leave" }
    POST { 1.1 => "/_matrix/client/v3/rooms/{room_id}/forget" }
    GET { 1.1 => "/_matrix/client/v3/joined_rooms" }
    GET { 1.1 => "/_matrix/client/v3/directory/list/room/{room_id}" }
    PUT { 1.1 => "/_matrix/client/v3/directory/list/room/{room_id}" }
    GET { 1.1 => "/_matrix/client/v3/publicRooms" }
    POST { 1.1 => "/_matrix/client/v3/publicRooms" }
    GET { 1.1 => "/_matrix/client/v3/login" }
    POST { 1.1 => "/_matrix/client/v3/login" }
    POST { 1.1 => "/_matrix/client/v3/logout" }
    POST { 1.1 => "/_matrix/client/v3/logout/all" }
    GET { 1.1 => "/_matrix/client/v3/rooms/{room_id}/messages" }
    GET { 1.1 => "/_matrix/client/v3/notifications" }
    GET {
        1.1 => "/_matrix/client/v3/events",
        1.1 => deprecated,
    }
    GET {
        1.1 => "/_matrix/client/v3/initialSync",
        1.1 => deprecated,
    }
    GET {
        1.1 => "/_matrix/client/v3/events/{event_id}",
        1.1 => deprecated,
    }
    POST { 1.1 => "/_matrix/client/v3/user/{user_id}/openid/request_token" }
    GET { 1.1 => "/_matrix/client/v3/events" }
    PUT { 1.1 => "/_matrix/client/v3/presence/{user_id}/status" }
    GET { 1.1 => "/_matrix/client/v3/presence/{user_id}/status" }
    PUT { 1.1 => "/_matrix/client/v3/profile/{user_id}/displayname" }
    GET { 1.1 => "/_matrix/client/v3/profile/{user_id}/displayname" }
    PUT { 1.1 => "/_matrix/client/v3/profile/{user_id}/avatar_url" }
    GET { 1.1 => "/_matrix/client/v3/profile/{user_id}/avatar_url" }
    GET { 1.1 => "/_matrix/client/v3/profile/{user_id}" }
    GET { 1.1 => "/_matrix/client/v3/pushers" }
    POST { 1.1 => "/_matrix/client/v3/pushers/set" }
    GET { 1.1 => "/_matrix/client/v3/pushrules/" }
    POST { 1.1 => "/_matrix/client/v3/rooms/{room_id}/read_markers" }
    POST { 1.1 => "/_matrix/client/v3/rooms/{room_id}/receipt/{receipt_type}/{event_id}" }
    PUT { 1.1 => "/_matrix/client/v3/rooms/{room_id}/redact/{event_id}/{transaction_id}" }
    POST { 1.1 => "/_matrix/client/v3/register" }
    POST { 1.1 => "/_matrix/client/v3/register/email/requestToken" }
    POST { 1.1 => "/_matrix/client/v3/register/msisdn/requestToken" }
    POST { 1.1 => "/_matrix/client/v3/account/password" }
    POST { 1.1 => "/_matrix/client/v3/account/password/email/requestToken" }
    POST { 1.1 => "/_matrix/client/v3/account/password/msisdn/requestToken" }
    POST { 1.1 => "/_matrix/client/v3/account/deactivate" }
    GET { 1.1 => "/_matrix/client/v3/register/available" }
    POST { 1.1 => "/_matrix/client/v3/rooms/{room_id}/report/{event_id}" }
    GET {
        1.1 => "/_matrix/client/v3/rooms/{room_id}/initialSync",
        1.1 => deprecated,
    }
    PUT { 1.1 => "/_matrix/client/v3/rooms/{room_id}/send/{event_type}/{transaction_id}" }
    PUT { 1.1 => "/_matrix/client/v3/rooms/{room_id}/state/{event_type}/{state_key}" }
    POST { 1.1 => "/_matrix/client/v3/rooms/{room_id}/upgrade" }
    GET { 1.1 => "/_matrix/client/v3/rooms/{room_id}/event/{event_id}" }
    GET { 1.1 => "/_matrix/client/v3/rooms/{room_id}/state/{event_type}/{state_key}" }
    GET { 1.1 => "/_matrix/client/v3/rooms/{room_id}/state" }
    GET { 1.1 => "/_matrix/client/v3/rooms/{room_id}/members" }
    GET { 1.1 => "/_matrix/client/v3/rooms/{room_id}/joined_members" }
    POST { 1.1 => "/_matrix/client/v3/search" }
    GET { 1.1 => "/_matrix/client/v3/login/sso/redirect" }
    GET { 1.1 => "/_matrix/client/v3/login/sso/redirect/{idp_id}" }
    GET { 1.1 => "/_matrix/client/v3/sync" }
    GET { 1.1 => "/_matrix/client/v3/user/{user_id}/rooms/{room_id}/tags" }
    PUT { 1.1 => "/_matrix/client/v3/user/{user_id}/rooms/{room_id}/tags/{tag}" }
    DELETE { 1.1 => "/_matrix/client/v3/user/{user_id}/rooms/{room_id}/tags/{tag}" }
    GET { 1.1 => "/_matrix/client/v3/thirdparty/protocols" }
    GET { 1.1 => "/_matrix/client/v3/thirdparty/protocol/{protocol}" }
    GET { 1.1 => "/_matrix/client/v3/thirdparty/location/{protocol}" }
    GET { 1.1 => "/_matrix/client/v3/thirdparty/user/{protocol}" }
    GET { 1.1 => "/_matrix/client/v3/thirdparty/location" }
    GET { 1.1 => "/_matrix/client/v3/thirdparty/user" }
    POST { 1.1 => "/_matrix/client/v3/rooms/{room_id}/invite" }
    PUT { 1.1 => "/_matrix/client/v3/sendToDevice/{event_type}/{transaction_id}" }
    PUT { 1.1 => "/_matrix/client/v3/rooms/{room_id}/typing/{user_id}" }
    POST { 1.1 => "/_matrix/client/v3/user_directory/search" }
    GET { 1.1 => "/_matrix/client/versions" }
    GET { 1.1 => "/_matrix/client/v3/voip/turnServer" }
    GET { 1.1 => "/_matrix/client/v3/account/whoami" }
    GET { 1.2 => "/_matrix/client/v1/register/m.login.registration_token/validity" }
    GET { 1.2 => "/_matrix/client/v1/rooms/{room_id}/hierarchy" }
    POST { 1.3 => "/_matrix/client/v3/refresh" }
    GET { 1.3 => "/_matrix/client/v1/rooms/{room_id}/relations/{event_id}" }
    GET { 1.3 => "/_matrix/client/v1/rooms/{room_id}/relations/{event_id}/{relation_type}" }
    GET { 1.3 => "/_matrix/client/v1/rooms/{room_id}/relations/{event_id}/{relation_type}/{event_type}" }
    GET { 1.4 => "/_matrix/client/v1/rooms/{room_id}/threads" }
    GET { 1.6 => "/_matrix/client/v1/rooms/{room_id}/timestamp_to_event" }
    POST { 1.7 => "/_matrix/client/v1/appservice/{network_id}/ping" }
    POST { 1.7 => "/_matrix/client/v1/login/get_token" }
    GET {
        1.1 => "/_matrix/media/v3/download/{server_name}/{media_id}",
        1.11 => "/_matrix/client/v1/media/download/{server_name}/{media_id}",
        1.11 => deprecated("/_matrix/media/v3/download/{server_name}/{media_id}"),
    }
    GET {
        1.1 => "/_matrix/media/v3/download/{server_name}/{media_id}/{file_name}",
        1.11 => "/_matrix/client/v1/media/download/{server_name}/{media_id}/{file_name}",
        1.11 => deprecated("/_matrix/media/v3/download/{server_name}/{media_id}/{file_name}"),
    }
    GET {
        1.1 => "/_matrix/media/v3/thumbnail/{server_name}/{media_id}",
        1.11 => "/_matrix/client/v1/media/thumbnail/{server_name}/{media_id}",
        1.11 => deprecated("/_matrix/media/v3/thumbnail/{server_name}/{media_id}"),
    }
    GET {
        1.1 => "/_matrix/media/v3/preview_url",
        1.11 => "/_matrix/client/v1/media/preview_url",
        1.11 => deprecated("/_matrix/media/v3/preview_url"),
    }
    GET {
        1.1 => "/_matrix/media/v3/config",
        1.11 => "/_matrix/client/v1/media/config",
        1.11 => deprecated("/_matrix/media/v3/config"),
    }
    GET { 1.12 => "/_matrix/client/v3/pushrules/global/" }
    GET { 1.1 => "/_matrix/client/v3/pushrules/global/{kind}/{rule_id}" }
    DELETE { 1.1 => "/_matrix/client/v3/pushrules/global/{kind}/{rule_id}" }
    PUT { 1.1 => "/_matrix/client/v3/pushrules/global/{kind}/{rule_id}" }
    GET { 1.1 => "/_matrix/client/v3/pushrules/global/{kind}/{rule_id}/enabled" }
    PUT { 1.1 => "/_matrix/client/v3/pushrules/global/{kind}/{rule_id}/enabled" }
    GET { 1.1 => "/_matrix/client/v3/pushrules/global/{kind}/{rule_id}/actions" }
    PUT { 1.1 => "/_matrix/client/v3/pushrules/global/{kind}/{rule_id}/actions" }
    POST { 1.13 => "/_matrix/client/v3/rooms/{room_id}/report" }
    POST { 1.14 => "/_matrix/client/v3/users/{user_id}/report" }
    GET { 1.15 => "/_matrix/client/v1/auth_metadata" }
    GET { 1.15 => "/_matrix/client/v1/room_summary/{room_id_or_alias}" }
    PUT { 1.16 => "/_matrix/client/v3/profile/{user_id}/{key_name}" }
    GET { 1.16 => "/_matrix/client/v3/profile/{user_id}/{key_name}" }
    DELETE { 1.16 => "/_matrix/client/v3/profile/{user_id}/{key_name}" }
    GET { 1.18 => "/_matrix/client/v1/admin/suspend/{user_id}" }
    PUT { 1.18 => "/_matrix/client/v1/admin/suspend/{user_id}" }
    GET { 1.18 => "/_matrix/client/v1/admin/lock/{user_id}" }
    PUT { 1.18 => "/_matrix/client/v1/admin/lock/{user_id}" }
    GET { 1.19 => "/_matrix/client/v1/mutual_rooms" }
};

/// The media API, except for what has become a part of the client-server API.
pub(super) static MEDIA: &[&Metadata] = histories! {
    POST { 1.1 => "/_matrix/media/v3/upload" }
    PUT { 1.7 => "/_matrix/media/v3/upload/{server_name}/{media_id}" }
    POST { 1.7 => "/_matrix/media/v1/create" }
};

/// The files that servers publish.
pub(super) static WELL_KNOWN: &[&Metadata] = histories! {
    GET { 1.1 => "/.well-known/matrix/client" }
    GET { 1.1 => "/.well-known/matrix/server" }
    GET { 1.10 => "/.well-known/matrix/support" }
    GET { 1.18 => "/.well-known/matrix/policy_server" }
};

/// The identity service API.
pub(super) static IDENTITY: &[&Metadata] = histories! {
    GET { 1.1 => "/_matrix/identity/v2/3pid/getValidated3pid" }
    POST { 1.1 => "/_matrix/identity/v2/3pid/bind" }
    POST { 1.1 => "/_matrix/identity/v2/3pid/unbind" }
    POST { 1.1 => "/_matrix/identity/v2/account/register" }
    GET { 1.1 => "/_matrix/identity/v2/account" }
    POST { 1.1 => "/_matrix/identity/v2/account/logout" }
    POST { 1.1 => "/_matrix/identity/v2/validate/email/requestToken" }
    POST { 1.1 => "/_matrix/identity/v2/validate/email/submitToken" }
    GET { 1.1 => "/_matrix/identity/v2/validate/email/submitToken" }
    POST { 1.1 => "/_matrix/identity/v2/sign-ed25519" }
    GET { 1.1 => "/_matrix/identity/v2/hash_details" }
    POST { 1.1 => "/_matrix/identity/v2/lookup" }
    POST { 1.1 => "/_matrix/identity/v2/validate/msisdn/requestToken" }
    POST { 1.1 => "/_matrix/identity/v2/validate/msisdn/submitToken" }
    GET { 1.1 => "/_matrix/identity/v2/validate/msisdn/submitToken" }
    GET { 1.1 => "/_matrix/identity/v2" }
    GET { 1.1 => "/_matrix/identity/v2/pubkey/{key_id}" }
    GET { 1.1 => "/_matrix/identity/v2/pubkey/isvalid" }
    GET { 1.1 => "/_matrix/identity/v2/pubkey/ephemeral/isvalid" }
    POST { 1.1 => "/_matrix/identity/v2/store-invite" }
    GET { 1.1 => "/_matrix/identity/v2/terms" }
    POST { 1.1 => "/_matrix/identity/v2/terms" }
    GET { 1.1 => "/_matrix/identity/versions" }
};

/// The push gateway API.
pub(super) static PUSH: &[&Metadata] = histories! {
    POST { 1.1 => "/_matrix/push/v1/notify" }
};

/// The server-server API.
pub(super) static FEDERATION: &[&Metadata] = histories! {
    GET { 1.1 => "/_matrix/federation/v1/backfill/{room_id}" }
    POST { 1.1 => "/_matrix/federation/v1/get_missing_events/{room_id}" }
    GET { 1.1 => "/_matrix/federation/v1/event_auth/{room_id}/{event_id}" }
    GET { 1.1 => "/_matrix/federation/v1/state/{room_id}" }
    GET { 1.1 => "/_matrix/federation/v1/state_ids/{room_id}" }
    GET { 1.1 => "/_matrix/federation/v1/event/{event_id}" }
    PUT {
        1.1 => "/_matrix/federation/v1/invite/{room_id}/{event_id}",
        1.1 => "/_matrix/federation/v2/invite/{room_id}/{event_id}",
    }
    GET { 1.1 => "/_matrix/federation/v1/make_join/{room_id}/{user_id}" }
    PUT {
        1.1 => "/_matrix/federation/v1/send_join/{room_id}/{event_id}",
        1.1 => "/_matrix/federation/v2/send_join/{room_id}/{event_id}",
        1.7 => deprecated("/_matrix/federation/v1/send_join/{room_id}/{event_id}"),
        1.18 => removed("/_matrix/federation/v1/send_join/{room_id}/{event_id}"),
    }
    GET { 1.1 => "/_matrix/federation/v1/make_knock/{room_id}/{user_id}" }
    PUT { 1.1 => "/_matrix/federation/v1/send_knock/{room_id}/{event_id}" }
    GET { 1.1 => "/_matrix/federation/v1/make_leave/{room_id}/{user_id}" }
    PUT {
        1.1 => "/_matrix/federation/v1/send_leave/{room_id}/{event_id}",
        1.1 => "/_matrix/federation/v2/send_leave/{room_id}/{event_id}",
        1.7 => deprecated("/_matrix/federation/v1/send_leave/{room_id}/{event_id}"),
        1.18 => removed("/_matrix/federation/v1/send_leave/{room_id}/{event_id}"),
    }
    GET { 1.1 => "/_matrix/federation/v1/openid/userinfo" }
    GET { 1.1 => "/_matrix/federation/v1/publicRooms" }
    POST { 1.1 => "/_matrix/federation/v1/publicRooms" }
    GET { 1.1 => "/_matrix/federation/v1/query/{query_type}" }
    GET { 1.1 => "/_matrix/federation/v1/query/directory" }
    GET { 1.1 => "/_matrix/federation/v1/query/profile" }
    PUT { 1.1 => "/_matrix/federation/v1/exchange_third_party_invite/{room_id}" }
    PUT { 1.1 => "/_matrix/federation/v1/3pid/onbind" }
    PUT { 1.1 => "/_matrix/federation/v1/send/{transaction_id}" }
    GET { 1.1 => "/_matrix/federation/v1/user/devices/{user_id}" }
    POST { 1.1 => "/_matrix/federation/v1/user/keys/claim" }
    POST { 1.1 => "/_matrix/federation/v1/user/keys/query" }
    GET { 1.1 => "/_matrix/federation/v1/version" }
    GET { 1.2 => "/_matrix/federation/v1/hierarchy/{room_id}" }
    GET { 1.6 => "/_matrix/federation/v1/timestamp_to_event/{room_id}" }
    GET { 1.11 => "/_matrix/federation/v1/media/download/{media_id}" }
    GET { 1.11 => "/_matrix/federation/v1/media/thumbnail/{media_id}" }
};

/// The server-server API about keys.
pub(super) static KEY: &[&Metadata] = histories! {
    GET {
        1.1 => "/_matrix/key/v2/query/{server_name}/{key_id}",
        1.6 => removed,
    }
    POST { 1.1 => "/_matrix/key/v2/query" }
    GET {
        1.1 => "/_matrix/key/v2/server/{key_id}",
        1.6 => removed,
    }
    GET { 1.6 => "/_matrix/key/v2/query/{server_name}" }
    GET { 1.6 => "/_matrix/key/v2/server" }
};

/// The policy server API.
pub(super) static POLICY: &[&Metadata] = histories! {
    POST { 1.18 => "/_matrix/policy/v1/sign" }
};
