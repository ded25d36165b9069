# Inbox
inbox = Inbox
inbox-lists = Lists
tab-mine = Mine
tab-roles = My roles
tab-overdue = Overdue
tab-site = All of site
start-a-case = Start a case
inbox-caption = Tasks, most urgent first
col-due = Due, working hours
col-step = Step
col-case = Case
col-lot = Lot and product
col-site = Site
col-role = Role
col-age = Age
col-action = Action
group-late = Overdue
group-today = Due today
group-later = Later
group-open = Without deadline
inbox-empty-mine = You hold no task
inbox-empty-mine-more = { $waiting ->
        [one] One task waits for your roles.
       *[other] { $waiting } tasks wait for your roles.
    }
inbox-empty-roles = Nothing waits for your roles
inbox-empty-overdue = Nothing is overdue
inbox-empty-site = Nothing is open at this site
inbox-empty-found = Nothing found for “{ $q }”
inbox-empty-found-more = Look among all cases, closed ones included, or check the number.
inbox-empty-more = New tasks appear here by themselves.
show-roles-tasks = Show tasks of my roles
search-all-cases = Search all cases
inbox-found = Found for “{ $q }”
inbox-clear = Show all tasks again
inbox-refreshed = As of { $at }, refreshed every 30 s
keys = Keys
key-move = move
key-claim = claim
key-open = open
key-scan = scan
held-by = { $name }
