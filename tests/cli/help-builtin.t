# help of a builtin: how it is used, what it does, where, and an example
-- args
help retval
-- out
retval -> the function's type (value)
  return value
  in kretprobe, uretprobe

Example:
  r:ip_route_input_noref < count(retval) >
