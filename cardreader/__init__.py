"""Reads an identity document: the chip by ICAO Doc 9303 over PC/SC, or a QR code. No Qt, no network, no storage."""
