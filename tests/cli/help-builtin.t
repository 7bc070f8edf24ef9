# help of a builtin: how it is used, what it does, where, and an example
-- args
help retval
-- out
retval -> the function's type (value)
  return value
  only in returns of kernel functions, returns of user functions

Example:
  r:ip_route_input_noref < count(retval) >
