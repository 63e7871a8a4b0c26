"""Records: what is known, from which source, and how sure we are. Knows nothing of MkDocs or languages."""
