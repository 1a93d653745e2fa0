"""Words that survive translation nearly everywhere: a small hand-written list, one key for each line.

They are the words that newspaper and other prose leans on (negation, turns of argument, persons, states, the words of
political life) and names of places; a Chinese form has one or two characters, because texts are looked up by these.
"""

_WORDS = """
not no never cannot nor without | 不 没 未 无 非 莫
but however yet nevertheless | 但 然而 可是 却 不过
if whether unless | 如果 若 倘 假如 是否 要是
because since reason due | 因 由于 原因 缘故
although though despite | 虽 尽管
therefore thus hence consequently | 因此 所以 从而 于是
more most | 更 最 多
we our us ours | 我们 咱们
i my me mine | 我
you your | 你 您
he his him | 他
she her hers | 她
they their them | 他们 她们 它们
who whom | 谁 者
what | 什么 甚么
how | 怎 如何
why | 为什 为何
all every each whole entire | 全 都 各 每 所有 一切 凡
many much numerous | 许多 很多 多 众
some several | 些 几 有的
other another others | 其他 另 别的 其它
same also too likewise | 也 同 亦
only just merely | 只 仅 才
already | 已
still | 还 仍
now currently present today | 现在 目前 如今 今天 今日 当前
then after later afterward | 后 然后 以后
before previously past ago | 以前 之前 过去 从前 曾
when while during | 时 当 期间
year annual | 年
month | 月
day | 日 天
week | 周 星期
hour | 小时 点钟
morning | 早 上午 晨
night evening | 夜 晚
last | 去年 最后 上
new | 新
old elder ancient | 旧 老 古
great big large huge | 大
small little | 小
good better best well | 好 善 良
bad evil wicked worse | 坏 恶
high higher | 高
low lower | 低
long | 长 久
first | 首 第一 初
man men | 男 人
woman women wife female | 女 妇 妻
child children son sons | 孩 儿 子
father | 父 爸
mother | 母 妈
brother brothers sister sisters | 弟 兄 哥 姐 妹
people person persons | 人 民
family home house household | 家 户 屋
name named call called | 名 叫 称
say said says saying told tell | 说 表示 讲 告诉 道 称
ask asked asking question | 问
answer answered reply replied | 答 回
see saw seen look looked | 看 见
hear heard listen | 听
know knew known knowledge | 知 认识
think thought believe believed | 想 认为 信 以为
want wanted hope hoped wish | 要 希望 愿
give gave given | 给 赐
take took taken bring brought | 拿 取 带
come came coming | 来 到
go went gone going | 去 往
eat ate eaten food meal bread | 吃 食 饭 饼
drink water | 水 喝
die died dead death killed kill | 死 杀 亡
live lived life living | 活 生 住 命
work worked working works | 工作 劳动 工
write wrote written book | 写 书
read | 读
city town | 城 市 镇
country nation national state | 国
world | 世界
land field earth ground | 地 土 田
river | 河 江
sea ocean | 海 洋
mountain hill | 山
fire burn burnt burned | 火 烧
blood | 血
heart | 心
hand hands | 手
horse horses | 马
school student students teacher | 学 教师 老师
money price cost | 钱 价 费 元
company corporation | 公司
market | 市场
police | 警
court law legal | 法
war battle fight | 战 打
army troops soldier soldiers military | 军 兵 部队
peace peaceful | 和平
enemy enemies | 敌
president | 总统 主席
minister ministry | 部长 部
government | 政府
premier | 总理
chairman | 主席
secretary | 书记 秘书
committee commission | 委员 委会
congress conference meeting meetings session | 会
party | 党
communist communism | 共产
comrade comrades | 同志
masses | 群众
cadre cadres | 干部
branch branches | 支部
worker workers | 工人 职工
peasant peasants farmer farmers | 农民 农
youth young | 青年 少年 年轻
union | 联盟 工会 联合
production produce produced producing | 生产 产
factory factories plant mill mills | 厂
commune communes | 公社
brigade brigades team teams | 队
cooperative cooperatives | 合作
agriculture agricultural | 农业
industry industrial | 工业
harvest yield | 收 产量
grain rice wheat | 粮 稻 米 麦
cotton | 棉
steel iron | 钢 铁
coal | 煤
mu | 亩
jin catties | 斤
percent percentage | % 百分 率
system systems | 制度 系统 体系
movement campaign | 运动
revolution revolutionary | 革命
socialism socialist | 社会
capitalism capitalist | 资本
imperialism imperialist | 帝国
struggle | 斗争
policy policies | 政策
plan plans planned | 计划
problem problems issue issues | 问题
opinion opinions view views | 意见 观点
criticism criticize criticized | 批评
study studied studies research researchers | 研究 学习 调查
experience experiences | 经验 经历
education educate | 教育
leadership leader leaders leading | 领导
ideological ideology thought | 思想
political politics | 政治
economic economy | 经济
science scientific scientists | 科学
technology technical | 技术
history historical | 历史
culture cultural | 文化
art literature | 文艺 艺术 文学
newspaper newspapers paper | 报
news report reported reports | 讯 报道 报告
correspondent reporter journalist | 记者
letter letters | 信
photo picture photograph | 摄 图 照片
result results | 结果 成果
important importance | 重要 意义
increase increased increasing | 增 提高
decrease decreased reduce reduced | 减 降
patient patients | 患者 病人
treatment therapy treated | 治疗 疗
group groups | 组 群
risk | 风险 危险
disease diseases illness | 病
doctor doctors physician clinicians | 医
effect effects effective | 效
method methods | 方法 办法
china chinese | 中国 中华 我国 华
beijing peking peiping | 北京 北平
shanghai | 上海
tianjin | 天津
chongqing | 重庆
hebei | 河北
shanxi | 山西
shaanxi | 陕西
shandong | 山东
henan | 河南
hunan | 湖南
hubei | 湖北
jiangxi | 江西
jiangsu | 江苏
zhejiang | 浙江
anhui | 安徽
fujian | 福建
guangdong canton | 广东
guangxi | 广西
guizhou | 贵州
yunnan | 云南
sichuan szechwan | 四川
gansu | 甘肃
qinghai | 青海
liaoning | 辽宁
jilin | 吉林
heilongjiang | 黑龙
xinjiang | 新疆
tibet tibetan | 西藏
mongolia mongolian | 蒙古
taiwan | 台湾
nanjing | 南京
wuhan | 武汉
guangzhou | 广州
mao zedong | 毛泽 主席
zhou enlai | 周恩
xinhua | 新华
america american americans states | 美国 美
britain british england english uk | 英国 英
france french paris | 法国 巴黎
germany german | 德国 德
japan japanese | 日本 日
russia russian soviet moscow | 俄 苏联 苏
india indian | 印度
korea korean | 朝鲜 韩国
vietnam vietnamese | 越南
europe european | 欧
africa african | 非洲
asia asian | 亚洲 亚
australia australian | 澳
canada canadian | 加拿
north northern | 北
south southern | 南
east eastern | 东
west western | 西
monday | 周一 期一
tuesday | 周二 期二
wednesday | 周三 期三
thursday | 周四 期四
friday | 周五 期五
saturday | 周六 期六
sunday | 周日 期日
half | 半
twice double doubled | 倍 两次
"""


def _read() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    en: dict[str, list[str]] = {}
    zh: dict[str, list[str]] = {}
    forms: dict[str, tuple[str, ...]] = {}
    for line in _WORDS.strip().split("\n"):
        words, _, answers = line.partition(" | ")
        key = "w" + words
        forms[key] = tuple(answers.split())
        for word in words.split():
            en.setdefault(word, []).append(key)
        for form in forms[key]:
            zh.setdefault(form, []).append(key)
    return {word: tuple(keys) for word, keys in en.items()}, {form: tuple(keys) for form, keys in zh.items()}, forms


EN, ZH, FORMS = _read()
"""Keys by English word, keys by Chinese form of one or two characters, and Chinese forms by key."""
