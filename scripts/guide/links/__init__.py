"""Links to other sites: asks every address, politely, and remembers which fail. Knows facts and languages."""
