"""One build of one language: where pages come from, its faults, what it keeps and writes; knows `prose`."""
