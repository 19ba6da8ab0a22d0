"""The paper ticket: its picture, and the thermal printer that burns it."""
