# the library's scripts with their summaries, by a word
-- args
list location
-- out
dropwatch  Count dropped packets by kernel location, reason and device
