# Forms: why an entry is not taken. The sentence stands under its field and says what to do.
refusal-required = Fill this in.
refusal-must-be-ticked = Tick this to go on.
refusal-not-a-text = Give a text.
refusal-not-a-number = Enter a number, for example 12.5.
refusal-too-many-digits = Enter at most { $whole } digits before the point and { $decimals } after it.
refusal-not-yes-or-no = Answer with yes or no.
refusal-not-a-date = Enter a date, for example 2026-11-20.
refusal-not-a-time = Enter a time, for example 14:30.
refusal-not-a-moment = Enter a date and a time, for example 2026-11-20 14:30.
refusal-no-such-time = The clock skips { $time } on that day. Enter a time before or after it.
refusal-in-the-past = Choose { $today } or a later day.
refusal-in-the-future = This lies in the future. Enter when it happened.
refusal-too-long = Shorten this to { $limit } characters. It has { $length } now.
refusal-too-short = Write at least { $limit } characters.
refusal-not-a-list = Give a list.
refusal-not-an-object = Give fields with their values.
refusal-too-many-lines = Enter at most { $limit } lines.
refusal-unknown-option = “{ $value }” cannot be chosen here. Choose from the list.
refusal-below-minimum = Enter { $minimum } or more.
refusal-above-maximum = Enter { $maximum } or less.
refusal-too-many-decimals = { $digits ->
    [0] Enter a whole number.
    [1] Enter at most 1 decimal.
   *[other] Enter at most { $digits } decimals.
  }
refusal-not-a-multiple = Enter a multiple of { $increment }.
refusal-wrong-pattern = This is not written as it has to be. Check it character by character.
refusal-not-an-email = Enter an e-mail address, for example li.wei@example.com.
refusal-not-a-phone-number = Enter a telephone number, for example +86 574 8765 4321.
refusal-read-only = This cannot be changed here.
refusal-unknown-field = The form has no field “{ $name }”.

# Files attached to a form
refusal-files-missing = Attach at least one file.
refusal-not-a-file = Name files as the upload answered them: sha256, and perhaps name.
refusal-file-unknown = “{ $name }” is not among your uploads. Upload it again.
refusal-too-many-files = { $limit ->
    [1] Only one file can be attached here. Remove the others.
   *[other] At most { $limit } files can be attached here. Remove some.
  }
refusal-file-not-accepted = “{ $name }” cannot be attached here. Taken are: { $accepted }.
refusal-file-too-large = “{ $name }” is too large: at most { $limit } MB.

# Forms: what the quantities must keep to
refusal-lot-twice = Lot { $lot } stands here twice: give each its own number.
refusal-unbalanced = { $side ->
    [over] { $excess } too many: the lines add up to { $sum }, on hold are { $quantity }.
   *[short] { $missing } still to decide: the lines add up to { $sum } of { $quantity }.
  }
refusal-not-positive = Enter a quantity greater than 0.
refusal-passed-and-failed-differ = Passed and failed add up to { $sum }; re-inspected were { $quantity }.

# Forms: what is wrong with a form file
finding-form-unreadable = The form cannot be read: { $reason }.
finding-form-too-large = The form has { $bytes } bytes; at most { $limit } are read.
finding-form-without-id = The form has no id. Give it the one that the diagram names.
finding-form-newer-schema = The form is of schema version { $version }; up to { $known } is known. Save it with an older editor, or update.
finding-form-too-deep = Groups are nested more than { $limit } deep.
finding-form-too-many-fields = The form has more than { $limit } fields. Divide it.
finding-form-field-unsupported = A component “{ $type }” cannot be used. Take it out.
finding-form-accept-unreadable = “{ $text }” in accept is neither an ending (.pdf) nor a type (image/*).
finding-form-file-bound-unusable = { $limit ->
    [0] { $name } = “{ $text }” is not a number above 0.
   *[other] { $name } = “{ $text }” is not a whole number from 1 to { $limit }.
  }
finding-form-id-twice = Another component has the same id.
finding-form-key-missing = The field has no key, so its answer would be lost.
finding-form-key-unusable = The key “{ $name }” is no simple name. Use letters, digits and _.
finding-form-key-twice = Another field writes “{ $name }” too.
finding-form-label-missing = The field has no label.
finding-form-limit-not-a-number = The limit “{ $text }” is not a number.
finding-form-expression-unreadable = The expression { $text } cannot be read: { $reason }.
finding-form-expression-missing = An expression is missing.
finding-form-options-missing = The field has no options and does not say where they come from.
finding-form-option-not-a-text = The value of the option “{ $value }” is not a text.
finding-form-option-twice = Two options have the value “{ $value }”.
finding-form-pattern-unusable = The pattern { $pattern } cannot be used: { $reason }. Look-ahead and references back are not possible.
