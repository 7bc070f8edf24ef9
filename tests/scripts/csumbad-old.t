# csumbad says that an old kernel gives no reasons, and where to look
-- args
csumbad
-- needs root tracepoint kernel<5.17
-- absent
{{COUNT}}
-- err contains
{{no reason for a drop}}
-- exit 1
