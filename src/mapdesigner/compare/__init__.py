"""Compare: what differs between two maps, and one map made of two that people changed apart."""
