"""Runs a session: hands events to the reducer one at a time and performs the effects it asks for."""
