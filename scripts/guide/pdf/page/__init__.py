"""From a page's HTML to a tree of nodes: what a PDF can show, links and pictures settled; knows no Typst."""
