"""What becomes of a page that an editor wrote: macros, terms, what is refused; knows all that macros show."""
