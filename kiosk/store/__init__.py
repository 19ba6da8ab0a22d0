"""The local database: check-ins, tickets, outbox and the audit trail, all in one SQLite file."""
