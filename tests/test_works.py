"""Works: headlines in Pinyin and in sentence case, bylines as creators, and the same items in Python and JavaScript.

Names and headlines are made up where they are not those of the five seeds.
"""

import datetime as dt
import json
import random
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pybtex.database
import pytest
import rispy
from hypothesis import example, given
from hypothesis import strategies as st

from duizhao.citations import cite, csl_item
from duizhao.citations._remarks import remark
from duizhao.model import Article, Byline, Headline, HeadlineLine, NamePair, Paragraph
from duizhao.newspaper import Name, undated
from duizhao.pages.metadata import metadata
from duizhao.seed_reader import read_one
from duizhao.settings import Settings
from duizhao.vocabulary import Vocabulary, load_vocabulary
from duizhao.works import Cataloguer, Creator, abstract, zotero_names
from duizhao.works._bylines import creators, names_others, translators
from duizhao.works._counted import counted_apart
from duizhao.works._romanise import Romaniser
from duizhao.works._sentence_case import sentence_case
from duizhao.works._spelled_names import spelled_names
from made_up import ROOT, SEEDS, VOCABULARY_FILE
from nodejs import run_javascript
from works_contract import CONTRACT, all_works, contract

ROMANISER = Romaniser(load_vocabulary(VOCABULARY_FILE.read_text("utf-8"), "vocabulary.yml"))


def lines(*texts: str) -> Headline:
    return Headline(tuple(map(HeadlineLine, texts)))


@pytest.mark.parametrize(
    ("texts", "pinyin"),
    [
        (("在生产中同群众打成一片",), "Zai shengchan zhong tong qunzhong dacheng yipian"),
        (("巩固整风成果　密切党群关系", "江西供销社党组定出三项制度"),
         "Gonggu zhengfeng chengguo, miqie dangqun guanxi: Jiangxi Gongxiaoshe Dangzu dingchu san xiang zhidu"),
        (("“三交”好——记崔寨子（图片）",), "“San jiao” hao — ji Cuizhaizi (tupian)"),
        (("西安来信",), "Xi’an laixin"),
        (("女工旅行",), "Nügong lüxing"),
        (("为什么？", "怎么办！"), "Weishenme? Zenmeban!"),
        (("1958年的水，火",), "1958 nian de shui, huo"),
        (("毛泽东在重庆",), "Mao Zedong zai Chongqing"),
        (("毛主席接见周恩来",), "Mao zhuxi jiejian Zhou Enlai"),
        (("学习雷锋",), "Xuexi Lei Feng"),
        (("维生素",), "Weishengsu"),
        (("内蒙古自治区",), "Neimenggu Zizhiqu"),
        (("晋察冀边区",), "Jin-Cha-Ji bianqu"),
        (("联合国安理会和中苏友好",), "Lianheguo Anlihui he Zhong-Su youhao"),
        (("其中苏联",), "Qizhong Sulian"),
        (("四川藏族青年在青藏公路",), "Sichuan Zangzu qingnian zai Qing-Zang gonglu"),
        (("单县和本溪",), "Shanxian he Benxi"),
        (("吕梁山区的流血",), "Lüliang shanqu de liuxue"),
        (("任弼时在人民公社",), "Ren Bishi zai Renmin Gongshe"),
        (("“「水井」”和「水『井』」",), "““Shuijing”” he “shui ‘jing’”"),
        (("『水井』",), "“Shuijing”"),
        (("中共中央",), "Zhonggong zhongyang"),
        (("长江大桥",), "Changjiang daqiao"),
        (("武汉长江大桥",), "Wuhan Changjiang daqiao"),
        (("健康生产",), "Jiankang shengchan"),
        (("莫斯科和新德里",), "Mosike he Xindeli"),
        (("列宁和斯大林",), "Liening he Sidalin"),
        (("杜鲁门和杜勒斯在马尼拉",), "Dulumen he Dulesi zai Manila"),
        (("曾国藩和薄一波",), "Zeng Guofan he Bo Yibo"),
        (("中华人民共和国国务院",), "Zhonghua renmin gongheguo Guowuyuan"),
        (("新华社记者",), "Xinhuashe jizhe"),
        (("访问埃德加·斯诺",), "Fangwen Aidejia Sinuo"),
        (("斯大林格勒和朝阳区",), "Sidalingele he Chaoyang Qu"),
        (("欧阳海在宁都",), "Ouyang Hai zai Ningdu"),
        (("买不买？不！",), "Mai bu mai? Bu!"),
        (("学习《水井和水》的“水”",), "Xuexi “Shuijing he shui” de “shui”"),
        (("增产５０％",), "Zengchan 50%"),
        (("一九五七年第十一次会议",), "Yijiuwuqi nian di-shiyi ci huiyi"),
        (("二十名代表和三百二十一万多人",), "Ershi ming daibiao he sanbai ershiyi wan duo ren"),
        (("五十万人大会、一本书和二三十斤",), "Wushi wan ren dahui, yi ben shu he ersanshi jin"),
        (("第二次世界大战和第一书记",), "Di-er ci shijie dazhan he di-yi shuji"),
        (("中苏两国和各国人民",), "Zhong-Su liang guo he ge guo renmin"),
        (("我国五年计划：每亩千斤",), "Wo guo wu nian jihua: mei mu qian jin"),
        (("百分之九十五，七万零五十户",), "Bai fen zhi jiushiwu, qiwan ling wushi hu"),
        (("城市英雄爱国建国",), "Chengshi yingxiong aiguo jianguo"),
        (("在长治、岳阳和太行山",), "Zai Changzhi, Yueyang he Taihangshan"),
        (("景德镇和西沟乡",), "Jingdezhen he Xigou Xiang"),
        (("天安门广场、苏伊士运河",), "Tian’anmen guangchang, Suyishi yunhe"),
        (("越南民主共和国和宁夏回族自治区",), "Yuenan minzhu gongheguo he Ningxia Huizu Zizhiqu"),
        (("英美法和鄂豫皖、冀中",), "Ying-Mei-Fa he E-Yu-Wan, Jizhong"),
        (("代表团抵京，亚非人民团结",), "Daibiaotuan di Jing, Ya-Fei renmin tuanjie"),
        (("西哈努克到哈瓦那",), "Xihanuke dao Hawana"),
        (("访安东·于哥夫总理和塞古·杜尔总统",), "Fang Andong Yugefu zongli he Saigu Du’er zongtong"),
        (("一二·九运动和阿沛·阿旺晋美",), "Yi’er Jiu yundong he Apei Awangjinmei"),
        (("李书记和冯亲王、陈夫人",), "Li shuji he Feng qinwang, Chen furen"),
        (("乐亭县和洪洞县",), "Laoting Xian he Hongtong Xian"),
        (("一九六○年两年零四个月",), "Yijiuliuling nian liang nian ling si ge yue"),
        (("中国青年报社论和八届十中全会",), "Zhongguo qingnianbao shelun he ba jie shi zhong quanhui"),
        (("岳阳市民和北京市民政局",), "Yueyang shimin he Beijing Shi minzhengju"),
        (("老舍和舞台中央的院长",), "Lao She he wutai zhongyang de yuanzhang"),
        (("一些人一起高呼万岁，我们十分高兴",), "Yixie ren yiqi gaohu wansui, women shifen gaoxing"),
        (("反对美帝国主义",), "Fandui Mei diguo zhuyi"),
        (("工人们",), "Gongrenmen"),
        (("１９５８年Ａ级",), "1958 nian A ji"),
        (("陕西、山西修渠",), "Shaanxi, Shanxi xiu qu"),
        (("党的路线",), "Dang de luxian"),
        (("有的放矢",), "Youdifangshi"),
        (("……",), "…"),
        ((), ""),
    ],
)  # fmt: skip
def test_headlines_in_pinyin(texts: tuple[str, ...], pinyin: str) -> None:
    assert ROMANISER.headline(lines(*texts)) == pinyin


