"""What a house has settled for all its runs, and which findings are left out by it: few runs load all of this."""
