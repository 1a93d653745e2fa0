"""The words of bylines beside names: titles, roles, what somebody made, units."""

import re

from duizhao.surnames import COMMON, COMPOUND
from duizhao.text import HAN

_TITLES = (
    "部长|书记长?|主席|主任|委员长|局长|厂长|校长|院长|社长|队长|省长|市长|县长|处长|科长|所长|团长|师长|军长|会长|秘书长|总理|大使|议长|外长|外相|大臣|元首|国王|"
    "司令员?|政委|委员|总统|首相|教授|工程师|经理|主编|代表|工人|农民|社员|战士|学生|教师|读者|作者|模范|记者|通讯员|特派员|评论员"
)
_ADDRESS = "元帅|[大上中少]将|[大上中少]校|[大上中少准]尉|将军|大夫|医生|老师|部长|省长|市长|县长|区长|乡长|专员|团长|师长|军长|旅长|参谋长|总指挥|总理|总统|首相|主席|委员长|委员|院长|校长|教授|总?司令员?|大使|政委|书记|主任|工程师|同志|先生|女士"
_NEWSPAPER = f"(?:新华社|本报|中央社|塔斯社|[{HAN}]{{2,4}}报)"
ATTACHED_ROLE = re.compile(
    f"^(?:(?P<sent>{_NEWSPAPER}(?:特约|特派|随军|摄影|驻[{HAN}]{{1,6}}?)?(?:记者|通讯员|特派员))|记者|通讯员|特派员|读者|"
    f"[{HAN}]{{2,}}(?:{_TITLES}))[：:]?(?=[{HAN}]{{2,4}}$)"
)
"""What somebody is, written before the name without a blank; `sent` are roles behind which a name stands for certain."""
TITLED = re.compile(f"(?:{_TITLES}|{_ADDRESS})$")
ADDRESSED = re.compile(f"(?:副|代)?(?:{_ADDRESS})$")
POLITE = re.compile("(?<=..)(?:同志|先生|女士)$")
NAME_AND_TITLE = re.compile(
    f"([{''.join(sorted(COMMON))}]|{'|'.join(sorted(COMPOUND))})[{HAN}]??[{HAN}](?<![部局厂院社会校所委])(?=(?:副|代)?(?:{_ADDRESS})$)"
)
"""周恩来总理; 林业部主任 has no name."""
SURNAME_AND_TITLE = re.compile(f"(?:{'|'.join(sorted(COMPOUND))}|.)(?:(?:副|代)?(?:{_ADDRESS})|总)")
USUAL_LENGTH = 3
"""Characters of a Chinese name with a surname of one, at most."""
ONLY_ROLE = re.compile(f"[{HAN}]*(?:记者|通讯员|特派员|评论员)")

_LONG_WORKS = "摄影(?:报道)?|整理|编译|[选改]编|编[写辑剧文]|插[图画]|漫画|木刻|速写|剪纸|水彩|[国绘年油]画|宣传画|连环画|口述|记录|执笔|作[词曲]|合[著撰写编作译]|编著"
_WORKS = (
    f"{_LONG_WORKS}|讲述|供稿|词曲|"
    "(?<![创写工合])作|[著撰讲谈摄译]|(?<!采)写|(?<=...)[画诗曲]|[刻词]|(?<!编)编|等(?:[一二三四五六七八九十]+人|人)?"
)
MADE = re.compile(f"(?<=..)(?:{_WORKS})$")
"""What somebody made, behind a name. 画, 诗 and 曲 end given names too: so only behind three characters."""
_OTHERS = "(?<=..)等(?:[一二三四五六七八九十]*人)?"
OTHERS = re.compile(f"{_OTHERS}$")
"""Says that there are others."""
OTHERS_LAST = re.compile(rf"{_OTHERS}(?:摄影|整理|报道|执笔|编写|[摄编译作文画])?[\s)）]*$")
"""The same at the end of a byline, where what all have made may stand behind it."""
OTHERS_EN = re.compile(r"\b(?:et al\b\.?|and others)\W*$", re.IGNORECASE)
MADE_IF_SPELLED = frozenset("文图画诗词曲辑记")
"""What ends given names as well, so that only the English tells."""
MADE_ALONE = re.compile(f"(?:{_LONG_WORKS}|[作著撰写讲谈摄文图画译编诗词曲刻]|集体创作|等人?)")
"""What somebody made, or that there are others, between blanks by itself."""
GIVEN_AND_WORK = re.compile(f"([{HAN}])({_LONG_WORKS})")
"""The second sign of a name, whose first stands before a blank, with what was made: 帆漫画 of 江　帆漫画."""

UNIT = re.compile(
    "[厂矿队社部委局院校系所站场组连团省市县区乡镇村州屯铺司会院田井馆店厅中班]$|[一二三四五六七八九十]中$"
)
"""How units end, in which people work or live: 青岛国棉六厂; a school may be the 二中."""
KIND_OF_PERSON = re.compile("(?:人|手|员|家|士|雄|农|属|生|顾问|常委|师傅|青年|妇女|模范)$")
"""How descriptions end that are longer than names: 战斗英雄."""
CALLING = re.compile("(?:[工人员长家士农师生手兵医警侨]|会计|司机|翻译)$")
"""How words end that say what somebody is; only of a word that the dictionary knows as a noun."""
AGENCY = re.compile("^(?:新华|塔斯|中央|路透|美联|合众|法新|[^公]{2})社$|[编记通]|读者|作者")
"""News agencies, and what stands in the roles of a newspaper: authors themselves, and not where one works; a 公社 is."""
GROUP = re.compile("(?:组|编辑部|评论员|社论)$")
"""Of a group that bodies before it name together: 北京大学、清华大学大批判组."""
MEMBER_OF_GROUP = re.compile("(?:大学|学院|》|报|杂志|委|厂|部队|局|部|所|社|院)$|^红旗$")
BODIES_OF_THEIR_OWN = frozenset(("新华社", "塔斯社", "国务院", "中共中央"))

TRANSLATOR_EN = re.compile(
    r"[,;]?\s*[^,;]+,? \(?translators?\)?$|"
    r"\b(?:(?:excerpted|abridged|compiled|selected) )?(?:and )?(?:translated by|transl?\.(?: by)?|tr\. by|translators?:).*$",
    re.IGNORECASE | re.DOTALL,
)
_TITLES_EN = (
    r"(?:(?:soviet|british|american|french|german|polish|indian|japanese|korean|hungarian|czechoslovak|scientist|physicist|author|novelist|journalist|painter|vice|deputy|prime|foreign(?=[\s-]+minister)|academician|expert|writer|poet|comrade|president|premier|chairman|professor|prof\.?|"
    r"mrs?\.?|ms\.?|madame|dr\.?|general|marshal|minister|ambassador|secretary|reader|(?:photo|drawing|cartoon|woodcut)s? by)[\s-]+)+"
)
TITLE_BEFORE_EN = re.compile(rf"^{_TITLES_EN}(?=\S+\s+\S)", re.IGNORECASE)
"""Titles before a name of two words or more: what is left of *Chairman Mao* would be no name."""
TITLE_BEFORE_FOREIGNER = re.compile(rf"^{_TITLES_EN}(?=\S+$)", re.IGNORECASE)
"""Titles before a single word, which is a name only of a foreigner: *President Sukarno*."""
