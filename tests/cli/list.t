# the library's scripts with their summaries, by words
-- args
list dropped location
-- out
dropwatch  Count dropped packets by kernel location, reason and device