@given(st.lists(st.text("第零〇一二两几三十百千万亿个名多余分之人大本书各国我军", min_size=1, max_size=5), max_size=5))
def test_no_sign_is_lost_where_numbers_are_cut(words: list[str]) -> None:
    assert "".join(counted_apart(words, lambda word: "r" if word == "各国" else "m")) == "".join(words)


def test_a_quoted_title_keeps_the_capital_of_its_first_word() -> None:
    headline = "On “Wells of Water” and Wells"
    assert sentence_case(headline, [], [], has_titles=True) == "On “Wells of water” and wells"
    assert sentence_case(headline, [], []) == "On “wells of water” and wells"


@pytest.mark.parametrize(
    ("zh", "en", "pinyin"),
    [
        ("单永缗写信给查阜西", "Shan Yongmin Writes to Zha Fuxi", "Shan Yongmin xiexingei Zha Fuxi"),
        ("老舍在洪洞", "Lao She in Hongtong", "Lao She zai Hongtong"),
        ("沙石峪乡大队", "A Brigade of Shashiyu Township", "Shashiyu Xiang dadui"),
        ("长安县的古琴", "The Guqin of Chang'an County", "Chang’an Xian de guqin"),
        ("我们的工作", "Women's Work", "Women de gongzuo"),
        ("王杰日记", "Wang Jie's Diary", "Wang Jie riji"),
        ("五指山下的大字报", "Dazibao Below Wuzhi Mountain", "Wuzhishan xia de dazibao"),
        ("河南和南京", "Henan and Nanjing", "Henan he Nanjing"),
        ("徐水河南两地", "Xushui and Henan", "Xushui Henan liangdi"),
        ("长葛人和沈阳人", "People of Changge and Shenyang", "Changge ren he Shenyang ren"),
        ("工人访问井深泉", "Worker Visits the Deep Well", "Gongren fangwen jing shen quan"),
    ],
)
def test_names_are_spelled_as_the_translation_spells_them(zh: str, en: str, pinyin: str) -> None:
    assert ROMANISER.headline(lines(zh), (), spelled_names(zh, en)) == pinyin


