# profile samples on every CPU, about as often as it should
-- script
profile:hz:99 { @ = count(); } interval:s:1 { exit(); }
-- needs root
-- contains
{{^@: (1[0-9][0-9]|2[0-9][0-9]|3[0-9][0-9]|[5-9][0-9])$}}
