"""How cited addresses fare, and what the live articles say now."""
