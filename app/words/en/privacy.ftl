# The safety of an account, and one's own personal data

list-older = Older
list-newest = Back to the newest
list-pages = Through the record

sign-ins = Sign-in record
    .hint = Who signed in to your account in the last 90 days, or tried to
sign-ins-text = Every sign-in to your account in the last { $days } days, failed ones included. Only you see it. We keep no network addresses.
sign-ins-none = Nobody signed in during this time.
sign-ins-not-me = If one of them was not you, change your password now, then sign out the devices you do not know
sign-in-way-registration = When registering
sign-in-way-invitation = When accepting the invitation
sign-in-way-password = With the password, on a known browser
sign-in-way-code = With a code that was sent
sign-in-way-new_device = With the password and a code, on a new browser
sign-in-way-authenticator = With the authenticator's code
sign-in-outcome-opened = Signed in
sign-in-outcome-wrong_password = Wrong password
sign-in-outcome-wrong_code = Wrong code

second-factor-off-lede = Signing in now takes a password or a code. With a second step, nobody gets in who knows your password or sees your messages.
second-factor-why = Once it is on, every sign-in and every important step asks for the code of an authenticator app on your phone. It needs no network and costs nothing.
second-factor-lost = You get 10 recovery codes for when your phone is not at hand. If you lose both, call 0574-12345; you can sign in again once we know it is you.
second-factor-begin = Turn on the second step
second-factor-off = Turn off the second step
second-factor-off-text = Signing in and important steps will then take only a password or a code that we send. Your recovery codes become void.
second-factor-off-do = Turn off
second-factor-off-keep = Keep it on
recovery-codes-left = { $count ->
        [one] One recovery code is left.
       *[other] { $count } recovery codes are left.
    } New ones make all old ones void.
recovery-codes-draw = Make new recovery codes

letter-second_factor_on-subject = The second step is on for your Yongyitong account
letter-second_factor_on-body = Signing in to your Yongyitong account now asks for the code of your authenticator app, and you were signed out on other devices. If this was not you, call us at once: 0574-12345.
letter-second_factor_off-subject = The second step is off for your Yongyitong account
letter-second_factor_off-body = Signing in to your Yongyitong account no longer asks for the code of an authenticator app. If this was not you, change your password at once and call us: 0574-12345.
letter-recovery_codes_drawn-subject = New recovery codes for your Yongyitong account
letter-recovery_codes_drawn-body = New recovery codes were made for your Yongyitong account; the old ones are void. If this was not you, change your password at once and call us: 0574-12345.

own-data = My personal data
    .hint = What is stored and until when, who looked, a copy, the end of your account
own-data-lede = Every kind of data about you that we store: why, until when, and who looked.
own-policy = Read the whole privacy statement
own-stored = What is stored, why, and until when
own-what = Data
own-why = Why
own-until = How long
own-account = Account
    .what = E-mail address, mobile number, a check value of the password, language, second step
    .why = To let you sign in and tell you what becomes of your applications
    .ground = Ground: needed for the service you asked for (Personal Information Protection Law, Art. 13(1)(2))
    .until = Until you delete the account
own-staff-account = Account
    .what = Name, e-mail address, a check value of the password, language, second step, the body you work for and your roles
    .why = To let you sign in, and to record who made each decision
    .ground = Ground: needed for your work (Personal Information Protection Law, Art. 13(1)(2))
    .until = While you do this work; your name as long as the cases you worked on are kept
own-cases = Applications
    .what = Your answers, documents, messages, supplements, decisions, receipts
    .why = To let the bank check identity and trade, and answer you
    .ground = Ground: the separate consent you gave when you handed it in (same law, Art. 29); where an account was opened, the Anti-Money Laundering Law asks for it
    .until = Without an account, { $retention_unsuccessful } year after the end; with one, at least { $retention_forex_case } years after the end and as long as the account is in use. Drafts expire after { $retention_draft } days without a change
own-sign-ins = Sign-in record
    .what = Time, way, outcome, name of the browser; no network addresses
    .why = To let you notice sign-ins that were not yours
    .ground = Ground: the duty to keep data safe (same law, Art. 51) and the Cybersecurity Law on keeping logs
    .until = { $retention_session } year
own-letters = Mails and messages to you
    .what = The address or number, the text
    .why = To answer questions about what did or did not arrive
    .ground = Ground: needed for the service you asked for
    .until = { $retention_mail_body } days after sending
own-notices = Notices on this site
    .what = Case numbers and progress, no names or numbers of yours
    .why = To show you what changed
    .ground = Ground: needed for the service you asked for
    .until = 365 days
own-forms = Numbers of forms
    .what = Random numbers and check values
    .why = So that pressing twice hands in once
    .ground = Ground: needed for the service you asked for
    .until = { $retention_idempotency_key } hours
own-audit = Record of acts
    .what = Who did what to which case and when, by ids; no names, numbers or contents
    .why = To prove that nobody tampered
    .ground = Ground: the duty to keep data safe (same law, Art. 51)
    .until = { $retention_audit } years
own-copy = Download my data
    .hint = Everything that is stored, in one archive you can read offline
own-correct = Correct e-mail or mobile number
    .hint = At any time
own-correct-case = Correct an application
    .hint = Change a draft directly; once handed in, write to the bank in the case
own-leave = Delete my account
    .hint = See first what goes at once and what the law keeps
own-cases-list = Until when each case is kept
own-cases-looks = Who at the bank looked at a case, and why somebody saw a whole number, stands under “Who looked”.
until-draft = Draft: until you delete it; it expires when left alone
until-open = Under way; the period begins when it ends
until-day = Erased on { $day }
until-in-use = Kept while the account is in use, at least until { $day }
until-erased = Its contents are erased; number and state are left
until-own-rules = Kept by the rules of its own service

