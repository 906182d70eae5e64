"""The workshop of those who write rules: what there is and means, what a corpus makes of it, and drafts of more."""
