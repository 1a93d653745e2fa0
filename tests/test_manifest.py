"""The manifest: digests, the format written and read, and what a comparison with it finds. All texts are made up."""

import base64
import dataclasses
import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.corrections import apply_corrections, load_corrections
from duizhao.digests import split_digests, text_digest, version_digest
from duizhao.errors import ManifestError
from duizhao.manifest import (
    INDEX,
    Addition,
    Manifest,
    ManifestParts,
    Pins,
    compare,
    index_bytes,
    open_manifest,
    parse_manifest,
    pins_of,
    single_file,
    year_address,
    year_bytes,
)
from duizhao.model import Article
from duizhao.permalinks import Alias, Permalinks, load_permalinks
from duizhao.seeds import parse_seed
from made_up import seed_text

ADDITIONS = (Addition("2026.1", "2026-11-26"), Addition("2026.2", ""))
OPENING = "村民打成了水井。" * 6  # longer than what enters the id
BODY = f"{OPENING}\n    水井很深。\n    大家都来打水。"

DIGESTS = st.from_regex(r"[A-Za-z0-9_-]{8}", fullmatch=True)
JOINED = st.lists(DIGESTS, max_size=4).map("".join)
PINS = st.builds(
    Pins,
    st.just("") | DIGESTS,
    JOINED,
    DIGESTS,
    JOINED,
    DIGESTS,
    st.dictionaries(st.sampled_from(["zh1", "en2"]), DIGESTS),
    st.integers(1, 2),
)
IDS = st.builds(
    "{:04}-{:02}-{:02}-{}-{:08x}".format,
    st.integers(1946, 1966),
    st.integers(1, 12),
    st.integers(1, 28),
    st.integers(0, 8),
    st.integers(0, 2**32 - 1),
)


def article(name: str = "a", body: str = BODY, **values: Any) -> Article:
    return parse_seed(seed_text(name, body_zh=body, **values).encode(), f"{name}.txt")


def corrected(original: Article, replace: str, place: str = "zh2", expect: str = "很深") -> Article:
    text = f"corrections:\n  - {{source: a.txt, place: {place}, expect: {expect}, replace: {replace}, reason: a}}\n"
    return apply_corrections(original, load_corrections(text, "corrections.yml").of("a.txt"))


def parts(links: Permalinks | None = None) -> ManifestParts:
    return ManifestParts("0" * 16, ADDITIONS, links or Permalinks())


def manifest(*articles: Article, links: Permalinks | None = None) -> Manifest:
    return parse_manifest(single_file(parts(links), {each.id: pins_of(each) for each in articles}), "old.json")


def aliases(*declared: Alias) -> Permalinks:
    return Permalinks({each.id: each for each in declared})


