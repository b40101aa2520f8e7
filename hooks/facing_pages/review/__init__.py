"""What a fair editor would notice, and what a check says of it."""
