"""What stands on every pocket card alike: which signs, what never to do, and which sentences."""

from __future__ import annotations

from guide.site.labels import N_

SIGNS = (
    "practice.ind-gen-isolated",
    "practice.ind-gen-no-papers-money",
    "practice.ind-gen-coached",
    "practice.ind-gen-growing-debt",
    "practice.ind-gen-threats",
)
"""Five facts, shown in their own words with their status. Each is a sign of any form of trafficking."""

NEVER = (
    N_("Never leave the person alone with those who came with them."),
    N_("Never call the employer, the family or the companion to check the story."),
    N_("Never contact the embassy of the person's home country without the person's consent."),
    N_("Never make help depend on a statement to the police."),
)
"""Own advice, as on the page "Act now"."""

NEVER_FACT = "practice.int-questions-not-to-ask"
"""The fifth thing not to do comes from a source."""

SAY = ("who-i-am", "hurt", "afraid", "say-no", "pass-on", "not-know")
"""Sentences of `translations/sentences.yml`, in the order in which they are said."""

OWN = N_("Lines without a status mark are our own advice.")
ENOUGH = N_("You do not have to be sure. A suspicion is enough to act on.")
TRUE = N_("Say only what is true in your case.")
ELSEWHERE = N_("To show in {number} languages: on the website, page “{page}”.")
NO_HOURS = N_("exact hours not known")
MORE = N_("There is more on the country’s page: scan the code on the back.")
FOLD = N_(
    "Print on one side of A4. Fold in half three times, along the dashes. "
    "Keep the front page on the outside each time."
)
