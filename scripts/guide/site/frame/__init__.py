"""What stands around the text of each page: navigation, edition, languages, paper; knows `lists`."""
