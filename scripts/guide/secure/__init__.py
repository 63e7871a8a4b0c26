"""What a browser may do on a page, and what the guide is made of. Knows none of the other rooms."""
