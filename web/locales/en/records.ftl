# Corrections
correct-record = Correct
correct-named = Correct: { $name }
record-from = Record of { $at }
record-corrected = The correction is written. Both entries are kept.
record-disposed = The content was disposed of when its time was over. Who made the record, when, and its fingerprint stay.
correction-reason = Why it is corrected
correction-reason-help = Stands beside the correction for everybody who reads it.
correction-what = What a correction does
correction-keeps = The entry as it was stays, and both are shown: what was, what is, who and why.
correction-case-goes-on = The case goes on as it was decided. If goods have to go another way, tell the person who decides.
correction-leave = Leave it as it is
correction-met = the earlier entry is kept unchanged
sign-and-correct = Sign and correct
correction-of = Correction of:
correction-changes = What was changed
col-answer = Answer
col-was = Was
col-is = Is
corrected-by = Corrected by { $name }, { $at }.
see-correction = Read the correction
corrected-because = Reason: { $reason }
corrected-meanwhile = { $name } corrected this entry meanwhile ({ $at }). What you typed would now correct that correction: compare before you sign.
happened-correction = Corrected: { $name }

# Keeping
record-kept = Kept
kept-until = { $place }, until { $day }
kept-until-then = { $place }, { $time }
