"""The readers of what units send, run in a process of their own: nothing heavy is imported here."""
