sampling-severity-normal = normal
sampling-severity-tightened = tightened
sampling-severity-reduced = reduced
sampling-severity-discontinued = discontinued
sampling-type-single = single
sampling-type-double = double
sampling-type-multiple = multiple
sampling-class-major = major
sampling-class-minor = minor
sampling-measure-percent-nonconforming = percent nonconforming
sampling-measure-per-100-units = nonconformities per 100 units
sampling-verdict-accept = accept the lot
sampling-verdict-reject = do not accept the lot
sampling-verdict-further-sample = draw the next sample: { $size } units

sampling-explain-letter = Table 1: a lot of { $lot } units at level { $level } has code letter { $letter }.
sampling-explain-letter-asks = Letter { $letter } asks for a sample of { $size } (table { $table }).
sampling-explain-down = Table { $table }, AQL { $aql }: { $count ->
    [one] the arrow points
   *[other] the arrows point
} down from letter { $letter } to letter { $next }.
sampling-explain-up = Table { $table }, AQL { $aql }: { $count ->
    [one] the arrow points
   *[other] the arrows point
} up from letter { $letter } to letter { $next }.
sampling-explain-star = Table { $table }, letter { $letter }, AQL { $aql }: an asterisk, use the single plan of this letter.
sampling-explain-plusplus = Table { $table }, letter { $letter }, AQL { $aql }: “++”, use the double plan of this letter.
sampling-explain-agreed = By agreement the plan with acceptance number 1 takes the place of acceptance number 0: letter { $letter }.
sampling-explain-plan = Table { $table }, letter { $letter }: { $type } plan, sample { $sizes }, Ac/Re { $numbers }.
sampling-explain-full = The sample reaches the lot: all { $lot } units are inspected.
sampling-explain-remainder = The lot is too small for the samples as printed: { $sizes } units are drawn, Ac/Re { $numbers }.
sampling-explain-not-permitted = “#”: at this stage the lot cannot be accepted yet.
sampling-explain-edition = Edition { $edition }, identical to { $identical }.
sampling-explain-doubt = Not certain ({ $name }): { $text } Other reading: { $alternative }.
sampling-explain-doubt-plain = Not certain ({ $name }): { $text }

sampling-doubt-d1 = Public transcriptions differ on the plan after Ac 3 of reduced inspection. Check against a licensed copy of the standard.
sampling-doubt-d2 = Older editions have an arrow at letter A, AQL 10 of tightened inspection.
sampling-doubt-d4 = The stage sizes of reduced multiple plans come from MIL-STD-105E; one transcription repeats the double sizes.
sampling-doubt-d6 = One transcription has an arrow here; the single table has a plan, so “++” is taken.

sampling-switch-two-of-five-not-accepted = 2 of 5 or fewer consecutive lots were not accepted
sampling-switch-five-accepted = 5 consecutive lots were accepted
sampling-switch-score-reached = the switching score reached 30 and the authority agrees
sampling-switch-lot-not-accepted = a lot was not accepted
sampling-switch-production-irregular = production became irregular or was delayed
sampling-switch-other-conditions = other conditions warrant normal inspection
sampling-switch-five-not-accepted-on-tightened = 5 lots were not accepted on tightened inspection
sampling-switch-supplier-acted = the supplier acted effectively and the authority resumes acceptance
sampling-switch-laid-down = the responsible authority laid it down
sampling-approval-to-normal = return to normal inspection
sampling-approval-to-reduced = reduced inspection
sampling-approval-resume = resume acceptance on tightened inspection

sampling-column-sample = sample
sampling-column-units = units
sampling-column-class = class
sampling-column-inspected = inspected
sampling-column-found = found
sampling-column-verdict = verdict
sampling-column-lot = lot
sampling-column-severity = severity
sampling-column-result = result
sampling-column-score = score
sampling-column-quality = quality
sampling-result-accepted = accepted
sampling-result-not-accepted = not accepted
sampling-value-producers-risk = producer’s risk at the AQL
sampling-value-consumers-risk = consumer’s risk
sampling-value-consumers-risk-quality = consumer’s risk quality (CRQ)
sampling-value-indifference-quality = quality accepted every second time
sampling-value-average-outgoing-quality-limit = average outgoing quality limit (AOQL)
sampling-value-average-outgoing-quality-limit-at = … at quality
sampling-value-largest-average-sample-number = largest average sample (ASN)
sampling-value-largest-average-sample-number-at = … at quality
sampling-value-limiting-nonconforming = limiting quality of this lot, units
sampling-value-limiting-quality = limiting quality of this lot, %

error-sampling-refused = The standard has no answer to this question.
error-sampling-aql-unknown = The tables have no AQL { $aql }. Take one of { $choices }.
error-sampling-word-unknown = “{ $value }” is not known as { $what }. Take one of { $choices }.
error-sampling-lot-too-small = Sampling begins at a lot of 2 units, this one has { $lot_size }: inspect every unit.
error-sampling-percent-not-possible = Percent nonconforming ends at AQL 10. Count nonconformities per 100 units at AQL { $aql }.
error-sampling-no-plan = Table { $table } has no plan at letter { $code_letter }, AQL { $aql }. Choose another AQL or plan type.
error-sampling-counts-wrong = { $reason ->
    [negative] A count cannot be negative (sample { $stage }). Correct it.
    [above_sample] Sample { $stage } has { $sample_size } units, { $found } cannot be nonconforming. Correct the count, or count nonconformities per 100 units.
    [after_decision] The lot was decided before sample { $stage }. Leave that sample out.
    [class] Give counts for exactly the classes that have a plan.
   *[none] Give the count of at least the first sample.
}
error-sampling-discontinued = Acceptance is discontinued: the supplier has to act, and the responsible authority to resume, before the next lot.
error-sampling-approval-not-awaited = “{ $approval }” does not wait for approval. Waiting: { $waiting }.
error-sampling-quality-wrong = { $quantity } is { $value }: give a value from { $lowest } to { $highest }.
error-sampling-examples-unreadable = The file is not a list of worked examples ({ $cause }). It needs the columns { $columns }.
error-sampling-not-utf-8 = { $file } is not UTF-8 text. Save it as CSV in UTF-8 and try again.
sampling-agreeing = { $agreeing } of { $checked } agree
sampling-mismatch = { $where }: expected { $expected }, engine { $actual }
