"""From answers to pages: what leaders, units and the parent look at."""
