"""What people write: read, and checked in shape."""
