"""The plugin inside MkDocs: `mkdocs build` alone, links to articles, and pieces of the corpus in hand-written pages."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from duizhao import examples
from duizhao.assets import module_folder
from duizhao.catalogue import Entry
from duizhao.citations import STYLES
from duizhao.ids import article_address
from duizhao.plugin import build_site
from duizhao.seeds import parse_seed
from duizhao.store import files_in
from made_up import make_project, seed_text, write_seeds

ARTICLE = parse_seed(seed_text("a").encode(), "a.txt").id


@pytest.fixture
def config(tmp_path: Path) -> Path:
    config = make_project(tmp_path / "project", jobs=1)
    write_seeds(tmp_path / "project" / "seeds", {"a.txt": seed_text("a")})
    return config


def write_page(config: Path, text: str, name: str = "guide/index.md") -> None:
    (config.parent / "docs" / name).write_text(f"# Made up\n\n{text}\n", "utf-8")


def built(config: Path, site: Path) -> dict[str, bytes]:
    build_site(config, site, None, strict=False)
    return dict(files_in(site))


def mkdocs(config: Path, site: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config), "--site-dir", str(site)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_mkdocs_alone_gives_the_same_site(config: Path, tmp_path: Path) -> None:
    write_page(config, f"[a](article:{ARTICLE}#zh1)\n\n<!-- duizhao:timeline -->\n\n| a | b |\n|---|---|\n| c | d |")
    assert mkdocs(config, tmp_path / "alone").returncode == 0
    assert dict(files_in(tmp_path / "alone")) == built(config, tmp_path / "site")


def test_mkdocs_alone_fails_on_a_rejected_file_and_publishes_the_others(config: Path, tmp_path: Path) -> None:
    write_seeds(config.parent / "seeds", {"bad.txt": "Title: no date\n\nText.\n"})
    done = mkdocs(config, tmp_path / "site")
    assert done.returncode == 1
    assert "bad.txt:1: expected" in done.stderr
    assert (tmp_path / "site" / article_address(ARTICLE)).is_file()


@pytest.mark.parametrize("page", ["index.md", "guide/index.md"])
def test_links_to_articles_are_resolved_from_any_depth(config: Path, tmp_path: Path, page: str) -> None:
    write_page(config, f"[a](article:{ARTICLE}#en1) [b](article:{ARTICLE})", page)
    html = built(config, tmp_path / "site")[page.replace(".md", ".html")].decode()
    root = "../" * page.count("/")
    assert f'href="{root}{article_address(ARTICLE)}#en1">a</a>' in html
    assert f'href="{root}{article_address(ARTICLE)}">b</a>' in html


def test_a_page_may_be_called_like_a_mould(config: Path, tmp_path: Path) -> None:
    write_page(config, "Wells grow.", "mould-growth.md")
    files = built(config, tmp_path / "site")
    assert b"Wells grow." in files["mould-growth.html"]
    assert not [address for address in files if "mould-" in address and address != "mould-growth.html"]


def test_boxes_around_tables_are_closed(config: Path, tmp_path: Path) -> None:
    rows = "| a | b |\n|---|---|\n| c | d |"
    write_page(config, f'{rows}\n\n<table class="k"><tr><td>e</td></tr></table>\n\nBelow.')
    html = built(config, tmp_path / "site")["guide/index.html"].decode()
    assert html.count('<div class="wide" tabindex="0"><table class="plain">') == 1
    assert html.count("<div") == html.count("</div>")


def test_a_link_to_no_article_is_warned_of(config: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write_page(config, f"[a](article:1958-01-06-4-00000000) [b](article:{ARTICLE}#zh2)")
    with caplog.at_level(logging.WARNING, "mkdocs"):
        built(config, tmp_path / "site")
    assert "(no such article)" in caplog.text
    assert "(the article has no paragraph zh2)" in caplog.text


def test_pieces_of_the_corpus_stand_where_a_page_asks_for_them(
    config: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pieces = ("summary", "timeline", "ways-in", "nonsense")
    write_page(config, "\n\n".join(f"<!-- duizhao:{piece} -->" for piece in pieces))
    html = built(config, tmp_path / "site")["guide/index.html"].decode()
    assert "6 January 1958 to 6 January 1958" in html
    assert '<a href="../1958/01/06/index.html" data-period="1958-01-06"' in html
    assert '<a href="../report.html">' in html
    assert "<!-- duizhao:" not in html
    assert (
        "expected <!-- duizhao:NAME --> with one of summary, timeline, ways-in, data-corpus, data-citation, data-files, "
        "data-fields, each on a line of its own, or with citations and an id that exists, found <!-- duizhao:nonsense -->"
        in caplog.text
    )


def test_articles_are_cited_in_every_style_where_a_page_asks_for_it(config: Path, tmp_path: Path) -> None:
    write_page(config, f"<!-- duizhao:citations {ARTICLE} -->\n\n`<!-- duizhao:citations {ARTICLE} -->`")
    html = built(config, tmp_path / "site")["guide/index.html"].decode()
    assert "<!-- duizhao:" not in html
    assert f"<code>&lt;!-- duizhao:citations {ARTICLE} --&gt;</code>" in html
    assert all(html.count(f"<dt>{style.name}</dt><dd>") == 2 for style in STYLES.values())


def test_an_article_that_a_page_cites_is_cited_anew_only_when_it_changed(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_page(config, f"<!-- duizhao:citations {ARTICLE} -->")
    first = built(config, tmp_path / "site")["guide/index.html"]
    cited: list[str] = []

    def cite(entry: Entry, *_: object) -> bytes:
        cited.append(entry.id)
        return b"cited anew"

    monkeypatch.setattr(examples, "_cited", cite)
    assert built(config, tmp_path / "site")["guide/index.html"] == first
    assert not cited
    write_seeds(config.parent / "seeds", {"a.txt": seed_text("a").replace("Author:", "Author: Made Up")})
    assert b"cited anew" in built(config, tmp_path / "site")["guide/index.html"]
    assert cited == [ARTICLE]


def test_nothing_private_is_left_or_published(config: Path, tmp_path: Path) -> None:
    files = built(config, tmp_path / "site")
    assert not list((config.parent / ".cache").glob("build-*"))
    assert not [address for address in files if address.startswith("0000") or "mould" in address or "theme" in address]
    assert str(tmp_path).encode() not in b"".join(files.values())


def test_assets_in_folders_are_published(config: Path, tmp_path: Path) -> None:
    write_seeds(config.parent / "docs" / "theme" / "assets", {"deep/er/made-up.js": "made up"})
    files = built(config, tmp_path / "site")
    assert files[f"{module_folder(files)}/deep/er/made-up.js"] == b"made up"


def test_a_build_that_fails_leaves_nothing_private_behind(config: Path, tmp_path: Path) -> None:
    (config.parent / "corpus" / "apparatus" / "vocabulary.yml").write_text("terms: 3\n", "utf-8")
    with pytest.raises(SystemExit):
        build_site(config, tmp_path / "site", None, strict=False)
    assert not list((config.parent / ".cache").glob("build-*"))


def test_what_the_settings_say_is_text_in_every_page(config: Path, tmp_path: Path) -> None:
    values = yaml.safe_load(config.read_text("utf-8"))
    values |= {"site_name": 'O\'Brien & Co. "X" <x>', "site_description": 'Wells of "The Post" <1941>'}
    config.write_text(yaml.safe_dump(values, allow_unicode=True), "utf-8")
    files = built(config, tmp_path / "site")
    page = files["index.html"].decode()
    assert '<meta name="description" content="Wells of &#34;The Post&#34; &lt;1941&gt;">' in page
    assert "O&#39;Brien &amp; Co. &#34;X&#34; &lt;x&gt;</title>" in page
    for address in ("index.html", "404.html", "guide/index.html", "timeline.html", article_address(ARTICLE)):
        assert "<x>" not in files[address].decode()
        assert "&amp;amp;" not in files[address].decode()


@pytest.mark.parametrize("address", ["https://example.org/", "https://example.org/corpus/"])
def test_the_public_address_stands_in_canonical_links(config: Path, tmp_path: Path, address: str) -> None:
    config.write_text(f"{config.read_text('utf-8')}\nsite_url: {address}\n", "utf-8")
    files = built(config, tmp_path / "site")
    for page in (article_address(ARTICLE), "1958/01/06/index.html", "timeline.html", "tags/kind/topic.html"):
        assert f'<link rel="canonical cite-as" href="{address}{page}">' in files[page].decode()


def test_a_public_address_in_other_letters_is_written_in_ascii(config: Path, tmp_path: Path) -> None:
    config.write_text(f"{config.read_text('utf-8')}\nsite_url: https://人民.example:8080/报 库/a%20b\n", "utf-8")
    files = built(config, tmp_path / "site")
    address = "https://xn--gmq282e.example:8080/%E6%8A%A5%20%E5%BA%93/a%20b/"
    assert f'href="{address}1958/01/06/index.html"' in files["1958/01/06/index.html"].decode()
    for name in ("sitemap.xml", "robots.txt", "opensearch.xml", "feed.xml", "CITATION.cff"):
        text = files[name].decode()
        assert address in text
        assert "人民.example" not in text


def test_facsimile_and_report_links(tmp_path: Path) -> None:
    facsimile = 'https://example.org/{year}/{month}/{day}?page={page}&a="b"'
    config = make_project(tmp_path / "project", jobs=1, facsimile=facsimile, report="mailto:a@example.org?subject={id}")
    write_seeds(tmp_path / "project" / "seeds", {"a.txt": seed_text("a")})
    html = built(config, tmp_path / "site")[article_address(ARTICLE)].decode()
    assert 'href="https://example.org/1958/01/06?page=4&amp;a=&#34;b&#34;"' in html
    assert f'href="mailto:a@example.org?subject={ARTICLE}"' in html