def compared(
    old: Manifest, *articles: Article, links: Permalinks | None = None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = compare(old, articles, links or Permalinks(), {each.id for each in articles})
    return found.complaints, found.notes


@given(st.text(), st.sampled_from([" ", "\u3000", "\n", "\t"]), st.integers(0, 20))
def test_blanks_do_not_change_a_digest(text: str, blank: str, place: int) -> None:
    assert text_digest(text[:place] + blank + text[place:]) == text_digest(text[:place] + text[place:])
    assert text_digest(text) != text_digest(text + "x")


@given(st.lists(st.text(max_size=5), max_size=5))
def test_digests_can_be_parted_again(texts: list[str]) -> None:
    digests = [text_digest(text) for text in texts]
    assert list(split_digests("".join(digests))) == digests


def test_a_digest_is_made_as_the_documentation_says() -> None:
    sha256 = hashlib.sha256("新华社南昌5日电".encode()).digest()
    assert text_digest("新华社 南昌　5日电") == base64.b64encode(sha256, altchars=b"-_")[:8].decode()
    page = Path(__file__).resolve().parent.parent / "docs" / "project" / "manifest.md"
    assert f"党群 关系 and 党群关系 have the digest `{text_digest('党群 关系')}`" in page.read_text("utf-8")
    assert version_digest("Wells", ["One.", "Two."]) == text_digest(
        text_digest("Wells") + text_digest("One.") + text_digest("Two.")
    )


def test_the_pins_of_an_article() -> None:
    pins = pins_of(article())
    assert pins.paragraphs("zh") == tuple(map(text_digest, (OPENING, "水井很深。", "大家都来打水。")))
    assert pins.paragraphs("en") == (text_digest("The villagers of a dug wells."),)
    assert pins.headline_zh == text_digest("a村打成水井")
    assert pins.translation == version_digest("Wells of a", ["The villagers of a dug wells."])
    assert pins.received == {}


def test_the_pins_of_a_corrected_article_know_the_seed() -> None:
    pins = pins_of(corrected(article(), "不深"))
    assert pins.received == {"zh2": text_digest("水井很深。")}
    assert pins.paragraphs("zh")[1] == text_digest("水井不深。")
    assert pins.as_received("zh") == pins_of(article()).paragraphs("zh")


@given(st.dictionaries(IDS, PINS, max_size=6))
def test_one_file_comes_back_as_it_was(articles: dict[str, Pins]) -> None:
    links = Permalinks({"1950-01-01-1-00000000": Alias("1950-01-01-1-00000000", "1950-01-01-1-00000001", "", False)})
    found = parse_manifest(single_file(parts(links), articles), "old.json")
    assert {key: pins for year in found.years for key, pins in found.year(year).items()} == articles
    numbers = {key: pins.added for key, pins in articles.items()}
    assert {key: number for year in found.years for key, number in found.added(year).items()} == numbers
    assert (found.additions, found.permalinks) == (ADDITIONS, links)


def site(articles: Mapping[str, Pins]) -> dict[str, bytes]:
    """The manifest of a site, file by file."""
    years: dict[str, dict[str, Pins]] = {}
    for key, pins in articles.items():
        years.setdefault(key[:4], {})[key] = pins
    data = {year: year_bytes(of_year) for year, of_year in years.items()}
    named = {year: (len(years[year]), hashlib.sha256(data[year]).hexdigest()) for year in years}
    return {INDEX: index_bytes(parts(), named)} | {year_address(year): data[year] for year in years}


@given(st.dictionaries(IDS, PINS, max_size=6))
def test_the_files_of_a_site_come_back_as_they_were(articles: dict[str, Pins]) -> None:
    found = open_manifest(site(articles).get, "site")
    assert found
    assert {key: pins for year in found.years for key, pins in found.year(year).items()} == articles
    numbers = {key: pins.added for key, pins in articles.items()}
    assert {key: number for year in found.years for key, number in found.added(year).items()} == numbers
    assert found.year("1900") == {}


def test_a_site_without_manifest() -> None:
    assert open_manifest({}.get, "site") is None


def test_one_article_is_one_line() -> None:
    first, second = article("a"), article("b")
    data = year_bytes({each.id: pins_of(each) for each in (first, second)})
    assert len(data.splitlines()) == 4
    assert len(data.splitlines()[1]) < 200


KEY = "1958-01-06-4-aaaaaaaa"


def broken(change: Callable[[dict[str, Any]], Any]) -> bytes:
    whole = json.loads(
        single_file(parts(), {KEY: Pins("A" * 8, "B" * 16, "C" * 8, "D" * 8, "E" * 8, {"zh1": "F" * 8})})
    )
    change(whole)
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda whole: whole.update(format=2), "expected 1, the version of the format"),
        (lambda whole: whole.update(format=True), "expected 1, the version of the format"),
        (lambda whole: whole.pop("additions"), "expected a list of objects at additions, found nothing"),
        (
            lambda whole: whole["additions"][1].pop("released"),
            "expected a string at additions[1].released, found nothing",
        ),
        (lambda whole: whole.pop("articles"), "expected an object at articles, found nothing"),
        (lambda whole: whole["articles"].update(home={}), "expected an article id in articles, found 'home'"),
        (lambda whole: whole["articles"].update({KEY: 3}), f"expected an object at articles.{KEY}, found 3"),
        (
            lambda whole: whole["articles"][KEY].update(zh=["A" * 8, "B" * 15]),
            f'expected the digests of a headline and of paragraphs at articles.{KEY}.zh, found ["AAAAAAAA", "BBBB',
        ),
        (
            lambda whole: whole["articles"][KEY].update(translation="EEEE"),
            f'expected digests of eight characters each at articles.{KEY}.translation, found "EEEE"',
        ),
        (lambda whole: whole["articles"][KEY]["received"].update(p1="F" * 8), ".received.p1, found"),
        (
            lambda whole: whole["articles"][KEY].update(added=True),
            f"expected the number of an addition at articles.{KEY}.added, found true",
        ),
        (
            lambda whole: whole["articles"][KEY].update(added=3),
            f"expected the number of an addition at articles.{KEY}.added",
        ),
        (
            lambda whole: whole["aliases"].update({KEY: {"to": KEY}}),
            f"expected true or false at aliases.{KEY}.fragments",
        ),
        (
            lambda whole: whole["aliases"].update({KEY: {"to": "home", "fragments": True}}),
            f"expected an article id at aliases.{KEY}.to",
        ),
        (lambda whole: whole["withdrawn"].update({KEY: "soon"}), f"expected a day like 2026-11-26 at withdrawn.{KEY}"),
        (
            lambda whole: whole["withdrawn"].update(home="2026-11-26"),
            "expected an article id in withdrawn, found 'home'",
        ),
    ],
)
def test_what_is_wrong_in_a_manifest_is_named(change: Callable[[dict[str, Any]], Any], message: str) -> None:
    with pytest.raises(ManifestError) as raised:
        parse_manifest(broken(change), "old.json")
    assert str(raised.value).startswith("old.json: expected ")
    assert message in str(raised.value)


