# Letters, messages and notices about cases. No names or numbers of persons, and never a link that signs in.
-letter-look = To see it, sign in to Yongyitong and open “My cases”.
-letter-phone = Questions? Call 0574-12345 (working days, 8:30 to 17:30). We never ask for your password or a code.

letter-submitted-subject = Application { $reference } was submitted
letter-submitted-body =
    Your forex account application { $reference } was submitted.

    { $due ->
        [unknown] The bank reviews it now; sign in to see the last day for its answer.
       *[other] The bank reviews it now and answers by the end of { $due }.
    } If something is missing, you are told everything at once, and the clock stands still until you send it. There is nothing you need to do. The receipt and the progress are in the case.

    { -letter-look }
    { -letter-phone }
letter-resubmitted-subject = Your supplement to application { $reference } was sent
letter-resubmitted-body =
    Your supplement to application { $reference } was sent. The bank goes on with its review, and its clock runs again. { $due ->
        [unknown] Sign in to see the last day for its answer.
       *[other] It answers by the end of { $due }.
    } There is nothing you need to do.

    { -letter-look }
    { -letter-phone }
letter-supplement_requested-subject = Application { $reference }: the bank asks you for more
letter-supplement_requested-body =
    The bank looked at your application { $reference } and asks you for more. The case lists everything at once.

    { $due ->
        [unknown] Your term begins tomorrow; sign in to see its last day.
       *[other] Send it by the end of { $due }.
    } If nothing arrives in time, the application lapses. The bank's own clock stands still meanwhile.

    { -letter-look }
    { -letter-phone }
letter-request_withdrawn-subject = Application { $reference }: nothing to be supplemented
letter-request_withdrawn-body =
    The bank has taken back its request to supplement application { $reference }. You need not send anything; the bank goes on with its review.

    { -letter-look }
    { -letter-phone }
letter-approved-subject = Application { $reference } was approved: visit the branch
letter-approved-body =
    The bank approved your application { $reference }.

    { $due ->
        [unknown] Bring your original identity document to the branch you chose soon; sign in to see the last day.
       *[other] Bring your original identity document to the branch you chose by the end of { $due }; it takes about 20 minutes.
    } Without a visit in time the application lapses. The address is in the case.

    { -letter-look }
    { -letter-phone }
letter-refused-subject = Application { $reference }: the bank's decision
letter-refused-body =
    The bank decided not to open an account, and application { $reference } is closed. The case shows the reason.

    What you can do: read the reason, correct your answers and start again from them; or apply at another bank. If the reason is unclear, ask the bank in the case.

    { -letter-look }
    { -letter-phone }
letter-account_opened-subject = Application { $reference }: the account is open
letter-account_opened-body =
    The forex account of application { $reference } is open. Its number is not in this letter; sign in to see it.

    { -letter-look }
    { -letter-phone }
letter-account_closing-subject = Application { $reference }: closure requested
letter-account_closing-body =
    Your request to close the forex account of application { $reference } went to the bank. The bank closes it when its balance is zero and nothing is under way, and gets in touch with you.

    If this was not you, call 0574-12345 at once.

    { -letter-look }
letter-account_suspended-subject = Application { $reference }: the account is suspended
letter-account_suspended-body =
    The bank suspended the forex account of application { $reference }: receipts are still recorded, settlement is blocked for now. The case shows the reason.

    { -letter-look }
    { -letter-phone }
letter-account_resumed-subject = Application { $reference }: the account is in use again
letter-account_resumed-body =
    The forex account of application { $reference } is in use again; settlement is open.

    { -letter-look }
    { -letter-phone }
letter-account_closing_by_bank-subject = Application { $reference }: the bank has begun to close the account
letter-account_closing_by_bank-body =
    The bank has begun to close the forex account of application { $reference }. The case shows the reason, and what you can do.

    { -letter-look }
    { -letter-phone }
letter-account_not_closed-subject = Application { $reference }: the account is not closed for now
letter-account_not_closed-body =
    The forex account of application { $reference } is not closed for now and stands as before. The case shows the reason.

    { -letter-look }
    { -letter-phone }
letter-account_kept-subject = Application { $reference }: closure taken back
letter-account_kept-body =
    The request to close the forex account of application { $reference } was taken back. The account stands as before.

    { -letter-look }
    { -letter-phone }
letter-account_closed-subject = Application { $reference }: the account is closed
letter-account_closed-body =
    The forex account of application { $reference } is closed and takes no more receipts.

    { -letter-look }
    { -letter-phone }
letter-lapsed-subject = Application { $reference } lapsed
letter-lapsed-body =
    The supplement or the visit to the branch did not come in time, so application { $reference } lapsed.

    To go on, sign in, open the case and start again from the same answers; you need not fill in everything anew.

    { -letter-look }
    { -letter-phone }
letter-expired-subject = Your draft of a forex account application expired
letter-expired-body =
    A draft of a forex account application was not touched for { $days } days and expired. The bank never received it.

    To go on, sign in, open it and start again from the same answers. Otherwise there is nothing you need to do.

    { -letter-look }
    { -letter-phone }
