// What scripts add to the pages; every page works without them.
