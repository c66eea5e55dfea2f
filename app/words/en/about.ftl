# Landing page, checking receipts, help, privacy, accessibility, terms, service rules.
landing-title = Cross-border e-commerce single window
landing-heading = Cross-border trade,
landing-heading-end = through one window
landing-lede = Apply online for a forex account: a bank reviews it, and you visit a branch once to show your identity. Fill in once, see progress any time, with a time limit on every step.
landing-forex = For individuals, sole traders and firms that sell on platforms abroad. Apply online, a bank reviews, one visit to show your identity.
landing-forex-answer = { $days ->
    [one] An answer from the bank within 1 working day
   *[other] An answer from the bank within { $days } working days
}
landing-forex-needs = You need: identity document, shop link, a debit card of your own
landing-follow = Where is my case?
landing-follow-text = Sign in to see how far each application is, who has it, and what to do next.
landing-follow-steps = Every step with its time
landing-follow-dates = Every term with its last day, and why it is that day
landing-follow-messages = Write to the bank that handles your case
landing-verify-text = Somebody showed you a receipt? Check it here without signing in. You see its number, subject and time, nothing else.
landing-help = See how each step works
phone-heading = Not able to do it online?
phone-text = Call us and we go through the form with you. Somebody in your family may help you at the screen; you type the signature yourself.
phone-questions = Common questions

verify-title = Check a receipt
verify-lede = Enter the check code on the receipt to see whether this window issued it. You need no account, and nothing about persons is shown.
verify-check = Check
field-verify-code = Check code
    .hint = 12 characters on the receipt, such as 7K3M-20TX-9QHD. Dashes, spaces and small letters do not matter
problem-verify-code-missing = Enter the check code. It is printed on the receipt and has 12 characters.
problem-verify-code-length = The check code has { $expected } characters and you entered { $found }. Compare it with the receipt and enter it again.
verify-genuine = The receipt is genuine
verify-genuine-text = This window issued the receipt, and nothing in it was changed. Compare the three facts below with the receipt in your hand. A receipt shows what was submitted and when; it does not tell the result.
verify-says = What the receipt says
verify-unknown = We do not know this check code
verify-unknown-text =
    This window issued no receipt with this code. Check what you typed:

    - The code never has the letters I, L, O or U: what looks like them is the digit 1 or 0
    - 8 and B, 5 and S, 2 and Z are easily confused
    - Enter the check code, not the case number that begins with FX

    If it is still unknown, the receipt may not be genuine. Call 0574-12345 to ask.
verify-offline = Check it without a network
verify-offline-text =
    The receipt page offers a text file that holds the signature. A computer with the Yongyitong program checks it without a network:
verify-key = Public key of this window
verify-key-text = Anybody may keep a copy of the public key. Check with your own copy, and you need not trust the key inside the file.

article-contents = On this page
help-title = Help and contact
help-lede = How each step works, and what people often ask. If something is still unclear, call us.
help-contact =
    Call 0574-12345, staffed on working days from 8:30 to 17:30. Have your case number ready. Never tell anybody your password or a code on the phone; we do not ask for them.

    For questions about the review itself, sign in, open the case and write to the bank, which answers there.
    .heading = Contact
help-steps =
    - Check whether you qualify: six questions, no sign-in, nothing kept
    - Register: with an e-mail address or a mainland mobile number and a code
    - Fill in: page by page from a task list, saved whenever you like
    - Submit: check your answers, type your name as signature, get a number and a receipt
    - Review: two officers of the bank look at it, and you get an answer within { $forex_answer } working days
    - Supplement: if something is missing, you are told everything at once; send it and the review goes on
    - Visit: show the original document at the branch once
    - Opened: you get a notice, and sign in to see the account number
    .heading = The steps
    .link = See the conditions and what you need
help-register =
    Register with an e-mail address or a mainland mobile number, and choose a password of at least 8 characters. Any characters will do; very common passwords are refused.

    Sign in with the password or with a one-time code. On a device that you have not used before, you are asked for a code besides the password.
    .heading = Registering and signing in
help-fill =
    Each page is saved as you go; sign in on another phone or computer and carry on. A draft that is not touched for { $forex_draft_idle } days expires, and you can start again from its answers.

    Numbers pasted with spaces, dashes or full-width digits are fine. Where something is wrong, the page says what, and how to mend it. What you typed is kept.

    After a long pause you are signed out. You are warned before, and the page that you were filling in is saved once you sign in again.
    .heading = Filling in and saving
