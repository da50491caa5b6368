"""A covenant as a workbook that a policy officer edits, and back into its file, without loss."""
