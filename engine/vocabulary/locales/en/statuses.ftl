# Statuses of cases, tasks and quantities.
case-open = open
case-waiting = waiting
case-closed = closed
case-cancelled = cancelled
case-failed = failed
quantity-on-hold = on hold
quantity-released = released
quantity-in-rework = in rework
quantity-sorted = sorted
quantity-conceded = conceded
quantity-regraded = regraded
quantity-rejected = rejected
quantity-scrapped = scrapped
quantity-returned = returned
quantity-recalled = recalled