help-documents =
    Photos as JPG or PNG, papers as PDF; the sample of orders may also be a CSV or XLSX table. Up to { $document_size } MB each, and up to { $document_count } in one application.

    Lay the document flat, take all four corners into the picture, and see that the writing is sharp. You get a preview after the upload; replace it if it is not clear.
    .heading = Uploading documents
help-heic =
    HEIC is a format of iPhones and some other phones that browsers cannot show, so we cannot take it. You can do one of these:

    - On an iPhone open Settings, Camera, Formats, choose “Most Compatible” and take the photo again
    - Take a screenshot of the photo and upload that
    - Save the photo as JPG on a computer
    .heading = My HEIC photo is refused
help-submitted =
    You cannot change it directly. If something is wrong, write to the bank, which can reopen that page for you. Until the bank has decided you can also withdraw, and start again from the same answers.

    Pressing the button twice, or sending again after the network failed, still counts once.
    .heading = Can I change something after I submit?
    .link = See my cases
help-supplement =
    The bank lists everything it needs at once, and only those pages can be changed. Send it within { $forex_supplement } working days; the bank's own clock stands still meanwhile. There are at most { $forex_supplement_rounds } rounds in one application.

    If nothing arrives in time, the application lapses, and you can start again from the same answers.
    .heading = The bank asks me for more
help-dates =
    Counting begins on the day after the start and counts working days only; the last day ends at 24:00. Public holidays and weekends are skipped, make-up working days count. Beside every date there is “Why this date?”, which lists the days one by one.

    Until the holidays of the next year are announced, a date that reaches into it may be left open.
    .heading = How terms are counted
    .link = See all terms and their sources
help-refused =
    The case shows the reason. If it was about documents or answers, correct them and start again from the same answers; or apply at another bank. If you do not understand the reason, ask the bank in the case, or call 0574-12345.

    The bank decides whether to open an account. This window cannot change its decision.
    .heading = The bank refused
help-quota =
    Each person has a yearly facilitation quota of the equivalent of US${ $annual_facilitation_quota } for settlement and another for purchase. Within it you need no more than your identity document. It is not a limit on what you may earn.

    Cross-border e-commerce income that is shown by electronic transaction data, or by documents that show the amount, does not count towards the quota. What is not shown counts. The quota is per person and calendar year, however many accounts and banks you have.

    For holders of Hong Kong, Macao or Taiwan permits, passports or foreign permanent resident cards, the bank confirms for each person which income is outside the quota.
    .heading = What is the yearly facilitation quota?
    .link = See the rules and their sources
help-codes =
    - Wait a minute, then look among junk mail and blocked messages
    - Check the address or number that you typed
    - A code works for 10 minutes and may be mistyped up to 5 times; only the newest one works
    - One address or number gets a limited number of codes a day; after that, try again the next day
    - If no message reaches the phone, use your e-mail address

    If nothing helps, call 0574-12345.
    .heading = The code does not arrive
help-phone_lost =
    If you have an e-mail address with us, sign in with it, end the sessions of the lost phone under “My account”, then change your password.

    If you have a mobile number only, get the number back from your operator first and sign in with it. If you cannot get it back, call 0574-12345; we check who you are and help you.
    .heading = I lost my phone or changed my number
help-password =
    Sign in with a code, or recover access from the sign-in page. When the password changes, all other devices are signed out.
    .heading = I forgot my password
    .link = Recover access
help-receipt =
    Sign in, open the case and choose “Receipt”: you can print it, download it or let somebody scan it. It holds neither your name nor your document number.
    .heading = A receipt, or something on paper
    .link = Check a receipt
help-easier =
    At the top of each page you find “Large text” and the language, at the bottom light and dark colours. Every page works with the keyboard alone, and without scripts. Bank officers have keys on a case: J leads to the next one of the list, K to the previous one, L back to the list, each together with the keys that your browser asks for (mostly Alt, or Alt and Shift).
    .heading = Larger text, contrast, keyboard
    .link = Accessibility statement
help-feedback =
    Something is hard to use or to understand? Call 0574-12345 and tell us on which page. We pass it on to the people who build this site.
    .heading = Feedback

privacy-title = Privacy
privacy-lede = What we store of you, why, who can see it, for how long, and which rights you have.
privacy-stored =
    - Account: e-mail address or mobile number, a check value of the password (not the password), language
    - Sign-ins: time and name of the browser, so that you notice one that was not you
    - Application: what you fill in, such as name, document number, address, card number, shops and business
    - Documents: the photos and files that you upload; what a photo says of its place is removed on upload
    - Exchange: messages with the bank, supplements, decisions
    - Record of acts: who looked at or changed which case and when; it holds numbers of records only, no content

    The answers to “Check whether you qualify” are not stored.
    .heading = What is stored
