"""Charts and the map, drawn while the guide is built; knows `writing` and `lists`."""
