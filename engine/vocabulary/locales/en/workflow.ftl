# Moving a running case to another version of its procedure, and playing its history again
refusal-step-removed = “{ $name }” (task { $task }) is under way, but the new version does not have it. Let it be done first, or bring the step back.
refusal-step-changed = “{ $name }” (task { $task }) is under way, but it is something else in the new version. Let it be done first, or give the new step another id.
refusal-list-under-way = “{ $name }” (task { $task }) is under way for several items, and the new version counts them otherwise. Let all be done first.
refusal-step-without-role = In the new version nobody can be found for “{ $name }” (task { $task }): { $reason }.
error-history-differs = The history does not lead to this state