def test_no_manifest_at_all_is_not_taken_for_a_year() -> None:
    with pytest.raises(ManifestError, match=r"^old\.json: expected 1, the version of the format"):
        parse_manifest(b"{}", "old.json")


def test_a_year_alone_is_no_manifest() -> None:
    with pytest.raises(
        ManifestError, match=r"^1958\.json: expected a manifest, such as the index\.json beside this file, "
    ):
        parse_manifest(year_bytes({KEY: Pins("A" * 8, "B" * 16, "C" * 8, "D" * 8, "E" * 8, {})}), "1958.json")


@pytest.mark.parametrize(
    ("data", "message"), [(b"{", "old.json:1: expected JSON"), (b"[]", "old.json: expected a JSON object, found []")]
)
def test_what_is_no_json_object_is_named(data: bytes, message: str) -> None:
    with pytest.raises(ManifestError) as raised:
        parse_manifest(data, "old.json")
    assert str(raised.value).startswith(message)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "site/manifest/1958.json: expected the file that the index names, found none"),
        (
            b'{"format":1,"articles":{}}',
            "site/manifest/1958.json: expected the bytes whose digest the index names, found others",
        ),
    ],
)
def test_a_year_that_is_not_what_the_index_names(data: bytes | None, message: str) -> None:
    files: dict[str, bytes | None] = {**site({KEY: Pins()}), "manifest/1958.json": data}
    found = open_manifest(files.get, "site")
    assert found
    with pytest.raises(ManifestError) as raised:
        found.year("1958")
    assert str(raised.value) == message


def test_an_interrupted_publication_can_be_read_where_that_is_asked_for() -> None:
    files = {**site({KEY: Pins()}), "manifest/1958.json": year_bytes({KEY: Pins(added=9)})}
    found = open_manifest(files.get, "site", verify=False)
    assert found
    assert found.year("1958") == {KEY: Pins(added=9)}


def test_the_same_articles_break_no_promise() -> None:
    assert compared(manifest(article("a"), article("b")), article("a"), article("b"), article("c")) == ((), ())


def test_an_id_that_is_gone() -> None:
    gone = article("b").id
    (complaint,), notes = compared(manifest(article("a"), article("b")), article("a"))
    assert complaint.startswith(f"old.json: expected {gone}, which was published, found no seed that gives it; ")
    assert "permalinks.yml" in complaint
    assert notes == ()


def test_a_withdrawn_id_is_no_complaint() -> None:
    gone = article("b").id
    links = load_permalinks(f"withdrawn:\n  - {{id: {gone}, date: 2026-11-26, reason: a}}\n", "p")
    assert compared(manifest(article("a"), article("b")), article("a"), links=links) == ((), ())


def test_a_paragraph_that_names_other_text() -> None:
    (complaint,), _ = compared(manifest(article()), article(body=BODY.replace("很深", "不深")))
    assert complaint.startswith(f"a.txt:19: expected the text published as {article().id}#zh2, found another; ")


def test_a_paragraph_that_is_gone_and_one_that_is_new() -> None:
    shorter = BODY.rpartition("\n")[0]
    (complaint,), _ = compared(manifest(article()), article(body=shorter))
    assert complaint.startswith(f"a.txt: expected {article().id}#zh3, found 2 Chinese paragraphs in {article().id}; ")
    assert compared(manifest(article(body=shorter)), article()) == ((), ())


def test_a_paragraph_put_in_moves_all_after_it() -> None:
    complaints, _ = compared(manifest(article()), article(body=BODY.replace("\n", "\n    新段。\n", 1)))
    assert [each.partition("#")[2].partition(",")[0] for each in complaints] == ["zh2", "zh3"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (article(), corrected(article(), "不深")),
        (corrected(article(), "不深"), article()),
        (corrected(article(), "不深"), corrected(article(), "极深")),
    ],
    ids=["declared", "taken back", "changed"],
)
def test_a_declared_correction_breaks_no_promise(before: Article, after: Article) -> None:
    complaints, (note,) = compared(manifest(before), after)
    assert complaints == ()
    assert note == f"{article().id}#zh2: corrections of its text are not those that were published"


