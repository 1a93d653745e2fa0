"""Names that headlines hold most, and words that the general dictionary takes for names."""

from duizhao.works._lists import listed

_PERSONS = (
    "毛泽东 周恩来 刘少奇 朱德 邓小平 陈云 林彪 彭德怀 陈毅 贺龙 刘伯承 聂荣臻 叶剑英 罗荣桓 徐向前 董必武 宋庆龄 郭沫若 李先念 李富春 "
    "彭真 薄一波 陆定一 胡乔木 陈伯达 康生 江青 华国锋 鲁迅 丁玲 茅盾 巴金 雷锋 焦裕禄 王进喜 陈永贵 黄继光 邱少云 刘胡兰 欧阳海 孙中山 蒋介石 "
    "任弼时 金日成 梁漱溟 沈钧儒 钱学森 张澜 胡风 曹操 老舍 曹禺 竺可桢 茅以升 孟泰 吴芝圃 谭冠三 解学恭 龙云 梅兰芳 马寅初 李立三 高岗 饶漱石 章伯钧 罗隆基 "
    "王震 黄敬 陶铸 程潜 史良 蔡畅 帅孟奇 粟裕 陈赓 谭政 杨勇 叶季壮 姬鹏飞 耿飚 陈家康 曾涌泉 曾生 刘晓 谷牧 廖鲁言 习仲勋 童第周 夏衍 田汉 艾青 柳青 杨沫 曲波 魏巍 杨朔 秦牧 冯至 孙犁 周扬 吴晗 邓拓 廖沫沙 翦伯赞 尹达 贺麟 "
    "聂耳 冼星海 吕骥 荀慧生 尚小云 欧阳予倩 裘盛戎 臧克家 杜鹏程 赵丹 张百发 赵梦桃 黄宝妹 苏广铭 赵国有 吴吉昌 郭玉恩 曲耀离 吕玉兰 邢燕子 侯隽 董加耕 徐建春 王杰 麦贤得 刘英俊 蔡永祥 门合 徐学惠 刘文学 张积慧 王海 郭兴福 容国团 "
    "邱钟惠 穆祥雄 戚烈云 邓芳芝 吴运铎 赵占魁 吕鸿宾 林兰英 李有才 向秀珍 朱琏 丘财康 单昭祥 仇鳌 区梦觉 查良铮 单永缗 李自成 屈原 杜甫 李白 海瑞 秋瑾 黄兴 瞿秋白 胡适 孔祥熙 朴正爱 朴正熙 朴宪永 崔庸健 黎笋"
)
PERSONS = frozenset(_PERSONS.split())
"""Persons whom headlines name most and whom the general dictionary does not always mark as such."""
_READ_AS_PLACES = "华山 江山 高山 江河 高原 关山 云山 江丰 华岗 黄镇 马烽 欧阳山 西蒙诺夫 玛拉沁夫 布尔加宁 赫鲁晓夫"
READ_AS_PLACES = frozenset(_READ_AS_PLACES.split())
"""Persons whom the general dictionary takes for places."""
PLACES = {name: reading for name, _, reading in (entry.partition("=") for entry in listed("_names.txt").split())}
"""Places, and names written like them, that the general dictionary knows for something else; with a reading that is not the usual one of the same characters, else empty."""
NO_PLACES = frozenset(listed("_no_places.txt").split())
"""Common words that the general dictionary takes for places."""
PHRASES = {
    "毛主席": "Mao zhuxi",
    "周总理": "Zhou zongli",
    "刘主席": "Liu zhuxi",
    "朱总司令": "Zhu zongsiling",
    "中共中央": "Zhonggong zhongyang",
    "中共中央委员会": "Zhonggong zhongyang weiyuanhui",
    "美帝国主义": "Mei diguo zhuyi",
    "中国共产党": "Zhongguo gongchandang",
    "中华人民共和国": "Zhonghua renmin gongheguo",
    "中国人民解放军": "Zhongguo renmin jiefangjun",
    "武训传": "Wu Xun zhuan",
    "新华社记者": "Xinhuashe jizhe",
    "联合国安理会": "Lianheguo Anlihui",
    "联合国教科文组织": "Lianheguo Jiaokewen Zuzhi",
    "抗美援朝": "Kang-Mei yuan-Chao",
    "保家卫国": "baojia weiguo",
    "马克思列宁主义": "Makesi Liening zhuyi",
    "僮族": "Zhuangzu",
    "唐山": "Tangshan",
    "齐齐哈尔": "Qiqiha’er",
    "新疆维吾尔自治区": "Xinjiang Weiwu’er Zizhiqu",
    "宁夏回族自治区": "Ningxia Huizu Zizhiqu",
    "广西僮族自治区": "Guangxi Zhuangzu Zizhiqu",
    "西藏高原": "Xizang gaoyuan",
    "珠江三角洲": "Zhujiang sanjiaozhou",
    "晋察冀": "Jin-Cha-Ji",
    "陕甘宁": "Shaan-Gan-Ning",
    "冀鲁豫": "Ji-Lu-Yu",
    "晋冀鲁豫": "Jin-Ji-Lu-Yu",
    "康藏": "Kang-Zang",
    "康藏公路": "Kang-Zang gonglu",
    "康藏高原": "Kang-Zang gaoyuan",
    "川藏公路": "Chuan-Zang gonglu",
    "青藏公路": "Qing-Zang gonglu",
    "青藏高原": "Qing-Zang gaoyuan",
    "成渝铁路": "Cheng-Yu tielu",
    "京汉铁路": "Jing-Han tielu",
    "陇海铁路": "Long-Hai tielu",
    "津浦铁路": "Jin-Pu tielu",
    "宝成铁路": "Bao-Cheng tielu",
    "鹰厦铁路": "Ying-Xia tielu",
    "兰新铁路": "Lan-Xin tielu",
    "包兰铁路": "Bao-Lan tielu",
    "盖叫天": "Gai Jiaotian",
    "尉凤英": "Wei Fengying",
    "耿长锁": "Geng Changsuo",
    "红线女": "Hongxiannü",
    "班禅额尔德尼": "Banchan E’erdeni",
    "乐松生": "Yue Songsheng",
    "大城县": "Daicheng Xian",
    "晋绥": "Jin-Sui",
    "刘邓大军": "Liu-Deng dajun",
    "吉田茂": "Jitian Mao",
    "鸠山一郎": "Jiushan Yilang",
    "池田勇人": "Chitian Yongren",
    "佐藤荣作": "Zuoteng Rongzuo",
    "浅沼稻次郎": "Qianzhao Daocilang",
    "野坂参三": "Yeban Cansan",
    "德田球一": "Detian Qiuyi",
    "宫本显治": "Gongben Xianzhi",
    "松村谦三": "Songcun Qiansan",
    "高碕达之助": "Gaoqi Dazhizhu",
    "石桥湛山": "Shiqiao Zhanshan",
    "岸信介": "An Xinjie",
    "荻村伊智朗": "Dicun Yizhilang",
    "西园寺公一": "Xiyuansi Gongyi",
    "天兰铁路": "Tian-Lan tielu",
    "湘桂铁路": "Xiang-Gui tielu",
    "川黔铁路": "Chuan-Qian tielu",
    "黎湛铁路": "Li-Zhan tielu",
    "粤汉铁路": "Yue-Han tielu",
    "京广铁路": "Jing-Guang tielu",
    "京广线": "Jing-Guang xian",
    "沪宁": "Hu-Ning",
    "京包": "Jing-Bao",
    "浙赣": "Zhe-Gan",
    "睡好觉": "shui hao jiao",
}
PHRASES |= {
    f"{zh}中全会": f"{pinyin} zhong quanhui"
    for zh, pinyin in zip(
        "一二三四五六七八九十", ("yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu", "shi"), strict=True
    )
}
"""Words made of a name and common ones, which alone are written with a capital, names made of several, and what is read otherwise than the dictionary has it."""
WORD_READINGS = {
    "流血": "liuxue",
    "大夫": "daifu",
    "欢度国庆": "huandu guoqing",
    "庆祝国庆": "qingzhu guoqing",
    "三大纪律": "san da jilü",
    "亚非": "Ya-Fei",
    "亚非拉": "Ya-Fei-La",
    "欧美": "Ou-Mei",
    "欧亚": "Ou-Ya",
    "平津": "Ping-Jin",
    "京汉": "Jing-Han",
    "津浦": "Jin-Pu",
    "苏共": "Sugong",
    "蒋军": "Jiang jun",
    "京": "Jing",
    "沪": "Hu",
    "渝": "Yu",
    "来京": "lai Jing",
    "抵京": "di Jing",
    "离京": "li Jing",
    "赴京": "fu Jing",
    "返京": "fan Jing",
    "进京": "jin Jing",
    "晋京": "jin Jing",
    "回京": "hui Jing",
    "驻京": "zhu Jing",
}
"""Words that are read otherwise than the dictionary has them, or that it takes for names, or that hold one."""
LANDS = frozenset("中苏美英法德日朝韩越蒙印缅蒋")
"""Signs that stand for countries and governments, where two or more are words beside each other."""
PROVINCES = frozenset("京沪津渝川桂鲁晋冀豫鄂湘皖赣粤滇黔陕闽浙辽苏")
"""The same for provinces and large towns."""
_WORDS = "许可证 胡萝卜 杜鹃花 维生素 高新区 白毛女"
WORDS = frozenset(_WORDS.split())
"""Words that the general dictionary takes for persons."""
_UNDIVIDED = (
    "马克思 罗斯福 卢森堡 夏威夷 马其顿 黎巴嫩 石家庄 张家口 史密斯 莫斯科 马尼拉 高加索 温哥华 杜鲁门 杜勒斯 高尔基 白求恩 戴高乐 恩格斯 斯大林 列宁 "
    "斯大林格勒 列宁格勒 赫鲁晓夫 莫洛托夫 马林科夫 布尔加宁 尼赫鲁 艾森豪威尔 尼克松 丘吉尔 铁托 卡斯特罗 希特勒 苏加诺 新德里 柏林 平壤 巴格达 慕尼黑 威尼斯 布拉格 华沙 "
    "汉族 藏族 蒙古族 回族 满族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 柯尔克孜族 鄂伦春族 鄂温克族 塔吉克族 乌孜别克族 "
    "阿根廷 阿富汗 阿拉伯 阿尔巴尼亚 南斯拉夫 乌克兰 爱尔兰 伊拉克 尼泊尔 哈萨克 哈萨克斯坦 斯里兰卡 普鲁士 大连 国务院 政务院 联合国 乌兰夫 赛福鼎 爱伦堡 聂鲁达"
)
UNDIVIDED = frozenset(_UNDIVIDED.split())
"""Names, of foreigners, nationalities, places and institutions, that have no surname before a given name and that the general dictionary takes for persons or for no names."""
