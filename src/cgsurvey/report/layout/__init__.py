"""Results -> tables and notes: one file a topic."""
