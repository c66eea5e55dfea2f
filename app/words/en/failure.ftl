# Pages for requests that could not be answered as asked

failure-not-found = We could not find that page
failure-not-found-text = The address may be mistyped, or the case may not be one of yours. Check the address, or start from the home page.
failure-not-found-other = You act for one at a time. To see what is your own or another's, change over first:
failure-forbidden = That request did not come from our pages
failure-forbidden-text = For your safety we did not act on it, and nothing was changed. Go back to our page and send the form again.
failure-stale = The case changed while you had the page open
failure-stale-text = Your step had no effect. Go back to the case, look at how it stands now, then decide.
failure-not-now = That is not possible as the case stands now
failure-not-now-text = Nothing was changed. Go back to the case to see what can be done now.
failure-discarded = This draft was deleted
failure-discarded-text = The draft was deleted on another page, so what you just entered was not saved. Find your other applications in “My cases”, or start a new one.
failure-four-eyes = The maker may not be the checker
failure-four-eyes-text = You made this proposal, so a colleague has to check it. Nothing was changed.
failure-too-large = What you sent is too large
failure-too-large-text = It was not saved. A file may have at most 10 MB: make it smaller, go back one page and send it again.
failure-unreadable = We could not read what was sent
failure-unreadable-text = It was not saved. Go back one page and use the button on that page.
failure-too-many = Too many tries, please wait
failure-too-many-text = { $seconds ->
    [0] Try again later. What you saved is safe.
    [one] Try again in { $seconds } second. What you saved is safe.
   *[other] Try again in { $seconds } seconds. What you saved is safe.
}
failure-unavailable = This is not possible right now
failure-unavailable-text = What you saved is safe. Wait { $seconds } seconds, then load this page again.
failure-internal = Something broke on our side
failure-internal-text = What you saved is safe; your last step may have had no effect. Try again later. If it still fails, call us and give this number.
failure-incident = Number:
failure-back = Go back to the case
failure-home = Go to the home page
failure-help = Help and contact
