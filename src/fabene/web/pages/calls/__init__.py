"""Calls and co-design: read by everybody, asked about, answered; written, published and extended by the office."""
