"""Names for made-up text, in Chinese and English: of people, few of them often, and of places."""

import random

from duizhao.benchmarks._chance import zipf


def _table(text: str) -> list[tuple[str, str]]:
    return [(zh, en) for zh, _, en in (pair.partition("=") for pair in text.split())]


PLACES = _table("""
南昌=Nanchang 上海=Shanghai 兰州=Lanzhou 太原=Taiyuan 沈阳=Shenyang 长沙=Changsha 武汉=Wuhan 广州=Guangzhou
成都=Chengdu 西安=Xi'an 郑州=Zhengzhou 合肥=Hefei
""")
_SURNAMES = _table("""
林=Lin 周=Zhou 顾=Gu 陈=Chen 卢=Lu 何=He 赵=Zhao 孟=Meng 王=Wang 李=Li 张=Zhang 刘=Liu 杨=Yang 吴=Wu 徐=Xu 孙=Sun
马=Ma 朱=Zhu 胡=Hu 郭=Guo 高=Gao 罗=Luo 郑=Zheng 梁=Liang 谢=Xie 宋=Song 唐=Tang 许=Xu 邓=Deng 冯=Feng
""")
_GIVEN = _table("""
守=shou 田=tian 禾=he 墨=mo 言=yan 衡=heng 木=mu 小=xiao 春=chun 石=shi 国=guo 华=hua 明=ming 志=zhi 建=jian 文=wen
玉=yu 兰=lan 德=de 福=fu 生=sheng 学=xue 永=yong 祥=xiang 桂=gui 英=ying 忠=zhong 山=shan 海=hai 云=yun 万=wan 金=jin
成=cheng 树=shu 林=lin 连=lian 长=chang 水=shui 来=lai 光=guang 荣=rong 根=gen 秀=xiu 庆=qing 发=fa 新=xin 松=song
""")
_SOUNDS = _table("""
斯=s 尔=l 特=t 拉=la 夫=v 德=d 里=ri 克=k 罗=ro 马=ma 尼=ni 卡=ca 诺=no 巴=ba 维=vi 格=g 塔=ta 莫=mo 比=bi 达=da
科=co 洛=lo 基=ki 穆=mu 萨=sa 利=li 奥=o 布=bu 伊=i 纳=na 哈=ha 加=ga 雷=re 赫=he 米=mi 约=yo 费=fe 瓦=va 波=po
杜=du 鲁=ru 图=tu 森=sen 曼=man 坦=tan 顿=ton 兹=ts 恩=en 丁=tin 登=den 贝=be 佩=pe 乌=u 弗=f 泽=ze 京=gin
""")
_SHARE_OF_FOREIGN = 0.3


def person(chance: random.Random) -> tuple[str, str]:
    """Somebody's name: 林守田, "Lin Shoutian"; or one from abroad, whose signs have its sound: 拉莫科, "Lamoco"."""
    if chance.random() < _SHARE_OF_FOREIGN:
        return _foreign(chance)
    surname, surname_en = _by_zipf(chance, _SURNAMES)
    given, given_en = _joined([_by_zipf(chance, _GIVEN) for _ in range(chance.choice((1, 2, 2)))])
    return surname + given, f"{surname_en} {given_en}"


def _foreign(chance: random.Random) -> tuple[str, str]:
    return _joined([_by_zipf(chance, _SOUNDS) for _ in range(chance.choice((2, 3, 3, 4)))])


def _joined(parts: list[tuple[str, str]]) -> tuple[str, str]:
    return "".join(zh for zh, _ in parts), "".join(en for _, en in parts).capitalize()


def _by_zipf(chance: random.Random, table: list[tuple[str, str]]) -> tuple[str, str]:
    return table[zipf(chance.random(), len(table))]
