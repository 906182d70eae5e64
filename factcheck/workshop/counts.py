"""Counts in words."""


def so_many(count: int, one: str, many: str = "") -> str:
    """“1 rule”, “1,024 rules”."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
