//! Sessions of a user: logging in, logging out.

pub mod get_login_token;
pub mod get_login_types;
pub mod login;
pub mod logout;
