"""Values of time expressions: what each kind comes to in the calendar, from the context it is told in."""