def test_a_seed_that_now_says_what_a_correction_said() -> None:
    mended = article(body=BODY.replace("很深", "不深"))
    assert compared(manifest(corrected(article(), "不深")), mended) == ((), ())


def test_a_correction_hides_no_other_change_of_the_seed() -> None:
    changed = corrected(article(body=BODY.replace("水井很深", "新井很深")), "不深")
    (complaint,), _ = compared(manifest(article()), changed)
    assert "#zh2, found another" in complaint


def test_another_translation_is_a_new_version() -> None:
    translated = dataclasses.replace(article(), en=(dataclasses.replace(article().en[0], text="They dug."),))
    old, new = pins_of(article()).translation, pins_of(translated).translation
    assert compared(manifest(article()), translated) == (
        (),
        (
            f"{article().id}: a new version of the translation, {new} instead of {old}; 1 of its #en addresses are new, gone, or name other text",
        ),
    )


def test_a_translation_that_is_gone() -> None:
    alone = dataclasses.replace(article(), en=(), headline_en=type(article().headline_en)())
    (complaint,), _ = compared(manifest(article()), alone)
    assert complaint.startswith(f"a.txt: expected a translation, as it was published in {article().id}, found none; ")


def test_a_chinese_headline_that_reads_otherwise_is_said() -> None:
    changed = corrected(article(), "水井新", place="headline.zh", expect="水井")
    assert compared(manifest(article()), changed) == (
        (),
        (f"{article().id}: the Chinese headline reads otherwise than it was published",),
    )


MOVED = article("b", BODY)


def test_an_alias_keeps_the_promise_where_paragraphs_are_the_same() -> None:
    old = article("a")
    assert compared(manifest(old), MOVED, links=aliases(Alias(old.id, MOVED.id, ""))) == ((), ())


def test_an_alias_whose_paragraphs_name_other_text() -> None:
    old, new = article("a"), article("b", BODY.replace("很深", "不深"))
    (complaint,), _ = compared(manifest(old), new, links=aliases(Alias(old.id, new.id, "")))
    assert complaint.startswith(f"b.txt:19: expected the text published as {old.id}#zh2, found another; ")
    assert compared(manifest(old), new, links=aliases(Alias(old.id, new.id, "", fragments=False))) == ((), ())


def test_an_alias_that_was_published_stays() -> None:
    links = aliases(Alias("1958-01-06-4-00000000", MOVED.id, ""))
    (complaint,), _ = compared(manifest(MOVED, links=links), MOVED)
    assert "expected 1958-01-06-4-00000000, which was published as an alias, to stay declared" in complaint
    assert compared(manifest(MOVED, links=links), MOVED, links=links) == ((), ())


def test_an_alias_that_leads_elsewhere_now() -> None:
    """What it names must be what it named through the other target."""
    first, other = article("a"), article("c", BODY.replace("很深", "不深"))
    before = aliases(Alias("1958-01-06-4-00000000", first.id, ""))
    after = aliases(Alias("1958-01-06-4-00000000", other.id, ""))
    complaints, _ = compared(manifest(first, links=before), first, other, links=after)
    assert len(complaints) == 1
    assert complaints[0].startswith("c.txt:19: expected the text published as 1958-01-06-4-00000000#zh2")


def test_an_alias_whose_article_comes_back_names_what_it_named() -> None:
    """What its address led to last is what was promised."""
    there, back = article("a"), article("c", BODY.replace("很深", "不深"))
    before = aliases(Alias(back.id, there.id, ""))
    (complaint,), _ = compared(manifest(there, links=before), there, back)
    assert complaint.startswith(f"c.txt:19: expected the text published as {back.id}#zh2, found another; ")
    before = aliases(Alias(back.id, there.id, "", fragments=False))
    assert compared(manifest(there, links=before), there, back) == ((), ())


def test_a_manifest_whose_aliases_lead_in_a_circle_is_read() -> None:
    one, other = "1958-01-06-4-00000000", "1958-01-06-4-00000001"
    links = aliases(Alias(one, other, ""), Alias(other, one, ""))
    assert links.resolve(one) == (one, False)
    complaints, _ = compared(manifest(MOVED, links=links), MOVED)
    assert len(complaints) == 2


def test_a_withdrawal_that_was_published_stays() -> None:
    gone = "1958-01-06-4-00000000"
    links = load_permalinks(f"withdrawn:\n  - {{id: {gone}, date: 2026-11-26, reason: a}}\n", "p")
    (complaint,), _ = compared(manifest(MOVED, links=links), MOVED)
    assert f"expected {gone}, which was published as withdrawn, to stay declared" in complaint
    assert compared(manifest(MOVED, links=links), MOVED, links=links) == ((), ())
