"""When somebody must look again: what is due, and how a new check is recorded. Knows facts only."""
