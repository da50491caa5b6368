"""Figures: pure functions from a question's frame to a plotly figure or to a table's cells."""
