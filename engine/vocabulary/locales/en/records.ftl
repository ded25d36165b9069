# Corrections of records and disposal of their content.
correction-meaning = I correct this entry
refusal-nothing-corrected = Nothing is different from the entry. Change what was wrong.
refusal-record-without-form = This entry has no form that could be filled in again.
refusal-content-disposed = The content was disposed of when its time was over. There is nothing left to correct.
error-stale-corrected-detail = { $by } corrected this entry at { $at }. Read the correction, and correct that one if need be.
