"""What is mended in a PDF that Typst made: links inside, heads of rows, its size; knows all of these."""
