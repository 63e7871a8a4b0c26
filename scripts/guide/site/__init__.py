"""The website: records and prose to Markdown, and to pages by MkDocs, one process a language."""
