# options, events and conversions are found by each of their names
-- args
help cs
-- out
context-switches, cs (event)
  software
  fires every: 1000
