"""Adapters: card reader and camera, each on threads of its own, behind the ports of the session."""
