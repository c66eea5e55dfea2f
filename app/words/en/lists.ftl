# What officers do with their lists: acts on many cases.
bulk-heading = Several cases at once
bulk-tick = Choose
bulk-tick-one = Choose { $reference } { $subject }
bulk-scope = Which cases
bulk-scope-ticked = Those ticked on this page
bulk-scope-all = All that match the filters, on other pages too
bulk-to = To whom
bulk-act-take = Take
bulk-act-hand_over = Hand over
bulk-act-release = Put back into the queue
bulk-hint = Next you see what would happen to each case. Nothing is done before you confirm. At most { $max } cases at once.
bulk-acts = What was done to several cases
bulk-back = Back to the list
bulk-ask-take = Take { $count ->
    [one] 1 case
   *[other] { $count } cases
}?
bulk-ask-hand_over = Hand { $count ->
    [one] 1 case
   *[other] { $count } cases
} over to { $name }?
bulk-ask-release = Put { $count ->
    [one] 1 case
   *[other] { $count } cases
} back into the queue?
bulk-not-yet = Nothing has been done yet. All of it is done together, or none of it.
bulk-cut = More than { $max } cases match. These are the first { $max } of the list; do the others afterwards.
bulk-confirm = Confirm
bulk-cancel = Do nothing
bulk-done = Included: { $count }
bulk-left-out = Left out: { $count }
bulk-left-out-taken = An officer has it already.
bulk-left-out-state = Its state does not allow this.
bulk-left-out-not_yours = It is not yours to pass on.
bulk-left-out-same_officer = This officer has it already.
bulk-left-out-own_part = This officer is a party of it.
bulk-missing = No longer at your desk: { $count }
bulk-changed = The cases changed meanwhile
bulk-changed-text = Nothing was done. Below is what would happen now.
problem-bulk-scope = Tick at least one case, or choose all that match the filters.
problem-bulk-to = Choose the colleague to hand the cases over to.
acts-title = What was done to several cases
acts-none = Nothing was done to several cases at once yet.
acts-take = Taken: { $count ->
    [one] 1 case
   *[other] { $count } cases
}
acts-hand_over = Handed over to { $name }: { $count ->
    [one] 1 case
   *[other] { $count } cases
}
acts-release = Put back into the queue: { $count ->
    [one] 1 case
   *[other] { $count } cases
}
acts-by = { $name }, { $at }
acts-undone = It was taken back
acts-undone-short = (taken back)
acts-no-undo = It cannot be taken back any more: its time is over, or each case was worked on since.
acts-undo-heading = Take it back
acts-undo-text = { $others ->
    [0] { $count ->
        [one] 1 case goes back to where it was.
       *[other] { $count } cases go back to where they were.
    }
   *[other] Cases that go back to where they were: { $count }. Worked on since, and left as they are: { $others }.
} Possible until { $until }.
acts-undo = Take back
acts-standing-untouched = not touched since
acts-standing-touched = worked on since
acts-standing-undone = taken back
field-desk-undo = Why it is taken back
    .hint = Goes into the history of each case.
desk-problem-undo-missing = Write why it is taken back.
desk-problem-undo-too_long = The reason is too long. It has { $found } characters and may have { $max }.
desk-act-restore = Putting it back was taken back
filters-own = Filters under a name
filters-manage = Rename or remove
filters-shared-short = (whole bank)
filters-shared = For the whole bank
filters-keep = Keep this filter under a name
filters-keep-do = Keep
filters-name = Name of the filter
filters-name-hint = View, filters and order are kept. What you typed into the search is not. Do not use people's names.
filters-title = Filters under a name
filters-none = You keep no filter yet. Choose filters above the list, then keep them under a name.
filters-rename = Rename
filters-remove = Remove
filters-remove-one = Remove { $name }
desk-problem-filter_name-missing = Write a name for the filter.
desk-problem-filter_name-too_long = The name of the filter is too long. It has { $found } characters and may have { $max }.
desk-problem-filter_name-full = There are { $max } filters already. Remove one first.
told-filter_kept = The filter is kept. It stands above the list.
told-filter_renamed = The filter has its new name.
told-filter_removed = The filter was removed.
told-template_kept = The text is kept. You can choose it while you work on a case.
told-template_changed = The text has a new version.
told-template_removed = The text was deleted.
told-case_done = The case before this is done.
told-case_done-back = Look at it again
told-drawn = Decisions were drawn. Look them over one by one.
told-nothing_drawn = There is no decision that could be drawn.
told-notices_chosen = How you are told is saved.
told-staff_invitation_withdrawn = The invitation was withdrawn; its link works no longer.
told-staff_invitation_sent = The invitation was sent again. The new link works for 7 days, the old one no longer.
told-text_saved = The text is saved. Letters written from now on say it; other servers follow within a minute.
export-lead = This list as a file:
export-csv = CSV
export-xlsx = Excel
desk-rounds-count = Supplement rounds
figures-link = Figures
figures-title = Figures of the bank
figures-month = Month
figures-show = Show
figures-load = Open cases now
figures-overdue = Overdue
figures-all = All
figures-bank = The whole bank
figures-levels = Time limits kept
figures-levels-text = Steps that your bank finished in this month, by whoever finished them. In time means by the last day of the limit.
figures-officer = By whom
figures-met = Finished
figures-in-time = In time
figures-share = Share
figures-moves = Changes of hands
figures-act = What
figures-times = Times
figures-unknown = Not recorded
figures-applicant-individual = Individual
figures-applicant-sole_trader = Sole trader
figures-applicant-firm = Firm
figures-figure = Figure
figures-what = State, time limit or act
figures-count = Count
figures-of-these = Of these
figures-count-of-these = Count of these
problem-figures-month = Write the month as year and month, for example 2026-11.
absences-link = Absences
absences-title = Absences
absences-text = While an officer is away nobody can hand them cases, notices about their cases go to the substitute too, and the substitute finds these cases above the list. A supervisor can hand them over.
absences-none = Nobody is away now or later.
absences-line = { $name }: { $from } to { $to }. { $substitute } stands in.
absences-end = Give up
absences-end-one = Give up the absence of { $name }
absences-new = Enter an absence
absences-officer = Who is away
absences-from = First day
absences-to = Last day
absences-substitute = Who stands in
absences-enter = Enter
desk-view-for = For { $name }
problem-absence-from = Choose the first day of the absence.
problem-absence-to = Choose the last day of the absence.
problem-absence-substitute = Choose who stands in.
problem-absence-ends_before = The last day is before the first. Correct one of them.
problem-absence-past = The absence is over already. Choose a last day of today or later.
problem-absence-oneself = Nobody stands in for themselves. Choose a colleague.
problem-absence-other_role = This colleague cannot do the same work. For a maker another maker stands in. Choose somebody else.
problem-absence-overlaps = There is an absence in these days already. Choose other days, or give it up first.
problem-absence-substitute_away = This colleague is away in these days too. Choose somebody else.
problem-away = { $name } is away until { $to }. { $substitute } stands in: hand it to them.
told-absence_entered = The absence is entered. The substitute gets a notice.
told-absence_ended = The absence was given up.
case-beside = Cases of the same list
case-before = Previous case
case-after = Next case
