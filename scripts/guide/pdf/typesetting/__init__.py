"""From a tree of nodes to Typst, and from Typst to a PDF; knows `page`."""
