# Why a command was refused to this person.
refusal-four-eyes = { $name } did the step this one must check. Another person has to do it.
refusal-password-missing = Enter your password: this step is signed.
refusal-password-wrong = This is not your password. Nothing was signed.
refusal-password-paused = Too many wrong passwords. Signing is paused for { $minutes } minutes; your entry is kept.
refusal-password-too-short = The password needs at least { $length } characters.
refusal-username-taken = The name { $username } is taken. Choose another.
refusal-draft-too-large = This is too much for a draft. Shorten the text.
refusal-absence-overlaps = { $name } stands in already from { $first } to { $last }. Withdraw that first or choose other days.
refusal-absence-substitute-is-absent = Choose somebody else: nobody stands in for themselves.
refusal-absence-ends-before-it-begins = The last day lies before the first one.
refusal-absence-is-over = These days are over.
refusal-absence-too-long = At most { $days } days. Whoever is away for longer hands the role over.
