//! Valid definitions, each the neighbour of a mistake: see `tests/ui_pass`.
