"""Chinese in HTML gets elements that say so. All text made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.pages.languages import with_chinese_marked


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>Page 第4版, 群众路线。</p>", '<p>Page <span lang="zh">第4版, 群众路线</span>。</p>'),
        ("<h2>Fields 字段</h2>", '<h2>Fields <span lang="zh">字段</span></h2>'),
        ("<p>甲 &amp; 乙 [丙]</p>", '<p><span lang="zh">甲</span> &amp; <span lang="zh">乙</span> [<span lang="zh">丙</span>]</p>'),
        ('<i lang="zh">甲<i>乙</i>丙</i>丁', '<i lang="zh">甲<i>乙</i>丙</i><span lang="zh">丁</span>'),
        ('<I lang="zh">甲</i>乙', '<I lang="zh">甲</i><span lang="zh">乙</span>'),
        ('<p lang="zh-CN">甲<br>乙</p>', '<p lang="zh-CN">甲<br>乙</p>'),
        ('<a title="甲>乙" href="#乙">丙</a>', '<a title="甲>乙" href="#乙"><span lang="zh">丙</span></a>'),
        ("<svg><title>甲</title></svg><!-- 乙 --><select><option>丙</option></select>", None),
    ],
)  # fmt: skip
def test_chinese_is_marked_once_and_where_an_element_may_stand(html: str, marked: str | None) -> None:
    assert with_chinese_marked(html) == (marked or html)


@given(st.text("甲乙第4版 a<>/&;\"'=!-"))
def test_nothing_is_lost(html: str) -> None:
    marked = with_chinese_marked(html)
    assert marked.replace('<span lang="zh">', "").replace("</span>", "") == html
