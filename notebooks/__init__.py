"""The same answers with a pencil in hand: one question a notebook."""
