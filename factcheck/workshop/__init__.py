"""The workshop of those who write rules: what there is, what it means, what a corpus makes of it, and drafts of more."""
