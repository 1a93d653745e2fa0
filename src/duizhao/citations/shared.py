"""What all citations of a site share, as one file that the browser reads: newspaper, translation, words of remarks."""

import json
from dataclasses import asdict

from duizhao.assets import ROOT as ASSETS
from duizhao.labels import citing_labels, label
from duizhao.newspaper import Newspaper
from duizhao.settings import Settings
from duizhao.works import translation_of

ADDRESS = f"{ASSETS}/citing.json"


def shared_facts(newspaper: Newspaper, settings: Settings) -> bytes:
    """JSON: `newspaper`, its periods oldest first; `translation`; `style` of the site; `words`, labels as [en, zh]."""
    words = {**citing_labels(), "untitled": label("untitled")}
    facts = {
        "newspaper": [asdict(period) for period in newspaper.periods],
        "translation": asdict(translation_of(settings)),
        "style": settings.citation_style,
        "words": {key: [both.en, both.zh] for key, both in words.items()},
    }
    return (json.dumps(facts, ensure_ascii=False, indent=1, default=str) + "\n").encode()
