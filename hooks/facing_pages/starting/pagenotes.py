def notes_of(b): return []
def with_notes(*a): pass