privacy-why =
    Only for what you apply for: so that the bank can check who you are and what you trade, answer you and tell you the result. Document number, card number and shop link also show whether different people use the same ones.

    Banks must by law identify their customers, ask for tax residency and keep records. That is why these questions must be answered.
    .heading = Why
privacy-consent =
    Identity data and card details are sensitive personal information. Before you submit we ask for your consent three times: to process your identity document, to process your card details, and to pass the application to the bank you chose. Without it you cannot apply online, but you can apply at a branch.
    .heading = Separate consent
privacy-seen =
    - You
    - The people at the bank you chose who review such applications. Document and card numbers are masked for them; showing one needs a reason, and you can see in the case who looked and why
    - Other banks and other applicants see nothing, not even that the case exists
    - Those who run this site manage accounts and organisations, and do not see cases
    - Whoever has the check code of a receipt sees case number, subject and time of submission

    We do not sell or publish your data, do not use it for advertising, and have no third-party analytics. Disclosure required by law is the exception.
    .heading = Who sees it
privacy-guarded =
    Names, numbers, addresses, messages and documents are stored encrypted, each case with a key of its own, kept apart from the data. Of passwords and codes we store check values only. The record of reviews and looks is a chain, so that a change of any entry would be noticed.
    .heading = How it is protected
privacy-kept =
    Counted from the end of the case, the last change or the day of sending. After that the data is deleted, unless the law wants it kept for longer.
    .heading = For how long
privacy-cookies =
    Only these, and only for this site: your session, whether this device was used before, language, and appearance (large text, light or dark). None of them tracks you.
    .heading = Cookies
privacy-rights =
    - See and copy: sign in and open “My personal data”; it says what is stored and who looked, and gives you a copy of everything
    - Correct: before you submit, do it yourself; afterwards, write to the bank
    - Withdraw consent: withdraw the application and the bank stops. What was done before stays lawful
    - Delete: you can delete drafts and your account yourself, and what no law keeps goes at once. What the law keeps is erased on its day and used for nothing else until then
    - Ask: about anything on this page that is unclear
    .heading = Your rights
privacy-ask =
    Call 0574-12345 and say “personal information”. We first check that it is you. If you are not content with the answer, you can complain to the cyberspace administration.
    .heading = Whom to ask

accessibility-title = Accessibility statement
accessibility-lede = Everybody should be able to use this site on their own. Here is what works, how it was checked, and what is still missing.
accessibility-aim =
    We aim at level AA of the Web Content Accessibility Guidelines (WCAG) 2.2, in Chinese and English, in light and dark colours.
    .heading = What we aim at
accessibility-can =
    - Do everything with the keyboard, and always see where you are
    - Enlarge text to 200%, or use a screen 320 pixels wide, without scrolling sideways
    - Turn on “Large text”: larger type, stronger contrast, larger buttons
    - Fill in, upload, submit and print without scripts
    - Hear the name, hint and error of every field with a screen reader
    - Tell states apart without colour: each has words and a shape
    - Work without things that play, flash or hurry you; before you are signed out you are warned and can go on
    .heading = What you can do
accessibility-checked =
    - Every page is checked with axe-core in both languages and both colour themes, again with each change
    - The contrast of text and controls was measured one by one
    - Automatic tests go through the whole application at desktop and phone width, with and without scripts
    .heading = How it was checked
accessibility-limits =
    - No full test with people who use screen readers yet, and none page by page with VoiceOver or TalkBack on real phones
    - No assessment by an independent body yet
    - The text-size menu and file picker inside WeChat were not tried on all phones; if they fail, open the page in the system browser
    - Photos and PDF files that people upload are shown as they are; a screen reader cannot read the writing in them
    - Automatic checks find only a part of all problems
    .heading = What is still missing
accessibility-report =
    If a page does not work for you, call 0574-12345 and tell us the page and your device. Until we have mended it, staff go through it with you on the phone, or you can apply at a branch.
    .heading = If something stops you

terms-title = Terms of use
terms-lede = What you and we each have to do when you use this site.
terms-service =
    Yongyitong is the online window of the China (Ningbo) Cross-border E-commerce Pilot Zone, run by the zone. Here you can apply for a forex account, write to the bank, follow progress and check receipts. It is free of charge.
    .heading = What this service is
