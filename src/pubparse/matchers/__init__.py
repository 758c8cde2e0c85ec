"""The fourth room: who is who, and which works are the same."""
