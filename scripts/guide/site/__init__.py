"""The website: records and prose to Markdown, MkDocs in one process per language, and the assembled site."""