terms-decides =
    This window takes in, passes on, notifies and keeps time. The bank decides whether to open an account, and the quota is held by the system of the foreign exchange administration. The check in advance and the automatic checks are a guide, not their decision.
    .heading = Who decides
terms-duties =
    - Give true answers and real documents; use only your own identity document, shops and card
    - Use the account only for your own real sales abroad; do not split settlements or lend the account
    - Do not try to reach cases of others, and do not disturb the site

    If you break these, the bank may refuse or stop the account and we may close your sign-in; where the law is broken, the law applies.
    .heading = What you have to do
terms-account =
    Your account is for you alone. Tell nobody your password or codes. If you see a sign-in that was not you, end it under “My account” at once and change your password.
    .heading = Your account
terms-signature =
    By typing your name when you submit, you sign the application. We record the time and a check value of the content, so that nobody can change what was submitted.
    .heading = Signature
terms-limits =
    The terms are promises of this window and the banks; where the law sets one, its source is named. A case past its term is marked as overdue, and you can call 0574-12345 to ask for progress. Being overdue does not mean being approved.
    .heading = Time limits
    .link = See the service rules and time limits
terms-receipt =
    A receipt shows what you submitted and when. It is signed, and anybody can check it. It is no proof of an account and does not tell the result.
    .heading = Receipts
    .link = Check a receipt
terms-running =
    The site may be down for short maintenance. If a fault of the site made you miss the term of a supplement, call 0574-12345 and we settle it with the bank. What was shown to you as submitted is not lost.
    .heading = Running of the site
terms-changes =
    Changes are published on this page. A case follows the rules of the day on which it was submitted.
    .heading = Changes

rules-title = Service rules and time limits
rules-lede = The site counts terms, checks answers and keeps records by these rules. Where a public rule sets one, it is named; the others are rules of this window.
rules-today = These are the rules of { $day }. A submitted case follows the rules of the day on which it was submitted.
rules-forex = Forex accounts
rules-retention = How long records are kept
rules-complaint = Complaints
    .text = Complaints cannot be made on this site yet. To complain, use the national 12315 platform.
rules-rule = Rule
rules-value = Value
rules-source = Source
value-hours = { $amount ->
    [one] 1 hour
   *[other] { $amount } hours
}
value-working_days = { $amount ->
    [one] 1 working day
   *[other] { $amount } working days
}
value-calendar_days = { $amount ->
    [one] 1 day
   *[other] { $amount } days
}
    .document_validity = at least { $amount } more day
    .complaint_testing = not counted
value-years = { $amount ->
    [one] 1 year
   *[other] { $amount } years
}
    .applicant_age = { $amount } years
value-usd_cents = US${ $amount }
value-cny_fen = CNY { $amount }
value-basis_points = { $amount }%
value-bytes = { $amount } MB
value-count = { $amount }
    .forex_supplement_rounds = { $amount } rounds
    .document_count = { $amount } documents
    .settlement_card_holder = the applicant alone
    .sample_orders = { $amount } orders
    .complaint_evidence = { $amount } pieces
    .small_cell = { $amount } cases
    .incubator_waiting_list = { $amount } months
    .incubator_firm_age = { $amount } months
    .incubator_incubation = { $amount } months
    .incubator_incubation_long = { $amount } months
    .incubator_tenancy = { $amount } months
    .incubator_reviewers = { $amount } reviewers
    .incubator_spread = { $amount } points
    .incubator_interview_points = { $amount } points
    .incubator_waiting_points = { $amount } points
    .incubator_direct_points = { $amount } points
    .incubator_interview_change = { $amount } points