letter-withdrawn-subject = Application { $reference } was withdrawn
letter-withdrawn-body =
    Application { $reference } was withdrawn, and the bank stopped working on it. You can apply again later from the same answers.

    If this was not you, change your password at once and call 0574-12345.

    { -letter-look }
letter-message-subject = Application { $reference }: a message from the bank
letter-message-body =
    The bank wrote to you about application { $reference }. Sign in to read it and to answer; do not reply to this letter.

    { -letter-look }
    { -letter-phone }

letter-notices-subject = Yongyitong: news for you ({ $count })
letter-notices-body =
    This is new:

    { $lines }

    { -letter-look }
    { -letter-phone }
letter-daily-subject = Yongyitong today: news for you ({ $count })
letter-daily-body =
    Since the last such letter this is new, and you have not seen it yet:

    { $lines }

    { -letter-look } To be told in another way, open “How I am told” in “My account”.
    { -letter-phone }

notice-submitted = Application { $reference } was submitted and waits for review.
notice-resubmitted = The supplement to { $reference } was sent; the bank goes on.
notice-supplement_requested = The bank asks you for more about { $reference }.
notice-request_withdrawn = The bank took back its request to supplement { $reference }; you need not send anything.
notice-approved = { $reference } was approved: visit the branch to show your identity.
notice-refused = The bank refused { $reference }; the case shows why.
notice-account_opened = The account of { $reference } is open.
notice-account_closing = The request to close the account of { $reference } went to the bank.
notice-account_suspended = The account of { $reference } is suspended; the case shows why.
notice-account_resumed = The account of { $reference } is in use again.
notice-account_closing_by_bank = The bank has begun to close the account of { $reference }; the case shows why.
notice-account_not_closed = The account of { $reference } is not closed for now; the case shows why.
notice-account_kept = The request to close the account of { $reference } was taken back.
notice-account_closed = The account of { $reference } is closed.
notice-lapsed = { $reference } lapsed; you can start again from the same answers.
notice-expired = A draft was not touched for { $days } days and expired.
notice-withdrawn = { $reference } was withdrawn.
notice-message = The bank wrote to you about { $reference }.
notice-message_to_bank = The applicant wrote about { $reference }.
notice-supplement_arrived = The applicant sent the supplement to { $reference }; please go on with the review.
notice-to_check = { $reference } was sent to be checked.
notice-withdrawn_by_applicant = The applicant withdrew { $reference }; nothing is left to do.
notice-sent_back = The check sent { $reference } back; please review it again.
notice-quality_checked = The decision on { $reference } was looked over; the case shows the finding.
notice-stands_in = You stand in for a colleague from { $from } to { $to }.
notice-handed_over = { $reference } was handed over to you.
notice-handed_over_many = { $count } cases were handed over to you.
notice-overdue = { $clock ->
    [take] Nobody has taken { $reference } in time.
    [proposal] The proposal on { $reference } is overdue.
    [check] The check of { $reference } is overdue.
    [account_number] The account number of { $reference } is overdue.
   *[other] The answer to the applicant of { $reference } is overdue.
}
notice-closure_asked = The holder of the account of { $reference } asks to close it; please see to it.
notice-closure_withdrawn = The holder of the account of { $reference } wants to keep it after all; nothing is to be done.
notice-account_confirmed = What you proposed for the account of { $reference } was agreed.
notice-account_sent_back = What you proposed for the account of { $reference } was sent back; please look again.
notice-account_overtaken = The holder of the account of { $reference } asked for something else meanwhile; your proposal is void.
letter-account_locked-subject = Your Yongyitong account is locked
letter-account_locked-body = An administrator locked your Yongyitong account: { $reason ->
    [left] you work there no longer
    [suspected] somebody else may be using it
    [asked] you or your organisation asked for it
   *[unused] nobody has used it for long
}. You cannot sign in now; cases and records stay. Questions? Call 0574-12345.
letter-account_unlocked-subject = Your Yongyitong account is open again
letter-account_unlocked-body = An administrator unlocked your Yongyitong account. You can sign in with the same password as before.
letter-account_signed_out-subject = You were signed out of Yongyitong
letter-account_signed_out-body = An administrator signed your Yongyitong account out on all devices. Please sign in again. To ask why, call 0574-12345.
letter-second_factor_reset-subject = Your second step at Yongyitong was reset
letter-second_factor_reset-body = An administrator reset your second step at Yongyitong: { $reason ->
    [phone_lost] the phone is lost
    [phone_replaced] the phone was replaced
    [codes_lost] neither the authenticator nor recovery codes are at hand
   *[suspected] somebody else may have it
}. The authenticator and the recovery codes are void. Sign in with your password and set up another. If you did not ask for this, call 0574-12345 at once.
letter-duties_changed-subject = Your roles at Yongyitong have changed
letter-duties_changed-body = An administrator changed your roles at the Yongyitong desk. They hold from your next sign-in. Questions? Ask your supervisor, or call 0574-12345.
notice-account_locked = An administrator locked your account.
notice-account_unlocked = An administrator unlocked your account.
notice-account_signed_out = An administrator signed you out on all devices.
notice-second_factor_reset = An administrator reset your second step. If you did not ask for this, call 0574-12345.
notice-duties_changed = An administrator changed your roles.
