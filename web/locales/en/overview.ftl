# The overview of the plant
nav-overview = Overview
overview-counted = Last { $days } days. Counted at { $at }.
overview-cut = The plant has more than is read at once: figures count the newest reports and the oldest open cases.
overview-site = Site
overview-all-sites = All my sites
overview-period = Period
overview-days = Last { $days } days
overview-held = On hold
overview-lots = { $count -> 
    [one] 1 lot
   *[other] { $count } lots
}
overview-open = Open cases
overview-reported = { $count -> 
    [one] 1 nonconformity reported
   *[other] { $count } nonconformities reported
}
overview-show = show
overview-late = Overdue tasks
overview-longest = longest { $span }
overview-to-disposition = From finding to disposition
overview-median = Median
overview-effectiveness = Effectiveness of control
overview-share-now = Found by consumers, this half-year so far
overview-share-basis = { $count } of { $total } nonconformities
overview-level = Level of nonconforming product, { $half }
overview-share = Found by consumers, { $half }
overview-half-first = January to June { $year }
overview-half-second = July to December { $year }
overview-rating-excellent = excellent
overview-rating-good = good
overview-rating-satisfactory = satisfactory
overview-no-review = No report of effectiveness is approved yet.
overview-pareto = What goes wrong most
overview-pareto-line = Circle: running share
overview-by-nonconformity = Nonconformity
overview-by-cause = Cause
overview-by-product = Product
overview-by-supplier = Supplier
overview-unknown = { $count -> 
    [one] 1 more does not say it.
   *[other] { $count } more do not say it.
}
overview-nothing = Nothing in this period.
overview-ages = Open cases by age
overview-age = { $since } to { $until } days
overview-older = more than { $days } days
overview-with-late = with an overdue task
overview-late-of = , { $count } with an overdue task
overview-late-roles = Overdue by role
overview-none-late = Nothing is overdue.
overview-flow = How long it takes
overview-flow-what = Median, reported in the last { $days } days
overview-disposed = to disposition
overview-closed = to closing
overview-of-cases = { $count -> 
    [one] 1 case
   *[other] { $count } cases
}
overview-where = Where cases wait
overview-where-what = Each diagram with its open tasks and median times
overview-cases = { $count -> 
    [one] 1 case
   *[other] { $count } cases
}
overview-no-cases = No cases
overview-list-held = Cases with goods on hold
overview-list-open = Open cases
overview-list-age = Open cases of one age
overview-list-late = Cases with an overdue task
overview-list-reported = Nonconformities reported
overview-list-half = Nonconformities of this half-year
overview-list-consumers = Found by consumers in this half-year
overview-list-disposed = Nonconformities with a disposition
overview-list-closed = Nonconformities that are closed
overview-picture = Diagram with open tasks and median times: { $name }
overview-steps-what = Open tasks now; median time of the last { $days } days
overview-key-open = open tasks now
overview-key-median = median time; the darker the step, the longer
overview-steps = Steps
overview-step = Step
overview-now = Open now
overview-done = Done
