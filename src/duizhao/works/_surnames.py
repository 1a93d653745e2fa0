"""Chinese surnames: where a personal name parts into surname and given name."""

# Compound surnames in use, after the table of GB/T 28039-2011's cases; every other surname has one character.
_COMPOUND_SURNAMES = (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 "
    "仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 亓官 司寇 子车 颛孙 端木 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 "
    "百里 东郭 南门 呼延 羊舌 微生 梁丘 左丘 东门 西门 令狐 爱新 觉罗 纳兰"
)
_COMPOUND = frozenset(_COMPOUND_SURNAMES.split())


def split_name(name: str) -> tuple[str, ...]:
    """A personal name as surname and given name; a single character stays one part.

    >>> split_name("崔泽田"), split_name("欧阳海"), split_name("静宇")
    (('崔', '泽田'), ('欧阳', '海'), ('静', '宇'))
    """
    length = 2 if name[:2] in _COMPOUND and len(name) > 2 else 1  # noqa: PLR2004 - a compound surname has two
    return (name[:length], name[length:]) if len(name) > length else (name,)
