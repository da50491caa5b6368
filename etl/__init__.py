"""From the files that units send to accepted observations and findings."""