def test_names_that_the_translator_lists_are_written_as_names() -> None:
    assert (
        ROMANISER.headline(lines("记者访问井深泉"), [NamePair("井深泉", "Jing Shenquan")])
        == "Jizhe fangwen Jing Shenquan"
    )


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        ("Integrating with the Masses in Production", "the masses in production", "Integrating with the masses in production"),
        ("The Party and Its Wells", "when the Party digs wells, the Party", "The Party and its wells"),
        ("Wells: The Water of Nanjing", "", "Wells: The water of Nanjing"),
        ("In-Depth Work by Well-Known Groups", "a well-known group", "In-depth work by well-known groups"),
        ("Against U.S. Imperialism", "imperialism", "Against U.S. imperialism"),
        ("Letter of the Central Committee of the C.P.S.U.", "a committee in the central parts", "Letter of the Central Committee of the C.P.S.U."),
        ("Wells: “The Water” Flows", "the water flows", "Wells: “The water” flows"),
        ("— The Water Flows", "the water flows", "— The water flows"),
        ("Our Production Brigade", "the Production Brigade and its production; a brigade", "Our Production Brigade"),
        ("Our Production Brigade", "production of a brigade", "Our production brigade"),
        ("Wells of the People’s Liberation Army", "people and army", "Wells of the People’s Liberation Army"),
        ("The Peace Corps and Peace", "peace and a corps", "The Peace Corps and peace"),
        ("Wells A — B — C", "", "Wells A — B — C"),
        ("Digging A Well", "a well", "Digging a well"),
        ("Nehru Speaks in New Delhi", "he speaks from New Delhi", "Nehru speaks in New Delhi"),
        ("Nehru in New Harbin", "he speaks in New Harbin", "Nehru in New Harbin"),
        ("On the New Well", "the well. New Well works; a new Well", "On the new Well"),
        ("The Second World War", "", "The Second World War"),
        ("CCP Committee of No. 2 Mill", "", "CCP Committee of No. 2 mill"),
        ("May Fourth Movement and May Day", "", "May Fourth Movement and May Day"),
        ("Read “On Practice” and Dig Wells", "", "Read “On practice” and dig wells"),
        ("“Water Margin” at the Well", "", "“Water Margin” at the well"),
        ("On the “Three Wells” of Nanjing", "", "On the “Three wells” of Nanjing"),
        ("The “Mass Line” in Wells", "", "The “mass line” in wells"),
        ("THE WELLS OF NANJING AND THE PLA’S WATER", "the wells of Nanjing, the PLA’s water", "The wells of Nanjing and the PLA’s water"),
        ("The Ministry of National Defense Digs", "", "The Ministry of National Defense digs"),
        ("Letter to General Tan Guansan", "", "Letter to General Tan Guansan"),
        ("Oppose the General Line", "", "Oppose the general line"),
        ("Harvest in Suiping County, Henan Province", "the county; Henan province", "Harvest in Suiping County, Henan province"),
        ("Digging at the Zhuma River Bridge", "", "Digging at the Zhuma River Bridge"),
        ("The River Rises", "", "The river rises"),
        ("Talks with Prime Minister Nehru", "the prime minister", "Talks with Prime Minister Nehru"),
        ("Vice Premier Chen Digs", "", "Vice Premier Chen digs"),
        ("Wells of Yanbian Autonomous Prefecture", "", "Wells of Yanbian Autonomous Prefecture"),
        ("Harvest of Xushui People’s Commune", "", "Harvest of Xushui People’s Commune"),
        ("Harvest in May and on March 8", "in May", "Harvest in May and on March 8"),
        ("March Towards Wells", "", "March towards wells"),
        ("Dulles Digs", "", "Dulles digs"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_headlines_in_sentence_case(headline: str, text: str, expected: str) -> None:
    assert sentence_case(headline, [text], ["Nanjing"]) == expected


@given(st.text("aBİßŉﬁÉΣ ‘’:-.", max_size=12))
@example("KİM DIGS")
def test_sentence_case_keeps_the_length_by_which_browsers_find_it(headline: str) -> None:
    assert len(sentence_case(headline, [], [])) == len(headline)


@pytest.mark.parametrize(
    ("en", "zh", "expected"),
    [
        ("Jing Yu", "静宇", [("静宇", "Jing Yu", "Jing", "Yu")]),
        ("Our Correspondent Wang Jing", "本报记者 王井", [("王井", "Wang Jing", "Wang", "Jing")]),
        ("", "新华社记者　李井、张大泉", [("李井", "Li Jing", "Li", "Jing"), ("张大泉", "Zhang Daquan", "Zhang", "Daquan")]),
        ("Xinhua News Agency", "新华社", [("新华社", "Xinhua News Agency", "", "")]),
        ("N. S. Wells", "尼·谢·韦尔斯", [("尼·谢·韦尔斯", "N. S. Wells", "Wells", "N. S.")]),
        ("", "欧阳深泉", [("欧阳深泉", "Ouyang Shenquan", "Ouyang", "Shenquan")]),
        ("Li Ching", "李井", [("李井", "Li Ching", "Li", "Ching")]),
        ("Well Society", "", [("", "Well Society", "", "")]),
        ("Li Ming", "李　明", [("李明", "Li Ming", "Li", "Ming")]),
        ("Wang Ping, Li Ming", "王　　平　李　　明", [("王平", "Wang Ping", "Wang", "Ping"), ("李明", "Li Ming", "Li", "Ming")]),
        ("", "沈　钧　儒", [("沈钧儒", "Shen Junru", "Shen", "Junru")]),
        ("Li Ming, Wang Ping", "王平、李明", [("王平", "Wang Ping", "Wang", "Ping"), ("李明", "Li Ming", "Li", "Ming")]),
        ("Commentator of this newspaper", "本报评论员", [("本报评论员", "Commentator of this newspaper", "", "")]),
        ("Teng Daiyuan, Minister of Railways", "铁道部部长　滕代远", [("滕代远", "Teng Daiyuan", "Teng", "Daiyuan")]),
        ("Lin Tie, Secretary of the CCP Hebei Committee", "中共河北省委书记 林铁", [("林铁", "Lin Tie", "Lin", "Tie")]),
        ("By Ding Ling", "丁玲作", [("丁玲", "Ding Ling", "Ding", "Ling")]),
        ("Institute of Wells, Academy of Sciences, Nanjing", "科学院水井研究所", [("科学院水井研究所", "Institute of Wells, Academy of Sciences, Nanjing", "", "")]),
        ("State Planning Commission", "国家计划委员会", [("国家计划委员会", "State Planning Commission", "", "")]),
        ("Air Force Command", "空军司令部", [("空军司令部", "Air Force Command", "", "")]),
        ("Our Correspondent in Shanghai", "本报驻上海记者", [("本报驻上海记者", "Our Correspondent in Shanghai", "", "")]),
        ("Department of Culture and Education", "文教部", [("文教部", "Department of Culture and Education", "", "")]),
        ("Foreign Languages Press", "外文出版社", [("外文出版社", "Foreign Languages Press", "", "")]),
        ("Democratic League", "民盟", [("民盟", "Democratic League", "", "")]),
        ("Wuhan Steel Plant", "武钢", [("武钢", "Wuhan Steel Plant", "", "")]),
        ("Our Correspondent", "王井", [("王井", "Wang Jing", "Wang", "Jing")]),
        ("Li Ming et al.", "李明、王平等五人摄", [("李明", "Li Ming", "Li", "Ming"), ("王平", "Wang Ping", "Wang", "Ping")]),
        ("Yi Ming", "佚名", []),
        ("Yi Ming", "易明", [("易明", "Yi Ming", "Yi", "Ming")]),
        ("Xinhua News Agency, Nanchang Branch", "新华社南昌分社", [("新华社南昌分社", "Xinhua News Agency, Nanchang Branch", "", "")]),
        ("Reader: Zhao Qiang of Tongren County, Guizhou", "贵州铜仁县读者 赵强", [("赵强", "Zhao Qiang", "Zhao", "Qiang")]),
        ("Zhang Ming (Shanghai), Li Hua (Tianjin)", "上海 张明　天津 李华", [("张明", "Zhang Ming", "Zhang", "Ming"), ("李华", "Li Hua", "Li", "Hua")]),
        ("Ma Yinchu, Peking University", "北京大学 马寅初", [("马寅初", "Ma Yinchu", "Ma", "Yinchu")]),
        ("", "人民日报社论", [("人民日报社论", "Renminribao Shelun", "", "")]),
        ("", "伊·爱伦堡", [("伊·爱伦堡", "Yi Ailunbao", "", "")]),
        ("Wang Xiaoming (text) and Zhao Gang (photos)", "王小明文 赵刚摄", [("王小明", "Wang Xiaoming", "Wang", "Xiaoming"), ("赵刚", "Zhao Gang", "Zhao", "Gang")]),
        ("Text: Wang Xiaoming; Photos: Zhao Gang", "王小明文 赵刚摄", [("王小明", "Wang Xiaoming", "Wang", "Xiaoming"), ("赵刚", "Zhao Gang", "Zhao", "Gang")]),
        ("", "李书文", [("李书文", "Li Shuwen", "Li", "Shuwen")]),
        ("", "鞍山钢铁公司 王崇伦", [("王崇伦", "Wang Chonglun", "Wang", "Chonglun")]),
        ("", "山西省平顺县 读者 申纪兰", [("申纪兰", "Shen Jilan", "Shen", "Jilan")]),
        ("Battle Hero Zhang Jihui", "战斗英雄 张积慧", [("张积慧", "Zhang Jihui", "Zhang", "Jihui")]),
        ("", "蒙古族 纳·赛音朝克图", [("纳·赛音朝克图", "Na Saiyinchaoketu", "", "")]),
        ("", "茅盾 巴金 老舍", [("茅盾", "Mao Dun", "Mao", "Dun"), ("巴金", "Ba Jin", "Ba", "Jin"), ("老舍", "Lao She", "Lao", "She")]),
        ("", "新华社记者吕厚民摄", [("吕厚民", "Lü Houmin", "Lü", "Houmin")]),
        ("", "读者王明", [("王明", "Wang Ming", "Wang", "Ming")]),
        ("General Luo Ruiqing", "罗瑞卿大将", [("罗瑞卿", "Luo Ruiqing", "Luo", "Ruiqing")]),
        ("President Ho Chi Minh", "胡志明主席", [("胡志明", "Ho Chi Minh", "Ho", "Chi Minh")]),
        ("Comrade Enver Hoxha", "恩维尔·霍查同志", [("恩维尔·霍查", "Enver Hoxha", "Hoxha", "Enver")]),
        ("Collective Creation", "集体创作", [("集体创作", "Collective Creation", "", "")]),
        ("", "张福口述 李明记录", [("张福", "Zhang Fu", "Zhang", "Fu"), ("李明", "Li Ming", "Li", "Ming")]),
        ("", "李华等十二人", [("李华", "Li Hua", "Li", "Hua")]),
        ("", "曹葆华、毛岸青译", []),
        ("Nâzım Hikmet; Ai Qing, translator", "纳齐姆·希克梅特作　艾青译", [("纳齐姆·希克梅特", "Nâzım Hikmet", "Hikmet", "Nâzım")]),
        ("Great Criticism Group of Peking University and Tsinghua University", "北京大学、清华大学大批判组", [("北京大学、清华大学大批判组", "Great Criticism Group of Peking University and Tsinghua University", "", "")]),
        ("V.I. Lenin", "列宁", [("列宁", "V. I. Lenin", "Lenin", "V. I.")]),
        ("W. E. B. Du Bois", "威·爱·伯·杜波依斯", [("威·爱·伯·杜波依斯", "W. E. B. Du Bois", "Du Bois", "W. E. B.")]),
        ("Ngapoi Ngawang Jigme", "阿沛·阿旺晋美", [("阿沛·阿旺晋美", "Ngapoi Ngawang Jigme", "", "")]),
        ("", "乌兰夫", [("乌兰夫", "Wulanfu", "", "")]),
        ("", "李明和张华", [("李明", "Li Ming", "Li", "Ming"), ("张华", "Zhang Hua", "Zhang", "Hua")]),
        ("", "王和平", [("王和平", "Wang Heping", "Wang", "Heping")]),
        ("Not provided", "未署名", []),
        ("Müller, Hans", "汉斯·穆勒", [("汉斯·穆勒", "Hans Müller", "Müller", "Hans")]),
        ("Sun Yat-sen and John Smith", "孙中山、John Smith", [("孙中山", "Sun Yat-sen", "Sun", "Yat-sen"), ("John Smith", "John Smith", "Smith", "John")]),
        ("Author: Hu Qiaomu", "作者：胡乔木", [("胡乔木", "Hu Qiaomu", "Hu", "Qiaomu")]),
        ("Special correspondent of this newspaper Yuan Mu", "本报特约记者袁木", [("袁木", "Yuan Mu", "Yuan", "Mu")]),
        ("Shanghai Worker Zhang Amao", "上海工人 张阿毛", [("张阿毛", "Zhang Amao", "Zhang", "Amao")]),
        ("", "读者 王平", [("王平", "Wang Ping", "Wang", "Ping")]),
        ("Xinhua Correspondent Wang Bin, Xinhua Reporter Tian Liu", "新华社通讯员 王　斌　新华社记者　田流",
         [("王斌", "Wang Bin", "Wang", "Bin"), ("田流", "Tian Liu", "Tian", "Liu")]),
        ("Lu Xun", "鲁迅 著", [("鲁迅", "Lu Xun", "Lu", "Xun")]),
        ("", "张会", [("张会", "Zhang Hui", "Zhang", "Hui")]),
        ("Li Ju", "李局", [("李局", "Li Ju", "Li", "Ju")]),
        ("", "陈会新", [("陈会新", "Chen Huixin", "Chen", "Huixin")]),
        ("Israel Epstein", "爱泼斯坦", [("爱泼斯坦", "Israel Epstein", "Epstein", "Israel")]),
        ("Norodom Sihanouk", "西哈努克", [("西哈努克", "Norodom Sihanouk", "Sihanouk", "Norodom")]),
        ("Kenzo Matsumura", "松村谦三", [("松村谦三", "Kenzo Matsumura", "Matsumura", "Kenzo")]),
        ("Soviet Experts", "苏联专家", [("苏联专家", "Soviet Experts", "", "")]),
        ("Hsien Hsing-hai", "冼星海", [("冼星海", "Hsien Hsing-hai", "Hsien", "Hsing-hai")]),
        ("Xinhua News Agency", "新华社　王平", [("新华社", "Xinhuashe", "", ""), ("王平", "Wang Ping", "Wang", "Ping")]),
        ("", "林木、李明等", [("林木", "Lin Mu", "Lin", "Mu"), ("李明", "Li Ming", "Li", "Ming")]),
        ("Lin Mu et al.", "林木 等", [("林木", "Lin Mu", "Lin", "Mu")]),
        ("", "林木著　李明译", [("林木", "Lin Mu", "Lin", "Mu")]),
        ("M. Sholokhov, translated by Cao Ying", "米·肖洛霍夫　草婴译", [("米·肖洛霍夫", "M. Sholokhov", "Sholokhov", "M.")]),
        ("Translated by Ge Baoquan", "戈宝权译", []),
        ("Xie Jin", "解进", [("解进", "Xie Jin", "Xie", "Jin")]),
        ("Ou Tangliang", "区棠亮", [("区棠亮", "Ou Tangliang", "Ou", "Tangliang")]),
        ("Shen Rong", "谌容", [("谌容", "Shen Rong", "Shen", "Rong")]),
        ("", "曾宪立", [("曾宪立", "Zeng Xianli", "Zeng", "Xianli")]),
        ("", "尉迟恭", [("尉迟恭", "Yuchi Gong", "Yuchi", "Gong")]),
        ("N.S. Khrushchev", "尼·谢·赫鲁晓夫", [("尼·谢·赫鲁晓夫", "N. S. Khrushchev", "Khrushchev", "N. S.")]),
        ("Ludwig van Beethoven", "贝多芬", [("贝多芬", "Ludwig van Beethoven", "Beethoven", "Ludwig van")]),
        ("Johann Wolfgang von Goethe", "歌德", [("歌德", "Johann Wolfgang von Goethe", "Goethe", "Johann Wolfgang von")]),
        ("Leonardo da Vinci", "达芬奇", [("达芬奇", "Leonardo da Vinci", "da Vinci", "Leonardo")]),
        ("Charles de Gaulle", "戴高乐", [("戴高乐", "Charles de Gaulle", "de Gaulle", "Charles")]),
        ("Walter de la Mare", "德拉梅尔", [("德拉梅尔", "Walter de la Mare", "de la Mare", "Walter")]),
        ("Ngo Dinh Diem", "吴庭艳", [("吴庭艳", "Ngo Dinh Diem", "Ngo", "Dinh Diem")]),
        ("Pavel Yudin", "尤金", [("尤金", "Pavel Yudin", "Yudin", "Pavel")]),
        ("Maxim Gorky", "高尔基", [("高尔基", "Maxim Gorky", "Gorky", "Maxim")]),
        ("Sukarno", "苏加诺", [("苏加诺", "Sukarno", "", "")]),
        ("Kuroda Hisao", "黑田寿男", [("黑田寿男", "Kuroda Hisao", "Kuroda", "Hisao")]),
        ("Truong Chinh", "长征", [("长征", "Truong Chinh", "Truong", "Chinh")]),
        ("Tseng Hsi-sheng", "曾希圣", [("曾希圣", "Tseng Hsi-sheng", "Tseng", "Hsi-sheng")]),
        ("Manuilsky, D. Z.", "德·曼努伊尔斯基", [("德·曼努伊尔斯基", "D. Z. Manuilsky", "Manuilsky", "D. Z.")]),
        ("Department of Commerce", "商业厅", [("商业厅", "Department of Commerce", "", "")]),
        ("County Women's Federation", "县妇联", [("县妇联", "County Women's Federation", "", "")]),
        ("Liu Hulan's Mother", "刘胡兰的母亲", [("刘胡兰的母亲", "Liu Hulan's Mother", "", "")]),
        ("", "志愿军", [("志愿军", "Zhiyuanjun", "", "")]),
        ("", "刘建军", [("刘建军", "Liu Jianjun", "Liu", "Jianjun")]),
        ("", "老工人", [("老工人", "Laogongren", "", "")]),
        ("Tao Lujia, Secretary of the Shanxi Provincial Party Committee", "陶鲁笳（山西省委书记）",
         [("陶鲁笳", "Tao Lujia", "Tao", "Lujia")]),
        ("", "(林木)", [("林木", "Lin Mu", "Lin", "Mu")]),
        ("Ilya Ehrenburg (Soviet Union)", "〔苏〕伊·爱伦堡", [("伊·爱伦堡", "Ilya Ehrenburg", "Ehrenburg", "Ilya")]),
        ("Ulanhu", "乌兰夫", [("乌兰夫", "Ulanhu", "", "")]),
        ("Saifuddin", "赛福鼎", [("赛福鼎", "Saifuddin", "", "")]),
        ("Zhou Enlai", "周恩来总理", [("周恩来", "Zhou Enlai", "Zhou", "Enlai")]),
        ("Chen Yi", "陈毅副总理", [("陈毅", "Chen Yi", "Chen", "Yi")]),
        ("Wang Jie", "王杰同志", [("王杰", "Wang Jie", "Wang", "Jie")]),
        ("Mao Zedong, Zhu De", "毛泽东主席、朱德总司令",
         [("毛泽东", "Mao Zedong", "Mao", "Zedong"), ("朱德", "Zhu De", "Zhu", "De")]),
        ("", "郭沫若院长", [("郭沫若", "Guo Moruo", "Guo", "Moruo")]),
        ("", "欧阳海同志", [("欧阳海", "Ouyang Hai", "Ouyang", "Hai")]),
        ("", "李书记", [("李书记", "Lishuji", "", "")]),
        ("", "林业部主任", [("林业部主任", "Linyebuzhuren", "", "")]),
        ("", "林业工人", [("林业工人", "Linye Gongren", "", "")]),
        ("", "", []),
        ("——", "——", []),
        ("Author unknown", "佚名", []),
        ("Editorial", "社　论", []),
        ("N/A", "", []),
        ("Our reporter Song Ye", "", [("", "Song Ye", "Song", "Ye")]),
        ("By our correspondent Lin Mu and special correspondent Wang Jing", "", [("", "Lin Mu", "Lin", "Mu"), ("", "Wang Jing", "Wang", "Jing")]),
        ("Our Reporter", "", [("", "Our Reporter", "", "")]),
        ("(None)", "王井", [("王井", "Wang Jing", "Wang", "Jing")]),
        ("Nobel Committee", "", [("", "Nobel Committee", "", "")]),
        ("Zhang Ming, Shanghai", "上海　张明", [("张明", "Zhang Ming", "Zhang", "Ming")]),
        ("Shang Hai, Zhang Ming", "上海　张明", [("上海", "Shang Hai", "Shang", "Hai"), ("张明", "Zhang Ming", "Zhang", "Ming")]),
        ("Li Ming", "王平　李明", [("王平", "Wang Ping", "Wang", "Ping"), ("李明", "Li Ming", "Li", "Ming")]),
        ("Poet Xiao San", "诗人　萧三", [("萧三", "Xiao San", "Xiao", "San")]),
        ("", "归国华侨　李明", [("李明", "Li Ming", "Li", "Ming")]),
        ("Comrade Meng Tai of Anshan Steel", "鞍钢　孟泰同志", [("孟泰", "Meng Tai", "Meng", "Tai")]),
        ("Professor Wang Li of Peking University", "北京大学　王力教授", [("王力", "Wang Li", "Wang", "Li")]),
        ("", "李大泉的母亲　王井", [("王井", "Wang Jing", "Wang", "Jing")]),
        ("Jiang Fan", "江　帆漫画", [("江帆", "Jiang Fan", "Jiang", "Fan")]),
        ("", "王　井　宣传画", [("王井", "Wang Jing", "Wang", "Jing")]),
        ("", "本报记者　王　井摄影", [("王井", "Wang Jing", "Wang", "Jing")]),
        ("Collectively Written by Our Reporters", "本报记者集体采写", [("本报记者集体采写", "Collectively Written by Our Reporters", "", "")]),
        ("Alexander Fadeyev [Soviet Union]", "［苏联］亚·法捷耶夫", [("亚·法捷耶夫", "Alexander Fadeyev", "Fadeyev", "Alexander")]),
        ("Inoue Kiyoshi", "井上清", [("井上清", "Inoue Kiyoshi", "Inoue", "Kiyoshi")]),
        ("Katsuichirō Kamei", "龟井胜一郎", [("龟井胜一郎", "Katsuichirō Kamei", "Kamei", "Katsuichirō")]),
        ("Matsumura, Kenzo", "松村谦三", [("松村谦三", "Kenzo Matsumura", "Matsumura", "Kenzo")]),
        ("Ōuchi Hyōe", "大内兵卫", [("大内兵卫", "Ōuchi Hyōe", "Ōuchi", "Hyōe")]),
        ("Dan Ikuma", "团伊玖磨", [("团伊玖磨", "Dan Ikuma", "", "")]),
        ("Inejiro Asanuma, Secretary-General of the Japanese Socialist Party", "日本社会党书记长　浅沼稻次郎",
         [("浅沼稻次郎", "Inejiro Asanuma", "Asanuma", "Inejiro")]),
        ("Jean-Paul Sartre", "让—保罗·萨特", [("让—保罗·萨特", "Jean-Paul Sartre", "Sartre", "Jean-Paul")]),
        ("Editorial of People's Daily, Red Flag, and PLA Daily", "人民日报　红旗　解放军报　社论",
         [("人民日报　红旗　解放军报　社论", "Editorial of People's Daily, Red Flag, and PLA Daily", "", "")]),
        ("", "《人民日报》、《红旗》杂志、《解放军报》社论",
         [("《人民日报》、《红旗》杂志、《解放军报》社论", "Renminribao, Hongqi Zazhi, Jiefangjunbao Shelun", "", "")]),
        ("Editorial Department of People's Daily and the Editorial Department of Red Flag", "人民日报编辑部　红旗杂志编辑部",
         [("人民日报编辑部", "Editorial Department of People's Daily", "", ""), ("红旗杂志编辑部", "the Editorial Department of Red Flag", "", "")]),
        ("Nosaka Sanzo", "野坂参三", [("野坂参三", "Nosaka Sanzo", "Nosaka", "Sanzo")]),
        ("Hans Christian Andersen", "（丹麦）安徒生", [("安徒生", "Hans Christian Andersen", "Andersen", "Hans Christian")]),
        ("H. C. Andersen", "安徒生", [("安徒生", "H. C. Andersen", "Andersen", "H. C.")]),
        ("Panchen Erdeni Choekyi Gyaltsen", "班禅额尔德尼·却吉坚赞", [("班禅额尔德尼·却吉坚赞", "Panchen Erdeni Choekyi Gyaltsen", "", "")]),
        ("Academician P. Yudin of the Soviet Academy of Sciences", "帕·尤金", [("帕·尤金", "P. Yudin", "Yudin", "P.")]),
        ("Soviet writer Polevoi", "苏联作家　波列伏依", [("波列伏依", "Polevoi", "", "")]),
        ("F. Joliot-Curie", "弗·约里奥—居里", [("弗·约里奥—居里", "F. Joliot-Curie", "Joliot-Curie", "F.")]),
        ("Wang Gang and Li Ming", "王刚　李明　合著", [("王刚", "Wang Gang", "Wang", "Gang"), ("李明", "Li Ming", "Li", "Ming")]),
        ("", "王井、李明合写", [("王井", "Wang Jing", "Wang", "Jing"), ("李明", "Li Ming", "Li", "Ming")]),
        ("Commander-in-Chief Zhu", "朱总司令", [("朱总司令", "Commander-in-Chief Zhu", "", "")]),
        ("", "彭总", [("彭总", "Pengzong", "", "")]),
        ("", "周副主席", [("周副主席", "Zhoufuzhuxi", "", "")]),
        ("County Head Wang", "王县长", [("王县长", "County Head Wang", "", "")]),
        ("Zhu De", "朱德总司令", [("朱德", "Zhu De", "Zhu", "De")]),
        ("Ye Jianying; recorded by Wang Jing", "叶剑英讲　王井记", [("叶剑英", "Ye Jianying", "Ye", "Jianying"), ("王井", "Wang Jing", "Wang", "Jing")]),
        ("", "王井记", [("王井记", "Wang Jingji", "Wang", "Jingji")]),
        ("He Jingzhi", "诗人贺敬之", [("贺敬之", "He Jingzhi", "He", "Jingzhi")]),
        ("Zhou He, Gu Moyan", "", [("", "Zhou He", "Zhou", "He"), ("", "Gu Moyan", "Gu", "Moyan")]),
        ("Ouyang Hai & Lü Tong’an", "", [("", "Ouyang Hai", "Ouyang", "Hai"), ("", "Lü Tong’an", "Lü", "Tong’an")]),
        ("Zhou He, Louis Aragon", "", [("", "Zhou He, Louis Aragon", "", "")]),
        ("Zhou He, Hebei Province", "", [("", "Zhou He, Hebei Province", "", "")]),
        ("Wang Jing, Captain", "王井　上尉", [("王井", "Wang Jing", "Wang", "Jing")]),
        ("Wang Jing (Major)", "王井少校", [("王井", "Wang Jing", "Wang", "Jing")]),
        ("Wanyan Yun", "完颜云", [("完颜云", "Wanyan Yun", "Wanyan", "Yun")]),
        ("Li Fenglian", "女工李凤莲", [("李凤莲", "Li Fenglian", "Li", "Fenglian")]),
    ],
)  # fmt: skip
def test_bylines_as_creators(en: str, zh: str, expected: list[tuple[str, ...]]) -> None:
    assert creators(Byline(en, zh)) == tuple(Creator(*fields) for fields in expected)


@pytest.mark.parametrize(
    ("received", "zh", "pinyin"),
    [
        ('谈"打井"办法', "谈“打井”办法", "Tan “dajing” banfa"),
        ("谈'打井'办法", "谈‘打井’办法", "Tan ‘dajing’ banfa"),
        ('谈"打井办法', '谈"打井办法', None),
    ],
)
def test_straight_marks_of_a_chinese_headline_are_turned(received: str, zh: str, pinyin: str | None) -> None:
    article = Article(id="1958-01-06-4-00000000", date=dt.date(1958, 1, 6), page=4, headline_zh=lines(received))
    works = Cataloguer(Vocabulary(), undated(Name()), Settings()).works(article)
    assert works.zh == zh
    assert pinyin in {None, works.pinyin}


@pytest.mark.parametrize(
    ("zh", "expected"),
    [
        ("〔苏联〕伊·爱伦堡 作　陈冰夷 译", ["Chen Bingyi"]),
        ("斯大林著　曹葆华、毛岸青译", ["Cao Baohua", "Mao Anqing"]),
        ("林木 编译", []),
        ("林木", []),
        ("新华社译", ["Xinhuashe"]),
        ("", []),
    ],
)
def test_who_translated_into_chinese(zh: str, expected: list[str]) -> None:
    found = translators(Byline("", zh))
    assert [each.latin for each in found] == expected
    works = replace(all_works()["two authors"], translators=found)
    said = remark(works, "zh", "mla")
    assert said == (
        f"Translated into Chinese by {', '.join(f'{each.latin} {each.zh}' for each in found)}." if found else ""
    )
    assert (
        '"translator":['
        in metadata(Article(id="1958-01-06-4-00000000", date=dt.date(1958, 1, 6), page=4), works, Settings())
    ) == bool(found)


@pytest.mark.parametrize(
    ("name", "language", "authors"),
    [
        ("two authors", "zh-CN", ["Wang, Jing", "Well Society,"]),
        ("a foreigner and others", "cmn-Latn", ["Wells, N. S.", "Wang Jing,", "Well Society,"]),
    ],
)
def test_zotero_is_told_which_names_keep_their_order(name: str, language: str, authors: list[str]) -> None:
    works = all_works()[name]
    head = str(metadata(Article(id="1958-01-06-4-00000000", date=dt.date(1958, 1, 6), page=4), works, Settings()))
    assert f'<meta name="citation_language" content="{language}">' in head
    assert re.findall('name="citation_author" content="([^"]*)"', head) == authors
    assert zotero_names(works.creators, "zh-CN")[0] == ("Wang, Jing" if language == "zh-CN" else "N. S. Wells,")


def test_a_page_tells_scripts_that_there_are_others() -> None:
    article, works = read_one(min(SEEDS.glob("*.txt"))), all_works()["and others"]
    assert '"contributor":"et al."' in metadata(article, works, Settings())
    assert "contributor" not in metadata(article, replace(works, has_others=False), Settings())


@pytest.mark.parametrize(
    ("en", "zh", "expected"),
    [
        ("Li Ming", "李明等", True),
        ("", "新华社记者李明等三人摄", True),
        ("Li Ming and others", "", False),  # the name that is cited says so
        ("Li Ming", "李明", False),
        ("Li Ming", "平等", False),
    ],
)
def test_others_whom_a_byline_does_not_name(en: str, zh: str, expected: bool) -> None:
    assert names_others(Byline(en, zh)) is expected


@pytest.mark.parametrize(
    ("en", "zh", "body"),
    [
        ("Xinhua News Agency", "新华社", True),
        ("", "打井社", True),
        ("Ulanhu", "乌兰夫", False),
        ("Jing Yu", "静宇", False),
    ],
)
def test_bodies_are_told_from_persons_who_bear_one_name(en: str, zh: str, *, body: bool) -> None:
    assert [creator.is_body for creator in creators(Byline(en, zh))] == [body]


def test_an_abstract_in_chinese_is_more_than_its_dateline() -> None:
    text = "新华社南昌5日电　" + "井水清，" * 60
    chinese = Article("1958-01-06-4-00000000", dt.date(1958, 1, 6), 4, zh=(Paragraph("zh", 1, text),))
    assert abstract(chinese).startswith("新华社南昌5日电 井水清，井水清")
    assert 90 < len(abstract(chinese)) <= 100


def test_an_abstract_ends_at_a_word() -> None:
    long = Article("1958-01-06-4-00000000", dt.date(1958, 1, 6), 4, en=(Paragraph("en", 1, "water well " * 40),))
    assert abstract(long).endswith("…")
    assert len(abstract(long)) <= 100
    assert abstract(long)[:-1].split(" ")[-1] in ("water", "well")


def test_the_contract_of_works_is_what_python_makes() -> None:
    assert CONTRACT.read_text(encoding="utf-8") == contract()


def test_the_browser_makes_the_same_items_and_remarks() -> None:
    given = json.loads(CONTRACT.read_text(encoding="utf-8"))["cases"]
    made = run_javascript("citations.mjs", ("works", str(CONTRACT)))
    assert len(made) == len(given) > 100
    for case, result in zip(given, made, strict=True):
        assert result == {"item": case["item"], "remark": case["remark"]}, (case["works"], case["style"])


def test_the_browser_cites_as_the_real_engine_does() -> None:
    path = ROOT / "tests" / "contracts" / "citations.json"
    given: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cases"]
    made = run_javascript("citations.mjs", ("citations", str(path)))
    assert [runs for case, runs in zip(given, made, strict=True) if runs != case["runs"]] == []
    assert len(made) > 400


@pytest.mark.parametrize(
    ("name", "style", "original", "translation"),
    [
        ("a foreigner", "chicago-bibliography", "Wells, N. S. “", "Wells, N. S. “"),
        ("a foreigner", "chicago-note", "N. S. Wells, “", "N. S. Wells, “"),
        ("a foreigner", "mla", "Wells, N. S. “", "Wells, N. S. “"),
        ("a foreigner", "gbt-2025", "威尔斯.", "Wells N S. "),
        (
            "a foreigner and others",
            "chicago-bibliography",
            "Wells, N. S., Wang Jing, and Well Society. “",
            "Wells, N. S., Wang Jing, and Well Society. “",
        ),
        ("a foreigner and others", "apa", "Wells, N. S., Wang, J., & Well Society. ", "Wells, N. S., Wang, J., & "),
        (
            "two of another order",
            "chicago-note",
            "Wang Jing and Jean-Paul Wells, “",
            "Wang Jing and Jean-Paul Wells, “",
        ),
        ("two of another order", "mla", "Wang Jing, and Jean-Paul Wells. “", "Wang Jing, and Jean-Paul Wells. “"),
    ],
)
def test_authors_have_the_order_of_their_names(name: str, style: str, original: str, translation: str) -> None:
    for side, start in (("zh", original), ("en", translation)):
        shown = cite(csl_item(all_works()[name], side, style), style)
        assert "".join(run.text for run in shown).startswith(start)


def test_names_that_are_not_parted_stay_whole_in_files(tmp_path: Path) -> None:
    item = csl_item(all_works()["a foreigner and others"], "zh", "mla")
    (tmp_path / "items.json").write_text(json.dumps([item]), "utf-8")
    made = run_javascript("citations.mjs", ("files", str(tmp_path / "items.json")))
    assert "author = {Wells, N. S. and {Wang Jing} and {Well Society}}," in made["bibtex"]
    assert [line for line in made["ris"].split("\r\n") if line.startswith("AU")] == [
        "AU  - Wells, N. S.", "AU  - Wang Jing,", "AU  - Well Society,",
    ]  # fmt: skip


def test_bibtex_keeps_the_order_of_chinese_names_where_the_style_does(tmp_path: Path) -> None:
    made = {}
    for style in ("chicago-note", "apa"):
        items = [csl_item(all_works()["two authors"], side, style) for side in ("zh", "en")]
        (tmp_path / "items.json").write_text(json.dumps(items), "utf-8")
        made[style] = run_javascript("citations.mjs", ("files", str(tmp_path / "items.json")))["bibtex"]
    assert made["chicago-note"].count("author = {{Wang Jing} and {Well Society}},") == 2
    assert made["apa"].count("author = {Wang, Jing and {Well Society}},") == 2


def test_files_for_reference_managers(tmp_path: Path) -> None:
    items = [
        {"id": "1958-01-06-4-00000000-zh", "type": "article-newspaper", "title": "A & B_{c} 100%", "container-title": "Mou bao",
         "author": [{"family": "Jing", "given": "Yu"}, {"literal": "Well Society"}], "issued": {"date-parts": [[1958, 1, 6]]}, "page": "4",
         "custom": {"place": "Qinghe", "organ": "the village", "section": "Wells"}},
        {"id": "1958-01-06-4-00000000-en", "type": "webpage", "title": "Wells\r\nER  - ", "translator": [{"literal": "machine, unverified"}],
         "issued": {"date-parts": [[2025, 4]]}, "URL": "https://example.org/{a\\b}.html", "original-title": "井"},
    ]  # fmt: skip
    (tmp_path / "items.json").write_text(json.dumps(items), "utf-8")
    made = run_javascript("citations.mjs", ("files", str(tmp_path / "items.json")))
    assert json.loads(made["csl"]) == items
    assert made["bibtex"].startswith("@article{1958-01-06-4-00000000-zh,\n  author = {Jing, Yu and {Well Society}},\n")
    assert r"title = {{A \& B\_\{c\} 100\%}}" in made["bibtex"]
    assert "entrysubtype = {newspaper}" in made["bibtex"]
    assert "@online{1958-01-06-4-00000000-en,\n  title = {{Wells ER  -}},\n" in made["bibtex"]
    assert made["ris"].split("\r\n")[:7] == [
        "TY  - NEWS", "ID  - 1958-01-06-4-00000000-zh", "AU  - Jing, Yu", "AU  - Well Society,", "TI  - A & B_{c} 100%", "T2  - Mou bao", "DA  - 1958/01/06",
    ]  # fmt: skip
    assert made["ris"].count("\r\nER  - ") == 2
    assert "\r\nSE  - Wells\r\nCY  - Qinghe\r\n" in made["ris"]
    assert "the village" not in made["ris"]
    assert "url = {https://example.org/%7Ba%5Cb%7D.html}" in made["bibtex"]
    assert "\r\nA4  - machine (unverified),\r\n" in made["ris"]


def test_files_come_back_whatever_a_headline_holds(tmp_path: Path) -> None:
    """Made-up headlines of the characters that mean something in BibTeX and RIS, read by other people's programs."""
    chance = random.Random(4)  # noqa: S311 - repeatable chance, no secrets
    pieces = [*'{}\\%&#$_~^"@,;-=()', "党群", "a", " ", " and ", "\n", "ER  - ", "\u2028", "𠀀"]
    items: list[dict[str, Any]] = []
    for number in range(200):
        title, name = ("".join(chance.choices(pieces, k=chance.randint(1, 9))) + "x" for _ in range(2))
        items.append(
            {"id": f"made-up-{number}", "type": "article-newspaper", "title": title, "container-title": name,
             "author": [{"family": name, "given": title}, {"literal": name}], "issued": {"date-parts": [[1958, 1, 6]]}, "custom": {"remark": name}}
        )  # fmt: skip
    (tmp_path / "items.json").write_text(json.dumps(items), "utf-8")
    made = run_javascript("citations.mjs", ("files", str(tmp_path / "items.json")))
    entries = pybtex.database.parse_string(made["bibtex"], "bibtex").entries
    records = rispy.loads(made["ris"])
    assert [*entries] == [record["id"] for record in records] == [item["id"] for item in items]
    for item, entry, record in zip(items, entries.values(), records, strict=True):
        assert record["title"] == one_line(item["title"])
        assert len(entry.persons["author"]) == len(record["authors"]) == 2
        # What biber refuses, since it counts them: braces that do not match, with a backslash or without.
        assert is_matched(entry.fields["title"])
        assert one_line(item["title"]).split() == plain(entry.fields["title"]).split()


def one_line(text: str) -> str:
    return re.sub("[\\n\\u2028]+", " ", text).strip()


def plain(field: str) -> str:
    """What LaTeX prints of a field that is in braces of its own."""
    commands = {
        "{\\textbackslash}": "\\",
        "{\\textasciitilde}": "~",
        "{\\textasciicircum}": "^",
        "{\\textbraceleft}": "{",
        "{\\textbraceright}": "}",
    }
    return re.sub(r"\{\\[a-z]+\}|\\(.)", lambda found: commands.get(found[0], found[1]), field[1:-1])


def is_matched(text: str) -> bool:
    depth = 0
    for char in text:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth < 0:
            return False
    return depth == 0
