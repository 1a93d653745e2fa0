"""Chinese surnames: where a personal name parts into surname and given name, and how surnames are read."""

import re

# Compound surnames in use, after the table of GB/T 28039-2011's cases; every other surname has one character.
_COMPOUND_SURNAMES = (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 "
    "仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 亓官 司寇 子车 颛孙 端木 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 "
    "百里 东郭 南门 呼延 羊舌 微生 梁丘 左丘 东门 西门 令狐 完颜 爱新 觉罗 纳兰"
)
COMPOUND = frozenset(_COMPOUND_SURNAMES.split())
"""Surnames of two characters."""
COMMON = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹"
    "熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐"
    "梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋甘景薄单包柏宁柯阮桂滕华郁井乐艾冼"
)
"""Surnames of one character that most people bear, by frequency."""

# After dictionaries of surnames; where two are in use, the more frequent one first.
_READINGS = (
    "曾zeng 单shan 解xie 乐yue,le 仇qiu 区ou 查zha 朴piao 翟zhai,di 缪miao 薄bo 覃qin,tan 谌chen,shen 盖ge,gai 牟mou,mu 郇xun,huan 冼xian 洗xian 黑he "
    "种chong 召shao 员yun 折she 么yao 繁po 宓mi,fu 莘shen,xin 句gou 秘bi 祭zhai 逄pang 阚kan 尉wei,yu 纪ji 任ren 宁ning 燕yan 应ying 佘she 郗xi,chi 车che 卜bu "
    "尉迟yuchi 万俟moqi 长孙zhangsun 澹台tantai 单于chanyu 乐正yuezheng"
)
READINGS = {surname: tuple(read.split(",")) for surname, read in re.findall(r"([^a-z ]+)([a-z,]+)", _READINGS)}
"""Surnames that are not read as the same characters usually are, without tones."""


def split_name(name: str) -> tuple[str, ...]:
    """A personal name as surname and given name; a single character stays one part.

    >>> split_name("崔泽田"), split_name("欧阳海"), split_name("静宇")
    (('崔', '泽田'), ('欧阳', '海'), ('静', '宇'))
    """
    length = 2 if has_compound_surname(name) else 1
    return (name[:length], name[length:]) if len(name) > length else (name,)


def has_compound_surname(name: str) -> bool:
    """Whether a name begins with a surname of two characters and goes on."""
    return name[:2] in COMPOUND and len(name) > 2  # noqa: PLR2004 - a compound surname has two