consents = What you agreed to
consent-with = { $reference }, submission { $number }
consent-version = wording { $version }
consent-what = What you agreed to then
consent-given = Agreed
consent-none = You have not handed in an application, so you have declared nothing.
consent-back = To take a consent back, withdraw the application in its case and the bank stops. What was done before stays valid. Once an account is open, ask for its closure first.

looks = Who looked at this case
looks-lede = Each time somebody at the body in charge opens the case, a document or a whole number, it is written here. The body is named, the person is not.
looks-none = Nobody has looked yet
looks-ask = If you wonder about one of them, write to the bank in the case or call 0574-12345.
looks-somebody = Staff
looks-case = Opened the case, numbers masked
looks-document = Opened a document: { $document }
looks-unmasked = Saw in full: { $answer }
looks-reason = Reason: { $reason }

copy-lede = Everything we store about you, in one archive.
copy-text =
    - Account: contacts, sign-ins, notices, mails and messages to you
    - Each case: your answers, each submission, supplements, messages, progress, decisions, who looked
    - Every file you uploaded, every receipt

    Open index.html in it, no network needed; data.json holds the same for programs. Notes that the bank keeps to itself are not in it.
copy-care = The numbers in it are not masked, so keep it where only you can open it. You can download { $times } a day; each one is recorded.
copy-do = Download the archive
copy-last = Last download: { $moment }

leave-lede = This cannot be undone. Please read what follows first.
leave-goes = What goes at once
leave-goes-text =
    - Your e-mail address, mobile number, password and second step; you can register with them again
    - Sign-ins, notices, mails and messages to you
    - Your sign-ins on all devices
leave-erased-cases = The contents and documents of these cases, which no law asks us to keep, go at once too:
leave-stays = What the law keeps
leave-stays-why = The bank must keep applications that led to an account, by the Anti-Money Laundering Law. They are erased on their day and used for nothing but what the law asks until then.
leave-remains = Records that name nobody
leave-remains-text = Case numbers, dates, states, receipts and the record of acts stay; they hold no name, number or content of yours. Receipts that were given out can still be checked.
leave-under-way = Some cases are still under way
leave-under-way-text = Withdraw them or wait for their end, then come back. One that is approved and waits for your visit can end by the visit or by its term.
leave-copy-first = If you want to keep a copy, first
field-leave-word = Type DELETE
    .hint = Then press the button; the account ends at once.
problem-leave-word = Type the word DELETE. The account ends only if the word is right.
leave-do = Delete my account
leave-stay = Keep it and go back
leave-done = Your account is deleted
leave-done-heading = You are signed out, and the account opens nothing any more
leave-done-text = A confirmation is on its way. Once it is out, we do not keep that address either.
leave-done-kept = { $count ->
        [one] One case is
       *[other] { $count } cases are
    } kept by law and erased on the day.
leave-done-way = To the home page

letter-account_deleted-subject = Your Yongyitong account is deleted
letter-account_deleted-body = Your Yongyitong account was deleted as you asked, with all its data and cases. If this was not you, call us: 0574-12345. This is the last letter; once it is sent we do not keep your address.
letter-account_deleted_kept-subject = Your Yongyitong account is deleted
letter-account_deleted_kept-body = Your Yongyitong account was deleted as you asked, with all its data. Cases that led to an account and that the law keeps: { $kept }; they are erased on their day. If this was not you, call us: 0574-12345. This is the last letter; once it is sent we do not keep your address.

paper-title = Yongyitong: my data
paper-made = This copy was made on { $moment } and holds everything that was then stored about you. Numbers are not masked: keep it where only you can open it.
paper-cases = Cases
paper-codes = Codes that were sent
paper-browsers = Browsers that are known, by when they were last seen
paper-copies = When copies were taken
paper-password = Password
paper-password-yes = Set; only a check value is stored
paper-email-since = E-mail confirmed
paper-mobile-since = Number confirmed
paper-registered = Registered
paper-code-register = Registration
paper-code-sign_in = Signing in
paper-code-device = Signing in on a new browser
paper-code-second_factor = Second step
paper-code-recover = Choosing a new password
paper-code-new_password = The new password
paper-code-step_up = An important step
paper-code-contact = Another contact
paper-status = State
paper-begun = Begun
paper-closed = Ended
paper-rules = By the rules of
paper-terms = Terms
paper-term-running = running
paper-term-paused = paused
paper-term-met = met
paper-term-missed = missed
paper-term-cancelled = no longer counted
paper-asked = What you were asked to mend
paper-round = Round { $round }
paper-file-gone = removed; the file is gone
paper-removed = Removed
paper-submission = What you handed in, submission { $number }
paper-typed = The pages as they were last saved

record = Download the case record
record-lede = This case from beginning to end in one file, for a court, an auditor or another body.
record-text =
    - Your answers, each submission, supplements, messages, progress, decisions, receipts, and who looked
    - The SHA-256 of each document. The documents are not in it: hand them over separately, and the hash shows that they are the originals

    We sign the file, so changing one letter shows. Whoever gets it can check it offline, without signing in and without asking us.
record-care = The numbers in it are not masked: give it only to those who should see them. Each download is recorded.
record-do = Download the record
record-checking = This is the record of a case, issued by Yongyitong and signed at its end. Any change to it shows. Check it offline with Yongyitong's program:
record-checking-key = Compare the key with the one that Yongyitong publishes. Each receipt can also be checked by its code, and each document by its SHA-256.
leave-only-owner = You are the only owner of these firms
leave-only-owner-text = Without you nobody could look after them. Open each, hand its ownership over, then end your account.
