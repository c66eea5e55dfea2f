# The demonstration's page

demo-title = Demonstration: sign-ins, mailbox and clock
demo-password = The password of everybody here
demo-invented = All people, bodies and numbers are invented. Please enter nothing real.
demo-staff = Staff
demo-staff-text = Sign in with address and password, then give the code shown here. A code works once; load this page again for the next.
demo-who = Name and duty
demo-contact = Address
demo-code = Code
demo-public = Applicants
demo-public-text = Sign in with one of these addresses and the same password. On a new device a code is asked for; it arrives in the mailbox below.
demo-clock = Clock
demo-clock-now = It is now
demo-clock-text = The clock only goes forward. After more than 30 minutes everybody has to sign in again; cases whose time has come change within a minute.
demo-clock-minutes-5 = 5 minutes on
demo-clock-minutes-31 = 31 minutes on
demo-clock-days-1 = 1 day on
demo-clock-days-10 = 10 days on
demo-clock-days-60 = 60 days on
demo-mailbox = Mailbox
demo-mailbox-empty = No mail or text message was sent yet. Whatever is done here shows up in this place.
demo-mail = E-mail
demo-sms = Text message
demo-letter-to = To { $to }
demo-staff-table = Addresses and codes of staff
