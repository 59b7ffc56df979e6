"""The roof: pages, navigation, search, the thread page, duties, opening a city."""
