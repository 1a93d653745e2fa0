"""Names that headlines hold most, and words that the general dictionary takes for names."""

_PERSONS = (
    "毛泽东 周恩来 刘少奇 朱德 邓小平 陈云 林彪 彭德怀 陈毅 贺龙 刘伯承 聂荣臻 叶剑英 罗荣桓 徐向前 董必武 宋庆龄 郭沫若 李先念 李富春 "
    "彭真 薄一波 陆定一 胡乔木 陈伯达 康生 江青 华国锋 鲁迅 丁玲 茅盾 巴金 雷锋 焦裕禄 王进喜 陈永贵 黄继光 邱少云 刘胡兰 孙中山 蒋介石"
)
PERSONS = frozenset(_PERSONS.split())
"""Persons whom headlines name most and whom the general dictionary does not always mark as such."""
PHRASES = {
    "毛主席": "Mao zhuxi",
    "周总理": "Zhou zongli",
    "刘主席": "Liu zhuxi",
    "朱总司令": "Zhu zongsiling",
    "中共中央": "Zhonggong zhongyang",
    "中共中央委员会": "Zhonggong zhongyang weiyuanhui",
    "美帝国主义": "Mei diguo zhuyi",
}
"""Words made of a name and common ones, which alone are written with a capital."""
_WORDS = "许可证 胡萝卜 杜鹃花 维生素 高新区"
WORDS = frozenset(_WORDS.split())
"""Words that the general dictionary takes for persons."""
_UNDIVIDED = "马克思 罗斯福 卢森堡 夏威夷 马其顿 黎巴嫩 石家庄 张家口 史密斯"
UNDIVIDED = frozenset(_UNDIVIDED.split())
"""Names that begin with a surname's character and have no surname before the given name."""
