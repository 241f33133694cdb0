//! The publications that rows rest on, each once, and what was seen of them.
