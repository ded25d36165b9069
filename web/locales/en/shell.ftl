# The frame of every page
skip = Skip to content
main-navigation = Main
nav-inbox = Inbox
nav-start = Start
nav-cases = Cases
nav-more = More
nav-lots = Lots
site = Site
site-show = Show
scan-label = Scan or find a lot, case or product
scan-short = Scan or find
language = Language
theme-switch = Light or dark
account = Your account
sign-out = Sign out
your-roles-here = Your roles at this site
no-role-here = No role at this site
offline = No connection. What you typed stays on this page; it is saved when the connection is back.
overdue-count-aloud = overdue:

# Times and durations
when-today = today
when-yesterday = yesterday
when-tomorrow = tomorrow
span-minutes = { $minutes } min
span-hours = { $hours } h { $minutes }
span-days = { $days } d { $hours } h
due-in = in { $span }
due-late = { $span } late
due-none = no deadline
due-at = due { $at }
due-was = was due { $at }

# Units
unit-pcs = pcs
unit-piece = pcs
unit-kg = kg
unit-t = t
unit-g = g
unit-m = m
unit-l = l
unit-box = boxes
unit-set = sets

# Buttons
claim = Claim
given-back = Given back: others of the role can take it now.
yes = yes
no = no
give-back = Give back
continue = Continue
open = Open
find = Find
print = Print
more-rows = Show more
first-page = Back to the first page
all-of-it = All of it
