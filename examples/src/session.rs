//! Session management: login, logout and login tokens.

pub mod get_login_token;
pub mod get_login_types;
pub mod login;
pub mod logout;