rule-annual_facilitation_quota = Yearly facilitation quota of an individual (equivalent; one for settlement, one for purchase)
rule-applicant_age = Youngest age of an applicant
rule-document_expiry_warning = Warning before an identity document expires
rule-beneficial_owner_share = Share of a firm from which a person is a beneficial owner
rule-beneficial_owner_undertaking = Registered capital up to which a firm may give an undertaking instead of naming beneficial owners
rule-special_refund = Special refund that the bank of a class A firm makes by itself, up to (equivalent, each)
rule-small_firm_exemption = Small cross-border firms need no list registration with yearly receipts or payments below (equivalent)
rule-forex_take = The bank takes an application
rule-forex_proposal = An officer proposes a decision
rule-forex_check = A second officer checks it
rule-forex_answer = The applicant gets an answer (taking, proposing and checking together)
rule-forex_account_number = The account number after the visit
rule-forex_supplement = The applicant supplies what was asked for
rule-forex_visit = The visit to the branch after approval
rule-forex_draft_idle = An untouched draft expires after
rule-forex_supplement_rounds = Most supplement requests in one application
rule-document_size = Largest document
rule-document_count = Most documents in one application
rule-complaint_acceptance = Word whether a complaint is accepted, from its receipt
rule-complaint_mediation = Mediation, from acceptance
rule-complaint_termination_notice = Word to both sides that mediation was terminated
rule-complaint_limitation = A complaint must be made, after the harm became known, within
rule-complaint_jurisdiction = The centre says whether a complaint is its own, or sends it on
rule-complaint_material = The complainant supplies proof of identity or material
rule-complaint_transfer = A body to which a complaint was sent on takes it or sends it back
rule-complaint_respondent_notice = The respondent is told, from acceptance
rule-complaint_reply = The respondent answers
rule-complaint_more_time = More time for the respondent, once
rule-complaint_testing = Days of inspection or testing within the time for mediation
rule-complaint_recusal = A decision when a side wants another officer
rule-complaint_fulfilment = Latest day to carry out an agreement, from the agreement
rule-complaint_review_request = Asking for a review of a refusal or of terminated mediation
rule-complaint_review = Another officer reviews it
rule-complaint_rating = Rating how a complaint was handled, after its end
rule-complaint_evidence = Most pieces of evidence with one complaint or report
rule-report_checking = A report is checked and decided on: case or no case
rule-report_extension = More time for checking, once
rule-report_notice = Word to a named reporter whether a case was opened
rule-return_application = Return of a retail import: applied for, from release by customs
rule-return_arrival = Return of a retail import: back where it was supervised, from release by customs
rule-import_transaction = Limit of one retail import
rule-import_year = Limit of a person's retail imports in a year
rule-credit_objection = A merchant disputes an entry in its credit record
rule-credit_effect = An entry in a credit record has effect for
rule-small_cell = Figures are not published below
rule-carrier_check = The zone office looks through a carrier's registration
rule-carrier_decision = The zone office decides on it after the visit
rule-incubator_completeness = The carrier looks whether an application is complete
rule-incubator_supplement = The team supplies what is missing
rule-incubator_scores = Reviewers score
rule-incubator_decision = The carrier decides, from scores or interview
rule-incubator_offer = The team answers an offer
rule-incubator_agreement = Both sides sign the agreement
rule-incubator_appeal_request = A refused team appeals
rule-incubator_appeal = The zone office decides on the appeal
rule-incubator_warning = After a warning without effect the carrier may end a tenancy
rule-incubator_waiting_list = A place on the waiting list lapses after
rule-incubator_firm_age = Oldest firm at its entry
rule-incubator_incubation = Longest incubation of a firm
rule-incubator_incubation_long = Longest incubation in biomedicine, modern agriculture and integrated circuits
rule-incubator_tenancy = A tenancy, unless agreed otherwise
rule-incubator_reviewers = Fewest reviewers of an application
rule-incubator_spread = One more reviewer when totals differ by more than
rule-incubator_interview_points = Admission is possible after an interview from
rule-incubator_waiting_points = The waiting list is possible from; below, two managers must agree to keep an application
rule-incubator_direct_points = No interview is needed from
rule-incubator_interview_change = An interview adds or takes at most
rule-graduation_investment = To graduate: angel or venture capital in total above
rule-graduation_revenue = To graduate: turnover of two years in a row above
rule-graduation_exports = To graduate: exports within a year from
rule-retention_draft = Drafts that nobody touches
rule-retention_guest_draft = Drafts filled in without an account
rule-retention_unsuccessful = Applications that lapsed, expired, were withdrawn or refused
rule-retention_forex_case = Forex cases and their documents, after the business has ended
rule-retention_transaction_data = Electronic transaction data
rule-retention_complaint = Complaints, after closing
rule-retention_incubator_case = Incubator cases, after exit
rule-retention_session = Sign-ins
rule-retention_idempotency_key = Marks that keep a form from counting twice
rule-retention_mail_body = Text of mail and messages that were sent
rule-retention_audit = Record of acts (numbers of records only)
rule-document_validity = The identity document is still valid when you apply
rule-settlement_card_holder = Holder of the card for the settled yuan
rule-sample_orders = Fewest orders in the sample
rule-source = Source: { $rule } ({ $source }, since { $since })
rules-judged-by = This application is judged by the rules of { $day }. See the rules and their sources
