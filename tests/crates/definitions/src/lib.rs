//! Valid definitions, each the neighbour of a mistake: see `tests/tests/ui/*/pass`, and CONTRIBUTING.
