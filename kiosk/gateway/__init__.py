"""The BHYT assessment gateway: token, insurance lookup, check-in ("XML0"), and the sender that empties the outbox."""
