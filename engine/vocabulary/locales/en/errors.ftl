# What went wrong with a request: a title, and a sentence that says what to do
error-unauthorized = A valid token is needed
error-unauthorized-detail = Send it as “Authorization: Bearer TOKEN”. The command “holdpoint token USER” prints a new one.
error-not-allowed = This takes another role
error-not-allowed-detail = It takes the role “{ $role }” at { $site }.
error-not-allowed-anywhere-detail = It takes the role “{ $role }”.
error-not-found = There is no such thing
error-not-found-detail = { $what ->
    [procedure] There is no procedure “{ $name }”.
    [site] There is no site “{ $name }”.
    [case] There is no case “{ $name }” at your sites.
    [task] There is no task “{ $name }” at your sites.
    [lot] There is no lot “{ $name }” at your sites.
    [incident] There is no incident “{ $name }” at your sites.
    [role] There is no role “{ $name }”. See: holdpoint role list
    [decision] There is no decision “{ $name }”.
    [user] There is no person “{ $name }”.
   *[other] “{ $name }” does not exist.
  }
error-method-not-allowed = This path does not answer to that method
error-stale = Somebody was faster
error-stale-detail = The task is no longer open.
error-stale-done-detail = { $by } completed the task at { $at }.
error-stale-claimed-detail = { $by } is working on the task.
error-stale-cancelled-detail = The task is no longer needed: the case has gone another way.
error-stale-changed-detail = The case changed meanwhile. Read it again, then decide.
error-ambiguous = Several things have this name
error-ambiguous-detail = “{ $name }” may be { $choices }. Name product or site.
error-service-failed = A step of the procedure did not work
error-service-failed-detail = Nothing was changed; an incident was noted at “{ $element }”. Try again when its cause is gone.
error-too-large = That is too much at once
error-too-large-detail = A request may have { NUMBER($limit, useGrouping: 0) } bytes.
error-unreadable = This is not JSON
error-unreadable-detail = The body cannot be read: { $reason }.
error-wrong-media-type = The body has to be JSON
error-wrong-media-type-detail = Send “Content-Type: application/json”, not “{ $found }”.
error-bad-request = The request cannot be understood
error-refused = Some entries need another look
error-idempotency-conflict = This Idempotency-Key was used for another request
error-idempotency-conflict-detail = Take a new key for each thing to be done once.
error-unavailable = Holdpoint is busy
error-unavailable-detail = Nothing was changed. Send it again in a few seconds.
error-unexpected = Something went wrong here
error-unexpected-detail = Nothing was changed. IT finds it by number { $number }.

# Why one part of a request is not taken
refusal-bad-cursor = This cursor belongs to another list. Begin without one.
refusal-wrong-type = This is not of the kind that is asked for; see /api/v1/openapi.json.
refusal-given-twice = Give this once only.
refusal-key-unusable = Take 1 to { $limit } printable characters.
error-seal-unreadable = This file holds no seal ({ $reason }). Give the file that `holdpoint seal --export` wrote.
error-schema-too-new = This database was written by a newer Holdpoint (schema { $found }, this one knows { $known }). Install the newer version again; nothing was changed.
error-schema-too-old = This database is of a trial version (schema { $found }, now { $known }), whose history was chained in another way. Keep it as it is, and begin in another place: set HOLDPOINT_DATA to a new folder. Nothing was changed.
