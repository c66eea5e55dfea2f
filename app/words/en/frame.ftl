# Words that every page has.
brand-name = Yongyitong
brand-tagline = Ningbo cross-border single window
brand-desk = Desk
zone-name = China (Ningbo) Cross-border E-commerce Pilot Zone
skip-to-main = Skip to main content
elder-mode = Large text
sign-in = Sign in
account-own = My account
nav-label = Main
nav-forex = Forex account
nav-cases = My cases
nav-verify = Check a receipt
nav-help = Help
nav-desk = Review queue
phase-demonstration = Demonstration
phase-demonstration-text = All people, banks and cases here are invented.
phase-demonstration-link = Sign-ins and mailbox
phase-trial = Trial
phase-trial-text = This is a new service.
phase-trial-link = Give feedback
crumbs-label = You are here
crumbs-home = Home
footer-phone = Ask by phone
footer-phone-forex = Forex accounts:{" "}
footer-phone-hours = Staffed on working days, 8:30 to 17:30
footer-about = About this site
footer-look = Appearance
footer-owner = Run by the China (Ningbo) Cross-border E-commerce Pilot Zone
about-accessibility = Accessibility statement
about-privacy = Privacy
about-terms = Terms of use
about-rules = Service rules and time limits
theme-auto = Like my system
theme-light = Light
theme-dark = Dark
title-error = Error:{" "}
problems-heading = { $count ->
    [one] 1 thing to fix
   *[other] { $count } things to fix
}
optional = (optional)
choose = Please choose
change = Change{" "}
not-answered = Not answered
answer-ticked = Confirmed
list-separator = ,{" "}
unit-USD = US dollars
unit-percent = %
unit-orders = orders
save-and-continue = Save and continue
save-for-later = Save for later
back-to-tasks = Back to the task list
back-to-case = Back to the case
page-shut = The rest of this page, which stays as it is
why-asked = Why we ask for this
steps-label = Progress
steps-place = Step { $number } of { $total }:{" "}
conflict-heading = This page was changed on another device
conflict-text = Below is what was saved there. The form holds what you just typed; nothing is lost. Compare the two, correct the form and save again.
clock-left = { $days ->
    [one] 1 working day left
   *[other] { $days } working days left
}
clock-left-calendar = { $days ->
    [one] 1 day left
   *[other] { $days } days left
}
clock-left-bank = { $days ->
    [one] The bank has 1 working day left
   *[other] The bank has { $days } working days left
}
clock-left-calendar-bank = { $days ->
    [one] The bank has 1 day left
   *[other] The bank has { $days } days left
}
clock-today = Due today
clock-today-bank = The bank is due today
clock-over = { $days ->
    [one] 1 working day overdue
   *[other] { $days } working days overdue
}
clock-over-calendar = { $days ->
    [one] 1 day overdue
   *[other] { $days } days overdue
}
clock-over-bank = { $days ->
    [one] The bank is 1 working day late
   *[other] The bank is { $days } working days late
}
clock-over-calendar-bank = { $days ->
    [one] The bank is 1 day late
   *[other] The bank is { $days } days late
}
clock-paused = Paused
clock-unknown = Known once the holidays are announced
due-on = By the end of { $day }
due-unknown = Known once the State Council announces the holidays; not before { $day }
due-paused = Paused with { $days ->
    [one] 1 working day
   *[other] { $days } working days
} left; counting goes on afterwards
nav-notices = Notices
nav-unread = { $count } new
notices-title = Notices
notices-empty = No notices yet
notices-empty-text = When something happens in a case, you are told here.
notices-empty-staff = Go to your work
notices-new = New
filter-all = All
nav-admin = Administration
nav-audit = Audit trail
filter-go = Filter
filter-clear = Clear all
told-contact_changed = Confirmed: your contact is up to date.
told-contact_confirmed = The mobile number is confirmed. What you filled in here is kept, and you can go on.
told-contact_removed = This contact was removed.
told-session_ended = That device is signed out.
told-sessions_ended = All other devices are signed out.
told-draft_discarded = The draft was deleted.
told-closure_asked = You asked to close the account. The bank tells you when it is done.
told-closure_withdrawn = Your wish to close the account is taken back; it stands as before.
