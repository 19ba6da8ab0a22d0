"""Renders the synthetic faces of the kiosk's personas (a developer's tool, not needed at run time)."""
